"""The one way in: bytes of any kind as Content. Pure; never raises."""

import logging
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from urllib.parse import urlsplit

from crawler.content import Content
from crawler.extract import dataset_viewer, gradio, pwc_dump
from crawler.extract.csv_tables import read_csv
from crawler.extract.decoding import decode
from crawler.extract.embedded import parse
from crawler.extract.json_tables import json_tables
from crawler.extract.pages import read_html, read_markdown
from crawler.extract.sheets import is_sheet, read_published_sheet
from crawler.tables import Table, TableSource

logger = logging.getLogger(__name__)
MOST_BOARDS = 200  # of one dump, when it is read whole
_BY_ENDING = {
    "md": "markdown", "markdown": "markdown", "mdx": "markdown", "html": "html", "htm": "html",
    "csv": "csv", "tsv": "csv", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl",
}  # fmt: skip
_BY_TYPE = (
    ("markdown", "markdown"), ("html", "html"), ("csv", "csv"), ("tab-separated", "csv"),
    ("ndjson", "jsonl"), ("jsonl", "jsonl"), ("json", "json"),
)  # fmt: skip


def read_content(body: bytes, content_type: str, at: str) -> Content:
    """What the body shows. `at` is its address or path; its ending decides where the type is vague.

    A body that no reader understands has no tables and no document, and `unread` says so.
    """
    try:
        text = decode(body, content_type)
        content = _READERS[kind_of(text, content_type, at)](text, at)
        return replace(content, tables=_numbered(content.tables))
    except Exception as error:  # hostile input must not end a recheck
        logger.warning("could not read %.200r: %r", at, error)  # a name may hold line breaks
        return Content(at, unread=(f"it could not be read: {type(error).__name__}",))


def _numbered(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """Each table's index is its place among all that the address shows."""
    return tuple(
        table if table.index == index else replace(table, index=index)
        for index, table in enumerate(tables)
    )


def kind_of(text: str, content_type: str, at: str) -> str:
    """Which reader fits: by the declared type, else by the ending, else by how the text begins."""
    declared = content_type.partition(";")[0].strip().lower()
    kind = next((kind for word, kind in _BY_TYPE if word in declared), "")
    ending = (
        _BY_ENDING.get(urlsplit(at).path.rpartition(".")[2].lower(), "") if "[" not in at else ""
    )
    # Raw files are often served as plain text, and JSON lines as JSON.
    if not kind or (kind == "json" and ending == "jsonl"):
        kind = ending or kind
    start = text[:500].lstrip("\ufeff \t\n").lower()
    if kind in ("", "csv", "json", "markdown") and start.startswith(("<!doctype html", "<html")):
        return "html"
    if kind:
        return kind
    if start.startswith(("{", "[")) and parse(text) is not None:
        return "json"
    return "html" if "<html" in text[:3000].lower() else "markdown"


def _html(text: str, at: str) -> Content:
    if is_sheet(at):
        return read_published_sheet(text, at)
    config = gradio.find_config(text) if "gradio_config" in text else None
    return gradio.read_config(config, at) if config else read_html(text, at)


def _csv(text: str, at: str) -> Content:
    source = TableSource.SHEET if is_sheet(at) else TableSource.CSV
    tables = read_csv(text, at, source=source)
    return Content(at, tables, unread=() if tables else ("the file holds no table",))


def _json(text: str, at: str) -> Content:
    value = parse(text)
    if value is None:
        return _json_lines(text, at)
    if gradio.is_config(value):
        return gradio.read_config(value, at)  # type: ignore[arg-type]
    if dataset_viewer.is_answer(value):
        table = dataset_viewer.read_rows(value, at)  # type: ignore[arg-type]
        return Content(at, (table,) if table else ())
    if pwc_dump.is_dump(value):
        boards = islice(pwc_dump.read_dump(value, at), MOST_BOARDS)
        return Content(at, tuple(board.table for board in boards))
    tables = json_tables(value, at=at)
    return Content(at, tables, unread=() if tables else ("the file holds no table",))


def _json_lines(text: str, at: str) -> Content:
    lines = [line for line in text.split("\n")[:100_000] if line.strip()]
    records = [value for line in lines if isinstance(value := parse(line), dict)]
    if not records or len(records) < len(lines):
        return Content(at, unread=("the file is not valid JSON",))
    return Content(at, json_tables(records, at=at, root="line"))


_READERS: dict[str, Callable[[str, str], Content]] = {
    "html": _html,
    "markdown": read_markdown,
    "csv": _csv,
    "json": _json,
    "jsonl": _json_lines,
}
