"""Where on a page a rule's findings are, told from the evidence that each finding gives. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crawler.content import Cell, Column, Table
from smells.fingerprint import address_key
from smells.outcome import EvidenceValue, Finding

_LINES = ("line", "lines", "against_line")
_IN_WORDS = ("text", "model", "other")  # values that are the very text of a cell


@dataclass(frozen=True)
class Marks:
    """`places` are rows as tables.py writes them; `columns` and `texts` tell their cells."""

    places: frozenset[str] = frozenset()
    lines: frozenset[int] = frozenset()
    columns: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()

    def is_place(self, at: str) -> bool:
        return at in self.places

    def is_column(self, column: Column) -> bool:
        return not self.columns.isdisjoint((column.name, column.full_name))

    def is_cell(self, table: Table, cell: Cell) -> bool:
        """A cell of a marked row: in the column that is named, else with the text that is."""
        known = [column for column in table.columns if self.is_column(column)]
        if known:
            return any(column.index == cell.column for column in known)
        return cell.text in self.texts


def marks_on(url: str, findings: Iterable[Finding]) -> Marks:
    """What all findings at that address point to, and those at another that name this one."""
    here = address_key(url)
    places: set[str] = set()
    lines: set[int] = set()
    columns: set[str] = set()
    texts: set[str] = set()
    for finding in findings:
        values = finding.values
        is_own = address_key(finding.at) == here
        own = _lines(values, here, is_own=is_own)
        if own or (is_own and values.get("place")):
            lines |= own
            columns |= _columns(values)
            texts |= {str(values[name]) for name in _IN_WORDS if values.get(name)}
        if is_own:
            places.add(str(values.get("place") or ""))
    places |= {f"L{line}" for line in lines}
    return Marks(frozenset(places - {""}), frozenset(lines), frozenset(columns), frozenset(texts))


def _lines(values: Mapping[str, EvidenceValue], here: str, *, is_own: bool) -> set[int]:
    names = list(_LINES) if is_own else []
    elsewhere = values.get("other_address") or (values.get("other") if not is_own else "")
    if not elsewhere or address_key(str(elsewhere)) == here:
        names += ["other_line"] if is_own or elsewhere else []
    return {int(number) for name in names for number in re.findall(r"\d+", str(values.get(name)))}


def _columns(values: Mapping[str, EvidenceValue]) -> set[str]:
    """One column by its name, or several in one value; a number merely counts them."""
    if column := values.get("column"):
        return {str(column)}
    several = values.get("columns")
    return set(re.split(r", | \| ", several)) if isinstance(several, str) else set()
