"""All that can go wrong while an address is fetched.

FetchError                 what a person is told, and what was answered before it broke
├── CouldNotCheck          nobody's fault; the address cannot be judged; carries `unread`
│   ├── InwardAddress      the name leads to a private, loopback or metadata address
│   ├── BadAddress         not http(s), odd port, credentials in the address
│   ├── NameUnresolved     the resolver itself had trouble
│   ├── NoNetwork          nothing can be reached from here just now; not even tried
│   ├── MayBeUs            no route from here, or a certificate that others may accept
│   ├── TooLarge           body, headers or decompression over the limit
│   ├── BadAnswer          an answer came, and it could not be read to its end
│   │   └── Stalled        it began to arrive, and we waited in vain for the rest
│   ├── RedirectsUnfollowed  more redirects than we follow, or ones that want a cookie
│   ├── SpaceAhead         redirects to the app of a Space, which a visit would wake
│   ├── Disallowed         robots.txt asks us not to look, or could not be read
│   ├── OptedOut           its owner asked us not to look, and the operator wrote that down
│   └── RateLimited        its host must be left alone for longer than a worker waits
│       └── EnoughAsked    one check has sent as many requests as a stranger may cause
└── AddressFailed          the address itself failed; carries `failure`
    ├── NameNotFound       the resolver says that no such name exists
    ├── ConnectionRefused
    ├── ConnectionBroken
    ├── TimedOut
    ├── TlsFailed          a certificate that no browser accepts, or no TLS at all
    └── TooManyRedirects   a loop
"""

from crawler.observation import Failure, Hop, Unread


class FetchError(Exception):
    """`detail` is one sentence for a person; `hops` is what was answered before it broke.

    `url` is the address at which it broke, which a redirect may have led to.
    """

    def __init__(self, detail: str, hops: tuple[Hop, ...] = (), url: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.hops = hops
        self.url = url


class CouldNotCheck(FetchError):
    unread: Unread = Unread.UNEXPECTED


class InwardAddress(CouldNotCheck):
    unread = Unread.INWARD_ADDRESS


class BadAddress(CouldNotCheck):
    unread = Unread.BAD_ADDRESS


class NameUnresolved(CouldNotCheck):
    unread = Unread.NAME_UNRESOLVED


class NoNetwork(CouldNotCheck):
    unread = Unread.NO_NETWORK


class MayBeUs(CouldNotCheck):
    unread = Unread.MAY_BE_US


class TooLarge(CouldNotCheck):
    unread = Unread.TOO_LARGE


class BadAnswer(CouldNotCheck):
    unread = Unread.BAD_ANSWER


class Stalled(BadAnswer):
    pass


class RedirectsUnfollowed(CouldNotCheck):
    unread = Unread.BAD_ANSWER


class SpaceAhead(CouldNotCheck):
    unread = Unread.UNKNOWN_TO_STRANGERS


class Disallowed(CouldNotCheck):
    unread = Unread.ROBOTS


class OptedOut(CouldNotCheck):
    unread = Unread.OPTED_OUT


class RateLimited(CouldNotCheck):
    unread = Unread.RATE_LIMITED


class EnoughAsked(RateLimited):
    """We ask no further on somebody's behalf; as with a host's limit, nothing is remembered."""

    unread = Unread.UNEXPECTED


class AddressFailed(FetchError):
    failure: Failure = Failure.CONNECTION_BROKEN


class NameNotFound(AddressFailed):
    failure = Failure.NAME_NOT_FOUND


class ConnectionRefused(AddressFailed):
    failure = Failure.CONNECTION_REFUSED


class ConnectionBroken(AddressFailed):
    failure = Failure.CONNECTION_BROKEN


class TimedOut(AddressFailed):
    failure = Failure.TIMEOUT


class TlsFailed(AddressFailed):
    failure = Failure.TLS


class TooManyRedirects(AddressFailed):
    failure = Failure.TOO_MANY_REDIRECTS
