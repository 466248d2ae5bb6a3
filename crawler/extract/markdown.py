"""GitHub-flavoured Markdown as HTML whose elements know their source line. Pure.

It is rendered and then read like any page: what counts is what a reader sees. The markup of
each cell and the true length of each row come from the source again (markdown_tables.py).
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from crawler.extract.html_scan import LINE, SafeHtml, safe_html

TABLE_KIND = "data-source-kind"  # on the tables that were written in Markdown
SHORT = 20_000  # characters that are parsed in no time, whatever they are
LONGEST_LINE = 20_000
LINE_COST = 3  # a line costs about as much as so many signs
MOST_MARKUP = 150_000
_COSTLY = "*_[]`|<&!~\\"
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)??---[ \t]*(?:\n|\Z)", re.DOTALL)
# Without one of these signs a text is a text: it needs no parsing, and most cells have none.
_MARKUP = re.compile(r"[\n\\`*_~\[\]<&]")


def _inline(state: StateCore) -> None:
    """The parser's own rule, with a short way for plain text."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if _MARKUP.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))


_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_PARSER.core.ruler.at("inline", _inline)


def render(text: str) -> SafeHtml:
    """HTML with marked lines, safe to parse, and what was left out."""
    text, unread = bounded(text)
    tokens = _PARSER.parse(_without_front_matter(text))
    for token in tokens:
        _mark(token)
    html = _PARSER.renderer.render(tokens, _PARSER.options, {})
    safe = safe_html(html, first_line=None)
    return SafeHtml(safe.text, unread + safe.unread)


def bounded(text: str) -> tuple[str, tuple[str, ...]]:
    """What can be parsed in a bounded time, which grows with signs and lines, not with words."""
    if len(text) <= SHORT and "\n" in text[:LONGEST_LINE]:
        return text, ()
    kept, cost = [], 0
    lines = text.split("\n")
    for line in lines:
        cost += LINE_COST + sum(map(line[:LONGEST_LINE].count, _COSTLY))
        if cost > MOST_MARKUP:
            break
        kept.append(line[:LONGEST_LINE])
    unread = []
    if len(kept) < len(lines):
        unread.append(f"only the first {len(kept)} lines were read")
    if any(len(line) > LONGEST_LINE for line in lines[: len(kept)]):
        unread.append(f"lines were cut after {LONGEST_LINE} characters")
    return "\n".join(kept), tuple(unread)


def _without_front_matter(text: str) -> str:
    """Blank lines in place of the settings some hosts keep on top, so that lines keep theirs."""
    match = _FRONT_MATTER.match(text)
    return "\n" * match[0].count("\n") + text[match.end() :] if match else text


def _mark(token: Token) -> None:
    line = token.map[0] + 1 if token.map else 0
    if token.type == "html_block":
        token.content = safe_html(token.content, first_line=line).text
    elif token.type == "code_block":
        _show_as_text(token, line)
    elif token.type == "inline":
        _mark_inline(token.children or (), line)
    elif token.map and token.nesting == 1:
        token.attrSet(LINE, str(line))
        if token.type == "table_open":
            token.attrSet(TABLE_KIND, "markdown")


def _show_as_text(token: Token, line: int) -> None:
    """Notes are often indented without being meant as code; a fence is always code."""
    escaped = token.content.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>\n")
    token.type, token.content = "html_block", f'<div {LINE}="{line}">{escaped}</div>\n'


def _mark_inline(children: Sequence[Token], line: int) -> None:
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type in ("link_open", "image"):
            child.attrSet(LINE, str(line))
        elif child.type == "html_inline":
            child.content = safe_html(child.content, first_line=line).text
