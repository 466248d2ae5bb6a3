"""A board that is as it was costs one conditional request an address, and nothing is read anew."""

from datetime import timedelta

import pytest

from crawler.fetch.response import Response
from crawler.models import Check, Kept, Schedule, Snapshot
from crawler.observation import Hop
from smells import answered as module
from smells.models import LastLook, Report
from smells.models.last_look import GOOD_FOR
from tests import factories
from tests.smells.fake_client import FakeClient
from tests.smells.seen import DAY, START, recheck

pytestmark = pytest.mark.django_db
URL = "https://board.example/"
TABLE = "<table><tr><th>Rank<th>Model<th>Accuracy</tr>{rows}</table>"
TWICE = (("Alpha-7B", 81.2), ("Beta-7B", 77.0), ("Alpha-7B", 68.8), ("Gamma-7B", 60.1))
WELL = (("Alpha-7B", 81.2), ("Beta-7B", 77.0), ("Delta-7B", 68.8), ("Gamma-7B", 60.1))
WORDS = "<p>" + "We evaluate models on accuracy; higher is better. " * 20 + "</p>"


def shown(models=WELL, more=""):
    rows = "".join(
        f"<tr><td>{rank}<td>{model}<td>{score}</tr>"
        for rank, (model, score) in enumerate(models, start=1)
    )
    return f"<html><title>A board</title><body>{WORDS}{TABLE.format(rows=rows)}{more}</body></html>"


class WithTags(FakeClient):
    """Gives each page a tag, and answers 304 to whoever has it; keeps the status of each answer."""

    def __init__(self, answers, **more):
        super().__init__(answers, **more)
        self.given = []

    async def __call__(self, url, *, headers=None, **how):
        response = await super().__call__(url, headers=headers, **how)
        tag = f'"{hash(response.body)}"'
        if response.status == 200 and (headers or {}).get("If-None-Match") == tag:
            response = Response(url, 304, {"etag": tag}, b"", (Hop(url, 304),), 7)
        self.given.append(response.status)
        headers = {**response.headers, "etag": tag}
        return Response(url, response.status, headers, response.body, response.hops, 7)


@pytest.fixture
def board():
    return factories.board("A board", url=URL)


@pytest.fixture
def site(monkeypatch, settings):
    """Sets what the board's address shows from now on."""
    from crawler.looking import end_lookout

    settings.HOST_GAP_SECONDS = 0
    client = WithTags({})
    end_lookout()
    monkeypatch.setattr("crawler.looking.open_client", lambda: client)

    def show(answer):
        client.answers[URL] = answer
        client.given.clear()
        return client

    yield show
    end_lookout()


@pytest.fixture
def read(monkeypatch):
    """Counts the looks after which the rules were asked."""
    asked = []
    monkeypatch.setattr(
        module, "examine", lambda seen, real=module.examine: asked.append(seen) or real(seen)
    )
    return asked


def pages_asked(client):
    return [status for status in client.given if status != 404]  # robots.txt is not there


def test_when_it_answers_304_it_is_as_it_was_and_nothing_is_read(board, site, read):
    client = site(shown())
    first = recheck(board, now=START)
    again = recheck(board, now=START + DAY)
    assert pages_asked(client) == [200, 304]
    assert len(read) == 1
    assert (again.outcome, again.answers) == (first.outcome, first.answers)
    assert again.kept_id == first.kept_id and Kept.objects.count() == 1
    assert again.read().at == START + DAY
    snapshot = Snapshot.objects.get()
    assert set(snapshot.checks.all()) == {first, again}
    assert (snapshot.first_seen_at, snapshot.last_seen_at) == (START, START + DAY)
    assert snapshot.good_at == START + DAY


def test_a_change_is_read_at_once_and_asked_for_once(board, site, read):
    site(shown())
    recheck(board, now=START)
    client = site(shown(more="<p>Another word.</p>"))
    recheck(board, now=START + DAY)
    assert pages_asked(client) == [200]
    assert len(read) == 2 and Snapshot.objects.count() == 2
    site(shown(more="<p>Another word.</p>"))
    recheck(board, now=START + 2 * DAY)
    assert len(read) == 2


def test_a_smell_is_confirmed_by_looks_that_read_nothing_anew(board, site, read):
    site(shown(TWICE))
    recheck(board, now=START)
    assert Report.objects.get(rule_id="redundant.duplicate-model").state == "suspected"
    recheck(board, now=START + DAY)
    assert len(read) == 1
    assert Report.objects.get(rule_id="redundant.duplicate-model").state == "open"
    site(shown(WELL))
    recheck(board, now=START + 2 * DAY)
    assert Report.objects.get(rule_id="redundant.duplicate-model").state == "resolved"


def test_after_ten_days_all_is_read_again(board, site, read):
    site(shown())
    recheck(board, now=START)
    recheck(board, now=START + GOOD_FOR - timedelta(seconds=1))
    assert len(read) == 1
    recheck(board, now=START + GOOD_FOR)
    assert len(read) == 2


@pytest.mark.parametrize("trouble", [404, 503, 403])
def test_trouble_is_looked_at_in_full_and_what_was_known_is_forgotten(board, site, read, trouble):
    site(shown())
    recheck(board, now=START)
    client = site(trouble)
    check = recheck(board, now=START + DAY)
    assert check.outcome != "ok" and len(read) == 2
    assert trouble in client.given
    assert not LastLook.objects.exists()


def test_other_code_asks_its_own_rules(board, site, read, monkeypatch):
    site(shown())
    recheck(board, now=START)
    monkeypatch.setattr("smells.unchanged.code_version", lambda: "another")
    recheck(board, now=START + DAY)
    assert len(read) == 2


def test_another_address_of_the_board_is_looked_at(board, site, read):
    client = site(shown())
    recheck(board, now=START)
    factories.location(board, "https://board.example/docs", role="documentation")
    client.answers["https://board.example/docs"] = "<p>Some words.</p>"
    recheck(board, now=START + DAY)
    assert len(read) == 2 and "https://board.example/docs" in client.asked


def test_a_linked_dataset_is_watched_while_the_board_is_as_it_was(board, site, read):
    data = "https://data.example/q"
    client = site(shown(more=f'<p>Here it is: <a href="{data}">our dataset</a></p>'))
    client.answers[data] = 200
    recheck(board, now=START)
    client.answers[data] = 404
    recheck(board, now=START + 6 * DAY)
    assert client.asked.count(data) == 1 and len(read) == 1
    recheck(board, now=START + 6.9 * DAY)
    recheck(board, now=START + 8 * DAY)  # its look is a week old
    assert client.asked.count(data) == 2
    report = Report.objects.get(rule_id="missing.linked-entity")
    assert (report.state, report.part) == ("suspected", data)


def test_what_is_known_goes_with_its_check_and_its_board(board, site):
    site(shown())
    recheck(board, now=START)
    Check.objects.all().delete()
    assert not LastLook.objects.exists()
    recheck(board, now=START + DAY)
    board.delete()
    assert not LastLook.objects.exists() and not Schedule.objects.exists()
