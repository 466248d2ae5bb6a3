"""A text file at a fixed place of the board's own host, one token a line."""

from urllib.parse import urlsplit

from crawler.claims.answer import Answer, Verdict, seen
from crawler.claims.means import Asked, Means
from crawler.claims.proofs import asking
from crawler.claims.proofs.sites import is_own_site
from crawler.claims.tokens import is_among

PATH = "/.well-known/leaderboard-claim.txt"
MOST_LINES = 200


def fits(url: str) -> bool:
    return is_own_site(url)


def place(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{PATH}"


async def look(asked: Asked, means: Means) -> Answer:
    response = await asking.found(place(asked.url), means.fetch)
    answered = seen("answered", url=response.url, status=response.status)
    if asking.is_html(response):
        # Many sites answer every path with their front page.
        return Answer(Verdict.NOT_THERE, (answered, seen("page-for-file")))
    text = response.body.decode("utf-8-sig", errors="replace")
    if is_among(asked.token, (line.strip() for line in text.splitlines()[:MOST_LINES])):
        return Answer(Verdict.PROVED, (answered,))
    stood = seen("text", text=text.strip()) if text.strip() else seen("empty")
    return Answer(Verdict.NOT_THERE, (answered, stood))
