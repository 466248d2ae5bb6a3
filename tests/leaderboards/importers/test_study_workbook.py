from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from leaderboards.importers.study_workbook import parse_workbook
from leaderboards.records import Unreadable
from leaderboards.vocabulary import Smell

HEADINGS = [
    "Name",
    "Sources",
    "GitHub Repository Available?",
    "Major Releases Available?",
    "Model Provenance Available?",
    "Submission Channel/Protocol Available?",
    "Allows Other Submission Types?",
    "Workflow Patterns",
    "Smell Cases",
]
THREAD = "https://github.com/x/board-x/issues/1"


def workbook():
    """One board and an empty sheet for every smell."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Leaderboard"
    sheet.append(HEADINGS)
    sheet.append(["Board X", "gh,ip", "https://github.com/x/board-x", None, "y", "y"])
    sheet["G2"], sheet["H2"], sheet["I2"] = "dataset,task", "2,4", THREAD
    sheet["A2"].hyperlink = "https://board-x.org/"
    sheet["A2"].comment = Comment("https://x.github.io/board-x\n\t-A reader", "A reader")
    sheet["F2"].comment = Comment("https://board-x.org/submit", "A reader")
    for smell in Smell:
        book.create_sheet(f"{smell.capitalize()} Entity").append(["Model", "Ranking Dataframe"])
    book.create_sheet("Others").append(["Uncategorized"])
    return book


def parsed(book):
    stream = BytesIO()
    book.save(stream)
    return parse_workbook(stream.getvalue())


def test_homes_are_hyperlinks_and_other_addresses_comments():
    (board,) = parsed(workbook()).boards()
    assert [(place.role.value, place.url) for place in board.locations] == [
        ("home", "https://board-x.org/"),
        ("repository", "https://github.com/x/board-x"),
        ("mirror", "https://x.github.io/board-x"),
        ("submission", "https://board-x.org/submit"),
    ]
    assert [platform.value for platform in board.platforms] == ["github", "independent"]
    assert [pattern.value for pattern in board.workflow_patterns] == ["P2", "P4"]


def test_a_single_pattern_is_read_though_it_is_kept_as_a_number():
    book = workbook()
    book["Leaderboard"]["H2"] = 4.0
    (board,) = parsed(book).boards()
    assert [pattern.value for pattern in board.workflow_patterns] == ["P4"]


@pytest.mark.parametrize(
    ("colour", "status"),
    [
        (None, "unconfirmed"),
        ("FFFF0000", "resolved"),
        ("FF00FF00", "operator_confirmed"),
        ("FFFFFF00", "user_confirmed"),
    ],
)
def test_the_fill_colour_is_the_status_and_bold_is_self_admitted(colour, status):
    book = workbook()
    cell = book["Missing Entity"]["B2"]
    cell.value, cell.font = THREAD, Font(bold=True)
    if colour:
        cell.fill = PatternFill("solid", fgColor=colour)
    (case,) = parsed(book).cases()
    assert (case.status, case.self_admitted, case.smell) == (status, True, Smell.MISSING)
    assert case.board_keys == ("Board X | board-x.org",)


def test_a_colour_nobody_knows_is_rejected_naming_the_cell():
    book = workbook()
    cell = book["Missing Entity"]["B3"]
    cell.value, cell.fill = THREAD, PatternFill("solid", fgColor="FF123456")
    (rejected,) = parsed(book).rejected()
    assert rejected.where == "sheet “Missing Entity” cell B3"
    assert "FF123456" in rejected.reason


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        ("B2", "gh,xx", "Sources: xx is not one of gh, hf, ip, pwc, sp"),
        ("D2", "perhaps", "D2: perhaps must be “y” or empty"),
        ("H2", "2,9", "P9 is not one of"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(cell, value, reason):
    book = workbook()
    book["Leaderboard"][cell] = value
    (rejected,) = parsed(book).rejected()
    assert rejected.where.startswith("sheet “Leaderboard” row 2")
    assert reason in rejected.reason


def test_a_board_without_a_hyperlink_is_rejected():
    book = workbook()
    book["Leaderboard"]["A2"].hyperlink = None
    (rejected,) = parsed(book).rejected()
    assert "homepage is empty" in rejected.reason


def test_a_sheet_of_something_else_is_left_out_and_named():
    book = workbook()
    book.create_sheet("Notes").append(["whatever"])
    assert [skipped.where for skipped in parsed(book).skipped()] == ["sheet “Notes”"]


@pytest.mark.parametrize("sheet", ["Leaderboard", "Redundant Entity", "Others"])
def test_a_workbook_without_one_of_the_sheets_is_not_the_studys(sheet):
    book = workbook()
    del book[sheet]
    with pytest.raises(Unreadable, match=f"no sheet “{sheet}”"):
        parsed(book)


def test_a_missing_column_is_named():
    book = workbook()
    book["Leaderboard"]["H1"] = "Something"
    with pytest.raises(Unreadable, match="no column “Workflow Patterns”"):
        parsed(book)


def test_a_broken_workbook_says_so():
    stream = BytesIO()
    workbook().save(stream)
    with ZipFile(other := BytesIO(), "w") as packed:
        packed.writestr("hello.txt", "no workbook")
    for content in (b"", b"%PDF-1.7", stream.getvalue()[:-2000], other.getvalue()):
        with pytest.raises(Unreadable, match="not a readable"):
            parse_workbook(content)


def test_a_workbook_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr("leaderboards.importers.study_workbook.MOST_UNPACKED", 100_000)
    with ZipFile(bomb := BytesIO(), "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "0" * 200_000)
    with pytest.raises(Unreadable, match="too large when unpacked"):
        parse_workbook(bomb.getvalue())
