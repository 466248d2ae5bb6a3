"""Which repository stands at a GitHub address: names can be given up and taken again."""

from dataclasses import replace

from crawler.claims.answer import Answer, Judged, Verdict, seen
from crawler.claims.means import Asked, Means
from crawler.claims.proofs import asking
from crawler.platforms.github import API, name_at
from crawler.platforms.pages import as_json


async def bound(proved: Answer, asked: Asked, means: Means) -> Answer:
    """What was proved, bound to the repository's number. Raises Judged where it is another one.

    The number is public: it is asked as every check asks it, and not on the claimant's behalf.
    """
    url = f"{API}/repos/{name_at(asked.url)}"
    headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
    response = await asking.found(
        url, means.fetch, headers=headers | means.access.secret_for(f"{API}/")
    )
    answered = seen("answered", url=url, status=response.status)
    plain = as_json(response) or {}
    number, full_name = plain.get("id"), plain.get("full_name")
    if type(number) is not int or not isinstance(full_name, str):
        raise Judged(Answer(Verdict.COULD_NOT_TELL, (answered, seen("not-understood"))))
    repository = f"repository:{number}"
    if asked.bound_to and asked.bound_to != repository:
        another = seen("github-another", name=full_name)
        raise Judged(Answer(Verdict.NOT_THERE, (answered, another)))
    return replace(proved, bound_to=repository)
