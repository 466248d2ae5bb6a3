"""What the scripts of a page carry: rankings as JSON, and the files the rows come from. Pure."""

import json
import re
from dataclasses import dataclass
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from crawler.extract.json_tables import json_tables
from crawler.extract.next_pages import next_tables, pushed_text
from crawler.tables import Table

MOST_SCRIPTS = 100
MOST_VALUES = 40  # JSON values tried in one script
MOST_FILES = 20
MOST_TABLES = 10
_ASSIGNED = re.compile(r"(?:=|\bparse\(|\bpush\()\s*(?=[\[{])")
_FILE = re.compile(
    r"[\"'`]((?:https?://|\.{0,2}/)?[\w@:%./+~#?&=-]{1,300}\.(?:json|jsonl|csv|tsv|parquet|ya?ml|xlsx))(?:\?[^\"'`]*)?[\"'`]"
)
_NOT_ROWS = re.compile(
    r"(manifest|package|tsconfig|webpack|locale|i18n)[\w.-]*\.json", re.IGNORECASE
)
_JSON_TYPES = ("application/json", "application/ld+json", "application/vnd.api+json")


@dataclass(frozen=True)
class Embedded:
    """`any`: the page has scripts at all. `has_empty_tables`: tables without a single cell."""

    tables: tuple[Table, ...] = ()
    data_files: tuple[str, ...] = ()
    any: bool = False
    has_empty_tables: bool = False


def read_scripts(tree: LexborHTMLParser, at: str) -> Embedded:
    """Only rankings are taken from scripts: a page carries much JSON that nobody sees."""
    tables: list[Table] = []
    files: dict[str, None] = {}
    scripts = tree.css("script")
    for number, script in enumerate(scripts[:MOST_SCRIPTS]):
        text = script.text() or ""
        kind = (script.attributes.get("type") or "").lower()
        for where, value in _values(text, is_json=kind in _JSON_TYPES):
            place = f"script[{number}]{where}"
            tables += [table for table in json_tables(value, at=at, root=place) if table.is_ranking]
        files |= dict.fromkeys(_files(text))
    if stream := pushed_text(script.text() or "" for script in scripts):
        tables += islice(next_tables(stream, at), MOST_TABLES)
        files |= dict.fromkeys(_files(stream))
    for link in tree.css('link[as="fetch"][href]')[:MOST_FILES]:
        files[link.attributes.get("href") or ""] = None
    empty = any(table.css_first("td, th") is None for table in tree.css("table")[:MOST_FILES])
    return Embedded(tuple(tables[:MOST_TABLES]), tuple(files)[:MOST_FILES], bool(scripts), empty)


def _files(text: str) -> list[str]:
    return [match[1] for match in _FILE.finditer(text) if not _NOT_ROWS.search(match[1])]


def _values(text: str, *, is_json: bool) -> list[tuple[str, object]]:
    """The JSON values of a script: all of it, or what is assigned to its variables."""
    if is_json:
        value = parse(text)
        return [] if value is None else [("", value)]
    found: list[tuple[str, object]] = []
    end = 0
    for tried, match in enumerate(_ASSIGNED.finditer(text)):
        if tried >= MOST_VALUES:
            break
        if match.end() < end:
            continue
        try:
            value, end = json.JSONDecoder().raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        found.append((f"@{match.end()}", value))
    return found


def parse(text: str) -> object | None:
    """The JSON value, or None for anything else, however deep or broken it is."""
    try:
        return json.loads(text)  # type: ignore[no-any-return]
    except (ValueError, RecursionError):
        return None
