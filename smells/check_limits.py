"""How often one visitor may ask for a check: counted by address, as the API counts its callers."""

import hashlib
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

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


def seconds_to_wait(request: HttpRequest, scope: str) -> int:
    """0 when the visitor may have another check, which then counts; else when it may be asked."""
    limit = ChecksAnHour(scope)
    if limit.allow_request(cast(Request, request), cast(Any, None)):
        return 0
    return int(limit.wait() or 0) + 1


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
