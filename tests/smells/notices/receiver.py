"""A receiver that never leaves the process."""

from crawler.fetch.errors import FetchError
from crawler.fetch.response import Response
from crawler.observation import Hop


class Receiver:
    """Stands in for the guarded client. Answers in turn; the last answer is kept.

    An answer is a status, a status with a body, an error, or something that makes one of a body.
    """

    def __init__(self, *answers) -> None:
        self.answers = list(answers) or [200]
        self.got: list[tuple[str, dict[str, str], bytes]] = []

    def __call__(self) -> "Receiver._Way":
        return self._Way(self)

    class _Way:
        def __init__(self, receiver: "Receiver") -> None:
            self.receiver = receiver

        async def __aenter__(self):
            return self._post

        async def __aexit__(self, *problem: object) -> None:
            pass

        async def _post(self, url, *, headers, follow, posted, before_hop) -> Response:
            assert follow is False
            await before_hop(url)
            self.receiver.got.append((url, headers, posted))
            answers = self.receiver.answers
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
            if callable(answer):
                answer = answer(posted)
            if isinstance(answer, FetchError):
                raise answer
            status, body, *more = answer if isinstance(answer, tuple) else (answer, "")
            return Response(
                url, status, more[0] if more else {}, body.encode(), (Hop(url, status),), 7
            )
