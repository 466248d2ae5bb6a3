"""How often a board says it is updated, and when it last was. Pure."""

import calendar
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from crawler.content import Claim, ClaimKind, Document
from crawler.extract.dates import find_dates
from crawler.observation import Observation, Page
from leaderboards.vocabulary import Rhythm

PERIODS: dict[str, timedelta] = {
    Rhythm.DAILY.value: timedelta(days=1),
    Rhythm.WEEKLY.value: timedelta(days=7),
    Rhythm.MONTHLY.value: timedelta(days=31),
    Rhythm.EVERY_TWO_MONTHS.value: timedelta(days=61),
    Rhythm.QUARTERLY.value: timedelta(days=92),
    Rhythm.HALF_YEARLY.value: timedelta(days=183),
    Rhythm.YEARLY.value: timedelta(days=366),
}
# A board is late only after several periods, and never before a month has passed.
PERIODS_MISSED = 3
GRACE = timedelta(days=30)

_OF_THE_BOARD = re.compile(
    r"leader ?board|\bboard\b|\branking|\bresults?\b|\bbenchmark\b|\barena\b|\bscores\b"
    r"|榜|排名|基准|评测|测评",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updat|refresh|更新|刷新", re.IGNORECASE)
_LAST_UPDATED = re.compile(
    r"\b(?:last|latest|most recent(?:ly)?)[ -]updat|\bupdated(?: on| at|:)|\bupdate date"
    r"|(?:最后|最近|上次)更新|更新(?:于|时间|日期)",
    re.IGNORECASE,
)


def declared_cadence(document: Document) -> Claim | None:
    """The first sentence of today that gives the board itself a rhythm of updates."""
    for claim in document.claims_of(ClaimKind.CADENCE):
        sentence = claim.sentence
        is_of_today = claim.rhythm in PERIODS and not claim.dated
        if is_of_today and _UPDATED.search(sentence) and _OF_THE_BOARD.search(sentence):
            return claim
    return None


def last_updated(document: Document) -> Claim | None:
    """The latest of the sentences that say when the board was last updated."""
    stated = [
        claim
        for claim in document.claims_of(ClaimKind.UPDATED_ON)
        if not claim.dated and _LAST_UPDATED.search(claim.sentence)
    ]
    return max(stated, key=lambda claim: end_of(claim.date), default=None)


def last_sign_of_life(observation: Observation) -> date | None:
    """The latest day, not after the look itself, that any page of the board speaks of."""
    days = (day for page in observation.pages for day in _days(page))
    return max((day for day in days if day <= observation.at.date()), default=None)


def allowed(rhythm: str) -> timedelta:
    return PERIODS[rhythm] * PERIODS_MISSED + GRACE


def start_of(written: str) -> date:
    """The first day of a date that may lack its day or month, such as 2024-05."""
    year, month, day = (*map(int, written.split("-")), 1, 1)[:3]
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def end_of(written: str) -> date:
    """The last day of a date that may lack its day or month."""
    parts = [int(part) for part in written.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(parts[2], last) if len(parts) > 2 else last)


def _days(page: Page) -> Iterator[date]:
    if page.repository:
        yield from _day_of(page.repository.pushed_at)
    if page.space:
        yield from _day_of(page.space.last_modified)
    document = page.content.document if page.content else None
    for section in document.sections if document else ():
        for found in find_dates(f"{section.heading}\n{section.text}"):
            yield start_of(found.date)
    for claim in document.claims if document else ():
        if claim.date:
            yield end_of(claim.date)


def _day_of(moment: str) -> Iterator[date]:
    try:
        yield datetime.fromisoformat(moment).astimezone(UTC).date()
    except ValueError:
        return
