"""The title of an HTML page and the text a reader sees. Pure."""

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from crawler.extract.html_scan import safe_html

_UNSEEN = ["script", "style", "noscript", "template", "svg", "head"]
TITLE_LENGTH = 300


@dataclass(frozen=True)
class VisibleText:
    """`text` has its white space collapsed."""

    title: str
    text: str


def read_visible_text(html: str) -> VisibleText:
    """Never raises: whatever cannot be parsed has no text."""
    tree = LexborHTMLParser(safe_html(html).text)
    title = tree.css_first("title")
    words = " ".join(title.text().split())[:TITLE_LENGTH] if title else ""
    tree.strip_tags(_UNSEEN)
    body = tree.body
    text = body.text(separator=" ") if body else ""
    return VisibleText(title=words, text=" ".join(text.split()))
