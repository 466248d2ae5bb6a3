"""The vantage as a small web application: one signed question, one signed answer, nothing else."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from http import HTTPStatus

from aiohttp import web
from django.utils import timezone

from crawler.fetch.cache import Cache
from crawler.fetch.response import FetchByHops
from crawler.observation import Unread
from crawler.vantage import messages
from crawler.vantage.allowance import Allowance
from crawler.vantage.looking import testify
from crawler.vantage.messages import LONGEST_QUESTION, OLDEST, Refused
from crawler.vantage.statement import Statement, Told

logger = logging.getLogger(__name__)
MOST_A_MINUTE, AT_ONCE = 60, 16
LOOK_SECONDS = 40.0  # less than the asker waits
READ_SECONDS = 5.0  # for a question to arrive
Look = Callable[[str], Awaitable[Statement]]
OpenClient = Callable[[], AbstractAsyncContextManager[FetchByHops]]


class Service:
    """Whoever knows the secret may ask, so often; anybody else makes us do next to nothing."""

    def __init__(self, secret: str, look: Look, cache: Cache) -> None:
        self._secret, self._look, self._cache = secret, look, cache
        self._allowance = Allowance(MOST_A_MINUTE, seconds=60)
        self._gate = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, request: web.Request) -> web.Response:
        try:
            return await self._answer(request)
        except Refused as refused:
            return web.Response(status=refused.status, text=f"{refused.hint}\n")

    async def _answer(self, request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(READ_SECONDS):
                asked = await request.read()
        except TimeoutError as error:
            raise Refused(HTTPStatus.REQUEST_TIMEOUT, "the question came too slowly") from error
        except web.RequestPayloadError as error:
            raise Refused(HTTPStatus.BAD_REQUEST, "the question cannot be read") from error
        question = messages.read_question(self._secret, request.headers, asked, now=time.time())
        self._check_new(question.nonce)
        if self._gate.locked() or not self._allowance.take("", now=time.monotonic()):
            hint = f"at most {MOST_A_MINUTE} questions a minute, {AT_ONCE} at once"
            raise Refused(HTTPStatus.TOO_MANY_REQUESTS, hint)
        async with self._gate:
            body = messages.written(await self._looked(question.address))
        headers = messages.answer_headers(self._secret, question, body)
        return web.Response(body=body, headers=headers, content_type="application/json")

    def _check_new(self, nonce: str) -> None:
        """Kept for as long as the same question could pass for a fresh one, ahead and behind."""
        if not self._cache.add(f"vantage-nonce:{nonce}", 1, 2 * OLDEST + 1):
            raise Refused(HTTPStatus.CONFLICT, "this very question was asked already")

    async def _looked(self, address: str) -> Statement:
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                return await self._look(address)
        except TimeoutError:
            pass
        except Exception:  # our fault must not pass for the board's
            logger.exception("could not look at %s", address)
        return Statement(Told.UNTOLD, timezone.now().isoformat(), unread=Unread.UNEXPECTED)


def application(secret: str, opened: OpenClient, cache: Cache) -> web.Application:
    """The application, with one client for as long as it runs; any path is the same."""
    app = web.Application(client_max_size=LONGEST_QUESTION)

    async def with_client(app: web.Application) -> AsyncIterator[None]:
        async with opened() as client:
            service = Service(secret, lambda address: testify(address, client, cache), cache)
            app[_SERVICE] = service
            yield

    async def answer(request: web.Request) -> web.Response:
        return await request.app[_SERVICE](request)

    app.cleanup_ctx.append(with_client)
    app.router.add_post("/{path:.*}", answer)
    return app


_SERVICE: web.AppKey[Service] = web.AppKey("service", Service)
