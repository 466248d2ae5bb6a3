"""GitHub-flavoured Markdown as HTML whose elements know their source line. Pure.

It is rendered and then read like any page: what counts is what a reader sees. The markup of
each cell and the true length of each row come from the source again (markdown_tables.py).
"""

import re

from crawler.extract.cmark import POSITION, to_html
from crawler.extract.html_scan import (
    DEEPEST,
    LINE,
    MARK,
    MOST_ELEMENTS,
    TABLE_KIND,
    SafeHtml,
    safe_html,
)

LONGEST_LINE = 20_000
LINE_COST = 3  # a line costs about as much as so many signs
MOST_MARKUP = 150_000
_COSTLY = "*_[]`|<&!~\\"
# Quotes and lists inside one another: each costs an element for each line.
_NESTED = re.compile(r"^[ \t>*+\-\d.)]{6,}+", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)??---[ \t]*(?:\n|\Z)", re.DOTALL)
_POSITION = re.compile(rf' {POSITION}="(\d+):[^"]*"')
# What nests as deep as one likes: quotes, lists and emphasis.
_NESTING = ("<blockquote", "<ul", "<ol", "<em>", "<strong>", "<del>")
_BESIDES = 10  # what may stand around and inside these: body, table, row, cell, link, code, …
# What evidence points at and has no mark yet: links, images and HTML inside a paragraph or cell.
_UNMARKED = re.compile(
    r"<(?i:a|img|table|caption|tr|t[hd]|h[1-6]|p|li|pre|blockquote|d[td])(?=[\s/>])"
    rf"(?! {MARK}-)"
)
# A table right below a paragraph: the parser gives it, and its header, the paragraph's line.
_TABLE_BELOW = re.compile(
    rf"""<p\ {POSITION}="0:0-0:0">(?P<above>.*?)</p>\n
    (?P<table><table\ {POSITION}="(?P<first>\d+):\d+-(?P<last>\d+):\d+">\n<thead>.*?</thead>\n)
    (?P<body><tbody>\n<tr\ {POSITION}="(?P<second>\d+):)?""",
    re.VERBOSE | re.DOTALL,
)
# Definitions of links, such as `[name]: address "title"`, one a line.
_DEFINITIONS = re.compile(
    r"""(?:^[ >*+\-\d.)]*+\[[^\]\n]++\]:[ \t]*+\S++
    (?:[ \t]++(?:"[^"\n]*+"|'[^'\n]*+'|\([^)\n]*+\)))?+[ \t]*+\n)++""",
    re.VERBOSE | re.MULTILINE,
)


def render(text: str) -> SafeHtml:
    """HTML with marked lines, safe to parse, and what was left out."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, unread = bounded(text)
    text = _without_front_matter(text).replace(POSITION, "data-position")
    html = to_html(text, raw_html=_with_lines_inside, indented=_as_text)
    if "0:0-0:0" in html:
        html = _TABLE_BELOW.sub(_with_header_line, html)
    html = _with_lines(html, _below_definitions(text))
    if _is_shallow(text, html):
        return SafeHtml(html, unread)
    safe = safe_html(html, first_line=None)
    return SafeHtml(safe.text, unread + safe.unread)


def bounded(text: str) -> tuple[str, tuple[str, ...]]:
    """What can be parsed in a bounded time, which grows with signs and lines, not with words."""
    lines = text.split("\n")
    is_long = max(map(len, lines)) > LONGEST_LINE
    if not is_long and _cost(text) + LINE_COST * len(lines) <= MOST_MARKUP:
        return text, ()
    kept, cost = [], 0
    for line in lines:
        line = line[:LONGEST_LINE]
        cost += LINE_COST + _cost(line)
        if cost > MOST_MARKUP:
            break
        kept.append(line)
    unread = []
    if len(kept) < len(lines):
        unread.append(f"only the first {len(kept)} lines were read")
    if any(len(line) > LONGEST_LINE for line in lines[: len(kept)]):
        unread.append(f"lines were cut after {LONGEST_LINE} characters")
    return "\n".join(kept), tuple(unread)


def _cost(text: str) -> int:
    deep: list[str] = _NESTED.findall(text)
    nested = sum(len(begun) - begun.count(" ") for begun in deep)
    return sum(map(text.count, _COSTLY)) + nested


def _without_front_matter(text: str) -> str:
    """Blank lines in place of the settings some hosts keep on top, so that lines keep theirs."""
    match = _FRONT_MATTER.match(text)
    return "\n" * match[0].count("\n") + text[match.end() :] if match else text


def _as_text(code: str, line: int) -> str:
    """Notes are often indented without being meant as code; a fence is always code."""
    lines = code.replace("&", "&amp;").replace("<", "&lt;").split("\n")
    shown = (f"{text}\n<br {LINE}={below}>" for below, text in enumerate(lines, start=line + 1))
    return f"<div {LINE}={line}>{''.join(shown)}</div>\n"


def _below_definitions(text: str) -> dict[str, str]:
    """The parser lets a paragraph begin with the definitions above it: their line → its own."""
    lines: dict[str, str] = {}
    if "]:" in text:
        for match in _DEFINITIONS.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            lines[str(line)] = str(line + match[0].count("\n"))
    return lines


def _with_lines(html: str, late: dict[str, str]) -> str:
    """The parser's positions as our marks, and marks on what it gives none.

    `late` says which paragraphs and headings begin on another line than the parser says.
    """
    html = html.replace(f"<table {POSITION}", f'<table {TABLE_KIND}="markdown" {POSITION}')
    # Nobody asks how cells are aligned, and it would stand between a tag and its position.
    for side in ("left", "center", "right"):
        html = html.replace(f' align="{side}" {POSITION}', f" {POSITION}")
    # Every second piece is a line. What comes after so many elements will not be read.
    pieces = _POSITION.split(html, MOST_ELEMENTS)
    unread = pieces.pop() if len(pieces) > 2 * MOST_ELEMENTS else ""
    if late:
        for index in range(1, len(pieces), 2):
            if pieces[index] in late and pieces[index - 1].endswith(("<p", "<li", "<h1", "<h2")):
                pieces[index] = late[pieces[index]]
    for index in range(2, len(pieces), 2):
        if _UNMARKED.search(pieces[index]):
            pieces[index] = _with_lines_inside(pieces[index], int(pieces[index - 1]))
    pieces[1::2] = [f' {LINE}="{line}"' for line in pieces[1::2]]
    return "".join(pieces) + unread


def _with_lines_inside(html: str, line: int) -> str:
    """Marks on what has none in a block that begins on this line.

    Line breaks stay line breaks, so those before a link say how far below it stands. The marks
    have no quotes, so that one inside an attribute of raw HTML cannot end it.
    """
    parts: list[str] = []
    position = 0
    for match in _UNMARKED.finditer(html):
        end = match.end()
        line += html.count("\n", position, end)
        parts += [html[position:end], f" {LINE}={line} "]
        position = end
    return "".join(parts) + html[position:]


def _with_header_line(match: re.Match[str]) -> str:
    """The paragraph and the table below it, each with its own line."""
    first, last, second = match["first"], int(match["last"]), match["second"]
    header = int(second) - 2 if second else last - 1
    above = f'<p {POSITION}="{first}:1-{header - 1}:1">{match["above"]}</p>\n'
    table = match["table"].replace(f'{POSITION}="{first}:', f'{POSITION}="{header}:')
    return above + table + (match["body"] or "")


def _is_shallow(text: str, html: str) -> bool:
    """The parser closes what it opens, so without raw HTML so few elements cannot do harm."""
    return (
        "<" not in text
        and sum(map(html.count, _NESTING)) < DEEPEST - _BESIDES
        and len(html) < len("<p>") * MOST_ELEMENTS
    )
