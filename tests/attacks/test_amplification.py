"""How many requests a stranger's page can make us send, through links, redirects and robots.txt."""

from datetime import UTC, datetime
from functools import partial
from itertools import count

import pytest
from django.core.cache import cache

from crawler.fetch.polite import PoliteFetch
from crawler.look_at_linked import with_linked_anew
from crawler.observe import observe
from crawler.platforms.adapter import Access, Place
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from smells.watched import MOST_REQUESTS, WatchedClient
from tests.attacks.outside import ELSEWHERE, PUBLIC, Asked, Outside, ok, redirect

pytestmark = pytest.mark.anyio
HOME = "http://board.example/"
LABELS = ["Submit your results", "our dataset", "evaluation code", "our paper"]
NOT_THERE = "404 Not Found"


class _Anything(dict):
    """Every name is somewhere."""

    def get(self, name, default=None):
        return [[PUBLIC if name == "board.example" else ELSEWHERE]]


def home(asked: Asked) -> bytes:
    if asked.path == "/robots.txt":
        return ok(b"", status=NOT_THERE)
    links = (
        f"## Part {n}\n\n[{label}](http://l{n}.example/{n})\n" for n, label in enumerate(LABELS * 2)
    )
    return ok("\n".join(["# Board\n", *links]).encode(), "Content-Type: text/markdown")


def wanderer():
    """From host to host, and each host's robots.txt likewise, as long as redirects are followed."""
    hosts = count()

    def answer(asked: Asked) -> bytes:
        if asked.path == "/robots.txt5":
            return ok(b"", status=NOT_THERE)
        path = "/x"
        if asked.path.startswith("/robots.txt"):
            path = f"/robots.txt{int(asked.path[11:] or 0) + 1}"
        return redirect(f"http://h{next(hosts)}.example{path}")

    return answer


async def test_one_check_sends_a_bounded_number_of_requests(outside: Outside):
    cache.clear()
    await outside.site("board.example", home)
    await outside.site("elsewhere.example", wanderer(), address=ELSEWHERE)
    outside.names = _Anything()

    async def up() -> bool:
        return True

    place = Place(HOME, (LocationRole.HOME,), Platform.INDEPENDENT)
    async with WatchedClient(outside.client(), lambda steps: None).as_client() as client:
        fetch = PoliteFetch(client, cache, user_agent="bot", gap_seconds=0)
        look = partial(
            observe, "asked", at=datetime(2026, 3, 2, tzinfo=UTC), run_id="run",
            fetch=fetch, access=Access(), network_is_up=up,
        )  # fmt: skip
        seen = await with_linked_anew(await look([place]), partial(look, reading=False))
    assert len(seen.linked) == 8
    assert MOST_REQUESTS / 2 < len(outside.asked) <= MOST_REQUESTS
    assert {page.outcome for page in seen.linked} == {CheckOutcome.COULD_NOT_CHECK}
