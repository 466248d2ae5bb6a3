"""Answers written by hand, and a fetcher that gives them."""

import json
from collections.abc import Mapping
from pathlib import Path

from crawler.fetch.errors import FetchError
from crawler.fetch.response import BeforeHop, Response
from crawler.observation import Hop

RECORDINGS = Path(__file__).parent.parent / "recordings"


def answer(
    body: str | bytes = "",
    *,
    status: int = 200,
    url: str = "https://board.example/",
    hops: tuple[tuple[str, int], ...] = (),
    **headers: str,
) -> Response:
    """Header names are written with `_` for `-`; the answer itself is the last of the hops."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(
        url=url,
        status=status,
        headers={"content-type": "text/html; charset=utf-8", **named},
        body=body.encode() if isinstance(body, str) else body,
        hops=(*(Hop(*hop) for hop in hops), Hop(url, status)),
        elapsed_ms=7,
    )


class Answers:
    """A Fetch over answers by address; an exception among them is raised. Keeps what was asked.

    An unknown address fails the test: an adapter asks for nothing that nobody expects.
    """

    def __init__(self, given: Mapping[str, Response | FetchError]) -> None:
        self.given = dict(given)
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.posted: list[bytes | None] = []

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        posted: bytes | None = None,
        before_hop: BeforeHop | None = None,
    ) -> Response:
        if before_hop:
            await before_hop(url)
        self.asked.append(url)
        self.headers.append(dict(headers or {}))
        self.posted.append(posted)
        given = self.given[url]
        if isinstance(given, FetchError):
            raise given
        for hop in given.hops[1:]:
            if before_hop:
                await before_hop(hop.url)
        return given


def recorded(platform: str, name: str) -> tuple[str, Response]:
    """The address that was asked and its answer, from tests/recordings/<platform>/<name>.json."""
    kept = json.loads((RECORDINGS / platform / f"{name}.json").read_text())
    body = kept["body"] if isinstance(kept["body"], str) else json.dumps(kept["body"])
    asked, last = kept["url"], kept.get("final_url", kept["url"])
    hops = tuple((hop["url"], hop["status"]) for hop in kept.get("hops", ()))
    headers = {name.lower(): value for name, value in kept["headers"].items()}
    response = answer(body, status=kept["status"], url=last, hops=hops)
    return asked, Response(**{**vars(response), "headers": headers})
