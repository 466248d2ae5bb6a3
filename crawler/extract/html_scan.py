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
from secrets import token_hex

# Attributes of ours, under a name that no page can know: one that has them by itself could put
# evidence on another line, or pass for another kind of source.
MARK = f"data-{token_hex(6)}"
LINE, TABLE_KIND = f"{MARK}-line", f"{MARK}-kind"
DEEPEST = 400  # elements inside one another
MOST_ELEMENTS = 150_000
MOST_OPTIONS = 4000
MOST_UNCLOSED = 500_000  # sum of open formatting tags over all tags
MOST_ATTRIBUTES = 1000  # of one tag
TOO_MANY = f"the page has more than {MOST_ELEMENTS} elements; the rest was not read"

_POINTED_AT = "a img table caption tr td th h1 h2 h3 h4 h5 h6 p li pre blockquote dt dd"
_MARKED = frozenset(_POINTED_AT.split())
_REOPENED = "a b big code em font i nobr s small strike strong tt u"  # by the parser, if unclosed
_FORMATTING = frozenset(_REOPENED.split())
_VOID = "area base br col embed hr img input link meta source track wbr"
_SELF_CLOSING = "p li td th tr tbody thead tfoot dt dd html body head"
_UNNESTED = frozenset(
    slash + name for name in (*_VOID.split(), *_SELF_CLOSING.split()) for slash in ("", "/")
)
_OPTIONS = frozenset(["option", "/option"])

_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+
    (?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?+)?+"""
_ATTRIBUTES = rf"(?:[\s/]++|{_ATTRIBUTE})*+"
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE, re.VERBOSE)
# A tag, and what comes after it as far as nothing depends on it: text, and the ends of elements
# that need none.
_TAG = re.compile(
    rf"""<(?=[a-zA-Z/!?])(?:
    !--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))
    |(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>])
        {_ATTRIBUTES}(?:>|\Z)(?:[^<]++|<(?!/(?P=raw)[\s/>]))*+
    |(?P<name>/?[a-zA-Z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)
    |[!?/][^>]*+(?:>|\Z))
    (?P<after>(?:[^<]++|</(?:{_SELF_CLOSING.replace(" ", "|")})\s*+>)*+)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class SafeHtml:
    """`text` can be parsed; `unread` says what was left out of it."""

    text: str
    unread: tuple[str, ...] = ()


class _Depth:
    """Counts what is open; says when it becomes too much."""

    def __init__(self) -> None:
        self.open = self.formatting = self.unclosed = self.options = 0

    def is_too_much(self, name: str, tag: re.Match[str]) -> str:
        """`name` begins with a slash at the end of an element."""
        if name in _OPTIONS:
            self.options += 1
        elif name not in _UNNESTED:
            step, element = (-1, name[1:]) if name[0] == "/" else (1, name)
            self.open = max(0, self.open + step)
            if element in _FORMATTING:
                self.formatting = max(0, self.formatting + step)
        if self.formatting:
            self.unclosed += self.formatting * (1 + tag["after"].count("<"))
        if self.open > DEEPEST:
            return f"elements are nested deeper than {DEEPEST}; the rest was not read"
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
    position, depth, elements = 0, _Depth(), 0
    line, counted = first_line or 0, 0
    for match in _TAG.finditer(text):
        if not (written := match["name"]):
            continue
        name = written.lower()
        start, end = match.span()
        elements += name[0] != "/"
        # Most tags change no depth; while no formatting is open, they cannot be too many.
        changes = name not in _UNNESTED or depth.formatting
        trouble = depth.is_too_much(name, match) if changes else ""
        if trouble or elements > MOST_ELEMENTS:
            return SafeHtml("".join(parts) + text[position:start], (trouble or TOO_MANY,))
        if end - start > MOST_ATTRIBUTES and _is_swollen(match["attributes"]):
            parts.append(f"{text[position:start]}<{name}>")
            position = match.start("after")
        elif first_line is not None and name in _MARKED:
            line, counted = line + text.count("\n", counted, start), start
            end = match.end("name")
            parts.append(f'{text[position:end]} {LINE}="{line}"')
            position = end
    return SafeHtml("".join(parts) + text[position:])


def _is_swollen(attributes: str) -> bool:
    """A picture inside its own address is one long attribute; thousands are an attack."""
    if len(attributes) <= MOST_ATTRIBUTES:
        return False
    found = islice(_ONE_ATTRIBUTE.finditer(attributes), MOST_ATTRIBUTES + 1)
    return sum(1 for _ in found) > MOST_ATTRIBUTES
