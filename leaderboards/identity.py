"""Which addresses are one address, and when two records describe one board. Pure.

The reasoning, and what is refused, is told in docs/identity.md.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from leaderboards.vocabulary import Platform

_TRACKING = re.compile(r"^(utm_\w+|ref|source|fbclid|gclid|spm)$", re.IGNORECASE)
_GITHUB_NAME = r"[A-Za-z0-9._-]+"
_GITHUB_REPOSITORY = re.compile(rf"^/({_GITHUB_NAME})/({_GITHUB_NAME}?)(?:\.git)?(/.*)?$")
_SPACE = re.compile(r"^/spaces/([^/]+)/([^/]+)(/.*)?$")
_SHEET = re.compile(r"^/spreadsheets/d/(e/[\w-]+|[\w-]+)")
_GITHUB_VIEW_OF_ROOT = re.compile(r"^/(tree|blob)/(main|master)(/README\.md)?/?$", re.IGNORECASE)


class BadAddress(ValueError):
    """The text is not an absolute http(s) address. `str()` says why, for a person."""


def canonical_url(url: str) -> str:
    """One spelling for all spellings of an address, without its scheme: `github.com/o/n`.

    Host in lower case without `www.`, no default port, no tracking parameters, no trailing
    slash; on GitHub the README view of a repository is the repository, on the Hub all views of
    a Space are the Space, and a spreadsheet is its key. Fragments are dropped unless they route
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
        sorted((k, v) for k, v in parse_qsl(parts.query, True) if not _TRACKING.match(k))
    )
    routed = parts.fragment if parts.fragment.startswith(("/", "!/")) else ""
    return (
        f"{host}{port}{path}"
        + (f"?{query}" if query else "")
        + (f"#{routed.rstrip('/')}" if routed.strip("/!") else "")
    )


def _split(url: str):  # type: ignore[no-untyped-def]  # SplitResult; typed by its use
    text = url.strip()
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as error:
        raise BadAddress(f"“{text[:200]}” is not an address: {error}") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise BadAddress(f"“{text[:200]}” must begin with http:// or https://")
    if not parts.hostname or re.search(r"[\s<>\"\\]", text):
        raise BadAddress(f"“{text[:200]}” is not a complete web address")
    if parts.username is not None:
        raise BadAddress("an address must not carry a user name or password")
    return parts


def _host(host: str) -> str:
    return host.lower().rstrip(".").removeprefix("www.")


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
    if host == "github.com" or host.endswith((".github.io", ".githubusercontent.com")):
        return Platform.GITHUB
    if host == "huggingface.co" or host.endswith(".hf.space"):
        return Platform.HUGGINGFACE
    if host == "paperswithcode.com":
        return Platform.PAPERSWITHCODE
    sheets = host == "docs.google.com" and parts.path.startswith("/spreadsheets")
    if sheets or host in ("docs.qq.com", "airtable.com") or host.endswith((".feishu.cn",)):
        return Platform.SPREADSHEET
    return Platform.INDEPENDENT


def name_key(name: str) -> str:
    """A board's name without case, punctuation and the word “leaderboard”."""
    words = re.sub(r"[\W_]+", " ", name.casefold()).split()
    kept = [word for word in words if word not in ("leaderboard", "leaderboards", "the")]
    return " ".join(kept or words)


@dataclass(frozen=True)
class KnownAddress:
    """An address a board already has: `role` is a LocationRole value."""

    board_id: int
    role: str
    board_name: str


def same_board(name: str, home: list[KnownAddress]) -> int | None:
    """The one board that a record is about, or None when that is not certain.

    `home` are the boards that hold the record's home address. Exactly one board that shows
    itself there (home or mirror) is the same board. Where several do (one page, many boards)
    the name must decide. A shared repository alone is no proof: it decides only with the name.
    """
    showing = {known.board_id for known in home if known.role in ("home", "mirror")}
    if len(showing) == 1:
        return next(iter(showing))
    wanted = name_key(name)
    named = {known.board_id for known in home if name_key(known.board_name) == wanted}
    return next(iter(named)) if len(named) == 1 else None
