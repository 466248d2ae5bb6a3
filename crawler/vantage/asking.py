"""The asker: before a failure counts, the vantage is asked whether it is seen from there as well.

Whatever goes wrong on the way to the vantage accuses nobody: the address could not be checked.
"""

import asyncio
import logging
import time
from http import HTTPStatus
from typing import Self

from django.conf import settings

from crawler.domains import operator
from crawler.door import open_client
from crawler.fetch.addresses import address_authority
from crawler.fetch.client import Client
from crawler.fetch.errors import FetchError
from crawler.fetch.limits import Limits
from crawler.fetch.response import Response
from crawler.observation import Page
from crawler.shared_cache import shared_cache
from crawler.vantage import messages, silence
from crawler.vantage.allowance import Allowance
from crawler.vantage.messages import LONGEST_ANSWER, Question
from crawler.vantage.statement import (
    Statement,
    asked_address,
    needs_second_look,
    untold,
    weighed,
)

logger = logging.getLogger(__name__)

AT_ONCE = 4  # questions of one process
LONGEST_WAIT = 10.0  # seconds for one of those turns
# Of one process. When a platform fails as a whole, three boards make an incident, which judges
# the others without the vantage: they need not all be asked about.
MOST_AN_HOUR, OF_ONE_HOST = 120, 5
# The vantage itself gives up sooner (service.py).
LIMITS = Limits(
    connect_seconds=5,
    read_seconds=42,
    total_seconds=42,
    body_bytes=LONGEST_ANSWER,
    table_bytes=LONGEST_ANSWER,
)
_QUOTED = 200  # characters of a refusal that are written to the log


class NoWord(Exception):
    """The vantage was not asked, or gave no answer that can be believed; one clause says why."""


class Asker:
    """A SecondLook, for one event loop; use it with `async with`."""

    def __init__(self) -> None:
        self._url, self._secret = settings.VANTAGE_URL, settings.VANTAGE_SECRET
        # The one address that it may open, wherever it leads: the operator's own machine.
        self._client: Client = open_client(_authorities(self._url), limits=LIMITS)
        # What only we may reach is not for the vantage to judge.
        self._ours = {*settings.FETCH_ALLOWED_HOSTS, settings.SAMPLES_ADDRESS}
        self._allowance = Allowance(MOST_AN_HOUR, seconds=3600, of_one=OF_ONE_HOST)
        self._gate = asyncio.Semaphore(AT_ONCE)

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(self, *problem: object) -> None:
        await self._client.__aexit__(None, None, None)

    async def __call__(self, page: Page) -> Page:
        address = asked_address(page)
        if not needs_second_look(page) or address_authority(address) in self._ours:
            return page
        try:
            return weighed(page, await self._statement(address))
        except NoWord as error:
            return untold(page, str(error))
        except Exception as error:  # ours; what it says may hold the secret
            logger.error("asking the vantage broke: %s", type(error).__name__)
            return untold(page, "the second place could not be asked")

    async def _statement(self, address: str) -> Statement:
        if silence.rests(shared_cache()):
            raise NoWord("no second place answers just now")
        if not self._allowance.take(operator(address), now=time.monotonic()):
            raise NoWord("enough was asked of the second place for now")
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await self._gate.acquire()
        except TimeoutError as error:
            raise NoWord("others were asked about first") from error
        try:
            return await self._asked(messages.ask(address))
        finally:
            self._gate.release()

    async def _asked(self, question: Question) -> Statement:
        if not self._secret:
            raise self._silent("VANTAGE_SECRET is not set here")
        headers = question.headers(self._secret, now=time.time())
        try:
            response = await self._client(
                self._url, headers=headers, follow=False, posted=question.body()
            )
        except FetchError as error:
            raise self._silent(error.detail) from error
        if response.status != HTTPStatus.OK:
            raise self._silent(f"it answered {response.status}: {_words(response)}")
        heard = messages.read_answer(self._secret, question, response.headers, response.body)
        if heard is None:
            raise self._silent("its answer is not signed by our secret, or makes no sense")
        silence.note_answer(shared_cache())
        return heard

    def _silent(self, why: str) -> NoWord:
        if silence.note_silence(shared_cache(), now=time.time()):
            logger.warning("the vantage does not answer: %s", why)
        return NoWord("the second place gave no answer")


def _authorities(url: str) -> list[str]:
    """None for an address that makes no sense, which manage.py check tells of."""
    try:
        return [address_authority(url)]
    except ValueError:
        return []


def _words(response: Response) -> str:
    """A refusal says what to do about it; whoever else answers must not write into the log."""
    text = response.body[:_QUOTED].decode(errors="replace")
    return "".join(sign for sign in text if sign.isprintable())
