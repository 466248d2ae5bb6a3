"""The story of one recheck: take, observe, examine, reconcile, plan the next."""

import asyncio
import logging
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from crawler import door
from crawler.door import open_client, politely
from crawler.fetch.client import Client
from crawler.fetch.response import Fetch
from crawler.look_at_linked import with_linked, with_linked_anew
from crawler.models import Check, Schedule
from crawler.network import is_known_to_be_down, network_is_up, only_within
from crawler.observation import Observation, to_json
from crawler.observe import observe
from crawler.places import places_of
from crawler.platforms.adapter import Access, Place
from crawler.schedule import AFTER_OUR_FAULT, is_passing, next_look
from crawler.snapshots import earlier_of, keep_content
from crawler.storable import storable
from leaderboards.models import Board
from leaderboards.vocabulary import CheckOutcome
from smells.engine import Answer, examine
from smells.models import ReportEvent
from smells.reconcile import reconcile, soonest_look

logger = logging.getLogger(__name__)

HOLD = timedelta(seconds=settings.RECHECK_SECONDS * 1.1)
# While one of these finds something, a ranking is no measure for its own later looks.
ABOUT_LOST_ROWS = {"missing.rows-lost", "missing.empty-ranking"}
SAMPLE_CHECKS_KEPT = 100  # samples are looked at every few seconds, for as long as the site runs


def recheck_if_free(board_id: int, *, now: datetime, even_early: bool = False) -> Check | None:
    """Recheck a board unless it is not due, another worker holds it, or it is gone: then None.

    A person who asks for it may look before the time has come (`even_early`). Whatever goes
    wrong on our side is raised, and the board is looked at again in an hour.
    """
    waiting = Schedule.objects.all() if even_early else Schedule.objects.due(now)
    if not waiting.take(board_id, now=now, hold=HOLD):
        return None
    try:
        return recheck(Board.objects.get(pk=board_id), now=now)
    except Exception:
        ours = Schedule.objects.filter(board_id=board_id, leased_until=now + HOLD)
        later = now + AFTER_OUR_FAULT
        ours.update(leased_until=None, handed_out_until=None, next_check_at=later)
        raise


def recheck(board: Board, *, now: datetime) -> Check | None:
    """Look at a board once and bring its reports up to what was seen.

    None when it took so long that another worker has looked, or is looking, in the meantime.
    """
    began = perf_counter()
    observation = asyncio.run(look_at(board.slug, places_of(board), now=now))  # no transaction
    known = [location.url for location in board.locations.all()]
    observation = with_linked(observation, open_client(), known=known)
    answers = examine(replace(observation, earlier=earlier_of(board)))  # pure
    took_ms = int((perf_counter() - began) * 1000)
    with transaction.atomic():
        if _overtaken(board, now=now):
            logger.warning("recheck of %s took too long; its result is dropped", board.slug)
            return None
        check = store(board, observation, answers, took_ms=took_ms)
        events = reconcile(board, answers, check)
        _plan_next(board, observation, now=now)
        if board.is_sample:
            _forget_old_checks(board)
    _log(board, check, events)
    return check


async def look_at(
    name: str,
    places: Sequence[Place],
    *,
    now: datetime,
    client: Client | None = None,
    access: Access | None = None,
    and_linked: bool = False,
) -> Observation:
    """What these places show. Another client and access than a recheck's may be handed in.

    With `and_linked` what they link to is looked at as well, and nothing of it is kept.
    """
    access = access or door.access()
    async with client or open_client() as client:
        fetch: Fetch = politely(client)
        if is_known_to_be_down(cache):
            fetch = only_within(access.samples, fetch)
        up = partial(network_is_up, client, cache, settings.CANARY_URLS)
        seen = await observe(
            name,
            places,
            at=now,
            run_id=uuid.uuid4().hex,
            fetch=fetch,
            access=access,
            network_is_up=up,
        )
        return await with_linked_anew(seen, fetch, access, up) if and_linked else seen


def _overtaken(board: Board, *, now: datetime) -> bool:
    """Whether a later look at the board has begun or is done; the row is locked until we commit."""
    held = Schedule.objects.select_for_update().filter(board=board).first()
    if held is None:
        return False
    taken_again = held.leased_until is not None and held.leased_until > now + HOLD
    return taken_again or (held.last_checked_at is not None and held.last_checked_at > now)


def store(board: Board, observation: Observation, answers: list[Answer], *, took_ms: int) -> Check:
    outcome = observation.outcome()
    homes = [page for page in observation.pages if page.is_home and page.outcome is outcome]
    telling = next(iter(homes or observation.pages), None)
    check = Check.objects.create(
        board=board,
        run_id=observation.run_id,
        at=observation.at,
        outcome=outcome.value,
        unread=(telling.unread or "") if telling else "",
        summary=(storable(telling.detail[:300]) if telling else ""),
        took_ms=took_ms,
        observation=storable(to_json(observation)),
        answers={answer.rule.id: answer.in_words() for answer in answers},
    )
    shrunken = [answer for answer in answers if answer.rule.id in ABOUT_LOST_ROWS]
    doubted = {finding.at for answer in shrunken for finding in answer.findings()}
    keep_content(check, observation, doubted=doubted)
    return check


def _plan_next(board: Board, observation: Observation, *, now: datetime) -> None:
    outcome = observation.outcome()
    homes = [page for page in observation.pages if page.is_home]
    unread = next((page.unread.value for page in homes if page.unread), "")
    changes = {
        "leased_until": None,
        "handed_out_until": None,
        "last_checked_at": now,
        "last_outcome": outcome.value,
        "last_unread": unread,
        "next_check_at": next_look(
            observation,
            now=now,
            is_sample=board.is_sample,
            soonest_suspicion=soonest_look(board, now=now),
            passing_for=_passing_for(board, now=now),
        ),
    }
    if outcome is CheckOutcome.OK:
        changes["last_ok_at"] = now
    Schedule.objects.update_or_create(board=board, defaults=changes)


def _passing_for(board: Board, *, now: datetime) -> timedelta:
    """The time since the check before, where something passing kept that one from telling."""
    before = Schedule.objects.filter(board=board).first()
    if before is None or before.last_checked_at is None or not is_passing(before.last_unread):
        return timedelta(0)
    return now - before.last_checked_at


def _forget_old_checks(board: Board) -> None:
    """Keep a sample's latest checks, and those that are the evidence of an event."""
    silent = Check.objects.filter(board=board, events__isnull=True)
    old = list(silent.values_list("pk", flat=True)[SAMPLE_CHECKS_KEPT:])
    Check.objects.filter(pk__in=old).delete()


def _log(board: Board, check: Check, events: list[ReportEvent]) -> None:
    logger.info("rechecked %s: %s %s run=%s", board.slug, check.outcome, check.unread, check.run_id)
    for event in events:
        logger.info(
            "%s %s: %s -> %s (%s)",
            board.slug,
            event.report.rule_id,
            event.from_state or "-",
            event.to_state,
            event.reason,
        )
