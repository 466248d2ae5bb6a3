"""Which addresses are one address, and on which platform it stands. Pure.

The reasoning is told in docs/identity.md; same_board.py decides when two records are one board.
"""

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from leaderboards.vocabulary import Platform

_TRACKING = re.compile(r"^(utm_\w+|ref|source|fbclid|gclid|spm)$", re.IGNORECASE)
_GITHUB_NAME = r"[A-Za-z0-9._-]+"
_GITHUB_REPOSITORY = re.compile(rf"^/({_GITHUB_NAME})/({_GITHUB_NAME}?)(?:\.git)?(/.*)?$")
_GITHUB_HOSTS = (".github.io", ".githubusercontent.com")
_SPACE = re.compile(r"^/spaces/([^/]+)/([^/]+)(/.*)?$")
_SAME_HOST = {"hf.co": "huggingface.co"}
_SHEET = re.compile(r"^/spreadsheets/(?:u/\d+/)?d/(e/[\w-]+|[\w-]+)")
# The README of the root, also in another language (README_EN.md, README.zh-CN.md).
_GITHUB_VIEW_OF_ROOT = re.compile(
    r"^/(tree|blob)/(main|master|HEAD)(/README([._-][a-z]{2}([_-][a-z]{2,4})?)?\.md)?/?$",
    re.IGNORECASE,
)


class BadAddress(ValueError):
    """The text is not an absolute http(s) address. `str()` says why, for a person."""


def canonical_url(url: str) -> str:
    """One spelling for all spellings of an address, without its scheme: `github.com/o/n`.

    Host in lower case without `www.`, no default port, no tracking parameters, no trailing
    slash; on GitHub the README of a repository is the repository, on the Hub all views of a
    Space are the Space, and a spreadsheet is its key. Fragments are dropped unless they route
    (`#/…`): a heading inside a page is not another page.

    Raises BadAddress.
    """
    parts = _split(url)
    host = _host(parts.hostname or "")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    path = re.sub(r"/{2,}", "/", parts.path)
    if host == "github.com" and (match := _GITHUB_REPOSITORY.match(path)):
        return _github(match)
    if host == "huggingface.co" and (match := _SPACE.match(path)):
        return f"huggingface.co/spaces/{match[1]}/{match[2]}".lower()
    if host == "docs.google.com" and (match := _SHEET.match(path)):
        return f"docs.google.com/spreadsheets/d/{match[1]}"
    path = re.sub(r"/index\.html?$", "/", path).rstrip("/")
    query = urlencode(
        sorted(
            (k, v)
            for k, v in parse_qsl(parts.query, keep_blank_values=True)
            if not _TRACKING.match(k)
        )
    )
    routed = parts.fragment if parts.fragment.startswith(("/", "!/")) else ""
    return (
        f"{host}{port}{path}"
        + (f"?{query}" if query else "")
        + (f"#{routed.rstrip('/')}" if routed.strip("/!") else "")
    )


def _split(url: str) -> SplitResult:
    text = url.strip()
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as error:
        raise BadAddress(f"“{text[:200]}” is not an address: {error}") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise BadAddress(f"“{text[:200]}” must begin with http:// or https://")
    if not parts.hostname or re.search(r"[\s<>\"\\\x00-\x1f\x7f]", text):
        raise BadAddress(f"“{text[:200]}” is not a complete web address")
    if parts.username is not None:
        raise BadAddress("an address must not carry a user name or password")
    return parts


def _host(host: str) -> str:
    plain = host.lower().rstrip(".").removeprefix("www.")
    return _SAME_HOST.get(plain, plain)


def _github(match: re.Match[str]) -> str:
    owner, name, rest = match[1], match[2], match[3] or ""
    rest = "" if _GITHUB_VIEW_OF_ROOT.match(rest) else rest.rstrip("/")
    return f"github.com/{owner}/{name}".lower() + rest


def platform_of(url: str) -> Platform:
    """The platform an address stands on. GitHub Pages count as GitHub, as in the study.

    Raises BadAddress.
    """
    parts = _split(url)
    host = _host(parts.hostname or "")
    if host in ("github.com", "gist.github.com") or host.endswith(_GITHUB_HOSTS):
        return Platform.GITHUB
    if host == "huggingface.co" or host.endswith(".hf.space"):
        return Platform.HUGGINGFACE
    if host == "paperswithcode.com":
        return Platform.PAPERSWITHCODE
    sheets = host == "docs.google.com" and parts.path.startswith("/spreadsheets")
    if sheets or host in ("docs.qq.com", "airtable.com") or host.endswith((".feishu.cn",)):
        return Platform.SPREADSHEET
    return Platform.INDEPENDENT


def archive_of(url: str) -> str:
    """Where a copy of a page on a closed platform is kept; empty for pages that still live.

    Raises BadAddress.
    """
    if platform_of(url) is not Platform.PAPERSWITHCODE:
        return ""
    return f"https://web.archive.org/web/2025/{url}"


def address_keys(url: str) -> tuple[str, ...]:
    """The canonical address and, for a Space, the host its app answers on: both show the same.

    Raises BadAddress.
    """
    canonical = canonical_url(url)
    host, _, path = canonical.partition("/")
    if host == "huggingface.co" and path.startswith("spaces/"):
        return canonical, f"{_dashed(path.removeprefix('spaces/'))}.hf.space"
    if host.endswith(".hf.space"):
        return canonical, host.replace(".static.hf.space", ".hf.space")
    return (canonical,)


def _dashed(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def host_of(url: str) -> str:
    """Raises BadAddress."""
    return _host(_split(url).hostname or "")


def project_of(url: str) -> str:
    """The GitHub repository behind a repository's page or a Pages site; empty elsewhere.

    `owner.github.io/name` is served from the repository `owner/name`, and `owner.github.io` from
    `owner/owner.github.io`. Raises BadAddress.
    """
    canonical = canonical_url(url).partition("?")[0].partition("#")[0]
    host, *parts = canonical.split("/")
    if host == "github.com" and len(parts) > 1:
        return f"github.com/{parts[0]}/{parts[1]}".lower()
    if host.endswith(".github.io"):
        owner = host.removesuffix(".github.io")
        return f"github.com/{owner}/{parts[0] if parts else host}".lower()
    return ""
