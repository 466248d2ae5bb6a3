"""How many reports one network, one person and one board may send in a day, and links by mail.

Counted over the rows themselves, so that no restart forgets. Of a network only a keyed hash is
kept, and only as long as it counts. Who counts holds the turn of what is counted until its own
row is there, so that many at once are no more than many in a row.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any, cast

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from leaderboards.models import Board
from leaderboards.turns import wait_for_turn
from smells.models import PublicReport
from smells.public_report_states import PublicReportState, Verification

A_DAY = timedelta(days=1)
OF_A_NETWORK = 10
OF_A_PERSON = 20
# Of those who are not signed in. Who is can always be asked, so their word is not shut out by it.
OF_A_BOARD = 20
# Links to addresses that nobody has proved yet, over the whole site.
LINKS_AN_HOUR = 60

_IPV4_NETWORK, _IPV6_NETWORK = 24, 56


def network_of(request: HttpRequest) -> str:
    """A keyed hash of the network from which our own proxy, or else our server, saw the visitor."""
    seen = BaseThrottle().get_ident(cast(Request, request)) or ""
    return _keyed("network", _network(seen))


def _network(address: str) -> str:
    known: IPv4Address | IPv6Address
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address) and known.ipv4_mapped:
        known = known.ipv4_mapped
    bits = _IPV4_NETWORK if isinstance(known, IPv4Address) else _IPV6_NETWORK
    return str(ip_network(f"{known}/{bits}", strict=False))


def mark_of(email: str) -> str:
    """A keyed hash of an address, by which links to it are counted."""
    return _keyed("email", email.strip().casefold())


def _keyed(use: str, value: str) -> str:
    return salted_hmac(f"smells.report_limits.{use}", value, algorithm="sha256").hexdigest()


@dataclass(frozen=True)
class Over:
    """Which cap is reached, in words for the reader; `field` is where the form says so."""

    told: str
    field: str = ""


def over(
    board: Board, *, network: str, person: User | None, by_mail: bool, now: datetime
) -> Over | None:
    """None when another report may be sent. Must run in the transaction that keeps it.

    Nothing here depends on whose address was given: it would tell who else gave it.
    """
    if person:
        wait_for_turn(f"reports of person {person.pk}")
        return _over_of_person(person, now)
    links = ["links to readers"] if by_mail else []
    wait_for_turn(f"reports of network {network}", f"reports on board {board.pk}", *links)
    recent: Any = PublicReport.objects.filter(reporter=None, created_at__gt=now - A_DAY)
    if recent.filter(network=network).count() >= OF_A_NETWORK:
        return Over(
            _(
                "From your network %(number)d reports came within a day, which is all we take "
                "without an account. Sign in, or come back tomorrow."
            )
            % {"number": OF_A_NETWORK}
        )
    of_board = recent.filter(board=board).exclude(state=PublicReportState.UNVERIFIED)
    if of_board.count() >= OF_A_BOARD:
        return Over(
            _(
                "On this board %(number)d reports came within a day, which is all we take "
                "without an account. Sign in, or come back tomorrow."
            )
            % {"number": OF_A_BOARD}
        )
    return _over_of_links(now) if by_mail else None


def _over_of_person(person: User, now: datetime) -> Over | None:
    sent = PublicReport.objects.filter(reporter=person, created_at__gt=now - A_DAY).count()
    if sent < OF_A_PERSON:
        return None
    told = _("You sent %(number)d reports within a day. Come back tomorrow.")
    return Over(told % {"number": OF_A_PERSON})


def _over_of_links(now: datetime) -> Over | None:
    asked_for = PublicReport.objects.filter(
        state=PublicReportState.UNVERIFIED,
        verified_by=Verification.EMAIL,
        created_at__gt=now - timedelta(hours=1),
    )
    if asked_for.count() < LINKS_AN_HOUR:
        return None
    told = _("We sent as many links as we allow ourselves in an hour. Choose another way.")
    return Over(told, field="email")
