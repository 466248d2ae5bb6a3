"""A board that is as it was: what was seen and answered at its last full look holds again.

Only a look at which all was well can be repeated: every address answered and was judged, and
nothing depends on looks that are shared with other boards.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.again import Asked, from_plain, to_plain
from crawler.leases import Lease
from crawler.linked import LinkedEntity
from crawler.look_at_file import FileLook
from crawler.mishaps import code_version
from crawler.models import Check
from crawler.observation import Observation, Page
from crawler.platforms.adapter import Place
from leaderboards.models import Board
from leaderboards.vocabulary import CheckOutcome
from smells import outcome_plain
from smells.detectors import DETECTORS
from smells.engine import Answer
from smells.models import LastLook

_KEPT = ("check_seen", "read_at", "code", "packed")


@dataclass(frozen=True)
class Seen:
    """What one look saw, and the requests by which it can be repeated (none: it cannot).

    `as_of` is the last look that it is the same as; None when it was made in full. `is_identical`:
    so are the looks at what its pages link to. `file` is the look at its leaderboard.yml; None
    when that was not asked for.
    """

    observation: Observation
    trace: tuple[Asked, ...] = ()
    as_of: LastLook | None = None
    is_identical: bool = False
    file: FileLook | None = None


# A look at a board with its places, what the rules answered, and its check.
Remembered = tuple[Board, Sequence[Place], Seen, Sequence[Answer], Check]


def last_looks(boards: Collection[int], *, now: datetime) -> dict[int, LastLook]:
    """By board, the looks that may be repeated instead of looking in full."""
    usable = LastLook.objects.usable(boards, now=now, code=code_version())
    return {last.board_id: last for last in usable}


def trace_of(last: LastLook, places: Sequence[Place]) -> tuple[Asked, ...]:
    """The requests to repeat; none when the board's addresses are other ones by now."""
    return from_plain(last.told["trace"]) if last.told["places"] == _named(places) else ()


def as_it_was(last: LastLook, lease: Lease) -> Seen:
    observation = last.check_seen.read()
    return Seen(replace(observation, at=lease.at, run_id=lease.run_id), as_of=last)


def links_as_they_were(observation: Observation) -> tuple[LinkedEntity, ...]:
    """What the pages of a stored observation link to."""
    return tuple(
        LinkedEntity(page.url, page.roles[0], page.linked_from, page.link_line, page.link_text)
        for page in observation.linked
    )


def stands_alike(now: Iterable[Page], before: Iterable[Page]) -> bool:
    """Whether linked entities stand as they stood."""
    return [_standing(page) for page in now] == [_standing(page) for page in before]


def _standing(page: Page) -> Page:
    return replace(page, headers={}, elapsed_ms=0, looked_at="", body_sha256="", excerpt="")


def answers_again(last: LastLook) -> list[Answer]:
    """What the rules answered; a look is remembered only when all of them were asked."""
    return [
        Answer(detector.rule, outcome_plain.from_plain(last.told["outcomes"][rule_id]))
        for rule_id, detector in DETECTORS.items()
    ]


def remember(
    board: Board, places: Sequence[Place], seen: Seen, answers: Sequence[Answer], check: Check
) -> None:
    """Keep a full look for later, or forget the earlier one. In the check's own transaction."""
    remember_together([(board, places, seen, answers, check)])


def remember_together(looks: Iterable[Remembered]) -> None:
    """The same for looks at several boards."""
    again, kept, forgotten = [], [], []
    for board, places, seen, answers, check in looks:
        if seen.as_of and check.excused:
            continue  # its answers do not count
        if seen.as_of:  # which stays as it is: should this be rolled back, it is asked again
            again.append(LastLook(pk=seen.as_of.pk, check_seen=check))
        elif board.is_sample or check.excused or not _may_be_repeated(seen, answers):
            forgotten.append(board.pk)
        else:
            kept.append(_last_look(board, places, seen, answers, check))
    if again:
        LastLook.objects.bulk_update(again, ["check_seen"])
    if forgotten:
        LastLook.objects.filter(board__in=forgotten).delete()
    if kept:
        LastLook.objects.bulk_create(
            kept, update_conflicts=True, unique_fields=["board"], update_fields=_KEPT
        )


def _last_look(
    board: Board, places: Sequence[Place], seen: Seen, answers: Sequence[Answer], check: Check
) -> LastLook:
    told = {answer.rule.id: outcome_plain.to_plain(answer.outcome) for answer in answers}
    return LastLook(
        board=board,
        check_seen=check,
        read_at=check.at,
        code=code_version(),
        packed=LastLook.pack(
            {"places": _named(places), "trace": to_plain(seen.trace), "outcomes": told}
        ),
    )


def _may_be_repeated(seen: Seen, answers: Sequence[Answer]) -> bool:
    pages = seen.observation.pages
    all_well = all(page.outcome is CheckOutcome.OK for page in pages)
    own = all(finding.seen_at is None for answer in answers for finding in answer.findings())
    return bool(seen.trace and pages) and all_well and own


def _named(places: Iterable[Place]) -> list[str]:
    return [f"{place.url} {','.join(place.roles)}" for place in places]
