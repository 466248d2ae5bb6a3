"""A maintainer has mended something and wants it looked at now: asked for, looked at, answered.

The look is the usual one, in full and with nothing held from earlier looks; what it does to
reports is the usual, too. The row is the truth: a lost message is sent again by the beat, and one
that comes twice finds nothing to do.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from celery import current_app
from django.contrib.auth.models import User
from django.db import transaction

from crawler.leases import Schedule
from crawler.mishaps import AROUND_US
from crawler.models import Check
from leaderboards.models import Board
from smells.asking_limits import LOOKS_BACK, OF_A_BOARD, OF_A_PERSON, free_again_at
from smells.batch import recheck_if_free
from smells.came_to import results_of
from smells.models import AskedRecheck, Report
from smells.models.asked_recheck import MOST_WAIT

TASK = "smells.tasks.recheck_now"
KEPT = timedelta(days=90)
A_DOUBLE_PRESS = timedelta(seconds=3)
LOST_AFTER = timedelta(minutes=1)  # a message that no worker has taken by then is sent again


class TooOften(Exception):
    """`until` is when it may be asked for again; `is_of_board`: others asked for it as well."""

    def __init__(self, until: datetime, *, is_of_board: bool) -> None:
        super().__init__(f"not before {until:%Y-%m-%d %H:%M}")
        self.until, self.is_of_board = until, is_of_board


def ask(board: Board, person: User, *, about: Iterable[Report], now: datetime) -> AskedRecheck:
    """Note that somebody wants the board looked at now, once however often they press.

    A look that is waited for already serves again, unless it has begun: then it may have seen
    what was not mended yet. Raises TooOften.
    """
    with transaction.atomic():
        Schedule.objects.get_or_create(board=board, defaults={"next_check_at": now})
        schedule = Schedule.objects.select_for_update().get(board=board)
        waiting = AskedRecheck.objects.waiting(now).filter(board=board).first()
        is_free = schedule.leased_until is None or schedule.leased_until < now
        if waiting and (is_free or waiting.asked_at > now - A_DOUBLE_PRESS):
            return waiting
        _refuse_if_too_often(board, person, now=now)
        AskedRecheck.objects.filter(board=board, asked_at__lt=now - KEPT).delete()
        asked = AskedRecheck.objects.create(
            board=board,
            person=person,
            asked_at=now,
            about={str(report.pk): report.state for report in about},
        )
        transaction.on_commit(partial(send, asked.pk))
    return asked


def next_chance(board: Board, person: User, *, now: datetime) -> TooOften | None:
    """Why and until when this person may not ask for a look at this board; None when they may."""
    lately = AskedRecheck.objects.filter(asked_at__gt=now - LOOKS_BACK)
    of_board = lately.filter(board=board).values_list("asked_at", flat=True)
    if until := free_again_at(list(of_board), OF_A_BOARD, now=now):
        return TooOften(until, is_of_board=True)
    of_person = lately.filter(person=person).values_list("asked_at", flat=True)
    if until := free_again_at(list(of_person), OF_A_PERSON, now=now):
        return TooOften(until, is_of_board=False)
    return None


def _refuse_if_too_often(board: Board, person: User, *, now: datetime) -> None:
    if too_often := next_chance(board, person, now=now):
        raise too_often


def send(asked_id: int) -> None:
    current_app.send_task(TASK, [asked_id], expires=MOST_WAIT.total_seconds())


def send_again(*, now: datetime) -> int:
    """Send those again that nobody has taken up. Returns how many."""
    lost = AskedRecheck.objects.waiting(now).filter(asked_at__lt=now - LOST_AFTER)
    free = lost.exclude(board__schedule__leased_until__gte=now)
    pks = list(free.values_list("pk", flat=True))
    for pk in pks:
        send(pk)
    return len(pks)


def look(asked_id: int, *, now: datetime) -> bool:
    """Look at the board. False while another worker holds it: then it is to be tried again.

    The look answers everybody who asked before it began.
    """
    asked = AskedRecheck.objects.waiting(now).filter(pk=asked_id).select_related("board").first()
    if asked is None:
        return True
    try:
        check = recheck_if_free(asked.board_id, now=now, even_early=True, anew=True)
    except AROUND_US:
        raise  # nothing is wrong with this look; the beat sends it again
    except Exception:
        AskedRecheck.objects.filter(pk=asked_id).update(broke=True)
        raise
    if check is None:
        return False
    _answer(asked.board, check)
    return True


def _answer(board: Board, check: Check) -> None:
    with transaction.atomic():
        answered = AskedRecheck.objects.select_for_update().filter(
            board=board, asked_at__lte=check.at, done_at__isnull=True
        )
        for asked in answered:
            asked.came_to = results_of(board, check, asked.about)
            asked.check_seen, asked.done_at, asked.broke = check, check.at, False
            asked.save(update_fields=["came_to", "check_seen", "done_at", "broke"])
