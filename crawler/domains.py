"""Whose a host name is, by the public suffix list that comes with the library. Pure, asks nobody.

| host                | registrable      | operator       |
|---------------------|------------------|----------------|
| lab.cs.uni.example  | uni.example      | uni.example    |
| owner.github.io     | owner.github.io  | github.io      |
| 192.0.2.7           | 192.0.2.7        | 192.0.2.7      |

Whoever has a name below github.io owns that name, and shares its servers with all others there.
"""

from functools import cache, lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList


@cache
def _suffixes(*, only_icann: bool) -> PublicSuffixList:
    return PublicSuffixList(only_icann=only_icann)


def registrable(url: str) -> str:
    """The domain that one owner holds; empty when the address has no host."""
    return _below_suffix(_host(url), only_icann=False)


def operator(url: str) -> str:
    """The domain whose servers answer, for all who have a name there."""
    return _below_suffix(_host(url), only_icann=True)


@lru_cache(maxsize=10_000)
def _below_suffix(host: str, *, only_icann: bool) -> str:
    try:
        ip_address(host)
    except ValueError:
        return _suffixes(only_icann=only_icann).privatesuffix(host) or host
    return host


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")[:253]
    except ValueError:
        return ""
