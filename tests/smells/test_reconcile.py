"""Findings against reports, on the database."""

import pytest

from crawler.observation import Failure, Unread
from leaderboards.merge import merge_boards
from leaderboards.models import Board
from smells.models import Report, ReportEvent
from tests import factories
from tests.smells.seen import DAY, HOUR, START, crashed, gone, look, only_report, page, unread

pytestmark = pytest.mark.django_db
URL = "https://board.example/"
SPACE = "https://huggingface.co/spaces/owner/board"


@pytest.fixture
def board() -> Board:
    return factories.board("A board", url=URL)


def open_smell(board, *, from_=START, make=gone, url=URL):
    for days in (0, 4, 8):
        look(board, make(url), at=from_ + days * DAY)
    return only_report(board)


def reasons(report):
    return [event.reason for event in report.events.all()]


def test_a_first_sighting_is_a_suspicion_that_no_stranger_sees(board):
    look(board, gone())
    report = only_report(board)
    assert report.state == "suspected"
    assert not Report.objects.public().exists()
    assert not Report.objects.open().exists()


def test_a_suspicion_that_is_confirmed_becomes_public_with_its_evidence(board):
    report = open_smell(board)
    assert (report.state, report.opened_at) == ("open", START + 8 * DAY)
    assert list(Report.objects.public()) == [report]
    assert report.values["status"] == 404
    assert reasons(report) == ["first-seen", "confirmed"]
    assert report.events.last().check_seen.at == START + 8 * DAY


def test_one_success_lifts_a_suspicion_and_the_count_starts_anew(board):
    look(board, gone())
    look(board, gone(), at=START + 4 * DAY)
    look(board, page(), at=START + 5 * DAY)
    assert only_report(board).state == "resolved"
    assert not Report.objects.public().exists()
    look(board, gone(), at=START + 8 * DAY)
    report = only_report(board)
    assert (report.state, report.sightings) == ("suspected", 1)
    assert reasons(report) == ["first-seen", "suspicion-lifted", "seen-again"]


@pytest.mark.parametrize("why", [Unread.ROBOTS, Unread.REFUSED_TO_BOTS, Unread.MAY_BE_US])
def test_a_check_that_could_not_tell_changes_nothing(board, why):
    look(board, gone())
    before = Report.objects.values().get()
    assert look(board, unread(why=why), at=START + 4 * DAY) == []
    assert Report.objects.values().get() == before


def test_another_failure_at_the_same_address_resolves_nothing(board):
    report = open_smell(board)
    look(board, gone(failure=Failure.TIMEOUT, status=None), at=START + 9 * DAY)
    report.refresh_from_db()
    assert report.state == "open"


def test_without_a_network_nothing_is_reported_and_nothing_resolved(board):
    report = open_smell(board)
    down = unread(url="https://other.example/", why=Unread.NO_NETWORK)
    assert look(board, page(), gone("https://new.example/"), down, at=START + 9 * DAY) == []
    board.locations.all().delete()
    assert look(board, down, at=START + 10 * DAY) == []
    report.refresh_from_db()
    assert report.state == "open"


def test_what_was_resolved_and_seems_to_be_back_shows_itself_as_resolved_until_confirmed(board):
    open_smell(board)
    look(board, page(), at=START + 9 * DAY)
    resolved = Report.objects.values().get()
    look(board, gone(), at=START + 40 * DAY)
    waiting = Report.objects.values().get()
    hidden = {"sightings", "counting_since", "last_counted_at", "counted_on"}
    assert {name for name in waiting if waiting[name] != resolved[name]} <= hidden
    assert waiting["sightings"] == 1


def test_what_comes_back_for_good_is_reopened_with_its_history(board):
    open_smell(board)
    look(board, page(), at=START + 9 * DAY)
    report = open_smell(board, from_=START + 40 * DAY)
    assert (report.state, report.resolved_at) == ("reopened", None)
    assert report.opened_at == START + 8 * DAY
    assert report.first_seen_at == START
    assert reasons(report) == ["first-seen", "confirmed", "no-longer-detected", "confirmed"]


def test_a_return_that_was_not_confirmed_leaves_no_trace_in_the_history(board):
    open_smell(board)
    look(board, page(), at=START + 9 * DAY)
    look(board, gone(), at=START + 40 * DAY)
    look(board, page(), at=START + 41 * DAY)
    report = only_report(board)
    assert (report.resolved_at, report.sightings) == (START + 9 * DAY, 0)
    assert len(reasons(report)) == 3


def test_another_revision_starts_the_count_of_a_crashed_space_anew():
    board = factories.board("A Space", url=SPACE)
    for days, revision in ((0, "a"), (2, "a"), (4, "b"), (6, "b")):
        look(board, crashed(SPACE, revision), at=START + days * DAY)
    report = only_report(board)
    assert (report.state, report.sightings, report.counted_on) == ("suspected", 2, "b")
    assert reasons(report) == ["first-seen", "count-restarted"]
    look(board, crashed(SPACE, "b"), at=START + 9 * DAY)
    assert only_report(board).state == "open"


def test_sightings_without_checks_between_them_for_months_confirm_nothing(board):
    for days in (0, 60, 120, 180):
        look(board, gone(), at=START + days * DAY)
    assert only_report(board).state == "suspected"


def test_an_address_that_was_withdrawn_ends_its_smell(board):
    open_smell(board)
    board.locations.update(url="https://moved.example/", canonical="moved.example")
    look(board, page("https://moved.example/"), at=START + 9 * DAY)
    assert reasons(only_report(board))[-1] == "superseded"


def test_an_address_that_was_only_left_out_this_time_keeps_its_smell(board):
    factories.location(board, "https://second.example/", role="mirror")
    open_smell(board)
    assert look(board, page("https://second.example/"), at=START + 9 * DAY) == []


def test_another_spelling_of_the_address_is_the_same_address(board):
    look(board, gone("http://www.board.example"))
    look(board, gone("https://board.example/"), at=START + 4 * DAY)
    assert only_report(board).sightings == 2


def test_a_report_of_a_rule_that_is_gone_is_ended(board):
    factories.report(board, rule_id="missing.forgotten", url=URL)
    look(board, gone(), at=START)
    forgotten = Report.objects.get(rule_id="missing.forgotten")
    assert reasons(forgotten) == ["rule-withdrawn"]


def test_the_end_of_a_platform_accuses_no_board():
    url = "https://paperswithcode.com/sota/x-on-y"
    board = factories.board("Historical", url=url)
    assert look(board, unread(url, why=Unread.PLATFORM_CLOSED, detail="paperswithcode.com")) == []
    assert not Report.objects.exists()


def test_on_a_sample_a_second_stands_for_a_day(board):
    board.is_sample = True
    second = HOUR / 3600
    for seconds in (0, 3, 6, 9):
        look(board, gone(failure=Failure.SERVER_ERROR, status=502), at=START + seconds * second)
    assert only_report(board).state == "open"


def test_after_a_merge_a_smell_goes_on_under_the_other_board(board):
    other = factories.board("The same board", url="https://other.example/")
    report = open_smell(board)
    merge_boards(board, into=other, now=factories.NOW)
    look(other, page("https://other.example/"), page(URL), at=START + 9 * DAY)
    report.refresh_from_db()
    assert (report.board, report.state) == (other, "resolved")


def test_what_a_page_says_is_stored_even_where_the_database_cannot_write_it(board):
    board.locations.update(platform="huggingface", url=SPACE)
    seen = crashed(SPACE, revision="a\x00\ud800", detail="\x00")
    look(board, seen)
    assert only_report(board).counted_on == "a��"
    assert ReportEvent.objects.get().evidence["revision"] == "a��"
