"""The column a document says its ranking is sorted by. Pure."""

import re
from collections.abc import Iterable
from dataclasses import replace

from crawler.documents import Document
from crawler.extract.column_words import plain_name
from crawler.tables import Better, Certainty, Column, ColumnRole, Order, Table

_HINTS = ("sort", "rank", "order", "排")
_SORTED = re.compile(
    r"\b(?:sorted|ranked|ordered|ranking is based|sort|rank) (?:\w+ ){0,3}?"
    r"(?:by|on|according to) (?P<key>[^.;,)]{2,80})"
    r"|按照?(?P<chinese_key>[^，。；]{1,20}?)"
    r"(?:从高到低|从低到高|降序|升序|进行)?(?:排序|排名|排列)",
    re.IGNORECASE,
)


def with_declared_order(tables: Iterable[Table], document: Document) -> tuple[Table, ...]:
    """The rankings whose key the document names keep that one, whatever order the rows stand in.

    A key that names no column, or several, decides nothing.
    """
    keys = [
        plain_name(match["key"] or match["chinese_key"])
        for section in document.sections
        if any(hint in section.text for hint in _HINTS)
        for match in _SORTED.finditer(section.text[:20_000])
    ][:20]
    return tuple(_declared(table, keys) if table.is_ranking and keys else table for table in tables)


def _declared(table: Table, keys: list[str]) -> Table:
    scores = table.with_role(ColumnRole.METRIC, ColumnRole.AVERAGE)
    named = [column for column in scores if any(_names(column, key) for key in keys)]
    if len(named) != 1:
        return table
    column, order = named[0], table.order
    if order and order.column == column.index:
        return replace(table, order=replace(order, declared=True))
    descending = column.better is not Better.LOWER
    return replace(
        table,
        order=Order(column.index, descending, 0.0, Certainty.LIKELY, declared=True),
    )


def _names(column: Column, key: str) -> bool:
    name = plain_name(column.name)
    return (len(name) > 1 and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", key))) or (
        len(name) > 1 and not name.isascii() and name in key
    )
