"""Checks that visitors asked for: kept in the cache for an hour under a name nobody can guess."""

import asyncio
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.core.cache import cache

from crawler.door import for_strangers, open_client
from crawler.platforms.adapter import Place
from leaderboards.identity import platform_of
from leaderboards.vocabulary import LocationRole
from smells.check_board import Examined, Text, examined, read_text
from smells.recheck import look_at
from smells.watched import Step, WatchedClient

KEPT = timedelta(hours=1)
MOST_WAIT = timedelta(minutes=10)  # in the queue; a message older than that is dropped
AT_ONCE = 200_000  # bytes of a text that are looked at while its sender waits
_TOKEN_BYTES = 24
_TOKEN_LENGTH = 32
_KEY = "board-check-2:"  # the number grows when what is kept changes its form


class Stage(StrEnum):
    WAITING = "waiting"
    LOOKING = "looking"
    DONE = "done"
    BROKEN_OFF = "broken-off"
    UNANSWERED = "unanswered"


@dataclass(frozen=True)
class AskedCheck:
    """`subject` is an address, or the name of a text; `since` is when its stage began.

    `steps` are the addresses that were asked so far, in their order.
    """

    subject: str
    asked_at: datetime
    since: datetime
    stage: Stage = Stage.WAITING
    result: Examined | None = None
    is_address: bool = False
    text: Text | None = None  # until it was looked at
    steps: tuple[Step, ...] = ()

    def stage_at(self, now: datetime) -> Stage:
        """The stage as a reader sees it: a worker that is silent for too long is not coming."""
        if self.stage is Stage.WAITING and now - self.since > MOST_WAIT:
            return Stage.UNANSWERED
        longest = timedelta(seconds=settings.RECHECK_SECONDS * 1.1)
        if self.stage is Stage.LOOKING and now - self.since > longest:
            return Stage.BROKEN_OFF
        return self.stage


def ask_for_address(url: str, *, now: datetime) -> str:
    """Note that somebody wants an address looked at. Returns the token; the task does the rest."""
    return _keep_new(AskedCheck(url, asked_at=now, since=now, is_address=True))


def ask_for_text(text: Text, *, now: datetime) -> str:
    """The same for a text that takes too long to be looked at while its sender waits."""
    return _keep_new(AskedCheck(text.name, asked_at=now, since=now, text=text))


def check_text(text: Text, *, now: datetime) -> str:
    """Look at a text here and now. Returns the token under which the result is kept."""
    result = examined(read_text(text, at=now))
    return _keep_new(AskedCheck(text.name, now, now, Stage.DONE, result))


def find(token: str) -> AskedCheck | None:
    """None when its hour is over, or there was never such a check."""
    found = cache.get(_KEY + token) if len(token) == _TOKEN_LENGTH else None
    return found if isinstance(found, AskedCheck) else None


def look(token: str, *, now: datetime) -> None:
    """Look at what was asked for, once. Whatever breaks on our side is raised."""
    check = find(token)
    taken = f"{_KEY}taken:{token}"
    if check is None or check.stage is not Stage.WAITING or not cache.add(taken, 1, _seconds()):
        return
    check = replace(check, stage=Stage.LOOKING, since=now)
    _keep(token, check)
    try:
        if check.text:
            result = examined(read_text(check.text, at=now))
        else:
            result = _examined_address(check, token, now=now)
    except Exception:
        _keep(token, replace(check, stage=Stage.BROKEN_OFF))
        raise
    with_steps = find(token) or check
    _keep(token, replace(with_steps, stage=Stage.DONE, result=result, text=None))


def _examined_address(check: AskedCheck, token: str, *, now: datetime) -> Examined:
    url = check.subject
    place = Place(url, (LocationRole.HOME,), platform_of(url))
    client = WatchedClient(
        open_client(allowed_hosts=[settings.SAMPLES_ADDRESS]),
        lambda steps: _keep(token, replace(check, steps=steps)),
    )
    return examined(
        asyncio.run(
            look_at(
                "asked",
                [place],
                now=now,
                client=client.as_client(),
                access=for_strangers(),
                and_linked=True,
            )
        )
    )


def _keep_new(check: AskedCheck) -> str:
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    _keep(token, check)
    return token


def _keep(token: str, check: AskedCheck) -> None:
    cache.set(_KEY + token, check, _seconds())


def _seconds() -> int:
    return int(KEPT.total_seconds())
