"""How an address answers from here: the vantage's own look, through the guarded client."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from http import HTTPStatus

from django.conf import settings
from django.utils import timezone

from crawler.fetch.cache import Cache
from crawler.fetch.errors import AddressFailed, CouldNotCheck, FetchError
from crawler.fetch.limits import Limits
from crawler.fetch.polite import PoliteFetch
from crawler.fetch.response import FetchByHops, Response
from crawler.network import network_is_up
from crawler.observation import Failure, Unread
from crawler.opt_outs import has_opted_out
from crawler.platforms.adapter import Place
from crawler.platforms.independent import judge
from crawler.vantage.statement import WEAK, Statement, Told
from leaderboards.vocabulary import LocationRole, Platform

# Twice in a row, robots.txt and the page, and the canaries after them: all that still fits into
# the time that an answer may take (service.LOOK_SECONDS).
LIMITS = Limits(
    resolve_seconds=5, connect_seconds=8, read_seconds=15, total_seconds=16, table_bytes=5_000_000
)


async def testify(address: str, client: FetchByHops, cache: Cache) -> Statement:
    """Ask the address once, with our usual manners. No redirect is followed: it is an answer.

    No host inside is allowed here, whatever FETCH_ALLOWED_HOSTS says.
    """
    fetch = PoliteFetch(
        client,
        cache,
        user_agent=settings.USER_AGENT,
        gap_seconds=settings.HOST_GAP_SECONDS,
        stays_away_from=has_opted_out,
    )
    try:
        seen = _answered(address, await fetch(address, follow=False), timezone.now())
    except FetchError as error:
        seen = _unanswered(error, timezone.now())
    up = partial(network_is_up, client, cache, settings.CANARY_URLS)
    if seen.told is Told.FAILS and seen.status is None and not await up():
        return Statement(Told.UNTOLD, seen.at, unread=Unread.NO_NETWORK)
    return seen


def _answered(address: str, response: Response, now: datetime) -> Statement:
    """An error of the server fails, unless a wall against robots or a pause of its host says it."""
    answer = Statement(Told.ANSWERS, now.isoformat(), status=response.status)
    if response.status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return answer
    page = judge(Place(address, (LocationRole.HOME,), Platform.INDEPENDENT), response)
    if page.failure is Failure.SERVER_ERROR:
        return replace(answer, told=Told.FAILS, failure=page.failure)
    return replace(answer, told=Told.UNTOLD, unread=page.unread)


def _unanswered(error: FetchError, now: datetime) -> Statement:
    match error:
        case AddressFailed(failure=failure) if failure in WEAK:
            return Statement(Told.FAILS, now.isoformat(), failure=failure)
        case CouldNotCheck(unread=why):
            return Statement(Told.UNTOLD, now.isoformat(), unread=why)
        case _:
            return Statement(Told.UNTOLD, now.isoformat(), unread=Unread.UNEXPECTED)
