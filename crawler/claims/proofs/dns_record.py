"""A TXT record of the board's own domain."""

from crawler.claims.answer import Answer, Verdict, seen
from crawler.claims.means import Asked, Means
from crawler.claims.proofs.sites import has_own_domain, host_of, is_own_site
from crawler.claims.tokens import is_among
from crawler.claims.txt_records import Unanswered

LABEL = "_leaderboard-claim"


def fits(url: str) -> bool:
    """Not where many share a host: its records say nothing of one of them."""
    return is_own_site(url) and has_own_domain(url)


def name(url: str) -> str:
    return f"{LABEL}.{host_of(url)}"


async def look(asked: Asked, means: Means) -> Answer:
    if not fits(asked.url):
        return Answer(Verdict.NOT_THERE, (seen("shared-host", host=host_of(asked.url)),))
    there = name(asked.url)
    try:
        texts = await means.txt_records(there)
    except Unanswered:
        return Answer(Verdict.COULD_NOT_TELL, (seen("no-resolver", name=there),))
    if is_among(asked.token, (text.strip() for text in texts)):
        return Answer(Verdict.PROVED, (seen("record", name=there),))
    if not texts:
        return Answer(Verdict.NOT_THERE, (seen("no-record", name=there),))
    return Answer(Verdict.NOT_THERE, (seen("record-other", name=there, text=", ".join(texts)),))
