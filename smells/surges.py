"""Many boards that begin to show one finding together: that is our reading, or their platform.

A platform that changes how its apps answer may empty every ranking we read there, and so may a
mistake of ours. None of the boards is accused of it: it waits for a person (docs/confirmation.md).
"""

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.incidents import WINDOW
from crawler.models import Check, DomainLook
from crawler.observation import Observation
from crawler.outages import TakenBack
from leaderboards.identity import platform_of
from leaderboards.models import Board
from leaderboards.vocabulary import CheckOutcome, ReportSource, ReportState
from smells.engine import Answer
from smells.models import Report, Surge
from smells.outcome import Clear, Inconclusive
from smells.rule import gettext_noop

logger = logging.getLogger(__name__)

FEWEST_BOARDS = 5
SHARE = 0.2  # more than this of the boards that were looked at on the platform within a day
TOGETHER = gettext_noop("many boards began to show this at once; a person looks into it first")
_OVER = (ReportState.RESOLVED, ReportState.FALSE_POSITIVE)


@dataclass(frozen=True)
class Ruling:
    """The answers without what many boards show together, and what of it counted already."""

    answers: list[Answer]
    taken_back: tuple[TakenBack, ...] = ()


def are_many(began: Collection[int], looked_at: Collection[int]) -> bool:
    """Whether so many of those looked at began to show it that it is hardly their own doing."""
    return len(began) >= FEWEST_BOARDS and len(began) > SHARE * len(looked_at)


def rule_on(board: Board, answers: Sequence[Answer], observation: Observation) -> Ruling:
    """Hold up what began on many boards within a day, at addresses that answered.

    Those that did not are judged by crawler/outages.py. Must run inside the transaction that
    stores the check, before reports are touched.
    """
    if board.is_sample:
        return Ruling(list(answers))
    now = observation.at
    going_on = {(surge.rule_id, surge.platform): surge for surge in Surge.objects.going_on()}
    _recover(board, answers, going_on.values(), now=now)
    held: set[str] = set()
    taken_back = []
    for rule_id, platform in _just_begun(board, answers, observation):
        surge = going_on.get((rule_id, platform))
        if surge is None:
            began = _began_together(board, rule_id, platform, now=now)
            if not began:
                continue
            # Another worker may have opened it just before.
            surge, _ = Surge.objects.get_or_create(
                rule_id=rule_id,
                platform=platform,
                ended_at=None,
                defaults={"began_at": min(began.values()), "last_seen_at": now},
            )
            surge.boards.add(*began)
            logger.warning("%s: %d boards began to show it together", surge, len(began))
            taken_back.append(TakenBack(began, rule_id=rule_id, platform=platform))
        surge.boards.add(board)
        Surge.objects.filter(pk=surge.pk).update(last_seen_at=now)
        held.add(rule_id)
    kept = [
        Answer(answer.rule, Inconclusive(TOGETHER)) if answer.rule.id in held else answer
        for answer in answers
    ]
    return Ruling(kept, tuple(taken_back))


def _just_begun(
    board: Board, answers: Iterable[Answer], observation: Observation
) -> list[tuple[str, str]]:
    """Rule and platform of what is found and was not reported of this board before."""
    answered = {page.url for page in observation.pages if page.outcome is CheckOutcome.OK}
    found = {
        (answer.rule.id, platform_of(finding.at).value)
        for answer in answers
        for finding in answer.findings()
        if finding.at in answered and not finding.incident
    }
    if not found:
        return []
    reports = Report.objects.filter(board=board, rule_id__in={rule for rule, _ in found})
    known = set(reports.exclude(state__in=_OVER).values_list("rule_id", flat=True))
    return sorted(each for each in found if each[0] not in known)


def _began_together(
    board: Board, rule_id: str, platform: str, *, now: datetime
) -> dict[int, datetime]:
    """Since when each board shows it, this one included; empty unless they are too many.

    A board begins to show what the rule found in order there at the look before. What a new rule
    finds, or at a board's first look, did not begin.
    """
    if Surge.objects.found_right(rule_id, platform, now=now):
        return {}
    looked_at = {look.board for look in DomainLook.objects.on_platform(platform, now)} | {board.pk}
    lately = Report.objects.filter(
        source=ReportSource.RECHECK,
        rule_id=rule_id,
        board__in=looked_at,
        counting_since__gte=now - WINDOW,
    ).exclude(state__in=_OVER)
    since: dict[int, datetime] = {}
    for pk, moment in lately.values_list("board_id", "counting_since"):
        if moment:
            since[pk] = min(moment, since.get(pk, moment))
    since[board.pk] = now
    if not are_many(since, looked_at):
        return {}
    began = {pk: moment for pk, moment in since.items() if _was_clear(pk, rule_id, before=moment)}
    return began if board.pk in began and are_many(began, looked_at) else {}


def _was_clear(board: int, rule_id: str, *, before: datetime) -> bool:
    last = Check.objects.filter(board=board, at__lt=before).select_related("kept").first()
    return last is not None and last.answers.get(rule_id) == "clear"


def _recover(
    board: Board, answers: Iterable[Answer], going_on: Iterable[Surge], *, now: datetime
) -> None:
    """A board that is in order again is no part of it; when half of them are, it is over."""
    clear = {answer.rule.id for answer in answers if isinstance(answer.outcome, Clear)}
    for surge in going_on:
        if surge.rule_id not in clear or not surge.boards.filter(pk=board.pk).exists():
            continue
        surge.boards.remove(board)
        surge.recovered += 1
        if surge.recovered >= surge.boards.count():
            surge.ended_at = now
            logger.info("%s: over", surge)
        surge.save(update_fields=["recovered", "ended_at"])


def decide(surge: Surge, *, boards_at_fault: bool, now: datetime) -> None:
    """A person's judgement. Boards at fault are counted one by one from now on."""
    Surge.objects.filter(pk=surge.pk, ended_at__isnull=True).update(
        ended_at=now, boards_at_fault=boards_at_fault
    )
