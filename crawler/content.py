"""What one address of a board shows: its tables, its prose, and what could not be read. Pure.

The readers in crawler/extract/ build it, detectors read it. Everything is immutable and made
of plain values; content_plain.py turns it into JSON values and back.
"""

from dataclasses import dataclass
from enum import StrEnum

from crawler.documents import Bound, Claim, ClaimKind, Document, Image, Link, LinkRole, Section
from crawler.tables import (
    Better,
    Cell,
    Certainty,
    Column,
    ColumnRole,
    Order,
    Row,
    RowKind,
    Table,
    TableSource,
)

__all__ = [
    "Better",
    "Bound",
    "CallFailure",
    "Cell",
    "Certainty",
    "Claim",
    "ClaimKind",
    "Column",
    "ColumnRole",
    "Content",
    "Document",
    "Image",
    "Link",
    "LinkRole",
    "LoadEvent",
    "Order",
    "Row",
    "RowKind",
    "Section",
    "Table",
    "TableSource",
]


class CallFailure(StrEnum):
    """How a call came to nothing: the app said so itself, or said nothing while we waited."""

    ERROR = "error"
    NO_ANSWER = "no-answer"


@dataclass(frozen=True, slots=True)
class LoadEvent:
    """A call by which an app fills what it shows when it is opened; it takes no arguments.

    `function` is the name to call it by, "" when it cannot be called from outside.
    `components` are the ids of what it fills. `failure` is None unless the call was made and
    failed by the app's own doing; `error` is then what the app said.
    """

    function: str
    components: tuple[int, ...] = ()
    failure: CallFailure | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """`unread` says in words what could not be read, and why; empty when all was.

    `data_files` are addresses a page takes its rows from, as written in its scripts.
    `load_events` are an app's calls that fill what is still empty; making those that have a name is
    the adapter's. `unseen_parts` counts what an app shows besides tables and words: plots, frames.
    """

    address: str = ""
    tables: tuple[Table, ...] = ()
    document: Document | None = None
    unread: tuple[str, ...] = ()
    data_files: tuple[str, ...] = ()
    load_events: tuple[LoadEvent, ...] = ()
    unseen_parts: int = 0

    def rankings(self) -> tuple[Table, ...]:
        """The tables that rank models, and are not merely guessed to."""
        return tuple(table for table in self.tables if table.is_ranking)
