"""A cell whose text is HTML or Markdown, as an app renders it. Pure."""

import re

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from crawler.extract.cells import seen_cell
from crawler.extract.html_scan import safe_html
from crawler.extract.html_text import see
from crawler.tables import Cell

RENDERED = frozenset(["markdown", "html"])
_MARKUP = re.compile(r"[<\[*_`&\\]")
_PARSER = MarkdownIt("commonmark")


def rendered(cell: Cell, kind: str) -> Cell:
    """The cell as seen; `raw` keeps the markup. Anything but Markdown and HTML stays."""
    if kind not in RENDERED or not _MARKUP.search(cell.text):
        return cell
    html = _PARSER.renderInline(cell.text) if kind == "markdown" else cell.text
    body = LexborHTMLParser(safe_html(html, first_line=None).text).body
    if body is None:
        return cell
    place = (cell.row, cell.column)
    return seen_cell(see(body), raw=cell.raw, place=place, at=cell.at, line=cell.line)
