"""A way out that never leaves the process: addresses and what they answer."""

from collections.abc import Callable, Mapping

from crawler.fetch.errors import FetchError, NameNotFound
from crawler.fetch.response import Response
from crawler.observation import Hop

Answer = int | str | FetchError | Callable[[], None]
PAGE = "<html><title>A board</title><body>" + "A model and its score. " * 200 + "</body></html>"


class FakeClient:
    """Stands in for the guarded client. An address it does not know answers 404.

    An answer is a status, the body of a page, an error, or something to call before 200 is
    answered.
    """

    def __init__(self, answers: Mapping[str, Answer], *, network: bool = True) -> None:
        self.answers, self.network = dict(answers), network
        self.asked: list[str] = []

    async def __aenter__(self) -> "FakeClient":
        return self

    async def __aexit__(self, *problem: object) -> None:
        pass

    async def __call__(
        self, url, *, headers=None, follow=True, posted=None, before_hop=None
    ) -> Response:
        if before_hop:
            await before_hop(url)
        self.asked.append(url)
        if not self.network:
            raise NameNotFound("no such name")
        answer = self.answers.get(url, 404)
        if isinstance(answer, FetchError):
            raise answer
        if callable(answer):
            answer()
            answer = 200
        body = answer if isinstance(answer, str) else PAGE
        answer = 200 if isinstance(answer, str) else answer
        return Response(
            url=url,
            status=answer,
            headers={"content-type": "text/html"},
            body=body.encode(),
            hops=(Hop(url, answer),),
            elapsed_ms=7,
        )
