"""A rule's documents and examples, as they lie beside its module. Without Django.

The documents have a title and the same four sections in both languages; the examples are run as
tests and shown on the rule's page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import yaml
from markdown_it import MarkdownIt

from crawler.declared import declared_from_plain
from crawler.earlier import EarlierTable
from crawler.observation import Observation, Page
from smells.detectors import DETECTORS, companion
from smells.example_pages import page_of

HEADINGS: dict[str, tuple[str, str, str, str]] = {
    "en": ("What", "Why", "How to fix", "What does not count"),
    "zh-hans": ("是什么", "为什么", "如何修复", "哪些不算"),
}
_SUFFIXES = {"en": ".md", "zh-hans": ".zh-hans.md"}
# Markup inside a document is shown, not obeyed.
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_LOOKED_AT = datetime(2026, 1, 1, 12, tzinfo=UTC)


class MisshapenDocument(Exception):
    """A rule's document lacks its title, or its four headings in their order."""


@dataclass(frozen=True)
class RuleDocument:
    """`title` is plain text; each section is HTML, made from our own Markdown."""

    title: str
    what: str
    why: str
    how_to_fix: str
    what_does_not_count: str


@dataclass(frozen=True)
class Example:
    """`kind` is bad, good or inconclusive. `found` are the findings a bad one must give."""

    kind: str
    name: str
    name_zh: str
    observation: Observation
    found: tuple[Mapping[str, Any], ...] = ()

    @property
    def pages(self) -> tuple[Page, ...]:
        """All addresses that were looked at, those that are merely linked to last."""
        return (*self.observation.pages, *self.observation.linked)


@cache
def document_of(rule_id: str, language: str) -> RuleDocument:
    """The rule's document in that language; in English where there is no such language.

    Raises MisshapenDocument.
    """
    spoken, text = _text(rule_id, language)
    title, sections = _sections(text)
    if not title or tuple(sections) != HEADINGS[spoken]:
        headings = [title, *sections]
        raise MisshapenDocument(f"{rule_id} ({spoken}): title and headings are {headings}")
    return RuleDocument(title, *(_MARKDOWN.render(body) for body in sections.values()))


@cache
def title_of(rule_id: str, language: str) -> str:
    """What the rule is called, in a few words; empty when there is no such rule."""
    return _sections(_text(rule_id, language)[1])[0] if rule_id in DETECTORS else ""


@cache
def remedy_of(rule_id: str, language: str) -> str:
    """How to fix what the rule finds, as plain text on one line."""
    spoken, text = _text(rule_id, language)
    return " ".join(_sections(text)[1].get(HEADINGS[spoken][2], "").split())


def _text(rule_id: str, language: str) -> tuple[str, str]:
    spoken = language if language in HEADINGS else "en"
    return spoken, companion(rule_id, _SUFFIXES[spoken]).read_text(encoding="utf-8")


def _sections(text: str) -> tuple[str, dict[str, str]]:
    """The title, and each section by its heading; text before the first stands under “”."""
    first, _, rest = text.partition("\n")
    title = first.removeprefix("# ").strip() if first.startswith("# ") else ""
    found: dict[str, str] = {}
    heading = ""
    for line in (rest if title else text).splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ").strip()
            found[heading] = ""
        elif heading or line.strip():
            found[heading] = found.get(heading, "") + line + "\n"
    return title, found


@cache
def examples_of(rule_id: str) -> tuple[Example, ...]:
    """The bad ones first, then the good and the inconclusive ones."""
    kinds = yaml.safe_load(companion(rule_id, ".yaml").read_text(encoding="utf-8"))
    return tuple(_example(rule_id, kind, each) for kind, all_ in kinds.items() for each in all_)


def _example(rule_id: str, kind: str, plain: Mapping[str, Any]) -> Example:
    pages = tuple(page_of(page) for page in plain["pages"])
    earlier = tuple(EarlierTable(**table) for table in plain.get("earlier", ()))
    return Example(
        kind=kind,
        name=plain["name"],
        name_zh=plain.get("name_zh") or plain["name"],
        observation=Observation(
            "example",
            _LOOKED_AT,
            rule_id,
            pages,
            earlier,
            tuple(plain.get("files", ())),
            tuple(page_of(page) for page in plain.get("linked", ())),
            declared_from_plain(plain.get("declared")),
        ),
        found=tuple(plain.get("found", ())),
    )
