"""Linked entities from the page that links to them to a report, and to its end."""

from datetime import timedelta

import pytest

from crawler.fetch.errors import NameNotFound, TimedOut
from crawler.models import LinkedAddress
from smells.models import Report
from tests import factories
from tests.smells.seen import DAY, HOUR, START, recheck

pytestmark = pytest.mark.django_db
URL, DATA, FORM = "https://board.example/", "https://data.example/q", "https://submit.example/f"
WORDS = "Some words about how the models were asked and how they were scored. " * 30


def linking(*links: str) -> str:
    items = "".join(f"<p>Here it is: {link}</p>\n" for link in links)
    return (
        f"<html><title>A board</title><body><h1>A board</h1><p>{WORDS}</p>\n{items}</body></html>"
    )


DATASET = f'<a href="{DATA}">our dataset</a>'
SUBMISSION = f'<a href="{FORM}">Submit your model</a>'
BOTH = linking(DATASET, SUBMISSION)


@pytest.fixture
def board():
    return factories.board("A board", url=URL)


def states(board, rule="missing.linked-entity"):
    reports = Report.objects.filter(board=board, rule_id=rule).order_by("part")
    return {report.part: report.state for report in reports}


def go_on(board, *, days, start=START, hour=0):
    """Rechecks every 26 hours, so that the hour of the day moves on."""
    now = start + hour * HOUR
    while now <= start + days * DAY:
        check = recheck(board, now=now)
        now += timedelta(hours=26)
    return check, now


def test_a_dataset_that_is_gone_is_suspected_then_confirmed_then_resolved(board, answering):
    answering({URL: BOTH, DATA: 404, FORM: 200})
    check = recheck(board, now=START)
    assert (check.outcome, states(board)) == ("ok", {DATA: "suspected"})
    _, now = go_on(board, days=6, start=START + DAY)
    assert states(board) == {DATA: "suspected"}
    _, now = go_on(board, days=6, start=now)
    assert states(board) == {DATA: "open"}
    report = Report.objects.get()
    assert (report.url, report.entity) == (URL, "benchmark-raw-dataset")
    assert report.opened_at - START >= 7 * DAY
    assert report.values["target"] == DATA
    answering({URL: BOTH, DATA: 200, FORM: 200})
    check = recheck(board, now=now + DAY)
    assert states(board) == {DATA: "resolved"}
    answering({URL: BOTH, DATA: 404, FORM: 200})
    go_on(board, days=20, start=now + 9 * DAY)
    assert states(board) == {DATA: "reopened"}


def test_a_link_that_was_taken_away_is_over_while_another_cannot_be_judged(board, answering):
    answering({URL: BOTH, DATA: 404, FORM: 404})
    _, now = go_on(board, days=14)
    assert states(board) == {DATA: "open", FORM: "open"}
    answering({URL: linking(SUBMISSION), FORM: 403})
    recheck(board, now=now + DAY)
    assert states(board) == {DATA: "resolved", FORM: "open"}
    answering({URL: linking(), FORM: 404})
    recheck(board, now=now + 3 * DAY)
    assert states(board) == {DATA: "resolved", FORM: "resolved"}


@pytest.mark.parametrize("home", [404, 403, TimedOut("slow"), "<title>404 Not Found</title>"])
def test_while_the_page_cannot_be_read_nothing_about_its_links_is_over(board, answering, home):
    answering({URL: BOTH, DATA: 404, FORM: 200})
    _, now = go_on(board, days=14)
    answering({URL: home, DATA: 200, FORM: 200})
    recheck(board, now=now + 9 * DAY)
    assert states(board) == {DATA: "open"}


@pytest.mark.parametrize("answer", [401, 402, 403, 405, 406, 429, 451, 999, 304])
def test_a_refusal_accuses_nobody(board, answering, answer):
    answering({URL: BOTH, DATA: answer, FORM: answer})
    go_on(board, days=30)
    assert not Report.objects.exists()


def test_a_server_that_cannot_be_reached_is_confirmed_by_looks_at_other_hours(board, answering):
    answering({URL: BOTH, DATA: TimedOut("slow"), FORM: 502})
    check, now = go_on(board, days=14)
    assert check.outcome == "ok"  # the board itself is well
    rule = "inaccessible.linked-entity"
    assert states(board, rule) == {DATA: "open", FORM: "open"}
    assert states(board) == {}
    answering({URL: BOTH, DATA: 200, FORM: 200})
    recheck(board, now=now + DAY)
    assert states(board, rule) == {DATA: "resolved", FORM: "resolved"}


def test_what_fails_every_day_at_the_same_hour_is_not_confirmed(board, answering):
    answering({URL: BOTH, DATA: TimedOut("slow"), FORM: 200})
    for day in range(20):
        recheck(board, now=START + day * DAY)
    assert states(board, "inaccessible.linked-entity") == {DATA: "suspected"}


def test_a_look_that_serves_several_checks_is_one_sighting(board, answering):
    """Another board's look at the same hour each night must not count at this board's hours."""
    other = factories.board("Another", url="https://other.example/")
    answering({URL: BOTH, "https://other.example/": BOTH, DATA: TimedOut("slow"), FORM: 200})
    for day in range(20):
        recheck(other, now=START + day * DAY)
        recheck(board, now=START + day * DAY + (5 + day % 12) * HOUR)
    assert states(board, "inaccessible.linked-entity") == {DATA: "suspected"}
    assert Report.objects.get(board=board).last_counted_at.hour == START.hour


def test_without_a_network_links_are_excused_like_pages(board, answering):
    client = answering({URL: BOTH, DATA: NameNotFound("no such name"), FORM: 200})
    client.answers |= {url: NameNotFound("no") for url in _canaries()}
    check = recheck(board, now=START)
    linked = {page.url: page.unread for page in check.read().linked}
    assert linked == {DATA: "no-network", FORM: None}
    assert not Report.objects.exists() and check.outcome == "ok"
    assert LinkedAddress.objects.get(address=DATA).read() is None  # it says nothing to others


def _canaries():
    from django.conf import settings

    return settings.CANARY_URLS


def test_the_check_keeps_what_was_seen_of_links_apart_from_the_boards_pages(board, answering):
    answering({URL: BOTH, DATA: 404, FORM: 200})
    seen = recheck(board, now=START).read()
    assert [page.url for page in seen.pages] == [URL]
    linked = {page.url: (page.status, page.linked_from, page.link_text) for page in seen.linked}
    assert linked == {DATA: (404, URL, "our dataset"), FORM: (200, URL, "Submit your model")}
    assert all(page.link_line and page.looked_at == START.isoformat() for page in seen.linked)
