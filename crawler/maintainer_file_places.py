"""Where a board's leaderboard.yml lies, and whose addresses belong together. Pure."""

import re
from urllib.parse import urlsplit

from leaderboards.identity import BadAddress, canonical_url, host_of

NAME = "leaderboard.yml"
NAMES = (NAME, "leaderboard.yaml")
_GITHUB = re.compile(r"^/+([\w.-]+)/([\w.-]+?)(?:\.git)?(?:/|$)")
_HUB = re.compile(r"^/+(spaces|datasets)/([\w.-]+)/([\w.-]+)(?:/|$)")
_NO_SITES = ("huggingface.co", "github.com", "gist.github.com", "docs.google.com")


def places(location_url: str) -> tuple[str, ...]:
    """The addresses at which the file may lie for one address of a board, the likeliest first.

    Of a repository it is the root of the default branch; of a site, the folder of the page, the
    root, and the place that RFC 8615 keeps for such files. Empty where there is no such place.
    """
    try:
        host, path = host_of(location_url), urlsplit(location_url.strip()).path
    except BadAddress:
        return ()
    if host == "github.com" and (match := _GITHUB.match(path)):
        return (f"https://raw.githubusercontent.com/{match[1]}/{match[2]}/HEAD/{NAME}",)
    if host == "huggingface.co" and (match := _HUB.match(path)):
        kind, owner, name = match.groups()
        return (f"https://huggingface.co/{kind}/{owner}/{name}/resolve/main/{NAME}",)
    if host in _NO_SITES or host.endswith(".hf.space"):
        return ()
    return _of_a_site(location_url)


def _of_a_site(url: str) -> tuple[str, ...]:
    parts = urlsplit(url.strip())
    root = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
    folder = parts.path.rpartition("/")[0]
    found = [f"{root}{folder}/{NAME}", f"{root}/{NAME}", f"{root}/.well-known/{NAME}"]
    return tuple(dict.fromkeys(found))


def scope_of(url: str) -> str:
    """Whose an address is: an account of a code host, else a host. "" for no address."""
    try:
        host, *parts = canonical_url(url).lower().split("/")
    except BadAddress:
        return ""
    if host == "github.com" and parts:
        return f"github.com/{parts[0]}"
    if host.endswith(".github.io"):
        return f"github.com/{host.removesuffix('.github.io')}"
    if host == "huggingface.co" and parts:
        owner = parts[1] if parts[0] in ("spaces", "datasets") and len(parts) > 1 else parts[0]
        return f"huggingface.co/{owner}"
    return host
