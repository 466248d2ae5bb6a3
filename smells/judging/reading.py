"""How a rule goes through the rankings of a board, and what a finding in a table says. Pure.

What a page shows may be read in part or not at all. Only tables that were read whole are judged:
the others neither accuse nor clear. A report about one of them is over when it was judged alone and
nothing was found in it any more, or when nothing was found on a page that was read whole.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import TypeAlias

from crawler.content import Cell, Column, ColumnRole, Content, Row, Table
from crawler.earlier import named
from crawler.observation import Observation, Page
from smells.outcome import (
    Clear,
    EvidenceValue,
    Finding,
    Found,
    Inconclusive,
    NotApplicable,
    Outcome,
    Parts,
)
from smells.rule import Confirmation
from smells.rule import gettext_noop as _

# A table is as it is, whoever looks; the second look only spares boards that are being edited.
SEEN_NEXT_DAY = Confirmation(times=2, apart=timedelta(hours=24))
MOST = 20  # findings of one rule on one page; more would bury the rest
EXCERPT = 300  # characters of a row that are shown as evidence
LONGEST_PART = 300
NO_PARTS: Parts = frozenset()

# What a finding shows, by name; None leaves a value out.
Evidence: TypeAlias = dict[str, EvidenceValue]

NOT_READ = _("what this address shows was not read")
NOT_LOADED = _("the ranking is filled in after the page was opened")
READ_IN_PART = _("only a part of the ranking was read")
NO_RANKING = _("no ranking table was read")


@dataclass(frozen=True, slots=True)
class Spot:
    """One place in a table where a rule found its smell.

    `identity` tells it from others in the same table, in words that stay when rows move.
    """

    table: Table
    identity: tuple[str, ...]
    values: Mapping[str, EvidenceValue] = field(default_factory=dict)
    row: Row | None = None


def in_each_ranking(
    observation: Observation,
    judge: Callable[[Table], Iterable[Spot]],
    *,
    among: Callable[[Table], bool] = lambda table: table.is_ranking,
) -> Outcome:
    """Judge every ranking by itself."""

    def judge_all(page: Page, tables: Sequence[Table]) -> list[Spot]:
        return [spot for table in tables for spot in judge(table)]

    return _on_each_page(observation, judge_all, among, alone=True)


def on_each_page(
    observation: Observation,
    judge: Callable[[Page, Sequence[Table]], Iterable[Spot]],
    *,
    among: Callable[[Table], bool] = lambda table: table.is_ranking,
) -> Outcome:
    """Judge the rankings of each page together, and join the answers into one outcome."""
    return _on_each_page(observation, judge, among, alone=False)


def _on_each_page(
    observation: Observation,
    judge: Callable[[Page, Sequence[Table]], Iterable[Spot]],
    among: Callable[[Table], bool],
    *,
    alone: bool,
) -> Outcome:
    """`alone`: what is found in a table depends on no other."""
    found: list[Finding] = []
    cleared: set[str] = set()
    parts: set[tuple[str, str]] = set()
    without: set[str] = set()
    doubts: list[str] = []
    judged = False
    for page in observation.pages:
        if page.content is None:
            doubts.append(page.unread or NOT_READ)
            continue
        tables = [table for table in page.content.tables if _is_whole(table) and among(table)]
        judged = judged or bool(tables)
        without |= {page.url} if not tables and surely_ranks_nothing(page.content) else set()
        spots = list(judge(page, tables))
        doubt = doubt_about(page.content)
        doubts += [doubt] if doubt else []
        if alone or not doubt:
            found += _findings(page, spots)
        if len(spots) <= MOST:
            cleared |= set() if doubt else {page.url}
            parts |= _parts(page, tables) if doubt and alone else set()
    if not judged and not found:
        gone = frozenset(without)
        return Inconclusive(doubts[0], without=gone) if doubts else NotApplicable(NO_RANKING, gone)
    return conclude(found, cleared if judged else set(), doubts, frozenset(parts))


def conclude(
    found: Sequence[Finding], cleared: set[str], doubts: Sequence[str], parts: Parts = NO_PARTS
) -> Outcome:
    if found:
        return Found(tuple(found), frozenset(cleared), parts)
    if cleared:
        return Clear(frozenset(cleared), parts)
    return Inconclusive(doubts[0], parts) if doubts else NotApplicable(NO_RANKING)


def surely_ranks_nothing(content: Content) -> bool:
    """Whether a page was read whole, shows text, and has no table that might be a ranking.

    A page without text, or one that calls for its rows, may fill itself in before a reader.
    """
    document = content.document
    return (
        document is not None
        and any(section.text.strip() for section in document.sections)
        and not (content.data_files or content.load_events)
        and not doubt_about(content)
        and all(table.ranking is None for table in content.tables)
    )


def _is_whole(table: Table) -> bool:
    return table.loaded and table.complete


def _parts(page: Page, tables: Sequence[Table]) -> set[tuple[str, str]]:
    names = _names(page)
    return {(page.url, names[id(table)][:LONGEST_PART]) for table in tables}


def _names(page: Page) -> dict[int, str]:
    return {id(table): name for name, table in named(page.content.tables if page.content else ())}


def doubt_about(content: Content) -> str:
    """Why nothing on a page may be taken for mended; empty when it was read whole."""
    if content.unread:
        return content.unread[0]
    for table in content.tables:
        if not table.loaded:
            return NOT_LOADED
        if not table.complete:
            return table.incomplete_because or READ_IN_PART
    return ""


def _findings(page: Page, spots: Sequence[Spot]) -> list[Finding]:
    names = _names(page) if spots else {}
    return [
        Finding(
            at=page.url,
            values=_evidence(spot, more=len(spots) - MOST if number == MOST else 0),
            identity="\n".join((names[id(spot.table)], *spot.identity)),
            part=names[id(spot.table)][:LONGEST_PART],
        )
        for number, spot in enumerate(islice(spots, MOST), start=1)
    ]


def _evidence(spot: Spot, *, more: int) -> Evidence:
    """What convinces a maintainer: the table, the place in it, the row as it stands."""
    place = spot.row or spot.table
    values: Evidence = {
        "table": spot.table.title[:EXCERPT] or None,
        "line": place.line or None,
        "place": place.at or None,
        **{
            name: value[:EXCERPT] if isinstance(value, str) else value
            for name, value in spot.values.items()
        },
    }
    if spot.row:
        values["row"] = row_in_words(spot.row)
    if more > 0:
        values["more"] = more
    return values


def row_in_words(row: Row) -> str:
    words = " | ".join(cell.text for cell in row.cells if cell.given and not cell.spanned)
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1] + "…"


def cell_in(row: Row, column: Column | None) -> Cell | None:
    """The row's own cell in that column: not one that is missing or belongs to a neighbour."""
    if column is None or column.index >= len(row.cells):
        return None
    cell = row.cells[column.index]
    return cell if cell.given and not cell.spanned else None


def text_in(row: Row, column: Column | None) -> str:
    cell = cell_in(row, column)
    return cell.text if cell else ""


def model_in(table: Table, row: Row) -> str:
    """The model's name as it stands in the row; empty when there is none."""
    return text_in(row, table.model_column)


def row_name(table: Table, row: Row) -> str:
    """The model's name, or what else the row begins with."""
    name = model_in(table, row)
    return name or next((cell.text for cell in row.cells if cell.text), "")


def every_cell(table: Table) -> Iterator[tuple[Row | None, Cell]]:
    """All cells that are written, those of the header first (they stand in no row)."""
    for column in table.columns:
        yield from ((None, cell) for cell in column.header)
    for row in table.rows:
        yield from ((row, cell) for cell in row.cells if cell.given and not cell.spanned)


def score_columns(table: Table) -> tuple[Column, ...]:
    return table.with_role(ColumnRole.METRIC, ColumnRole.AVERAGE)
