"""What a reader sees of an HTML element: its text, links, images and emphasis. Pure."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from crawler.extract.html_scan import LINE

_NOT_SHOWN = "script style template noscript head select svg math iframe object"
UNSEEN = frozenset(_NOT_SHOWN.split())
_BLOCKS = (
    "address article aside blockquote br caption dd details div dl dt figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul"
)
APART = frozenset(_BLOCKS.split())  # their text never runs into that of their neighbours
_BOLD = frozenset(["b", "strong"])
_MARKER = re.compile(rf' {LINE}="\d+"')
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_INVISIBLE = str.maketrans("", "", "\u200b\u2060\ufeff\u00ad")
MOST_NODES = 20_000  # of one element; what lies beyond is not looked at


def collapse(text: str) -> str:
    """The text in one line, without invisible characters."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(text.translate(_INVISIBLE).split())


@dataclass(slots=True)
class Seen:
    """`links` are (target, text) pairs; an `<a>` without a target is none.

    `is_marked_up` is False when there was nothing but text.
    """

    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    bold: bool = False
    is_marked_up: bool = True


def see(node: LexborNode) -> Seen:
    """Everything visible inside the element, nested tables left out."""
    only = node.first_child
    if only is None:
        return Seen(is_marked_up=False)
    if only.is_text_node and only.next is None:
        return Seen(only.text_content or "", is_marked_up=False)
    return _Look().at(node)


class _Look:
    """One walk, with its own stack: a page may nest deeper than Python calls may."""

    def __init__(self) -> None:
        self.seen, self.words = Seen(), list[str]()
        self.link: tuple[str, int] | None = None  # its target, and where its words begin

    def at(self, node: LexborNode) -> Seen:
        stack: list[tuple[LexborNode | str, bool, bool]] = [(node, False, False)]
        left = MOST_NODES
        while stack and (left := left - 1):
            current, bold, raised = stack.pop()
            if isinstance(current, str):
                self._close(current)
            elif current.is_text_node:
                self._text(current.text_content or "", bold=bold, raised=raised)
            elif current.is_element_node and (current is node or self._open(current)):
                tag = current.tag or ""
                if tag in APART or tag == "a":
                    stack.append((tag, False, False))
                below = (bold or tag in _BOLD, raised or tag == "sup")
                stack.extend((child, *below) for child in reversed(children(current)))
        self.seen.text = "".join(self.words)
        return self.seen

    def _text(self, text: str, *, bold: bool, raised: bool) -> None:
        if bold and any(sign.isalnum() for sign in text):
            self.seen.bold = True
        self.words.append(text.translate(_RAISED) if raised else text)

    def _open(self, node: LexborNode) -> bool:
        """Note what the element is; False when nothing inside it is to be seen here."""
        tag = node.tag or ""
        if tag in UNSEEN or tag == "table" or is_hidden(node):
            return False
        if tag in APART:
            self.words.append(" ")
        elif tag == "img":
            self.seen.images.append((node.attributes.get("src") or "").strip())
        elif tag == "a" and "href" in (attributes := node.attributes):
            self.link = ((attributes["href"] or "").strip(), len(self.words))
        return True

    def _close(self, tag: str) -> None:
        if tag != "a":
            self.words.append(" ")
        elif self.link:
            target, start = self.link
            self.seen.links.append((target, collapse("".join(self.words[start:]))))
            self.link = None


def children(node: LexborNode) -> list[LexborNode]:
    """All child nodes, text included."""
    found, child = [], node.first_child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def source_line(node: LexborNode) -> int:
    """The line the element starts on, 0 when it was not written but implied."""
    return line_of(node.attributes)


def line_of(attributes: dict[str, str | None]) -> int:
    line = attributes.get(LINE)
    return int(line) if line and line.isdecimal() else 0


def markup(node: LexborNode) -> str:
    """The markup inside the element, without our marks."""
    inner = node.inner_html or ""
    return _MARKER.sub("", inner) if LINE in inner else inner
