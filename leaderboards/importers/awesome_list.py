"""The community's list of leaderboards, in Markdown: tables of name and description. Pure.

Each row of a table is a board; the nearest heading above it says what the board is about.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from markdown_it import MarkdownIt
from markdown_it.token import Token

from leaderboards.identity import BadAddress, archive_of, canonical_url, platform_of
from leaderboards.importers.reading import one_line, shown
from leaderboards.records import (
    BoardRecord,
    LocationRecord,
    Parsed,
    Rejected,
    Row,
    Skipped,
    TopicRecord,
    Unreadable,
)
from leaderboards.vocabulary import LocationRole, Source, TopicKind

# Sections of software and services: what they list is no board.
_NO_BOARDS = frozenset(("tools",))
# What the sections that name no task are about; every other section names a task.
_SECTION_KINDS = {
    "3d": TopicKind.MODALITY,
    "audio": TopicKind.MODALITY,
    "code": TopicKind.MODALITY,
    "image": TopicKind.MODALITY,
    "multimodal": TopicKind.MODALITY,
    "text": TopicKind.MODALITY,
    "time series": TopicKind.MODALITY,
    "video": TopicKind.MODALITY,
    "business": TopicKind.DOMAIN,
    "medical": TopicKind.DOMAIN,
    "research": TopicKind.DOMAIN,
}


@dataclass(frozen=True)
class Line:
    """One row of a table: the tokens of its cells, its line and the heading above it."""

    number: int
    section: str
    cells: tuple[list[Token], ...]

    @property
    def where(self) -> str:
        return f"line {self.number} (section “{shown(self.section)}”)"


def parse_list(markdown: str, *, on: date) -> Parsed:
    """The list as it was confirmed on a day. Raises Unreadable when it holds no table."""
    lines = list(_lines(markdown))
    if not lines:
        raise Unreadable("it holds no Markdown table with rows, so it is not the list")
    parsed = Parsed()
    boards: dict[str, BoardRecord] = {}
    for line in lines:
        row = _row(line, on)
        if not isinstance(row, BoardRecord):
            parsed.rows.append(row)
        elif first := boards.get(row.key):
            # The same board in two sections is one board about both.
            boards[row.key] = replace(first, topics=first.topics + row.topics)
            parsed.rows.append(Skipped(line.where, f"“{shown(row.name)}” stands above already"))
        else:
            boards[row.key] = row
    parsed.rows += boards.values()
    return parsed


def _row(line: Line, on: date) -> Row:
    if line.section.casefold() in _NO_BOARDS:
        return Skipped(line.where, f"section “{line.section}” lists software, not boards")
    url, name = _first_link(line.cells[0])
    if not url:
        reason = f"no link to the board in the first cell “{shown(_words(line.cells[0]))}”"
        return Rejected(line.where, reason)
    where = f"{line.where} “{shown(name)}”"
    try:
        key = f"{name} | {canonical_url(url)}"
        place = LocationRecord(LocationRole.HOME, platform_of(url), url, archive_of(url))
    except BadAddress as error:
        return Rejected(where, str(error))
    return BoardRecord(
        source=Source.AWESOME,
        key=key,
        name=name,
        confirmed_on=on,
        description_en=_words(line.cells[1]) if len(line.cells) > 1 else "",
        platforms=(place.platform,),
        locations=(place,),
        topics=_topics(line.section),
        where=where,
    )


def _topics(section: str) -> tuple[TopicRecord, ...]:
    plain = section.casefold()
    if not plain:
        return ()
    return (TopicRecord(_SECTION_KINDS.get(plain, TopicKind.TASK), plain[:100], section[:200]),)


def _lines(markdown: str) -> Iterator[Line]:
    """The rows of all tables but their headings."""
    section, number, in_head = "", 0, False
    cells: list[list[Token]] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    for position, token in enumerate(tokens):
        if token.type == "heading_open":
            section = _words(tokens[position + 1].children or [])
        elif token.type in ("thead_open", "thead_close"):
            in_head = token.type == "thead_open"
        elif token.type == "tr_open":
            cells, number = [], (token.map or [0])[0] + 1
        elif token.type == "td_open":
            cells.append(tokens[position + 1].children or [])
        elif token.type == "tr_close" and not in_head:
            yield Line(number, section, tuple(cells))


def _first_link(tokens: list[Token]) -> tuple[str, str]:
    """Address and text of the first link; empty texts when there is none."""
    opened = next((i for i, token in enumerate(tokens) if token.type == "link_open"), None)
    if opened is None:
        return "", ""
    closed = next(i for i, token in enumerate(tokens) if i > opened and token.type == "link_close")
    return str(tokens[opened].attrs.get("href", "")), _words(tokens[opened:closed])


def _words(tokens: list[Token]) -> str:
    """The text of inline tokens without markup; an image is its description."""
    spoken = (
        " " if token.type in ("softbreak", "hardbreak") else token.content
        for token in tokens
        if token.type in ("text", "code_inline", "image", "softbreak", "hardbreak")
    )
    return one_line("".join(spoken))
