"""Reports about what a board shows, over several looks of which some read it only in part."""

from dataclasses import replace

import pytest

from crawler.content import Certainty, Table
from crawler.extract.read import read_content
from crawler.observation import Unread
from crawler.snapshots import earlier_of
from smells.detectors import DETECTORS
from smells.engine import examine
from smells.models import Report
from smells.recheck import ABOUT_LOST_ROWS, store
from smells.reconcile import reconcile
from smells.unchanged import Seen
from tests import factories
from tests.smells.seen import DAY, START, gone, observation, only_report, page, unread

pytestmark = pytest.mark.django_db
URL = "https://board.example/"
RULE = "redundant.duplicate-model"
FINE = [("Alpha-7B", 81.2), ("Beta-7B", 77.0), ("Gamma-7B", 70.1)]
TWICE = [*FINE, ("Alpha-7B", 68.0)]


@pytest.fixture
def board():
    return factories.board("A board", url=URL)


def content(rows, *, title="Leaderboard", **fields):
    body = "\n".join(f"| {model} | {score} |" for model, score in rows)
    text = f"# {title}\n\n| Model | Accuracy |\n|---|---|\n{body}\n"
    return replace(read_content(text.encode(), "text/markdown", URL), **fields)


def look(board, seen_page, *, at):
    seen = replace(observation(seen_page, at=at, board=board.slug), earlier=earlier_of(board))
    answers = examine(seen)
    reconcile(board, answers, store(board, Seen(seen), answers, took_ms=1))


def showing(what, **fields):
    return page(URL, content=what, **fields)


@pytest.fixture
def opened(board):
    for day in (0, 2):
        look(board, showing(content(TWICE)), at=START + day * DAY)
    assert (only_report(board).rule_id, only_report(board).state) == (RULE, "open")
    return board


def with_waiting_table(what):
    waiting: Table = replace(what.tables[0], heading="Later", loaded=False)
    return replace(what, tables=(*what.tables, waiting))


UNREADABLE = {
    "robots": unread(URL, why=Unread.ROBOTS),
    "gone": gone(URL),
    "not read": page(URL),
    "nothing of it": showing(content(FINE, tables=(), unread=("it did not answer",))),
    "only the first rows": showing(
        content(FINE, tables=tuple(replace(t, complete=False) for t in content(FINE).tables))
    ),
    "not filled": showing(
        content(FINE, tables=tuple(replace(t, loaded=False) for t in content(FINE).tables))
    ),
    "another table": showing(with_waiting_table(content(FINE, title="Another"))),
}


@pytest.mark.parametrize("seen", UNREADABLE.values(), ids=UNREADABLE)
def test_a_page_that_was_unreadable_this_time_changes_nothing(opened, seen):
    look(opened, seen, at=START + 3 * DAY)
    report = Report.objects.get(rule_id=RULE)
    assert (report.state, report.events.count()) == ("open", 2)


def test_a_page_that_is_in_order_resolves_it(opened):
    look(opened, showing(content(FINE)), at=START + 3 * DAY)
    assert only_report(opened).state == "resolved"


def test_the_same_table_in_order_resolves_it_although_another_waits(opened):
    look(opened, showing(with_waiting_table(content(FINE))), at=START + 3 * DAY)
    assert only_report(opened).state == "resolved"


def test_what_was_read_in_part_accuses_nobody(board):
    partly = tuple(replace(table, complete=False) for table in content(TWICE).tables)
    for day in range(5):
        look(board, showing(content(TWICE, tables=partly)), at=START + day * DAY)
    assert not Report.objects.exists()


def test_lost_rows_are_measured_by_the_last_look_in_good_order(board):
    many = [(f"Model-{n}", 90 - n) for n in range(20)]
    look(board, showing(content(many)), at=START)
    for day in (1, 3):
        look(board, showing(content(many[:4])), at=START + day * DAY)
        report = Report.objects.get(rule_id="missing.rows-lost")
        assert (report.values["before"], report.values["rows"]) == (20, 4)
    look(board, showing(content(many)), at=START + 4 * DAY)
    assert Report.objects.get(rule_id="missing.rows-lost").state == "resolved"


def test_the_rules_about_lost_rows_exist():
    assert set(DETECTORS) >= ABOUT_LOST_ROWS


def prose(text, **fields):
    read = read_content(text.encode(), "text/markdown", URL)
    return replace(read, **fields)


MOVED = "# The board\n\nThe ranking has moved to another page.\n"
HOME_AGAIN = "# The board\n\n| Step | File |\n|---|---|\n| one | a.py |\n| two | b.py |\n\nText.\n"


@pytest.mark.parametrize(
    "text", [MOVED, HOME_AGAIN], ids=["no table", "a table that ranks nothing"]
)
def test_a_page_read_whole_that_ranks_nothing_any_more_ends_what_was_found_in_its_table(
    opened, text
):
    look(opened, showing(prose(text)), at=START + 3 * DAY)
    report = Report.objects.get(rule_id=RULE)
    assert report.state == "resolved"
    assert report.events.last().reason == "removed-by-owner"


NO_PROOF = {
    "no text": showing(prose("")),
    "a part was not read": showing(prose(MOVED, unread=("it did not answer",))),
    "it fills itself": showing(prose(MOVED, data_files=("rows.json",))),
    "not found, in words": showing(
        prose("# 404\n\nPage not found\n"), title="404 Not Found", text_length=60
    ),
    "it might rank": showing(
        prose(MOVED, tables=(replace(content(FINE).tables[0], ranking=Certainty.UNSURE),))
    ),
}


@pytest.mark.parametrize("seen", NO_PROOF.values(), ids=NO_PROOF)
def test_without_proof_that_the_ranking_is_gone_its_report_stays(opened, seen):
    look(opened, seen, at=START + 3 * DAY)
    report = Report.objects.get(rule_id=RULE)
    assert (report.state, report.events.count()) == ("open", 2)


def test_a_page_that_could_not_be_read_keeps_its_report_while_another_ranks_nothing(opened):
    other = "https://second.example/"
    factories.location(opened, other, role="mirror")
    seen = observation(unread(URL), page(other, content=prose(MOVED)), at=START + 3 * DAY)
    answers = examine(seen)
    reconcile(opened, answers, store(opened, Seen(seen), answers, took_ms=1))
    assert Report.objects.get(rule_id=RULE).state == "open"


def test_a_page_that_ranks_nothing_any_more_is_told_of_while_another_could_not_be_read(opened):
    other = "https://second.example/"
    factories.location(opened, other, role="mirror")
    seen = observation(showing(prose(MOVED)), unread(other), at=START + 3 * DAY)
    answers = examine(seen)
    reconcile(opened, answers, store(opened, Seen(seen), answers, took_ms=1))
    assert Report.objects.get(rule_id=RULE).state == "resolved"
