"""The story of one recheck: what was seen is examined, reconciled and stored; the next is planned.

Who is looked at, and together with whom, is batch.py's part.
"""

import logging
import uuid
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from crawler import door
from crawler.door import open_client, politely
from crawler.fetch.client import Client
from crawler.leases import Schedule
from crawler.look_at_linked import with_linked_anew
from crawler.looking import look_with
from crawler.models import Check, Kept, what_is_kept
from crawler.observation import Observation, to_json
from crawler.outages import mark, rule_on
from crawler.places import pacing_host
from crawler.platforms.adapter import Access, Place
from crawler.schedule import Past, next_look
from crawler.snapshots import keep_as_they_were, keep_content
from crawler.storable import storable
from leaderboards.logs import about
from leaderboards.models import Board
from leaderboards.vocabulary import CheckOutcome
from smells import surges
from smells.answered import Answered, Done, answered
from smells.before import before_of
from smells.engine import Answer
from smells.excuses import excused
from smells.looks import Wanted
from smells.maintainer_facts import keep_file
from smells.models import ReportEvent
from smells.past import past_of
from smells.patience import patiently
from smells.reconcile import reconcile, soonest_look, take_back
from smells.unchanged import Seen, remember

logger = logging.getLogger(__name__)

# While one of these finds something, a ranking is no measure for its own later looks.
ABOUT_LOST_ROWS = {"missing.rows-lost", "missing.empty-ranking"}
# What planned() says of a schedule.
PLANNED = (
    *("lease", "leased_until", "handed_out_until", "attempts", "host"),
    *("last_checked_at", "last_outcome", "last_unread", "last_ok_at", "next_check_at"),
)
SAMPLE_CHECKS_KEPT = 100  # samples are looked at every few seconds, for as long as the site runs


async def look_at(
    name: str,
    places: Sequence[Place],
    *,
    now: datetime,
    client: Client | None = None,
    access: Access | None = None,
    and_linked: bool = False,
) -> Observation:
    """What these places show, for somebody who asks: with a client of its own, stored nowhere.

    With `and_linked` what they link to is looked at as well.
    """
    async with client or open_client() as client:
        look = partial(
            look_with,
            client,
            board=name,
            at=now,
            run_id=uuid.uuid4().hex,
            fetch=politely(client),
            access=access or door.access(),
        )
        seen = await look(places)
        return await with_linked_anew(seen, partial(look, reading=False)) if and_linked else seen


def finish(wanted: Wanted, board: Board, seen: Seen, *, looked_for: float) -> Check | None:
    """Ask the rules about a look, and store it. `looked_for` is how long it took, in seconds."""
    before = patiently(lambda: before_of([board.pk])[board.pk])
    return store_alone(answered(Done(wanted, board, seen, looked_for), before))


def store_alone(done: Answered) -> Check | None:
    """Bring a board's reports up to what was seen.

    None when it took so long that another worker has taken the board in the meantime.
    """
    # The lease ends with the transaction: done twice, the second time finds nothing to do.
    return patiently(lambda: _written(done))


def _written(done: Answered) -> Check | None:
    board, observation = done.board, done.observation
    with transaction.atomic():
        held = Schedule.objects.held_by(done.wanted.lease).select_for_update().first()
        if held is None:
            logger.warning("recheck of %s was overtaken; its result is dropped", board.slug)
            return None
        ruling = rule_on(board, observation)
        events = [e for taken in ruling.taken_back for e in take_back(taken, at=observation.at)]
        answers = excused(done.answers, our_outage=ruling.our_outage, incidents=ruling.excused)
        held_up = surges.rule_on(board, answers, observation)
        answers = held_up.answers
        events += [e for taken in held_up.taken_back for e in take_back(taken, at=observation.at)]
        check = store(board, done.seen, answers, took_ms=done.took_ms)
        mark(check, ruling)
        events += reconcile(board, answers, check)
        events += keep_file(board, done.file, at=observation.at)
        remember(board, done.wanted.places, done.seen, done.answers, check)
        past = past_of(board, held, observation, changed_at=ruling.changed_at)
        soonest = soonest_look(board, now=observation.at)
        changes = planned(done.wanted, board, observation, past, soonest)
        Schedule.objects.held_by(done.wanted.lease).update(**changes)
        if board.is_sample:
            _forget_old_checks(board)
    log(board, check, events)
    return check


def store(board: Board, seen: Seen, answers: list[Answer], *, took_ms: int) -> Check:
    observation = seen.observation
    fields = fields_of(board, observation, took_ms=took_ms)
    check = Check.objects.create(kept=kept_of([(seen, answers)])[0], **fields)
    if seen.as_of:
        keep_as_they_were({seen.as_of.check_seen_id: check})
        return check
    shrunken = [answer for answer in answers if answer.rule.id in ABOUT_LOST_ROWS]
    doubted = {finding.at for answer in shrunken for finding in answer.findings()}
    keep_content(check, observation, doubted=doubted)
    return check


def kept_of(looks: Sequence[tuple[Seen, Sequence[Answer]]]) -> list[Kept]:
    """What is kept of each look: what it repeats, or what was seen and answered anew."""
    kept: dict[int, Kept] = {}
    anew: dict[int, dict[str, Any]] = {}
    for number, (seen, answers) in enumerate(looks):
        words = {answer.rule.id: answer.in_words() for answer in answers}
        before = seen.as_of.check_seen if seen.as_of and seen.is_identical else None
        if before and before.answers == words:
            kept[number] = before.kept
        else:
            shown = before.observation if before else to_json(seen.observation)
            anew[number] = what_is_kept(shown, words)
    kept |= dict(zip(anew, Kept.objects.keep_all(list(anew.values())), strict=True))
    return [kept[number] for number in range(len(looks))]


def fields_of(board: Board, observation: Observation, *, took_ms: int) -> dict[str, Any]:
    """What a check says of itself, besides what was seen."""
    outcome = observation.outcome()
    homes = [page for page in observation.pages if page.is_home and page.outcome is outcome]
    telling = next(iter(homes or observation.pages), None)
    return {
        "board": board,
        "run_id": observation.run_id,
        "at": observation.at,
        "outcome": outcome.value,
        "unread": (telling.unread or "") if telling else "",
        "summary": (storable(telling.detail[:300]) if telling else ""),
        "took_ms": took_ms,
    }


def planned(
    wanted: Wanted, board: Board, observation: Observation, past: Past, soonest: datetime | None
) -> dict[str, Any]:
    """What the schedule says after a look: when next, and that the lease ends here."""
    now, outcome = wanted.lease.at, observation.outcome()
    homes = [page for page in observation.pages if page.is_home]
    changes = {
        "lease": "",
        "leased_until": None,
        "handed_out_until": None,
        "attempts": 0,
        "host": "" if board.is_sample else pacing_host(wanted.places),
        "last_checked_at": now,
        "last_outcome": outcome.value,
        "last_unread": next((page.unread.value for page in homes if page.unread), ""),
        "next_check_at": next_look(
            observation,
            now=now,
            is_sample=board.is_sample,
            soonest_suspicion=soonest,
            past=past,
        ),
    }
    return changes | ({"last_ok_at": now} if outcome is CheckOutcome.OK else {})


def _forget_old_checks(board: Board) -> None:
    """Keep a sample's latest checks, and those that are the evidence of an event."""
    silent = Check.objects.filter(board=board, events__isnull=True)
    old = list(silent.values_list("pk", flat=True)[SAMPLE_CHECKS_KEPT:])
    Check.objects.filter(pk__in=old).delete()


def log(board: Board, check: Check, events: Sequence[ReportEvent]) -> None:
    with about(run=check.run_id, board=board.slug):
        came_to = check.outcome, check.unread, check.run_id
        logger.info("rechecked %s: %s %s run=%s", board.slug, *came_to)
        for event in events:
            logger.info(
                "%s %s: %s -> %s (%s)",
                board.slug,
                event.report.rule_id,
                event.from_state or "-",
                event.to_state,
                event.reason,
            )
