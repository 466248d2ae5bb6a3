"""The published data, where it is present: figures to the digit, and what is joined with what."""

import csv
from datetime import date

import pytest
from django.db import transaction

from leaderboards.importers.awesome_list import parse_list
from leaderboards.importers.load import Summary, load
from leaderboards.importers.study import parse_folder
from leaderboards.importers.study_workbook import parse_workbook
from leaderboards.models import Board, Incident
from leaderboards.statistics import platform_statistics
from leaderboards.vocabulary import Smell
from smells.case_statistics import case_statistics
from smells.management.commands.statistics import HEADINGS, cells
from smells.models import Report
from smells.study_cases import CaseSummary, load_cases
from tests.shared_data import shared_data


def study():
    folder = shared_data("study")
    return parse_folder(
        (folder / "boards.json").read_bytes(), (folder / "smell_cases.json").read_bytes()
    )


def workbook():
    return parse_workbook(shared_data("study/Foundation Model Leaderboards.xlsx").read_bytes())


def community_list():
    return parse_list(shared_data("awesome/README.md").read_text("utf-8"), on=date(2026, 5, 1))


def written(parsed):
    boards, cases = Summary(), CaseSummary()
    list(load(parsed.boards(), boards))
    list(load_cases(parsed.cases(), cases))
    return boards, cases


@pytest.fixture(scope="module")
def imported(django_db_setup, django_db_blocker):
    """The study, imported once for this module; what its import said."""
    parsed = study()
    with django_db_blocker.unblock(), transaction.atomic():
        yield written(parsed)
        transaction.set_rollback(True)


def test_every_row_of_the_study_is_read(db, imported):
    boards, cases = imported
    assert (boards.created, boards.joined, boards.rejected) == (1045, 0, [])
    assert (cases.created, cases.linked) == (476, 226)


def test_the_published_table_is_reproduced_to_the_digit(db, imported):
    with shared_data("study/Leaderboard-Statistics.csv").open(encoding="utf-8") as file:
        published = list(csv.reader(file))
    assert [HEADINGS, *(cells(row) for row in platform_statistics())] == published


def test_the_figures_of_the_cases_are_the_published_ones(db, imported):
    figures = case_statistics()
    assert (figures.total, figures.in_the_eight) == (476, 438)
    assert figures.by_smell == {
        Smell.MISSING: 165,
        Smell.UNRESPONSIVE: 148,
        Smell.CONFUSING: 46,
        Smell.INACCESSIBLE: 29,
        Smell.MISMATCHED: 22,
        Smell.MISDISPLAYED: 15,
        Smell.REDUNDANT: 9,
        Smell.DEPRECATED: 4,
    }
    assert figures.by_status == {
        "resolved": 207,
        "unconfirmed": 201,
        "operator_confirmed": 65,
        "user_confirmed": 3,
    }


def test_the_cases_of_the_study_are_no_open_smells(db, imported):
    assert not Report.objects.open()
    assert not Board.objects.with_open_smell(list(Smell))


def test_the_boards_of_the_closed_platform_hang_on_one_incident(db, imported):
    incident = Incident.objects.get()
    assert Board.objects.filter(is_historical=True).count() == 564
    assert incident.locations.values("board").distinct().count() == 566
    assert not incident.locations.filter(archive_url="").exists()


def test_a_second_import_and_the_workbook_change_nothing(db, imported):
    for parsed, boards_in_it in ((study(), 1045), (workbook(), 481)):
        boards, cases = written(parsed)
        assert (boards.created, boards.updated, boards.unchanged) == (0, 0, boards_in_it)
        assert (cases.created, cases.updated, cases.unchanged) == (0, 0, 476)


def test_the_workbook_and_the_files_made_of_it_say_the_same():
    from_files, from_workbook = study(), workbook()
    others = [board for board in from_files.boards() if board.where.find("-on-") < 0]
    by_key = {board.key: board for board in others}
    read = list(from_workbook.boards())
    assert len(read) == 481
    assert [by_key[board.key] for board in read] == read
    labels = [
        [(case.smell, case.entity, case.url, case.status, case.self_admitted) for case in cases]
        for cases in (from_files.cases(), from_workbook.cases())
    ]
    assert labels[0] == labels[1]
    assert not list(from_files.rejected()) + list(from_workbook.rejected())


def test_the_community_list_is_read_whole_and_joined_where_it_is_the_same(db, imported):
    parsed = community_list()
    assert len(list(parsed.boards())) == 544
    assert len(list(parsed.skipped())) == 3
    assert not list(parsed.rejected())
    boards, _ = written(parsed)
    assert (boards.created, boards.joined) == (153, 391)
    apart = {line.where.rpartition("“")[2].rstrip("”") for line in boards.apart}
    assert apart == {"CompassRank", "RTEB", "OpsEval", "SWE-Bench Pro"}
