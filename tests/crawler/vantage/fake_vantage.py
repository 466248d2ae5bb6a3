"""A vantage that never leaves the process: it reads the questions and answers by address."""

import time
from collections.abc import Mapping

from crawler.fetch.errors import FetchError
from crawler.fetch.response import Response
from crawler.observation import Failure, Hop, Unread
from crawler.vantage import messages
from crawler.vantage.statement import Statement, Told

URL = "https://vantage.example/"
SECRET = "a-secret-of-at-least-thirty-two-characters"
AT = "2026-03-02T09:00:00+00:00"
ANSWERS = Statement(Told.ANSWERS, AT, status=200)
FAILS = Statement(Told.FAILS, AT, failure=Failure.TIMEOUT)
UNTOLD = Statement(Told.UNTOLD, AT, unread=Unread.ROBOTS)


def response(body: bytes, *, status: int = 200, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(URL, status, named, body, (Hop(URL, status),), 5)


class FakeVantage:
    """Stands in for the client that asks it. What it is given for an address is its answer:
    a statement, a whole response, or an error on the way. Anything else fails from there too.
    """

    def __init__(self, given: Mapping[str, object] | None = None, *, secret: str = SECRET) -> None:
        self.given, self.secret = dict(given or {}), secret
        self.asked: list[str] = []

    async def __aenter__(self) -> "FakeVantage":
        return self

    async def __aexit__(self, *problem: object) -> None:
        pass

    async def __call__(self, url, *, headers=None, follow=True, posted=None) -> Response:
        assert (url, follow) == (URL, False)
        question = messages.read_question(self.secret, headers, posted, now=time.time())
        self.asked.append(question.address)
        given = self.given.get(question.address, FAILS)
        if isinstance(given, FetchError):
            raise given
        if isinstance(given, Response):
            return given
        body = messages.written(given)
        return response(body) if not self.secret else Response(
            URL, 200, messages.answer_headers(self.secret, question, body), body, (), 5
        )  # fmt: skip
