"""Pages for rules about tables: a ranking written as Markdown, read as a real one is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from crawler.content import Table
from crawler.observation import Observation
from smells.detectors import DETECTORS
from smells.example_pages import page_of
from smells.outcome import Finding, Outcome

URL = "https://board.example/"


def markdown(
    header: Sequence[str], rows: Sequence[Sequence[object]], title: str = "Results"
) -> str:
    lines = [f"# {title}", "", "| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def observation(*texts: str, kind: str = "markdown", earlier=(), **page) -> Observation:
    """One page a text, at addresses of their own."""
    pages = tuple(
        page_of({"url": URL if number == 0 else f"{URL}{number}", kind: text, **page})
        for number, text in enumerate(texts)
    )
    return Observation("board", datetime(2026, 3, 2, tzinfo=UTC), "run", pages, tuple(earlier))


def table(text: str) -> Table:
    return observation(text).pages[0].content.tables[0]


def showing(*tables: Table) -> Observation:
    """An observation whose one page shows exactly these tables."""
    seen = observation("")
    page = seen.pages[0]
    return replace(seen, pages=(replace(page, content=replace(page.content, tables=tables)),))


def ask(rule_id: str, seen: Observation | str) -> Outcome:
    seen = observation(seen) if isinstance(seen, str) else seen
    return DETECTORS[rule_id].detect(seen)


def findings(rule_id: str, seen: Observation | str) -> tuple[Finding, ...]:
    return getattr(ask(rule_id, seen), "findings", ())


def values(rule_id: str, seen: Observation | str, *names: str) -> list:
    """Of each finding the values of these names, as a tuple; bare when it is one name."""
    found = [tuple(each.values.get(name) for name in names) for each in findings(rule_id, seen)]
    return [each[0] for each in found] if len(names) == 1 else found
