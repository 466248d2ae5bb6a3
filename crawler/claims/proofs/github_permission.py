"""The claimant may write to the board's repository, as GitHub tells with their own token."""

from http import HTTPStatus
from typing import Any

from crawler.claims.answer import Answer, Judged, Seen, Verdict, seen
from crawler.claims.means import Asked, Means
from crawler.claims.proofs import asking
from crawler.platforms.github import API, name_at
from crawler.platforms.pages import as_json

_ENOUGH = ("admin", "maintain", "push")
_LIMITS = (HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS)


def fits(url: str) -> bool:
    return name_at(url) != ""


async def look(asked: Asked, means: Means) -> Answer:
    name = name_at(asked.url)
    if not means.github_token:
        return Answer(Verdict.SIGN_IN, (seen("github-not-connected"),))
    headers = {
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
        "Authorization": f"Bearer {means.github_token}",
    }
    url = f"{API}/repos/{name}"
    response = await asking.fetched(url, means.fetch, headers=headers)
    answered = seen("answered", url=url, status=response.status)
    if response.status == HTTPStatus.UNAUTHORIZED:
        return Answer(Verdict.SIGN_IN, (answered, seen("github-token-refused")))
    if response.status == HTTPStatus.NOT_FOUND:
        return Answer(Verdict.NOT_THERE, (answered, seen("github-no-repository", name=name)))
    plain = as_json(response) if response.status == HTTPStatus.OK else None
    if plain is None:
        code = "github-limit" if response.status in _LIMITS else "not-understood"
        return Answer(Verdict.COULD_NOT_TELL, (answered, seen(code)))
    return _judged(plain, name, answered, asked)


def _judged(plain: dict[str, Any], name: str, answered: Seen, asked: Asked) -> Answer:
    number, full_name, permissions = _parts(plain, answered)
    repository = f"repository:{number}"
    if asked.bound_to and asked.bound_to != repository:
        # The name was given up and taken again: another repository stands at the address.
        return Answer(Verdict.NOT_THERE, (answered, seen("github-another", name=full_name)))
    all_seen: tuple[Seen, ...] = (answered,)
    if full_name.lower() != name.lower():
        all_seen += (seen("github-renamed", name=name, to=full_name),)
    held = [each for each in _ENOUGH if permissions.get(each) is True]
    if held:
        return Answer(Verdict.PROVED, (*all_seen, _may(held)), bound_to=repository)
    less = [str(each)[:20] for each, is_held in permissions.items() if is_held is True]
    return Answer(Verdict.NOT_THERE, (*all_seen, _may(less) if less else seen("github-no-right")))


def _may(permissions: list[str]) -> Seen:
    return seen("github-permissions", permissions=", ".join(permissions[:10]))


def _parts(plain: dict[str, Any], answered: Seen) -> tuple[int, str, dict[str, Any]]:
    number, full_name = plain.get("id"), plain.get("full_name")
    permissions = plain.get("permissions")
    if (
        type(number) is not int
        or not isinstance(full_name, str)
        or not isinstance(permissions, dict)
    ):
        raise Judged(Answer(Verdict.COULD_NOT_TELL, (answered, seen("not-understood"))))
    return number, full_name, permissions
