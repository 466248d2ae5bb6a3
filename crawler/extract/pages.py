"""A page or a README as Content: its tables in order, and its prose. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from crawler.content import Content
from crawler.documents import Document
from crawler.extract import markdown
from crawler.extract.claims import find_claims
from crawler.extract.embedded import Embedded, read_scripts
from crawler.extract.grid import Grid, table_from
from crawler.extract.html_scan import TABLE_KIND, safe_html
from crawler.extract.html_tables import read_html_tables
from crawler.extract.html_text import collapse
from crawler.extract.language import language_of
from crawler.extract.link_roles import with_roles
from crawler.extract.markdown_tables import as_written
from crawler.extract.ordering import with_declared_order
from crawler.extract.prose import Block, Prose, read_prose
from crawler.tables import Table

FEW_WORDS = 200  # characters; a page that shows less is filled by scripts
FILLED_BY_SCRIPTS = "the page is filled by scripts, which were not run"


def read_html(text: str, at: str) -> Content:
    safe = safe_html(text)
    tree = LexborHTMLParser(safe.text)
    scripts = read_scripts(tree, at)
    content = _read(tree, text.split("\n"), at, written_by_scripts=scripts.any)
    return replace(
        content,
        tables=_cut_short(content.tables, safe.unread) + scripts.tables,
        unread=safe.unread + content.unread + _shell(content, scripts),
        data_files=scripts.data_files,
    )


def read_markdown(text: str, at: str) -> Content:
    safe = markdown.render(text)
    content = _read(LexborHTMLParser(safe.text), text.split("\n"), at)
    return replace(
        content,
        tables=_cut_short(content.tables, safe.unread),
        unread=safe.unread + content.unread,
    )


def _cut_short(tables: tuple[Table, ...], unread: tuple[str, ...]) -> tuple[Table, ...]:
    """Where the end of a page was not read, its last table may have lost rows."""
    if not (tables and unread):
        return tables
    last = replace(tables[-1], complete=False, incomplete_because=unread[0])
    return (*tables[:-1], last)


def _read(
    tree: LexborHTMLParser, lines: Sequence[str], at: str, *, written_by_scripts: bool = False
) -> Content:
    body = tree.body
    if body is None:
        return Content(at)
    prose = read_prose(body)
    title = tree.css_first("title")
    nodes = body.css("table")
    tables = []
    for grid in read_html_tables(nodes, address=at):
        if nodes[grid.index].attributes.get(TABLE_KIND):
            grid = as_written(grid, lines)
        tables.append(_table(grid, prose, written_by_scripts=written_by_scripts))
    document = _document(at, collapse(title.text()) if title else "", prose, lines)
    return Content(at, with_declared_order(tables, document), document)


def _table(grid: Grid, prose: Prose, *, written_by_scripts: bool) -> Table:
    """The table under its heading. An empty one on a page with scripts may be filled by them."""
    index = prose.table_sections[grid.index] if grid.index < len(prose.table_sections) else 0
    table = table_from(replace(grid, heading=prose.sections[index].heading))
    if written_by_scripts and not table.data_rows():
        return replace(table, loaded=False)
    return table


def _document(at: str, title: str, prose: Prose, lines: Sequence[str]) -> Document:
    headings = [section.heading for section in prose.sections]
    # A heading may state something too: "Leaderboard (as of 10 March 2024)".
    blocks = [
        Block(section.heading, section.line, index, section.heading)
        for index, section in enumerate(prose.sections)
        if section.heading
    ] + prose.blocks
    text = "\n".join(section.text for section in prose.sections)
    return Document(
        address=at,
        language=language_of(text),
        title=title or next((heading for heading in headings if heading), ""),
        sections=tuple(prose.sections),
        links=with_roles(prose.links, _sentences(prose)),
        images=tuple(prose.images),
        claims=tuple(sorted(find_claims(blocks, headings), key=lambda claim: claim.line)),
        anchors=tuple(dict.fromkeys(prose.anchors)),
        lines=tuple(lines),
    )


def _sentences(prose: Prose) -> list[str]:
    """For each link the block of text that begins on its line, if any."""
    texts: dict[tuple[int, int], str] = {}
    for block in prose.blocks:
        texts.setdefault((block.section, block.line), block.text[:500])
    return [texts.get((link.section, link.line), "") for link in prose.links]


def _shell(content: Content, scripts: Embedded) -> tuple[str, ...]:
    """Why nothing may be concluded from a page that shows next to nothing by itself."""
    document = content.document
    shown = sum(len(section.text) for section in document.sections) if document else 0
    if content.rankings() or scripts.tables or not scripts.any:
        return ()
    if (
        shown < FEW_WORDS
        or any(not table.loaded for table in content.tables)
        or scripts.has_empty_tables
    ):
        return (FILLED_BY_SCRIPTS,)
    return ()
