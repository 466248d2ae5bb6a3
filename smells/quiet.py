"""Boards of which nothing is said: stored many together.

That is how most boards are at most looks. Whatever could move a report, or be a part of something
that happens to many boards, is not quiet, and is stored by itself (recheck.py), to the same end.
"""

from collections.abc import Collection, Sequence

from django.db import transaction

from crawler.maintainer_file_read import note_quietly
from crawler.models import Check, Schedule
from crawler.snapshots import Shown, keep_as_they_were, keep_contents
from crawler.standing import write_looks_of
from leaderboards.models import Incident
from leaderboards.vocabulary import CheckOutcome
from smells.answered import Answered
from smells.models import Report, Surge
from smells.past import past_of_well
from smells.recheck import PLANNED, fields_of, kept_of, log, planned
from smells.unchanged import remember_together

TOGETHER = 20  # boards in one transaction


def may_be_quiet(look: Answered) -> bool:
    """Whether all is well there, and nothing is found or said that was not known."""
    seen, file = look.seen, look.seen.file
    if look.board.is_sample or look.has_findings:
        return False
    if look.file.said is not None or (file and not file.says_nothing_new):
        return False
    if seen.as_of:
        return seen.is_identical
    pages = look.observation.pages
    return bool(pages) and all(page.outcome is CheckOutcome.OK for page in pages)


def finish_together(looks: Sequence[Answered]) -> dict[int, Check]:
    """The checks by board. What is not among them is not stored, and is to be stored by itself.

    The leases end with the transaction: done twice, the second time finds nothing to do.
    """
    with transaction.atomic():
        leases = [each.wanted.lease for each in looks]
        rows = Schedule.objects.held_by(*leases).order_by("pk").select_for_update()
        held = {row.board_id: row for row in rows}
        quiet = _quiet(looks, held)
        if not quiet:
            return {}
        checks = _checks_of(quiet)
        _keep_what_was_shown(quiet, checks)
        _plan_next(quiet, held)
        if files := [(each.board, each.seen.file) for each in quiet if each.seen.file]:
            note_quietly(files, now=quiet[0].wanted.lease.at)
        remember_together(
            [
                (each.board, each.wanted.places, each.seen, each.answers, checks[each.board.pk])
                for each in quiet
            ]
        )
    for each in quiet:
        log(each.board, checks[each.board.pk], ())
    return checks


def _quiet(looks: Sequence[Answered], held: Collection[int]) -> list[Answered]:
    """Those whose lease is held still, and that nothing else speaks of."""
    if Incident.objects.going_on().exists() or Surge.objects.going_on().exists():
        return []
    boards = [each.board.pk for each in looks]
    reports = Report.objects.that_may_move().filter(board__in=boards)
    spoken_of = set(reports.values_list("board_id", flat=True))
    return [each for each in looks if each.board.pk in held and each.board.pk not in spoken_of]


def _checks_of(quiet: Sequence[Answered]) -> dict[int, Check]:
    """By board; what was seen and answered anew is kept in one go."""
    kept = {each.board.pk: each.seen.as_of.check_seen.kept for each in quiet if each.seen.as_of}
    anew = [each for each in quiet if each.board.pk not in kept]
    for each, new in zip(anew, kept_of([(a.seen, a.answers) for a in anew]), strict=True):
        kept[each.board.pk] = new
    checks = Check.objects.bulk_create(
        [
            Check(
                kept=kept[each.board.pk],
                **fields_of(each.board, each.observation, took_ms=each.took_ms),
            )
            for each in quiet
        ]
    )
    return {check.board_id: check for check in checks}


def _keep_what_was_shown(quiet: Sequence[Answered], checks: dict[int, Check]) -> None:
    """The pages of boards that changed; those of the others show what they showed."""
    again = {
        each.seen.as_of.check_seen_id: checks[each.board.pk] for each in quiet if each.seen.as_of
    }
    if again:
        keep_as_they_were(again)
    anew = [each for each in quiet if not each.seen.as_of]
    keep_contents([Shown(checks[each.board.pk], each.observation) for each in anew])


def _plan_next(quiet: Sequence[Answered], held: dict[int, Schedule]) -> None:
    looks = write_looks_of([(each.board, each.observation) for each in quiet])
    changed_at = {
        board: max((look.changed_at for look in of_board), default=None)
        for board, of_board in looks.items()
    }
    rows = [held[each.board.pk] for each in quiet]
    now = quiet[0].wanted.lease.at
    pasts = past_of_well(rows, now=now, changed_at=changed_at)
    for each, row in zip(quiet, rows, strict=True):
        past = pasts[each.board.pk]
        changes = planned(each.wanted, each.board, each.observation, past, None)
        for name, value in changes.items():
            setattr(row, name, value)
    # The rows are there and locked; so written, they are one short statement.
    Schedule.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["pk"], update_fields=PLANNED
    )
