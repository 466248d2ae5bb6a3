"""HTML made safe to parse, and each element told the line it came from. Pure.

The parser is linear on honest pages and quadratic on pages made to hurt: thousands of nested
blocks, formatting tags never closed, a tag with half a million attributes, endless options.
One pass over the tags finds these before the parser sees them. It follows the HTML standard's
tokenizer closely, since a tag that only one of the two sees would be a way around the guard.

The same pass writes the source line into the tags that evidence will point at, because the
parser keeps no positions.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

LINE = "data-source-line"
DEEPEST = 400  # elements inside one another
MOST_ELEMENTS = 150_000
MOST_OPTIONS = 4000
MOST_UNCLOSED = 500_000  # sum of open formatting tags over all tags
MOST_ATTRIBUTES = 1000  # of one tag

_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+
    (?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?+)?+"""
_ATTRIBUTES = rf"(?:[\s/]++|{_ATTRIBUTE})*+"
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE, re.VERBOSE)
_TAG = re.compile(
    rf"""<(?=[a-zA-Z/!?])(?:
    !--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))
    |(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>])
        {_ATTRIBUTES}(?:>|\Z)(?:[^<]++|<(?!/(?P=raw)[\s/>]))*+
    |(?P<close>/)?(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)
    |[!?/][^>]*+(?:>|\Z))""",
    re.VERBOSE | re.IGNORECASE,
)
_POINTED_AT = "a img table caption tr td th h1 h2 h3 h4 h5 h6 p li pre blockquote dt dd"
_MARKED = frozenset(_POINTED_AT.split())
_REOPENED = "a b big code em font i nobr s small strike strong tt u"  # by the parser, if unclosed
_FORMATTING = frozenset(_REOPENED.split())
_VOID = "area base br col embed hr img input link meta source track wbr"
_SELF_CLOSING = "p li td th tr tbody thead tfoot dt dd option html body head"
_UNNESTED = frozenset(_VOID.split() + _SELF_CLOSING.split())


@dataclass(frozen=True)
class SafeHtml:
    """`text` can be parsed; `unread` says what was left out of it."""

    text: str
    unread: tuple[str, ...] = ()


class _Depth:
    """Counts what is open; says when it becomes too much."""

    def __init__(self) -> None:
        self.seen = self.open = self.formatting = self.unclosed = self.options = 0

    def is_too_much(self, name: str, *, closes: bool) -> str:
        step = -1 if closes else 1
        if name not in _UNNESTED:
            self.open = max(0, self.open + step)
            if name in _FORMATTING:
                self.formatting = max(0, self.formatting + step)
        elif name == "option":
            self.options += 1
        self.seen += not closes
        self.unclosed += self.formatting
        if self.open > DEEPEST:
            return f"elements are nested deeper than {DEEPEST}; the rest was not read"
        if self.seen > MOST_ELEMENTS:
            return f"the page has more than {MOST_ELEMENTS} elements; the rest was not read"
        if self.options > MOST_OPTIONS or self.unclosed > MOST_UNCLOSED:
            return "the page has too many unclosed elements; the rest was not read"
        return ""


@lru_cache(maxsize=1)  # a page is asked for its visible text first, and read right after
def safe_html(text: str, *, first_line: int | None = 1) -> SafeHtml:
    """The text with NULs replaced, source lines marked, and what is dangerous left out.

    `first_line` is the line the text begins on; None leaves the marks as they are.
    """
    text = text.replace("\0", "\ufffd")
    parts: list[str] = []
    position, depth = 0, _Depth()
    line, counted = first_line or 0, 0
    for match in _TAG.finditer(text):
        name, closing = match["name"], match["close"]
        if not name:
            continue
        name = name.lower()
        start = match.start()
        if trouble := depth.is_too_much(name, closes=closing is not None):
            return SafeHtml("".join(parts) + text[position:start], (trouble,))
        if len(match["attributes"]) > MOST_ATTRIBUTES and _is_swollen(match["attributes"]):
            parts += [text[position:start], f"<{closing or ''}{name}>"]
            position = match.end()
        elif first_line is not None and closing is None and name in _MARKED:
            line, counted = line + text.count("\n", counted, start), start
            end = match.end("name")
            parts += [text[position:end], f' {LINE}="{line}"']
            position = end
    return SafeHtml("".join(parts) + text[position:])


def _is_swollen(attributes: str) -> bool:
    """A picture inside its own address is one long attribute; thousands are an attack."""
    found = islice(_ONE_ATTRIBUTE.finditer(attributes), MOST_ATTRIBUTES + 1)
    return sum(1 for _ in found) > MOST_ATTRIBUTES
