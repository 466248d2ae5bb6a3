"""When and where leaderboard.yml is asked for: seldom, conditionally, and of nobody else."""

import asyncio
from datetime import timedelta

import pytest

from crawler.fetch.errors import RateLimited
from crawler.fetch.response import Response
from crawler.look_at_file import Asking, Found, look_at_file, places_of_file
from crawler.maintainer_file_read import MaintainerFileRead, asking_for, next_ask
from crawler.observation import Hop
from crawler.places import places_of
from tests import factories
from tests.factories import NOW
from tests.smells.seen import gone, observation, page

FILE, ROOT = "https://b.example/x/leaderboard.yml", "https://b.example/leaderboard.yml"
BODY = b"version: 1\n"


class Site:
    """Answers by address; 404 elsewhere. Keeps what it was asked, and with which headers."""

    def __init__(self, **answers):
        self.answers, self.asked = answers.pop("answers", {}), []

    async def __call__(self, url, *, headers=None, follow=True, posted=None):
        self.asked.append((url, dict(headers or {})))
        answer = self.answers.get(url, (404, b"", {}, url))
        if isinstance(answer, Exception):
            raise answer
        status, body, given, final = answer
        return Response(final, status, given, body, (Hop(final, status),), 1)


def ask(site, asking, seen=None):
    return asyncio.run(look_at_file(asking, site, seen))


def known(**more):
    return Asking((FILE, ROOT), (FILE, ROOT), sha256="a", etag='"1"', was_known=True, **more)


def test_a_file_is_read_with_its_validators():
    site = Site(answers={FILE: (200, BODY, {"etag": '"1"'}, FILE)})
    look = ask(site, Asking((FILE,), (FILE,)))
    assert (look.found, look.url, look.body, look.etag) == (Found.READ, FILE, BODY, '"1"')
    assert site.asked == [(FILE, {})]


def test_one_that_is_known_is_asked_for_conditionally():
    site = Site(answers={FILE: (304, b"", {}, FILE)})
    assert ask(site, known()).found is Found.SAME
    assert site.asked == [(FILE, {"If-None-Match": '"1"'})]


def test_one_that_moved_is_found_at_another_place():
    site = Site(answers={ROOT: (200, BODY, {}, ROOT)})
    look = ask(site, known())
    assert (look.found, look.url) == (Found.READ, ROOT)
    assert site.asked[1] == (ROOT, {})  # its validators belong to the other address


@pytest.mark.parametrize(
    "answer",
    [
        (404, b"", {}, FILE),
        (410, b"", {}, FILE),
        (200, b"<!doctype html>", {}, FILE),
        (200, b"hello", {"content-type": "text/html"}, FILE),
        (200, BODY, {}, "https://evil.example/leaderboard.yml"),
    ],
)
def test_no_file_front_pages_and_other_hosts_are_no_file(answer):
    assert ask(Site(answers={FILE: answer}), Asking((FILE,), (FILE,))).found is Found.ABSENT


@pytest.mark.parametrize("answer", [RateLimited("wait"), (403, b"", {}, FILE), (500, b"", {}, "x")])
def test_what_could_not_be_asked_says_nothing(answer):
    look = ask(Site(answers={FILE: answer}), known())
    assert look.found is Found.UNKNOWN and look.says_nothing_new


def test_a_board_that_does_not_answer_is_not_asked_for_its_file():
    site = Site()
    assert ask(site, known(), observation(gone())) is None and site.asked == []


def test_what_is_not_due_is_asked_only_when_a_repository_changed():
    from crawler.look_at_file import revision_of
    from crawler.observation import RepositoryState

    def seen(pushed):
        return observation(page(repository=RepositoryState("o/n", False, pushed_at=pushed)))

    site = Site()
    asking = Asking((FILE,), (FILE, ROOT), revision=revision_of(seen("1")), is_due=False)
    assert ask(site, asking, seen("1")) is None
    assert ask(site, asking, seen("2")).asked == (FILE, ROOT)
    assert ask(site, asking, observation(page())) is None


def test_a_board_without_a_file_costs_one_request_a_look_then_one_a_week():
    assert asking_for(None, [FILE, ROOT], now=NOW).addresses == (FILE,)
    row = MaintainerFileRead(asked=1, next_ask_at=next_ask(1, 2, now=NOW))
    asking = asking_for(row, [FILE, ROOT], now=NOW)
    assert (asking.addresses, asking.is_due) == ((ROOT,), True)
    row = MaintainerFileRead(asked=2, next_ask_at=next_ask(2, 2, now=NOW))
    assert not asking_for(row, [FILE, ROOT], now=NOW + timedelta(days=6)).is_due
    later = asking_for(row, [FILE, ROOT], now=NOW + timedelta(days=7))
    assert (later.addresses, later.is_due) == ((FILE,), True)
    assert asking_for(row, [FILE, ROOT], now=NOW, anew=True).addresses == (FILE, ROOT)
    assert asking_for(row, [], now=NOW) is None


@pytest.mark.django_db
def test_only_homes_and_repositories_that_the_catalogue_states_are_asked():
    board = factories.board(url="https://b.example/x/")
    factories.location(board, "https://github.com/o/n", role="repository")
    factories.location(board, "https://data.example/d", role="dataset")
    factories.location(board, "https://evil.example/", source="maintainer")
    assert places_of_file(board.locations.all()) == (
        FILE,
        ROOT,
        "https://b.example/.well-known/leaderboard.yml",
        "https://raw.githubusercontent.com/o/n/HEAD/leaderboard.yml",
    )


@pytest.mark.django_db
def test_a_file_leads_the_crawler_nowhere_else():
    board = factories.board(url="https://b.example/x/")
    factories.location(board, "https://b.example/submit", role="submission", source="maintainer")
    factories.location(board, "https://evil.example/", role="dataset", source="maintainer")
    factories.location(board, "https://evil.example/2", source="maintainer")
    looked_at = [place.url for place in places_of(board)]
    assert looked_at == ["https://b.example/x/", "https://b.example/submit"]
