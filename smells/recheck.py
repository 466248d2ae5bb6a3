"""The story of one recheck: take, observe, examine, reconcile, plan the next."""

import asyncio
import logging
import uuid
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from crawler.door import access, open_client
from crawler.models import Check, Schedule
from crawler.network import network_is_up
from crawler.observation import Observation, to_json
from crawler.observe import PoliteFetch, observe
from crawler.places import places_of
from crawler.schedule import AFTER_OUR_FAULT, next_look
from leaderboards.models import Board
from leaderboards.vocabulary import CheckOutcome
from smells.engine import Answer, examine
from smells.models import ReportEvent
from smells.reconcile import reconcile, soonest_look

logger = logging.getLogger(__name__)

HOLD = timedelta(seconds=settings.RECHECK_SECONDS * 1.1)


def recheck_if_free(board_id: int, *, now: datetime) -> Check | None:
    """Recheck a board unless another worker holds it. None when it does, or the board is gone.

    Whatever goes wrong on our side is logged, and the board is looked at again in an hour.
    """
    if not Schedule.objects.take(board_id, now=now, hold=HOLD):
        return None
    try:
        return recheck(Board.objects.get(pk=board_id), now=now)
    except Exception:
        later = now + AFTER_OUR_FAULT
        Schedule.objects.filter(board_id=board_id).update(
            leased_until=None, handed_out_until=None, next_check_at=later
        )
        raise


def recheck(board: Board, *, now: datetime) -> Check:
    """Look at a board once and bring its reports up to what was seen."""
    began = perf_counter()
    observation = asyncio.run(look_at(board, now=now))  # network; no transaction is open
    answers = examine(observation)  # pure
    took_ms = int((perf_counter() - began) * 1000)
    with transaction.atomic():
        check = store(board, observation, answers, took_ms=took_ms)
        events = reconcile(board, answers, check)
        _plan_next(board, observation, now=now)
    _log(board, check, events)
    return check


async def look_at(board: Board, *, now: datetime) -> Observation:
    places = await asyncio.to_thread(places_of, board)
    async with open_client() as client:
        fetch = PoliteFetch(
            client,
            cache,
            user_agent=settings.USER_AGENT,
            gap_seconds=settings.HOST_GAP_SECONDS,
        )
        return await observe(
            board.slug,
            places,
            at=now,
            run_id=uuid.uuid4().hex,
            fetch=fetch,
            access=access(),
            network_is_up=partial(network_is_up, client, cache, settings.CANARY_URLS),
        )


def store(
    board: Board, observation: Observation, answers: list[Answer], *, took_ms: int
) -> Check:
    outcome = observation.outcome()
    homes = [page for page in observation.pages if page.is_home and page.outcome is outcome]
    telling = (homes or list(observation.pages) or [None])[0]
    return Check.objects.create(
        board=board,
        run_id=observation.run_id,
        at=observation.at,
        outcome=outcome.value,
        unread=(telling.unread or "") if telling else "",
        summary=(telling.detail[:300] if telling else ""),
        took_ms=took_ms,
        observation=to_json(observation),
        answers={answer.rule.id: answer.in_words() for answer in answers},
    )


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
        ),
    }
    if outcome is CheckOutcome.OK:
        changes["last_ok_at"] = now
    Schedule.objects.update_or_create(board=board, defaults=changes)


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
