"""How many models a document says it ranks, and how many its rankings hold. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from crawler.content import Bound, Claim, ClaimKind, Document, Row, Table
from smells.judging.model_names import is_nobody, spelling_key
from smells.judging.reading import model_in

NEARLY = 0.1  # "about 30" models may be 27 or 33
# Said of the whole ranking; "we compare 5 open models", "the top 10" and the like are not.
_OF_ALL = re.compile(
    r"\b(?:we|our|leader ?board|benchmark|evaluation|table|total|here)\b|我们|榜|本次|共|总计|表",
    re.IGNORECASE,
)
_OF_SOME = re.compile(
    r"\bexample|\banother\b|\bselected\b|\bbaselines?\b|\bhuman\b|\bannotat|\bjudges?\b|\bprevious"
    r"|\bonly\b|\bopen[- ](?:source|weight)|\bclosed?[- ]source|\bcommercial|\bproprietary|\bnew\b"
    r"|\$\\times|\bsupport|例如|开源|闭源|商用|新增|人类",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of models in one sentence; several in one sentence are its parts, added up."""

    claim: Claim
    number: int

    def fits(self, counted: int) -> bool:
        match self.claim.bound:
            case Bound.AT_LEAST:
                return counted >= self.number
            case Bound.ABOUT:
                return abs(counted - self.number) <= max(2, NEARLY * self.number)
            case _:
                return counted == self.number


def stated_counts(document: Document) -> Iterator[Stated]:
    claims = [
        claim
        for claim in document.claims_of(ClaimKind.MODEL_COUNT)
        if not claim.dated and claim.number
    ]
    for sentence, group in groupby(claims, key=lambda claim: (claim.line, claim.sentence)):
        parts = list(group)
        if _OF_ALL.search(sentence[1]) and not _OF_SOME.search(sentence[1]):
            numbers = [claim.number or 0 for claim in parts]
            # "51 models, of them 20, 22 and 9 …" states the first; "7 … and 6 …" their sum.
            whole = numbers[0] if sum(numbers[1:]) == numbers[0] else sum(numbers)
            yield Stated(parts[0], whole)


def counted(tables: Sequence[Table]) -> set[int]:
    """Every number that may be meant: rows or names of each ranking, each section, and all."""
    numbers: set[int] = set()
    names: set[tuple[str, ...]] = set()
    for table in tables:
        own = {spelling_key(name) for row in table.data_rows() if (name := _name(table, row))}
        names |= own
        rows = len(table.data_rows())
        numbers |= {rows, rows - 1, len(own), len(own) - 1, *map(len, table.sections())}
    return numbers | {len(names), sum(len(table.data_rows()) for table in tables)}


def _name(table: Table, row: Row) -> str:
    name = model_in(table, row)
    return "" if is_nobody(name) else name
