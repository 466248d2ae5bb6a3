"""A meta element in the head of the board's own page."""

from selectolax.lexbor import LexborHTMLParser

from crawler.claims.answer import Answer, Verdict, seen
from crawler.claims.means import Asked, Means
from crawler.claims.proofs import asking
from crawler.claims.proofs.sites import is_own_site
from crawler.claims.tokens import is_among
from crawler.extract.html_scan import safe_html

NAME = "leaderboard-claim"
MOST_FOUND = 20


def fits(url: str) -> bool:
    return is_own_site(url)


async def look(asked: Asked, means: Means) -> Answer:
    """Only the head counts: what readers write stands in the body."""
    response = await asking.found(asked.url, means.fetch)
    answered = seen("answered", url=response.url, status=response.status)
    if not asking.is_html(response):
        kind = response.headers.get("content-type", "")
        return Answer(Verdict.NOT_THERE, (answered, seen("no-page", kind=kind)))
    tokens, strays = _named(response.text())
    if is_among(asked.token, tokens):
        return Answer(Verdict.PROVED, (answered,))
    if tokens:
        return Answer(Verdict.NOT_THERE, (answered, seen("meta-other", text=", ".join(tokens))))
    code = "meta-in-body" if is_among(asked.token, strays) else "meta-none"
    return Answer(Verdict.NOT_THERE, (answered, seen(code)))


def _named(html: str) -> tuple[list[str], list[str]]:
    """What such elements hold: those in the head, and those elsewhere."""
    tree = LexborHTMLParser(safe_html(html).text)
    inside: list[str] = []
    outside: list[str] = []
    for node in tree.css("meta"):
        if (node.attributes.get("name") or "").strip().lower() != NAME:
            continue
        in_head = node.parent is not None and node.parent.tag == "head"
        (inside if in_head else outside).append((node.attributes.get("content") or "").strip())
    return inside[:MOST_FOUND], outside[:MOST_FOUND]
