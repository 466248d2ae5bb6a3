"""The parts that a board's page includes by name: its reports and its last checks."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from crawler.observation import Unread
from leaderboards.models import Board
from tests import factories
from tests.smells.seen import START, gone, look, page, unread
from tests.smells.views.pages import LANGUAGES, links_outward

pytestmark = pytest.mark.django_db
URL = "https://board.example/"
HOSTILE = "<script>alert(1)</script>" * 500


@pytest.fixture
def board():
    return factories.board("A board", slug="a-board", url=URL)


def part(name, board, language="en"):
    with override(language):
        return render_to_string(name, {"board": Board.objects.for_page().get(pk=board.pk)})


def reports(board, language="en"):
    return part("smells/_reports.html", board, language)


def checks(board, language="en"):
    return part("crawler/_checks.html", board, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_smell_is_told_with_evidence_reasons_and_remedy(board, language):
    report = factories.report(board)
    told = reports(board, language)
    assert f"/{language}/reports/{report.pk}/" in told
    assert "404" in told
    assert {"en": "How to fix it", "zh-hans": "跳转到新地址"}[language] in told


def test_a_suspicion_is_not_told(board):
    look(board, gone(URL))
    told = reports(board)
    assert "/reports/" not in told and "404" not in told


def test_smells_of_the_past_and_cases_of_the_study_are_folded_away_and_apart(board):
    factories.report(board, "unresponsive", state="resolved", rule_id="unresponsive.space-error")
    factories.report(board, "confusing", source="study", state="open")
    told = reports(board)
    assert told.count("<details>") == 2
    assert "1 smell in the past" in told and "1 case labelled in the study" in told
    assert "It says nothing about the board today." in told
    assert "How to fix it" not in told


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("ok", "At the last check the board answered"),
        ("could-not-check", "never counted as a smell"),
        ("failed", "days apart, before anything is said"),
        ("", "Not checked yet."),
    ],
)
def test_a_board_without_an_open_smell_says_how_much_that_means(board, outcome, words):
    factories.schedule(board, last_outcome=outcome)
    assert words in reports(board)


def test_a_board_without_a_schedule_says_that_nobody_looked(board):
    assert "Not checked yet." in reports(board)
    assert "Nobody has looked at this board yet." in checks(board)


def test_hostile_evidence_is_escaped_and_links_promise_nothing(board):
    values = {"url": URL, "status": 404, "excerpt": HOSTILE, "title": HOSTILE}
    factories.report(board, values=values, rule_id="missing.not-found-page")
    factories.report(board, source="study", url=URL)
    told = reports(board)
    assert "<script>" not in told and len(told) < 10_000
    assert all(link["rel"] == "nofollow noopener noreferrer" for link in links_outward(told))


def test_many_reports_cost_as_many_queries_as_one(board, django_assert_num_queries):
    for _ in range(5):
        factories.report(board)
        factories.report(board, state="resolved")
        factories.report(board, source="study")
    board = Board.objects.for_page().get(pk=board.pk)
    with django_assert_num_queries(2):  # the reports, and what the last check could tell
        render_to_string("smells/_reports.html", {"board": board})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_checks_are_listed_newest_first_with_their_reasons(board, language):
    look(board, page(URL), at=START)
    look(board, gone(URL), at=START + timedelta(hours=1))
    look(board, unread(URL, why=Unread.ROBOTS), at=START + timedelta(hours=2))
    told = checks(board, language)
    outcomes = ["outcome-could-not-check", "outcome-failed", "outcome-ok"]
    places = [told.index(outcome) for outcome in outcomes]
    assert places == sorted(places)
    assert told.count(f"/{language}/boards/a-board/checks/") == 3
    if language == "en":
        assert "its robots.txt asks us not to look" in told
        assert "nothing is there (not found)" in told


def test_many_checks_cost_no_more_queries_and_only_the_last_are_listed(
    board, django_assert_num_queries
):
    for minutes in range(30):
        look(board, page(URL), at=START + timedelta(minutes=minutes))
    board = Board.objects.for_page().get(pk=board.pk)
    with django_assert_num_queries(2):  # the checks, and the days of older ones
        told = render_to_string("crawler/_checks.html", {"board": board})
    assert told.count("<tr>") == 11  # with the head
