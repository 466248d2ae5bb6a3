"""The proof by the key `claim` of leaderboard.yml, and the repository it lies in."""

import pytest

from crawler.claims.answer import Verdict
from crawler.claims.means import Asked, Means
from crawler.claims.proofs import repository_file
from crawler.fetch.errors import RateLimited
from crawler.platforms.adapter import Access
from leaderboards.vocabulary import ProofKind
from tests.crawler.answers import Answers, answer
from tests.crawler.claims.asking import ANOTHER, NOW, SITE, TOKEN, Records, codes, look
from tests.crawler.claims.test_platform_proofs import API, REPOSITORY, SPACE, repository

pytestmark = pytest.mark.anyio
RAW = "https://raw.githubusercontent.com/lab/board/HEAD/leaderboard.yml"


async def file(given, *, url=REPOSITORY, at=RAW, now_there=None, **asked):
    answers = {at: given, API: now_there or repository()}
    return await look(ProofKind.REPOSITORY_FILE, answers, url=url, **asked)


def yml(text, **more):
    return answer(text, url=RAW, content_type="text/plain", **more)


@pytest.mark.parametrize("claim", [TOKEN, f"[{ANOTHER}, {TOKEN}]"])
async def test_the_key_of_leaderboard_yml_proves(claim):
    assert (await file(yml(f"version: 1\nclaim: {claim}\n"))).verdict is Verdict.PROVED


async def test_the_file_of_a_space_proves():
    at = f"{SPACE}/resolve/main/leaderboard.yml"
    given = answer(f"version: 1\nclaim: {TOKEN}\n", url=at, content_type="text/plain")
    seen = await file(given, url=SPACE, at=at)
    assert (seen.verdict, seen.bound_to) == (Verdict.PROVED, "")


async def test_the_file_is_bound_to_the_repository_it_lies_in():
    given = yml(f"version: 1\nclaim: {TOKEN}\n")
    assert (await file(given)).bound_to == "repository:7"
    renamed = repository(full_name="new/board")
    seen = await file(given, now_there=renamed, bound_to="repository:7")
    assert seen.verdict is Verdict.PROVED


async def test_the_file_of_who_took_the_name_again_proves_nothing():
    given = yml(f"version: 1\nclaim: {TOKEN}\n")
    seen = await file(given, now_there=repository(number=8), bound_to="repository:7")
    assert (seen.verdict, codes(seen)[-1]) == (Verdict.NOT_THERE, "github-another")
    assert seen.bound_to == ""


@pytest.mark.parametrize(
    ("now_there", "verdict"),
    [
        (answer("{}", status=403, url=API), Verdict.COULD_NOT_TELL),
        (answer('{"id": "8", "full_name": "lab/board"}', url=API), Verdict.COULD_NOT_TELL),
        (RateLimited("later"), Verdict.COULD_NOT_TELL),
        (answer("{}", status=404, url=API), Verdict.NOT_THERE),
    ],
)
async def test_a_file_whose_repository_is_not_told_proves_nothing_yet(now_there, verdict):
    given = yml(f"version: 1\nclaim: {TOKEN}\n")
    assert (await file(given, now_there=now_there)).verdict is verdict


async def test_the_repository_is_asked_in_the_sites_own_name():
    fetch = Answers({RAW: yml(f"version: 1\nclaim: {TOKEN}\n"), API: repository()})
    means = Means(
        fetch,
        Records(),
        site_url=SITE,
        github_token="user-token",
        access=Access(github_token="the-sites-own"),
    )
    await repository_file.look(Asked(REPOSITORY, TOKEN, NOW), means)
    assert fetch.asked == [RAW, API]
    assert [each.get("Authorization") for each in fetch.headers] == [None, "Bearer the-sites-own"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"version: 1\nclaim: {ANOTHER}\n", "file-other-claim"),
        (f"version: 1\n# claim: {TOKEN}\n", "file-no-claim"),
        (f"version: 1\nname: {TOKEN}\n", "file-no-claim"),
        (f"claim: [{TOKEN}", "file-unreadable"),
        (b"\xff\xfe\x00", "file-unreadable"),
    ],
)
async def test_a_file_without_the_token_says_why(text, code):
    seen = await file(yml(text))
    assert (seen.verdict, codes(seen)) == (Verdict.NOT_THERE, ["answered", code])


async def test_a_file_that_leads_to_other_servers_proves_nothing():
    hops = ((RAW, 302), ("https://cdn.example/leaderboard.yml", 200))
    given = answer(f"version: 1\nclaim: {TOKEN}\n", url=hops[1][0], hops=hops[:1])
    seen = await file(given)
    assert (seen.verdict, codes(seen)) == (Verdict.NOT_THERE, ["led-elsewhere"])
