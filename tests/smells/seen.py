"""Builders of what was seen, and a recheck without its network: store, then reconcile."""

import itertools
from datetime import UTC, datetime, timedelta

from crawler.models import Check, Schedule
from crawler.observation import Failure, Observation, Page, SpaceState, Unread
from leaderboards.models import Board
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from smells.batch import recheck_if_free
from smells.engine import examine
from smells.models import Report, ReportEvent
from smells.recheck import store
from smells.reconcile import reconcile
from smells.unchanged import Seen

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
_run = itertools.count(1)


def page(url: str = "https://board.example/", **fields) -> Page:
    """A home that answered well, but for `fields`."""
    plain = {
        "roles": (LocationRole.HOME,),
        "platform": Platform.INDEPENDENT,
        "outcome": CheckOutcome.OK,
        "status": 200,
        "text_length": 5000,
    }
    return Page(url=url, **{**plain, **fields})


def gone(url: str = "https://board.example/", **fields) -> Page:
    failed = {"outcome": CheckOutcome.FAILED, "failure": Failure.NOT_FOUND, "status": 404}
    return page(url, **{**failed, **fields})


def unread(url: str = "https://board.example/", why: Unread = Unread.ROBOTS, **fields) -> Page:
    untold = {"outcome": CheckOutcome.COULD_NOT_CHECK, "unread": why, "status": None}
    return page(url, **{**untold, **fields})


def crashed(url: str, revision: str = "abc", stage: str = "RUNTIME_ERROR", **fields) -> Page:
    space = SpaceState("owner/board", stage, error_message="ImportError", revision=revision)
    failed = {"outcome": CheckOutcome.FAILED, "failure": Failure.APP_ERROR, "space": space}
    return page(url, platform=Platform.HUGGINGFACE, **{**failed, **fields})


def observation(*pages: Page, at: datetime = START, board: str = "board") -> Observation:
    return Observation(board=board, at=at, run_id=f"seen-{next(_run)}", pages=pages)


def look(board: Board, *pages: Page, at: datetime = START) -> list[ReportEvent]:
    """What a recheck does once its pages have come; the events it led to."""
    seen = observation(*pages, at=at, board=board.slug)
    answers = examine(seen)
    return reconcile(board, answers, store(board, Seen(seen), answers, took_ms=5))


def last_check(board: Board) -> Check:
    return Check.objects.filter(board=board).latest("at", "pk")


def only_report(board: Board) -> Report:
    return Report.objects.get(board=board)


def recheck(board, *, now):
    """One recheck of a board at that time, due or not."""
    Schedule.objects.get_or_create(board=board, defaults={"next_check_at": now})
    return recheck_if_free(board.pk, now=now, even_early=True)
