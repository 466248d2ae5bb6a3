"""Dead boards get a link to an archived copy; the archive is asked seldom, a few at a time."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from crawler.archived import ArchivedCopy
from crawler.door import open_client, politely
from crawler.fetch.errors import FetchError
from crawler.observation import Unread
from crawler.wayback import Copy, NoWord, copy_of
from leaderboards.identity import canonical_url
from leaderboards.models import Location
from leaderboards.vocabulary import LocationRole, Smell
from smells.models import Report

MOST_AT_ONCE = 5  # every hour; a worker has better things to do than to wait for the archive
# A smell of these says that an address is not there; of any other, a copy is of no use.
_DEAD = (Smell.MISSING, Smell.INACCESSIBLE)
_STANDS = (LocationRole.HOME, LocationRole.MIRROR)
logger = logging.getLogger(__name__)


def dead_addresses(now: datetime) -> list[str]:
    """Addresses of boards that are open as gone, or on a closed platform; the newest first."""
    known = ArchivedCopy.objects.asked_lately(now).values("canonical")
    gone = Report.objects.open().filter(
        board=OuterRef("board"), url=OuterRef("url"), part="", smell__in=_DEAD
    )
    closed = Q(board__schedule__last_unread=Unread.PLATFORM_CLOSED)
    dead = Location.objects.filter(Exists(gone) | closed, role__in=_STANDS, archive_url="")
    dead = dead.filter(board__is_sample=False).exclude(canonical__in=known)
    return list(dict.fromkeys(dead.order_by("-pk").values_list("url", flat=True)[:MOST_AT_ONCE]))


def look_for_copies(*, now: datetime, look: Callable[[str], Copy | None] | None = None) -> int:
    """Ask the archive for a few dead addresses. Returns how many copies were found.

    Each answer is kept as it comes. When the archive does not answer, the rest waits.
    """
    look = look or _ask
    found = 0
    for url in dead_addresses(now):
        try:
            copy = look(url)
        except (FetchError, NoWord) as error:
            logger.info("no word from the archive: %s", error)
            break
        found += copy is not None
        seen = {
            "url": url,
            "copy_url": copy.url if copy else "",
            "taken_at": copy.taken_at if copy else None,
            "asked_at": now,
        }
        ArchivedCopy.objects.update_or_create(canonical=canonical_url(url), defaults=seen)
    return found


def _ask(url: str) -> Copy | None:
    async def asked() -> Copy | None:
        async with open_client() as client:
            return await copy_of(url, politely(client))

    return asyncio.run(asked())
