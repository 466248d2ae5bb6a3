"""The prose of an HTML tree: sections, blocks of text, links, images and anchors. Pure.

Markdown comes here too, once rendered, so that a README is read as its reader sees it.
"""

import re
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborNode

from crawler.documents import Image, Link, Section
from crawler.extract.html_text import APART, UNSEEN, children, collapse, is_hidden, line_of, see

BREAK = "\x1f"  # a forced line break; white space to Python, but no line of the source
MOST_LINKS = 5000
MOST_SECTIONS = 2000
MOST_BLOCKS = 20_000
MOST_TEXT = 2_000_000  # characters of prose
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BARE_LINK = re.compile(
    r"(?<![\w/@\"'=])(?:https?://|www\.)[^\s<>\"'`|，。；、）】》]+", re.ASCII | re.IGNORECASE
)
_SLUG = re.compile(r"[^\w\- ]", re.UNICODE)


@dataclass(slots=True)
class Block:
    """A paragraph, list item or the like; `text` keeps its line breaks, and BREAKs.

    `words` are the same in one line.
    """

    text: str
    line: int
    section: int
    words: str


@dataclass(slots=True)
class Prose:
    sections: list[Section] = field(default_factory=lambda: [Section("", 0)])
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    table_sections: list[int] = field(default_factory=list)


def read_prose(body: LexborNode) -> Prose:
    """Everything but the text inside tables, whose links are kept all the same."""
    return _Walk().over(body)


class _Walk:
    def __init__(self) -> None:
        self.prose, self.words = Prose(), list[str]()
        self.line = self.block_line = self.length = 0
        self.link: tuple[Link, int] | None = None
        self.slugs: dict[str, int] = {}

    def over(self, body: LexborNode) -> Prose:
        stack: list[tuple[LexborNode, bool]] = [(body, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                self._leave(node.tag or "")
            elif node.is_text_node:
                self._text(node.text_content or "")
            elif node.is_element_node and self._enter(node):
                only = node.first_child
                if only is not None and only.is_text_node and only.next is None:
                    self._text(only.text_content or "")
                    self._leave(node.tag or "")
                else:
                    stack.append((node, True))
                    stack.extend([(child, False) for child in reversed(children(node))])
        self._flush()
        self._gather()
        return self.prose

    def _enter(self, node: LexborNode) -> bool:
        """Note what the element is; False when its inside is done with."""
        tag = node.tag or ""
        attributes = node.attributes
        may_hide = "style" in attributes or "hidden" in attributes
        if tag in UNSEEN or (may_hide and is_hidden(node)):
            return False
        if name := attributes.get("id") or (attributes.get("name") if tag == "a" else ""):
            self.prose.anchors.append(name[:200])
        self.line = line_of(attributes) or self.line
        if tag in _HEADINGS and len(self.prose.sections) < MOST_SECTIONS:
            return self._heading(node, _HEADINGS[tag])
        if tag in APART or tag == "pre":
            self._flush()
        if tag == "pre" or (tag == "table" and not self._is_layout(node)):
            return False
        self._inline(tag, attributes)
        return True

    def _inline(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "br":
            self.words.append(BREAK)
        elif tag == "img":
            self._add_image(attributes)
        elif tag == "a" and "href" in attributes:
            url = (attributes["href"] or "").strip()[:2000]
            section = len(self.prose.sections) - 1
            link = Link(url, line=self.line, at=self._at(), section=section)
            self.link = (link, len(self.words))

    def _leave(self, tag: str) -> None:
        if tag == "a" and self.link:
            link, start = self.link
            text = collapse("".join(self.words[start:]))[:300]
            self._add_link(replace(link, text=text))
            self.link = None
        elif tag in APART:
            self._flush()

    def _is_layout(self, table: LexborNode) -> bool:
        """Some pages are laid out with tables: one that holds headings or tables is prose.

        Of any other only the links, images and anchors are noted.
        """
        self.prose.table_sections.append(len(self.prose.sections) - 1)
        if table.css_first("h1, h2, h3, h4, pre") is not None or len(table.css("table")) > 1:
            return True
        section = len(self.prose.sections) - 1
        for node in table.css("a[href], img, [id]"):
            attributes = node.attributes
            self.line = line_of(attributes) or self.line
            if name := attributes.get("id"):
                self.prose.anchors.append(name[:200])
            if node.tag == "a":
                url, text = (attributes.get("href") or "").strip(), collapse(see(node).text)
                self._add_link(Link(url[:2000], text[:300], self.line, self._at(), (), section))
            elif node.tag == "img":
                self._add_image(attributes)
        return False

    def _add_image(self, attributes: dict[str, str | None]) -> None:
        url, alt = (attributes.get("src") or "").strip(), attributes.get("alt") or ""
        if len(self.prose.images) < MOST_LINKS:
            self.prose.images.append(Image(url[:2000], collapse(alt)[:300], self.line, self._at()))

    def _heading(self, node: LexborNode, level: int) -> bool:
        self._flush()
        seen = see(node)
        text = collapse(seen.text)[:300]
        self.prose.sections.append(Section(text, level, self.line, self._at()))
        self._slug(text)
        section = len(self.prose.sections) - 1
        for url, words in seen.links:
            self._add_link(Link(url[:2000], words[:300], self.line, self._at(), section=section))
        self.prose.images += [Image(url[:2000], "", self.line, self._at()) for url in seen.images]
        for inner in node.css("[id], a[name]")[:20] if seen.is_marked_up or node.id else ():
            self.prose.anchors += [v for key in ("id", "name") if (v := inner.attributes.get(key))]
        return False

    def _slug(self, heading: str) -> None:
        """The anchor that code hosts give a heading; a repeated one gets a number."""
        slug = _SLUG.sub("", heading.casefold().strip()).replace(" ", "-")
        times = self.slugs.get(slug, 0)
        self.slugs[slug] = times + 1
        self.prose.anchors.append(f"{slug}-{times}" if times else slug)

    def _text(self, text: str) -> None:
        if not self.words:
            self.block_line = self.line
        self.words.append(text)
        if (self.link is None and "://" in text) or "www." in text:
            for match in _BARE_LINK.finditer(text):
                url = match[0].rstrip(".,;:!?)]}*_")
                section = len(self.prose.sections) - 1
                line = self.line + text.count("\n", 0, match.start()) if self.line else 0
                self._add_link(Link(url[:2000], url[:300], line, self._at(line), section=section))

    def _flush(self) -> None:
        if not self.words:
            return
        text = "".join(self.words)
        if self.link:
            self.link = (self.link[0], 0)
        self.words.clear()
        if (
            text.isspace()
            or not text
            or self.length > MOST_TEXT
            or len(self.prose.blocks) >= MOST_BLOCKS
        ):
            return
        self.length += len(text)
        line = self.block_line + _blank_lines_in_front(text) if self.block_line else 0
        section = len(self.prose.sections) - 1
        self.prose.blocks.append(Block(text.strip(), line, section, collapse(text)))

    def _add_link(self, link: Link) -> None:
        if len(self.prose.links) < MOST_LINKS:
            self.prose.links.append(link)

    def _at(self, line: int | None = None) -> str:
        line = self.line if line is None else line
        return f"L{line}" if line else ""

    def _gather(self) -> None:
        """Give each section the text of its blocks."""
        texts: dict[int, list[str]] = {}
        for block in self.prose.blocks:
            texts.setdefault(block.section, []).append(block.words)
        self.prose.sections = [
            Section(part.heading, part.level, part.line, part.at, "\n".join(texts.get(index, ())))
            for index, part in enumerate(self.prose.sections)
        ]


def _blank_lines_in_front(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n")
