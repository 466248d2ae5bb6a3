"""A board looked at once because somebody asked: what was read, and what every rule says of it.

Nothing is confirmed and nothing becomes a report. Pure but for the engine's log.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from crawler.extract.read import read_content
from crawler.observation import Observation, Page
from crawler.storable import storable
from crawler.tables import Table
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from smells.engine import Answer, examine
from smells.judging.reading import MOST
from smells.outcome import EvidenceValue, Found, Inconclusive, NotApplicable

MOST_BYTES = 1_000_000  # of a text; a person waits while it is read
# What a text may be said to be, and the type each is read as.
TYPES = {
    "markdown": "text/markdown",
    "csv": "text/csv",
    "html": "text/html",
    "json": "application/json",
}
_NOT_TEXT = "it is of a kind of file that is not read"
_MARKS = (b"\xff\xfe", b"\xfe\xff")  # texts in which every other byte may be NUL
_SENTENCE_ENDS = (".", "!", "?", ":", "。", "！", "？", "：")
_MARKDOWN = re.compile(r"^\s*(#|\||[-*+] |>|```|!?\[)", re.MULTILINE)


@dataclass(frozen=True)
class Text:
    """What somebody pasted or uploaded. `name` is what it is called in findings.

    `kind` is one of TYPES; without it the ending of the name decides, and else how it begins.
    """

    body: bytes
    name: str
    kind: str = ""


@dataclass(frozen=True)
class SeenFinding:
    """`entity` is empty where it is the rule's own."""

    rule_id: str
    at: str
    values: dict[str, EvidenceValue]
    entity: str = ""


@dataclass(frozen=True)
class ReadTable:
    """`rows` as far as they were read."""

    title: str
    line: int
    columns: int
    rows: int
    is_ranking: bool


@dataclass(frozen=True)
class ReadPage:
    """What one address came to; `unread` are its parts that could not be read, and why."""

    url: str
    outcome: str
    why: str
    unread: tuple[str, ...]
    tables: tuple[ReadTable, ...]


@dataclass(frozen=True)
class Examined:
    """`doubts` are the rules that could not tell, by their reason; `more` counts what a rule
    found beyond the findings that are kept of it.
    """

    pages: tuple[ReadPage, ...]
    findings: tuple[SeenFinding, ...]
    more: dict[str, int]
    doubts: dict[str, tuple[str, ...]]
    clear: tuple[str, ...]
    not_applicable: tuple[str, ...]


def examined(observation: Observation) -> Examined:
    """All rules over what was seen, in plain values that can be kept."""
    answers = examine(observation)
    doubts: dict[str, list[str]] = {}
    for answer in answers:
        if isinstance(answer.outcome, Inconclusive):
            doubts.setdefault(answer.outcome.reason, []).append(answer.rule.id)
    return Examined(
        pages=tuple(map(_read_page, observation.pages)),
        findings=tuple(finding for answer in answers for finding in _kept(answer)),
        more={a.rule.id: len(a.findings()) - MOST for a in answers if len(a.findings()) > MOST},
        doubts={reason: tuple(rules) for reason, rules in doubts.items()},
        clear=tuple(a.rule.id for a in answers if a.in_words() == "clear"),
        not_applicable=_ids(answers, NotApplicable),
    )


def read_text(text: Text, *, at: datetime) -> Observation:
    """A text as if it were the one page of a board."""
    body, name = text.body, text.name
    page = Page(
        url=name,
        roles=(LocationRole.HOME,),
        platform=Platform.INDEPENDENT,
        outcome=CheckOutcome.OK,
        body_bytes=len(body),
    )
    if b"\0" in body[:1000] and not body.startswith(_MARKS):
        page = replace(page, outcome=CheckOutcome.COULD_NOT_CHECK, detail=_NOT_TEXT)
    else:
        declared = TYPES.get(text.kind) or ("text/csv" if _is_delimited(body, name) else "")
        page = replace(page, content=read_content(body, declared, name))
    return Observation("asked", at, name, (page,))


def _is_delimited(body: bytes, name: str) -> bool:
    """Whether a text without a telling name is CSV or TSV: its first lines have equal columns."""
    if "." in name:
        return False
    start = body[:20_000].decode("utf-8", "replace")
    if _MARKDOWN.search(start) or start.lstrip()[:1] in ("<", "{", "["):
        return False
    lines = [line for line in start.splitlines() if line.strip()][:4]
    for delimiter in ("\t", ",", ";"):
        try:
            widths = {len(row) for row in csv.reader(lines, delimiter=delimiter)}
        except csv.Error:
            continue
        if len(lines) > 1 and len(widths) == 1 and widths != {1}:
            return not any(line.rstrip().endswith(_SENTENCE_ENDS) for line in lines)
    return False


def _kept(answer: Answer) -> Sequence[SeenFinding]:
    if not isinstance(answer.outcome, Found):
        return ()
    return [
        SeenFinding(
            answer.rule.id,
            storable(finding.at),
            storable(dict(finding.values)),
            finding.entity.value if finding.entity else "",
        )
        for finding in islice(answer.outcome.findings, MOST)
    ]


def _ids(answers: Sequence[Answer], kind: type) -> tuple[str, ...]:
    return tuple(answer.rule.id for answer in answers if isinstance(answer.outcome, kind))


def _read_page(page: Page) -> ReadPage:
    content = page.content
    why = page.unread or page.failure or (page.detail if page.outcome != CheckOutcome.OK else "")
    return ReadPage(
        url=page.url,
        outcome=page.outcome.value,
        why=storable(str(why)),
        unread=tuple(map(storable, content.unread[:MOST])) if content else (),
        tables=tuple(map(_read_table, content.tables[:MOST])) if content else (),
    )


def _read_table(table: Table) -> ReadTable:
    return ReadTable(
        storable(table.title[:120]),
        table.line,
        len(table.columns),
        len(table.rows),
        table.is_ranking,
    )
