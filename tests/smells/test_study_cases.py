from dataclasses import replace

import pytest

from leaderboards.models import Board
from leaderboards.records import CaseRecord
from leaderboards.vocabulary import EntityKind, ReportState, Smell, Source
from smells.case_statistics import case_statistics
from smells.models import Report, ReportEvent
from smells.study_cases import CaseSummary, load_cases
from tests.factories import board, location, report
from tests.leaderboards.importers.rows import DAY

pytestmark = pytest.mark.django_db
THREAD = "https://huggingface.co/spaces/Lab/Board/discussions/3"
CASE = CaseRecord(
    source=Source.STUDY,
    url=THREAD,
    smell=Smell.MISSING,
    entity=EntityKind.MODEL,
    status="resolved",
    self_admitted=True,
    confirmed_on=DAY,
)


def loaded(*cases):
    summary = CaseSummary()
    list(load_cases(cases, summary))
    return summary


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("unconfirmed", ReportState.SUSPECTED),
        ("user_confirmed", ReportState.OPEN),
        ("operator_confirmed", ReportState.ACKNOWLEDGED),
        ("resolved", ReportState.RESOLVED),
    ],
)
def test_a_case_becomes_a_report_in_the_state_its_status_means(status, state):
    loaded(replace(CASE, status=status))
    made = Report.objects.get()
    assert (made.source, made.state, made.smell, made.entity) == (
        "study",
        state,
        "missing",
        "model",
    )
    assert made.values == {"status": status, "self_admitted": True}
    event = made.events.get()
    assert (event.actor, event.from_state, event.to_state) == ("study", "", state)


def test_a_second_import_changes_nothing():
    cases = [CASE, replace(CASE, smell=Smell.CONFUSING), replace(CASE, url=THREAD[:-1] + "4")]
    assert loaded(*cases).created == 3
    summary = loaded(*cases)
    assert (summary.created, summary.updated, summary.unchanged) == (0, 0, 3)
    assert ReportEvent.objects.count() == 3


def test_a_case_belongs_to_the_board_under_which_the_study_lists_it():
    made = board(source="study", slug="x")
    elsewhere = replace(CASE, url="https://github.com/o/n/issues/1", board_keys=("x",))
    assert loaded(elsewhere).linked == 1
    assert Report.objects.get().board == made


@pytest.mark.parametrize(
    ("home", "thread"),
    [
        ("https://huggingface.co/spaces/lab/board", THREAD),
        ("https://github.com/o/n?tab=readme-ov-file", "https://github.com/O/N/issues/7"),
        ("https://o.github.io/n/ranking.html", "https://github.com/o/n/discussions/7"),
    ],
)
def test_the_address_of_the_thread_tells_the_board(home, thread):
    made = board(url=home)
    loaded(replace(CASE, url=thread))
    assert Report.objects.get().board == made


def test_a_repository_of_several_boards_tells_of_none():
    for _ in range(2):
        location(board(), "https://github.com/o/n", role="repository")
    loaded(replace(CASE, url="https://github.com/o/n/issues/1"))
    assert Report.objects.get().board is None


def test_a_board_that_comes_later_finds_its_cases():
    loaded(CASE)
    made = board(url="https://huggingface.co/spaces/lab/board")
    assert loaded(CASE).updated == 1
    assert Report.objects.get().board == made
    assert loaded(CASE).unchanged == 1


def test_a_changed_label_moves_the_report_with_an_event():
    loaded(replace(CASE, status="unconfirmed"))
    assert loaded(CASE).updated == 1
    assert Report.objects.get().state == ReportState.RESOLVED
    assert [event.from_state for event in ReportEvent.objects.all()] == ["", "suspected"]


def test_what_a_person_did_stays_while_the_label_stays():
    loaded(replace(CASE, status="unconfirmed"))
    Report.objects.update(state=ReportState.FALSE_POSITIVE)
    assert loaded(replace(CASE, status="unconfirmed")).unchanged == 1
    assert Report.objects.get().state == ReportState.FALSE_POSITIVE


@pytest.mark.parametrize("status", ["user_confirmed", "operator_confirmed"])
def test_a_labelled_case_never_makes_a_board_smell_today(status):
    made = board(url="https://huggingface.co/spaces/lab/board")
    loaded(replace(CASE, status=status))
    assert made.reports.count() == 1
    assert not made.reports.open()
    assert not made.reports.get().is_open
    assert not Board.objects.with_open_smell(["missing"])
    assert Board.objects.with_open_report_count().get().open_report_count == 0
    report(made, "missing")
    assert Board.objects.with_open_smell(["missing"]).get() == made
    assert Board.objects.with_open_report_count().get().open_report_count == 1


def test_the_figures_count_smells_and_the_studys_own_words():
    loaded(CASE, replace(CASE, smell=None, entity=None, status="unconfirmed"))
    figures = case_statistics()
    assert (figures.total, figures.in_the_eight, figures.linked) == (2, 1, 0)
    assert figures.by_smell[Smell.MISSING] == 1
    assert figures.by_status == {"resolved": 1, "unconfirmed": 1}
