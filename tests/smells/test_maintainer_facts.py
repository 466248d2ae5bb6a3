"""A recheck reads leaderboard.yml: its facts, whose word they are, and how they end."""

from datetime import timedelta

import pytest

from crawler.models import Check, MaintainerFileRead
from leaderboards.models import AuditEvent, Board
from smells.batch import recheck_if_free
from tests import factories
from tests.smells.fake_client import PAGE
from tests.smells.files import NOTHING, FileClient, stated
from tests.smells.seen import DAY, HOUR, START

pytestmark = pytest.mark.django_db
URL, FILE = "https://board.example/", "https://board.example/leaderboard.yml"
TEXT = """\
version: 1
name: Its Own Name
description: {en: In its own words., zh: 用自己的话。}
patterns: [P5]
cadence: weekly
layers: {evaluation: {judge: people}}
submission: {channel: "https://board.example/submit"}
contact: https://board.example/contact
"""


@pytest.fixture
def board():
    made = factories.board("A board", url=URL, patterns=("P2",))
    factories.schedule(made, next_check_at=START)
    return made


@pytest.fixture
def site(monkeypatch, settings):
    from crawler.looking import end_lookout

    settings.HOST_GAP_SECONDS = 0
    client = FileClient({URL: PAGE, FILE: TEXT})
    end_lookout()
    monkeypatch.setattr("crawler.looking.open_client", lambda: client)
    yield client
    end_lookout()


def look(board, at=START):
    check = recheck_if_free(board.pk, now=at, even_early=True)
    board.refresh_from_db()
    return check


def file_events(board):
    return AuditEvent.objects.filter(board=board, action="maintainer-file-read")


def test_what_it_says_becomes_facts_of_its_maintainers(board, site):
    look(board)
    assert stated(board) == {
        "patterns": ["P5"],
        "rhythms": ["weekly"],
        "facts": {"judge": "people"},
        "locations": [("submission", "https://board.example/submit")],
        "entities": [],
    }
    # Above the starter catalogue, which keeps its own word.
    assert (board.name, board.description_zh) == ("Its Own Name", "用自己的话。")
    assert board.workflow_patterns.filter(source="starter").exists()
    row = MaintainerFileRead.objects.get()
    assert (row.url, row.read_at, row.contact) == (FILE, START, "https://board.example/contact")
    event = file_events(board).get()
    assert (event.actor, event.after["problems"]) == ("recheck", 0)


def test_rules_get_to_know_what_is_declared(board, site):
    look(board)
    declared = Check.objects.get().read().declared
    assert (declared.rhythm, declared.submission_url) == ("weekly", "https://board.example/submit")


def test_reading_it_again_writes_nothing_new(board, site):
    look(board)
    before = stated(board)
    look(board, START + DAY)
    assert stated(board) == before and file_events(board).count() == 1
    row = MaintainerFileRead.objects.get()
    assert (row.read_at, row.seen_at) == (START, START + DAY)


def test_a_comment_says_nothing_new(board, site):
    look(board)
    for day in (1, 2):
        site.answers[FILE] = f"# {day}\n{TEXT}"
        look(board, START + day * DAY)
    row = MaintainerFileRead.objects.get()
    assert file_events(board).count() == 1
    assert (row.read_at, row.text) == (START, f"# 2\n{TEXT}")


def test_a_file_that_cannot_be_read_is_told_of_once(board, site):
    look(board)
    for day in (1, 2):
        site.answers[FILE] = f"version: 1\n\tname: {day}"
        look(board, START + day * DAY)
    told = file_events(board).order_by("pk")
    assert [event.reason for event in told] == ["", "not usable"]


def test_what_the_file_drops_is_withdrawn(board, site):
    look(board)
    site.answers[FILE] = "version: 1\ncadence: monthly\n"
    look(board, START + DAY)
    assert stated(board) == NOTHING | {"rhythms": ["monthly"]}
    assert board.name == "A board" and board.description_en == ""
    assert file_events(board).count() == 2


def test_a_file_that_cannot_be_read_leaves_all_as_it_was(board, site):
    look(board)
    before = stated(board)
    site.answers[FILE] = "version: 1\n\tname: x"
    look(board, START + DAY)
    row = MaintainerFileRead.objects.get()
    assert stated(board) == before and board.name == "Its Own Name"
    assert not row.is_readable and row.read_at == START
    (problem,) = row.problems_told()
    assert (problem.kind, problem.line) == ("tab", 2)


def test_a_file_that_is_away_for_a_moment_is_not_withdrawn(board, site):
    look(board)
    before, text = stated(board), site.answers.pop(FILE)
    look(board, START + HOUR)
    look(board, START + 2 * HOUR)
    assert stated(board) == before and MaintainerFileRead.objects.get().missing_since
    site.answers[FILE] = text
    look(board, START + 3 * HOUR)
    assert MaintainerFileRead.objects.get().missing_since is None


def test_a_file_that_was_taken_away_is_withdrawn(board, site):
    look(board)
    del site.answers[FILE]
    look(board, START + DAY)
    look(board, START + 2 * DAY)
    assert stated(board) == NOTHING and board.name == "A board"
    assert file_events(board).first().reason == "withdrawn"
    assert not MaintainerFileRead.objects.get().url


def test_trouble_of_the_host_withdraws_nothing(board, site):
    look(board)
    before = stated(board)
    site.answers[FILE] = 503
    for days in (1, 2, 3):
        look(board, START + days * DAY)
    assert stated(board) == before


def test_a_board_without_one_is_asked_about_once_a_week(board, site):
    del site.answers[FILE]
    for days in range(9):
        look(board, START + days * DAY)
    well_known = "https://board.example/.well-known/leaderboard.yml"
    assert site.asked_for_files == [FILE, well_known, FILE]
    assert stated(board) == NOTHING and not file_events(board).exists()


def test_a_home_elsewhere_waits_for_a_curator(board, site):
    site.answers[FILE] = (
        "version: 1\nlocations: [{role: home, url: 'https://elsewhere.example/'}]\n"
    )
    look(board)
    assert stated(board) == NOTHING
    (problem,) = MaintainerFileRead.objects.get().problems_told()
    assert (problem.kind, problem.line) == ("new-home", 2)
    factories.location(board, "https://elsewhere.example/", source="curator")
    look(board, START + DAY)
    assert ("home", "https://elsewhere.example/") in stated(board)["locations"]


def test_no_file_takes_the_home_of_another_board(board, site):
    factories.board("Another", url="https://board.example/other/")
    site.answers[FILE] = (
        "version: 1\nname: A board\n"
        "locations: [{role: home, url: 'https://board.example/other/'}]\n"
    )
    look(board)
    assert stated(board) == NOTHING


def test_a_file_that_boards_share_speaks_for_the_one_it_names(board, site):
    other = factories.board("Another", url="https://board.example/other/")
    factories.schedule(other, next_check_at=START)
    site.answers["https://board.example/other/"] = PAGE
    site.answers[FILE] = "version: 1\nname: a BOARD\ncadence: weekly\n"
    for days in range(2):
        look(board, START + days * DAY)
        look(other, START + days * DAY)
    assert stated(board)["rhythms"] == ["weekly"]
    assert stated(other) == NOTHING and other.name == "Another"
    (problem,) = other.maintainer_file.problems_told()
    assert (problem.kind, problem.values) == ("shared", {"value": "Another"})


def test_a_check_that_breaks_writes_no_half_of_it(board, site, monkeypatch):
    monkeypatch.setattr("smells.recheck.remember", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        recheck_if_free(board.pk, now=START)
    assert stated(Board.objects.get()) == NOTHING
    assert not MaintainerFileRead.objects.exists() and not file_events(board).exists()


def test_recheck_now_asks_everywhere_at_once(board, site):
    well_known = "https://board.example/.well-known/leaderboard.yml"
    site.answers[well_known] = site.answers.pop(FILE)
    recheck_if_free(board.pk, now=START + timedelta(hours=1), even_early=True, anew=True)
    assert site.asked_for_files == [FILE, well_known]
    assert stated(board)["patterns"] == ["P5"]
