"""A page of an example with what it shows, read as a page of a board is read. Pure.

An example writes a ranking as `markdown`, `csv` or `html`; `incomplete` says that only a part of
it was read, and why; `load_events` are the calls of an app, as in crawler/content.py.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from crawler.content import Content, LoadEvent
from crawler.content_plain import from_plain
from crawler.extract.read import read_content
from crawler.observation import Page, page_from_json
from smells.rule import gettext_noop

# What the examples give as a reason, to be translated where they are shown.
REASONS = (gettext_noop("only the first rows were read"),)
_TYPES = {"markdown": "text/markdown", "csv": "text/csv", "html": "text/html"}


def page_of(plain: Mapping[str, Any]) -> Page:
    known = dict(plain)
    shown = {kind: known.pop(kind) for kind in _TYPES if kind in known}
    incomplete = known.pop("incomplete", "")
    events = tuple(from_plain(LoadEvent, each) for each in known.pop("load_events", ()))
    page = page_from_json(known)
    for kind, text in shown.items():
        content = read_content(text.encode(), _TYPES[kind], page.url)
        page = replace(page, content=_read_in_part(content, incomplete) if incomplete else content)
    if events:
        page = replace(page, content=replace(page.content or Content(page.url), load_events=events))
    return page


def _read_in_part(content: Content, why: str) -> Content:
    tables = tuple(
        replace(table, complete=False, incomplete_because=why) for table in content.tables
    )
    return replace(content, tables=tables)
