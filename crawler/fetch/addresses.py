"""Which addresses may be asked at all: their form, their port, and where they lead to."""

import re
from collections.abc import Container
from http import HTTPStatus
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import httpx

from crawler.fetch.errors import BadAddress

WEB_PORTS = frozenset({80, 443, 8080, 8443})
LONGEST_ADDRESS = 4096
_DEFAULT_PORTS = {"http": 80, "https": 443}
# Control characters would end a line of the request; a backslash is read as a slash by some
# parsers and as part of the user name by others.
_NEVER = re.compile(r"[\x00-\x1f\x7f-\x9f\\\u2028\u2029]")
_REDIRECTS = {
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.FOUND,
    HTTPStatus.SEE_OTHER,
    HTTPStatus.TEMPORARY_REDIRECT,
    HTTPStatus.PERMANENT_REDIRECT,
}

_INWARD_4 = [
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by a provider's customers; some clouds' metadata
        "127.0.0.0/8",
        "168.63.129.16/32",  # Azure's host, reachable from its machines only
        "169.254.0.0/16",  # link-local; most clouds' metadata
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarks of network devices
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
]
_GLOBAL_6 = IPv6Network("2000::/3")  # everything else is loopback, local, mapped or reserved
_INWARD_6 = [
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which can hide any IPv4 address
        "3fff::/20",  # documentation
    )
]
# A network without IPv4 reaches IPv4 sites through this prefix, so it is judged by what it holds.
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet. Raises ValueError when it is none."""
    parsed = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv4Address):
        return not any(parsed in network for network in _INWARD_4)
    return _is_public_6(parsed)


def _is_public_6(address: IPv6Address) -> bool:
    if address in _NAT64:
        return is_public(str(IPv4Address(int(address) & 0xFFFFFFFF)))
    return address in _GLOBAL_6 and not any(address in network for network in _INWARD_6)


def authority(address: httpx.URL) -> str:
    """`host:port`, the port always written, an IPv6 host in brackets."""
    host = address.raw_host.decode("ascii")
    return f"[{host}]:{_port(address)}" if ":" in host else f"{host}:{_port(address)}"


def host_name(address: httpx.URL) -> str:
    """The one spelling under which a host is remembered: ASCII, without the root's dot."""
    return address.raw_host.decode("ascii").rstrip(".")


def address_authority(url: str) -> str:
    """The same of an address as it is written; "" when that is none."""
    try:
        return authority(httpx.URL(url))
    except (httpx.InvalidURL, UnicodeError, ValueError, KeyError):
        return ""


def _port(address: httpx.URL) -> int:
    return _DEFAULT_PORTS[address.scheme] if address.port is None else address.port


def origin(address: httpx.URL) -> tuple[str, str]:
    return address.scheme, authority(address)


def checked(url: str, *, ports: Container[int], allowed: Container[str]) -> httpx.URL:
    """The address parsed once; what was checked here is what is connected to.

    Raises BadAddress for whatever is not a plain web address of a public name.
    """
    if len(url) > LONGEST_ADDRESS or _NEVER.search(url):
        raise BadAddress("the address holds characters that no address has, or is too long")
    try:
        address = httpx.URL(url)
        _ = address.host  # read from its ASCII form, which may be malformed
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise BadAddress(f"not an address: {error}"[:300]) from error
    if address.scheme not in _DEFAULT_PORTS:
        raise BadAddress("only http and https addresses are looked at")
    if address.userinfo:
        raise BadAddress("the address carries a user name or password")
    if authority(address) not in allowed:
        _check_host(address.raw_host.decode("ascii"))
        if _port(address) not in ports:
            raise BadAddress(f"port {address.port} is not a port of the web")
    return address


def _check_host(host: str) -> None:
    if ":" in host:  # an IPv6 address, which was parsed strictly already
        return
    last = host.rstrip(".").rpartition(".")[2]
    if re.fullmatch(r"[0-9]+|0[xX].*", last):
        # 2130706433, 0177.0.0.1 and 0x7f.1 all mean 127.0.0.1 to some resolvers.
        try:
            IPv4Address(host)
        except ValueError as error:
            raise BadAddress("the host is a number in disguise") from error
    elif "." not in host.strip(".") or "%" in host or len(host) > 253:
        raise BadAddress("the host is not a public name")


def _location(answer: httpx.Response) -> str:
    """Bytes that are not UTF-8 are escaped one by one, as browsers do, so that they lead there."""
    named = (value for name, value in answer.headers.raw if name.lower() == b"location")
    written = next(named, b"")
    try:
        return written.decode()
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < 128 else f"%{byte:02X}" for byte in written)


def redirect_target(address: httpx.URL, answer: httpx.Response) -> str | None:
    """Where an answer sends its reader, absolute, or None when it is no redirect."""
    location = _location(answer) if answer.status_code in _REDIRECTS else ""
    if not location:
        return None
    if len(location) > LONGEST_ADDRESS or _NEVER.search(location):
        raise BadAddress("redirects to something that is not an address")
    try:
        target = address.join(location)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise BadAddress(f"redirects to something that is not an address: {error}"[:300]) from error
    return str(target)
