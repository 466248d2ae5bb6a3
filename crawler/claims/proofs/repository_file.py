"""The key `claim` of leaderboard.yml in the board's repository, Space or data set.

What GitHub has there must be the repository that stood there before. The Hub documents no number
of a repository that outlives its name, so that nothing can be held against it.
"""

import asyncio

from crawler.claims.answer import Answer, Judged, Seen, Verdict, seen
from crawler.claims.means import Asked, Means
from crawler.claims.proofs import asking, github_number
from crawler.claims.tokens import is_among
from crawler.maintainer_file import parse, places
from crawler.platforms.github import name_at
from leaderboards.identity import BadAddress
from leaderboards.identity import host_of as bare_host

_HOSTS = ("github.com", "huggingface.co")


def fits(url: str) -> bool:
    try:
        host = bare_host(url)
        is_project = host != "github.com" or name_at(url) != ""
        return host in _HOSTS and is_project and bool(places(url))
    except BadAddress:
        return False


async def look(asked: Asked, means: Means) -> Answer:
    """Every place is asked; when one could not be, the others decide only if they prove it."""
    all_seen: tuple[Seen, ...] = ()
    verdict = Verdict.NOT_THERE
    for place in places(asked.url):
        try:
            answer = await _at(place, asked, means)
            if answer.verdict is Verdict.PROVED and name_at(asked.url):
                answer = await github_number.bound(answer, asked, means)
        except Judged as judged:
            answer = judged.answer
        if answer.verdict is Verdict.PROVED:
            return answer
        all_seen += answer.seen
        if answer.verdict is not Verdict.NOT_THERE:
            verdict = answer.verdict
    return Answer(verdict, all_seen)


async def _at(place: str, asked: Asked, means: Means) -> Answer:
    response = await asking.found(place, means.fetch)
    answered = seen("answered", url=response.url, status=response.status)
    file = await asyncio.to_thread(parse, response.body, today=asked.now.date())
    if is_among(asked.token, file.claims):
        return Answer(Verdict.PROVED, (answered,))
    if not file.is_readable:
        line = file.problems[0].line if file.problems else 1
        return Answer(Verdict.NOT_THERE, (answered, seen("file-unreadable", line=line)))
    if not file.claims:
        return Answer(Verdict.NOT_THERE, (answered, seen("file-no-claim")))
    text = ", ".join(file.claims)
    return Answer(Verdict.NOT_THERE, (answered, seen("file-other-claim", text=text)))
