"""The study's published workbook (.xlsx), as the rows that study.py reads.

Homes are hyperlinks, other addresses are cell comments, and the colour of a case's cell is its
status. Pure, but for openpyxl.
"""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, TypeAlias
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from leaderboards.importers.reading import BadRow, shown
from leaderboards.importers.study import OTHER_SMELL, Origin, parse_rows
from leaderboards.records import Parsed, Rejected, Skipped, Unreadable
from leaderboards.vocabulary import Platform, Smell

AnyCell: TypeAlias = Cell | MergedCell
MOST_UNPACKED = 200_000_000  # bytes; the published workbook has 2 million
BOARD_SHEET, OTHER_SHEET = "Leaderboard", "Others"
PLATFORM_CODES = {
    "gh": Platform.GITHUB,
    "hf": Platform.HUGGINGFACE,
    "ip": Platform.INDEPENDENT,
    "pwc": Platform.PAPERSWITHCODE,
    "sp": Platform.SPREADSHEET,
}
STATUS_COLOURS = {
    None: "unconfirmed",
    "FFFF0000": "resolved",
    "FF00FF00": "operator_confirmed",
    "FFFFFF00": "user_confirmed",
}
NAME, PLATFORMS, REPOSITORY = "Name", "Sources", "GitHub Repository Available?"
SUBMISSION, OTHERS = "Submission Channel/Protocol Available?", "Allows Other Submission Types?"
PATTERNS, CASES = "Workflow Patterns", "Smell Cases"
FLAGS = {
    "major_releases": "Major Releases Available?",
    "model_provenance": "Model Provenance Available?",
    "submission_channel": SUBMISSION,
}
_COLUMNS = (NAME, PLATFORMS, REPOSITORY, *FLAGS.values(), OTHERS, PATTERNS, CASES)
_WHAT_OPENPYXL_RAISES = (
    BadZipFile,
    InvalidFileException,
    ParseError,
    zlib.error,
    EOFError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,
)


def parse_workbook(content: bytes) -> Parsed:
    """Raises Unreadable."""
    workbook = _open(content)
    if BOARD_SHEET not in workbook.sheetnames:
        raise Unreadable(f"the workbook has no sheet “{BOARD_SHEET}”")
    parsed = parse_rows(_boards(workbook[BOARD_SHEET]), _cases(workbook))
    known = {BOARD_SHEET, *_smell_of_sheet()}
    parsed.rows += [
        Skipped(f"sheet “{shown(title)}”", "holds neither boards nor cases")
        for title in workbook.sheetnames
        if title not in known
    ]
    return parsed


def _open(content: bytes) -> Workbook:
    try:
        with ZipFile(BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise Unreadable("the workbook is too large when unpacked")
        return openpyxl.load_workbook(BytesIO(content))
    except Unreadable:
        raise
    except _WHAT_OPENPYXL_RAISES as error:
        raise Unreadable(f"it is not a readable .xlsx workbook: {shown(str(error))}") from error


def _smell_of_sheet() -> dict[str, str]:
    return {f"{smell.capitalize()} Entity": smell.value for smell in Smell} | {
        OTHER_SHEET: OTHER_SMELL
    }


def _boards(sheet: Worksheet) -> Iterator[Origin | Rejected]:
    heading = {str(cell.value): cell.column - 1 for cell in sheet[1] if cell.value is not None}
    if missing := [name for name in _COLUMNS if name not in heading]:
        raise Unreadable(f"sheet “{sheet.title}” has no column “{missing[0]}”")
    for cells in sheet.iter_rows(min_row=2):
        row = {name: cells[heading[name]] for name in _COLUMNS}
        if all(cell.value is None for cell in row.values()):
            continue
        where = f"sheet “{sheet.title}” row {cells[0].row}"
        try:
            yield Origin(where, _board(row))
        except BadRow as error:
            yield Rejected(where, str(error))


def _board(row: dict[str, AnyCell]) -> dict[str, Any]:
    home, repository = row[NAME].hyperlink, row[REPOSITORY].value
    return {
        "name": None if row[NAME].value is None else str(row[NAME].value),
        "platforms": [_platform(code) for code in _listed(row[PLATFORMS])],
        "github_repository": None if repository is None else str(repository),
        "other_submission_types": _listed(row[OTHERS]),
        "workflow_patterns": [f"P{number}" for number in _listed(row[PATTERNS])],
        "smell_cases": re.findall(r"https?://[^\s,]+", str(row[CASES].value or "")),
        "urls": {
            "homepage": [home.target] if home and home.target else [],
            "also": _addresses(row[NAME]),
            "source": _addresses(row[PLATFORMS]),
            "submission": _addresses(row[SUBMISSION]),
        },
    } | {field: _yes(row[column]) for field, column in FLAGS.items()}


def _platform(code: str) -> str:
    if code not in PLATFORM_CODES:
        raise BadRow(f"Sources: {shown(code)} is not one of {', '.join(PLATFORM_CODES)}")
    return PLATFORM_CODES[code].value


def _listed(cell: AnyCell) -> list[str]:
    """The parts of “a,b”; a number alone is kept by Excel as 4.0."""
    value = cell.value
    text = str(int(value)) if isinstance(value, float) else str(value or "")
    return [part.strip() for part in text.split(",") if part.strip()]


def _yes(cell: AnyCell) -> bool:
    if cell.value not in (None, "y"):
        raise BadRow(f"{cell.coordinate}: {shown(cell.value)} must be “y” or empty")
    return cell.value == "y"


def _addresses(cell: AnyCell) -> list[str]:
    return re.findall(r"https?://\S+", cell.comment.text) if cell.comment else []


def _cases(workbook: Workbook) -> Iterator[Origin | Rejected]:
    smells = _smell_of_sheet()
    if missing := [title for title in smells if title not in workbook.sheetnames]:
        raise Unreadable(f"the workbook has no sheet “{missing[0]}”")
    for sheet in workbook.worksheets:
        if sheet.title not in smells:
            continue
        entities = {cell.column: cell.value for cell in sheet[1]}
        for cells in sheet.iter_rows(min_row=2):
            for cell in cells:
                if cell.value is not None:
                    yield _case(cell, smells[sheet.title], entities.get(cell.column))


def _case(cell: AnyCell, smell: str, entity: Any) -> Origin | Rejected:
    where = f"sheet “{cell.parent.title}” cell {cell.coordinate}"
    colour = cell.fill.fgColor.rgb if cell.fill.fill_type else None
    if not isinstance(colour, str | None) or colour not in STATUS_COLOURS:
        return Rejected(where, f"no status has the fill colour {shown(colour)}")
    row = {
        "smell": smell,
        "entity": entity,
        "url": str(cell.value),
        "status": STATUS_COLOURS[colour],
        "self_admitted": bool(cell.font.b),
    }
    return Origin(where, row)
