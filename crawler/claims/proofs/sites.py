"""Which addresses are pages of a site whose owner can put something there. Pure."""

from urllib.parse import urlsplit

from crawler.domains import operator, registrable
from leaderboards.identity import BadAddress, canonical_url, platform_of
from leaderboards.vocabulary import Platform

# On these a page is somebody's, and the site somebody else's.
_CLOSED = (Platform.PAPERSWITHCODE, Platform.SPREADSHEET, Platform.HUGGINGFACE)
_CODE_HOSTS = ("github.com", "gist.github.com", "raw.githubusercontent.com")


def is_own_site(url: str) -> bool:
    """Whether the address is a page of a site of its own, GitHub Pages among them."""
    try:
        host = canonical_url(url).partition("/")[0]
        return platform_of(url) not in _CLOSED and host not in _CODE_HOSTS
    except BadAddress:
        return False


def host_of(url: str) -> str:
    """The host as it is asked for, `www.` and all, in lower case."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def has_own_domain(url: str) -> bool:
    """Whether who has the site can have records in its domain: not so on a host that many share."""
    domain = registrable(url)
    is_name = "." in domain and not domain.replace(".", "").isdigit() and ":" not in domain
    # Below a shared host's name, the names are handed out, and the records are the host's.
    return is_name and domain == operator(url) and not is_suffix(host_of(url))


def is_suffix(host: str) -> bool:
    """Whether names below this host belong to different owners, as below github.io."""
    return registrable(f"https://a.{host}/") == f"a.{host}"


def is_same_site(url: str, other: str) -> bool:
    """One owner's by the Public Suffix List, and never from https back to http."""
    if url.lower().startswith("https:") and not other.lower().startswith("https:"):
        return False
    return registrable(url) != "" and registrable(url) == registrable(other)
