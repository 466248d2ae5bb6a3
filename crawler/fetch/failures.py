"""From an error of the network, of TLS or of HTTP to the one of ours that it means."""

import errno
import ssl
from collections.abc import Iterator

import aiohttp
from aiohttp.http_exceptions import LineTooLong

from crawler.fetch.errors import (
    AddressFailed,
    BadAnswer,
    ConnectionBroken,
    ConnectionRefused,
    FetchError,
    MayBeUs,
    Stalled,
    TimedOut,
    TlsFailed,
    TooLarge,
)

# There is no way out of this machine to that address, say because it has no IPv6.
_NO_WAY_OUT = {
    errno.ENETUNREACH,
    errno.ENETDOWN,
    errno.EADDRNOTAVAIL,
    errno.EAFNOSUPPORT,
    errno.EACCES,
    errno.EPERM,
    errno.EMFILE,
    errno.ENFILE,
}

# OpenSSL's verification codes (x509_vfy.h). Browsers refuse these whatever roots they trust.
_REFUSED_BY_ALL = {
    9: "its certificate is not valid yet",
    10: "its certificate has expired",
    18: "its certificate is self-signed",
    23: "its certificate was revoked",
    62: "its certificate was issued for another host name",
    64: "its certificate was issued for another address",
}
# The server left out a certificate that browsers fetch by themselves, or a root is new to us.
_MAY_BE_OURS = "its certificate could not be traced to an authority known here"

_NO_TLS = {
    "WRONG_VERSION_NUMBER": "the server does not speak TLS at this port",
    "HTTP_REQUEST": "the server does not speak TLS at this port",
    "UNSUPPORTED_PROTOCOL": "the server speaks only outdated versions of TLS",
    "TLSV1_ALERT_PROTOCOL_VERSION": "the server speaks only outdated versions of TLS",
}


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what led to it, nearest first."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


def while_connecting(error: Exception) -> FetchError:
    """What it means that no connection, or no answer's head, came about."""
    if isinstance(error, aiohttp.ServerTimeoutError):
        return TimedOut("no answer within the time we wait")
    for cause in _causes(error):
        match cause:
            case aiohttp.ClientError():
                continue  # the library's words for what caused it
            case ssl.SSLCertVerificationError():
                return _certificate(cause)
            case ssl.SSLEOFError():
                return ConnectionBroken("the connection was broken off")
            case ssl.SSLError():
                return _handshake(cause)
            case OSError(errno=int()):
                return _socket(cause)
    return _http(error)


def is_without_connection(error: Exception) -> bool:
    """Whether another address of the same host may still be tried: nothing was sent to this one."""
    if isinstance(error, aiohttp.ClientSSLError):
        return False
    return isinstance(error, (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError))


def _http(error: Exception) -> FetchError:
    too_long = any(isinstance(cause, LineTooLong) for cause in _causes(error))
    if too_long or "Too many headers" in str(error):
        return TooLarge("the answer has more headers than we read")
    if isinstance(error, aiohttp.ClientResponseError):
        return BadAnswer("the answer was not proper HTTP")
    if isinstance(error, aiohttp.ClientConnectionError):
        return ConnectionBroken("the connection was broken off")
    return BadAnswer(f"{type(error).__name__}: {error}"[:300])


def while_reading(error: Exception) -> FetchError:
    """What it means that an answer began and did not end.

    A reader may well see the page, so that this accuses nobody.
    """
    if isinstance(error, aiohttp.ServerTimeoutError):
        return Stalled("the page began to arrive and then stopped")
    return BadAnswer("the page was broken off before its end")


def plainest(errors: list[FetchError]) -> FetchError:
    """Of the failures of several addresses of one host, the one that says most about the host."""
    return min(errors, key=lambda error: not isinstance(error, AddressFailed))


def _certificate(error: ssl.SSLCertVerificationError) -> FetchError:
    if reason := _REFUSED_BY_ALL.get(error.verify_code):
        return TlsFailed(reason)
    return MayBeUs(f"{_MAY_BE_OURS} ({error.verify_message})"[:300])


def _handshake(error: ssl.SSLError) -> FetchError:
    if reason := _NO_TLS.get(error.reason or ""):
        return TlsFailed(reason)
    # Servers refuse clients whose greeting they do not like, and let browsers in.
    return MayBeUs(f"no secure connection could be agreed on ({error.reason or 'no reason given'})")


def _socket(error: OSError) -> FetchError:
    if error.errno in _NO_WAY_OUT:
        return MayBeUs("there is no way from here to its address")
    if error.errno == errno.ECONNREFUSED:
        return ConnectionRefused("the connection was refused")
    if error.errno == errno.ETIMEDOUT:
        return TimedOut("no answer within the time we wait")
    return ConnectionBroken("the connection was broken off")
