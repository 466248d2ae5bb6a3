"""Boards that are as they were and of which nothing is said: stored many together.

That is how most boards are at most looks. Whatever could move a report, or be a part of something
that happens to many boards, is not quiet, and is finished by itself (recheck.py), to the same end.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from crawler.maintainer_file_read import note_quietly
from crawler.models import Check, Schedule
from crawler.snapshots import keep_as_they_were
from crawler.standing import write_looks_of
from leaderboards.models import Board, Incident
from smells.looks import Wanted
from smells.models import LastLook, Report
from smells.past import past_of_well
from smells.recheck import fields_of, log, planned
from smells.unchanged import Seen

TOGETHER = 20  # boards in one transaction


@dataclass(frozen=True)
class Done:
    """A look that is done. `looked_for` is how long it took, in seconds."""

    wanted: Wanted
    board: Board
    seen: Seen
    looked_for: float

    @property
    def last(self) -> LastLook:
        if self.seen.as_of is None:
            raise LookupError("may_be_quiet() was not asked")
        return self.seen.as_of


def may_be_quiet(seen: Seen) -> bool:
    """Whether nothing was found when it was as it is."""
    if not seen.as_of or not seen.is_identical or (seen.file and not seen.file.says_nothing_new):
        return False
    return all(outcome["kind"] != "found" for outcome in seen.as_of.outcomes.values())


def finish_together(done: Sequence[Done]) -> dict[int, Check]:
    """The checks by board. What is not among them is not stored, and is to be finished by itself.

    The leases end with the transaction: done twice, the second time finds nothing to do.
    """
    with transaction.atomic():
        leases = [each.wanted.lease.run_id for each in done]
        rows = Schedule.objects.filter(lease__in=leases).select_for_update()
        held = {row.lease: row for row in rows}
        quiet = _quiet(done, held)
        if not quiet:
            return {}
        checks = Check.objects.bulk_create([_check(each) for each in quiet])
        keep_as_they_were(
            {each.last.check_seen_id: check for each, check in zip(quiet, checks, strict=True)}
        )
        _plan_next(quiet, held)
        if files := [(each.board, each.seen.file) for each in quiet if each.seen.file]:
            note_quietly(files, now=quiet[0].wanted.lease.at)
        for each, check in zip(quiet, checks, strict=True):
            each.last.check_seen = check
        LastLook.objects.bulk_update([each.last for each in quiet], ["check_seen"])
    for each, check in zip(quiet, checks, strict=True):
        log(each.board, check, ())
    return {check.board_id: check for check in checks}


def _quiet(done: Sequence[Done], held: dict[str, Schedule]) -> list[Done]:
    """Those whose lease is held still, and that nothing else speaks of."""
    if Incident.objects.going_on().exists():
        return []
    boards = [each.board.pk for each in done]
    reports = Report.objects.that_may_move().filter(board__in=boards)
    spoken_of = set(reports.values_list("board_id", flat=True))
    return [
        each for each in done if each.wanted.lease.run_id in held and each.board.pk not in spoken_of
    ]


def _check(each: Done) -> Check:
    took_ms = int(each.looked_for * 1000)
    fields = fields_of(each.board, each.seen.observation, took_ms=took_ms)
    return Check(kept=each.last.check_seen.kept, **fields)


def _plan_next(quiet: Sequence[Done], held: dict[str, Schedule]) -> None:
    looks = write_looks_of([(each.board, each.seen.observation) for each in quiet])
    changed_at = {
        board: max((look.changed_at for look in of_board), default=None)
        for board, of_board in looks.items()
    }
    rows = [held[each.wanted.lease.run_id] for each in quiet]
    now = quiet[0].wanted.lease.at
    pasts = past_of_well(rows, now=now, changed_at=changed_at)
    changes: dict[str, object] = {}
    for each, row in zip(quiet, rows, strict=True):
        past = pasts[each.board.pk]
        changes = planned(each.wanted, each.board, each.seen.observation, past, None)
        for name, value in changes.items():
            setattr(row, name, value)
    Schedule.objects.bulk_update(rows, list(changes))
