"""How often a check may be asked for: by one visitor, counted by address as the API counts its
callers, and by all of them together.
"""

import hashlib
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from leaderboards.waiting import Wait

_HOUSEHOLD = 64  # bits of an IPv6 address; what follows is the visitor's own to choose


class ChecksAnHour(SimpleRateThrottle):
    """`scope` is what is counted, `address` or `text`; each has a setting, where 0 is no limit."""

    def __init__(self, scope: str) -> None:
        self.scope = scope
        self.setting = f"{scope.upper()}_CHECKS_PER_HOUR"
        super().__init__()

    def get_rate(self) -> str | None:
        most = getattr(settings, self.setting)
        return f"{most}/hour" if most else None

    def get_cache_key(self, request: Request, view: Any) -> str:
        """Addresses of visitors are personal, so only a digest is kept."""
        visitor = _household(self.get_ident(request) or "")
        return f"checks-{self.scope}-{hashlib.sha256(visitor.encode()).hexdigest()}"


class ChecksOfAllAnHour(ChecksAnHour):
    """The same over all visitors: many of them together must not hold up the workers."""

    def __init__(self, scope: str) -> None:
        super().__init__(scope)
        self.setting = f"ALL_{self.setting}"
        self.rate = self.get_rate()
        self.num_requests, self.duration = self.parse_rate(self.rate)

    def get_cache_key(self, request: Request, view: Any) -> str:
        return f"checks-{self.scope}-of-all"


def to_wait(request: HttpRequest | Request, scope: str) -> Wait | None:
    """None when another check may be had, which then counts; else how long it must wait."""
    for limit, is_for_all in ((ChecksAnHour(scope), False), (ChecksOfAllAnHour(scope), True)):
        if not limit.allow_request(cast(Request, request), cast(Any, None)):
            return Wait(int(limit.wait() or 0) + 1, is_for_all)
    return None


def _household(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return address
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ip_network(f"{known}/{_HOUSEHOLD}", strict=False))
