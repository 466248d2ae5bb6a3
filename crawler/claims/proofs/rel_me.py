"""A link from the board's own page to the claim's page here, marked rel="me"."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.claims.answer import Answer, Verdict, seen
from crawler.claims.means import Asked, Means
from crawler.claims.proofs import asking
from crawler.claims.proofs.sites import is_own_site
from crawler.claims.tokens import is_among
from crawler.extract.html_scan import safe_html

# What sites write on links that are not their own words.
_NOT_ITS_OWN = {"nofollow", "ugc", "sponsored"}
_PATH = re.compile(r"(?:/(?:en|zh-hans))?/claims/([\w-]{1,80})/?")
MOST_SHOWN_LINKS = 10


def fits(url: str) -> bool:
    return is_own_site(url)


def address(site_url: str, token: str) -> str:
    return f"{site_url.rstrip('/')}/claims/{token}"


async def look(asked: Asked, means: Means) -> Answer:
    response = await asking.found(asked.url, means.fetch)
    answered = seen("answered", url=response.url, status=response.status)
    if not asking.is_html(response):
        kind = response.headers.get("content-type", "")
        return Answer(Verdict.NOT_THERE, (answered, seen("no-page", kind=kind)))
    targets = list(_targets(response.text()))
    if is_among(asked.token, _tokens(targets, means.site_url)):
        return Answer(Verdict.PROVED, (answered,))
    if not targets:
        return Answer(Verdict.NOT_THERE, (answered, seen("rel-none")))
    shown = ", ".join(targets[:MOST_SHOWN_LINKS])
    return Answer(Verdict.NOT_THERE, (answered, seen("rel-other", text=shown)))


def _targets(html: str) -> Iterator[str]:
    """Where links with rel="me" lead; not those in a table, which holds what others handed in."""
    tree = LexborHTMLParser(safe_html(html).text)
    for node in tree.css("a[rel][href], link[rel][href]"):
        words = set((node.attributes.get("rel") or "").lower().split())
        if "me" in words and not words & _NOT_ITS_OWN and not _is_in_table(node):
            yield (node.attributes.get("href") or "").strip()


def _is_in_table(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag == "table":
            return True
        above = above.parent
    return False


def _tokens(targets: list[str], site_url: str) -> Iterator[str]:
    root = site_url.rstrip("/")
    for target in targets:
        path = target.removeprefix(root) if target.startswith(f"{root}/") else ""
        if match := _PATH.fullmatch(path):
            yield match[1]
