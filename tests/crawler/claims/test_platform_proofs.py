"""Proofs that a platform gives: permissions and roles."""

import json
from datetime import timedelta

import pytest

from crawler.claims.answer import Verdict
from crawler.fetch.errors import RateLimited
from leaderboards.vocabulary import ProofKind
from tests.crawler.answers import Answers, answer
from tests.crawler.claims.asking import NOW, codes, identity, look

pytestmark = pytest.mark.anyio
REPOSITORY = "https://github.com/lab/board"
API = "https://api.github.com/repos/lab/board"
SPACE = "https://huggingface.co/spaces/maker/board"
SPACE_API = "https://huggingface.co/api/spaces/maker/board"


def repository(*, number=7, full_name="lab/board", hops=(), **permissions):
    body = {"id": number, "full_name": full_name, "permissions": permissions}
    return answer(json.dumps(body), url=API, hops=hops, content_type="application/json")


async def github(given, *, token="user-token", **asked):
    return await look(
        ProofKind.GITHUB_PERMISSION, {API: given}, url=REPOSITORY, github_token=token, **asked
    )


@pytest.mark.parametrize("right", ["admin", "maintain", "push"])
async def test_who_may_write_to_the_repository_has_proved_it(right):
    seen = await github(repository(pull=True, **{right: True}))
    assert (seen.verdict, seen.bound_to) == (Verdict.PROVED, "repository:7")


async def test_github_is_asked_with_the_persons_own_token_and_no_other(settings):
    settings.GITHUB_TOKEN = "the-sites-own"
    fetch = Answers({API: repository(push=True)})
    await look(ProofKind.GITHUB_PERMISSION, url=REPOSITORY, github_token="user-token", fetch=fetch)
    assert [each["Authorization"] for each in fetch.headers] == ["Bearer user-token"]


@pytest.mark.parametrize("held", [{"pull": True}, {"triage": True, "pull": True}, {}, {"push": 1}])
async def test_who_may_only_read_has_not(held):
    assert (await github(repository(**held))).verdict is Verdict.NOT_THERE


async def test_a_renamed_repository_is_followed_and_said_to_be():
    seen = await github(repository(full_name="new/board", push=True), bound_to="repository:7")
    assert seen.verdict is Verdict.PROVED
    assert "github-renamed" in codes(seen)


async def test_another_repository_at_the_same_name_proves_nothing():
    """The name was given up and taken by somebody else."""
    seen = await github(repository(number=8, admin=True), bound_to="repository:7")
    assert (seen.verdict, codes(seen)[-1]) == (Verdict.NOT_THERE, "github-another")


async def test_without_a_token_that_holds_the_person_must_sign_in():
    assert (await github(repository(push=True), token=None)).verdict is Verdict.SIGN_IN
    assert (await github(answer("{}", status=401, url=API))).verdict is Verdict.SIGN_IN


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        (answer("{}", status=404, url=API), Verdict.NOT_THERE),
        (answer("{}", status=403, url=API), Verdict.COULD_NOT_TELL),
        (answer("{}", status=429, url=API), Verdict.COULD_NOT_TELL),
        (answer("{}", status=502, url=API), Verdict.COULD_NOT_TELL),
        (answer("[]", url=API), Verdict.COULD_NOT_TELL),
        (answer('{"id": true, "full_name": "lab/board"}', url=API), Verdict.COULD_NOT_TELL),
        (RateLimited("later"), Verdict.COULD_NOT_TELL),
    ],
)
async def test_what_else_github_may_say(given, verdict):
    assert (await github(given)).verdict is verdict


async def space(who, given=None, **asked):
    told = given or answer('{"id": "maker/board"}', url=SPACE_API)
    return await look(
        ProofKind.HUGGINGFACE_ROLE, {SPACE_API: told}, url=SPACE, huggingface=who, **asked
    )


async def test_whose_space_it_is_has_proved_it_as_of_the_sign_in():
    then = NOW - timedelta(minutes=50)
    seen = await space(identity("Maker", as_of=then))
    assert (seen.verdict, seen.as_of) == (Verdict.PROVED, then)


@pytest.mark.parametrize(
    ("role", "verdict"),
    [
        ("admin", Verdict.PROVED),
        ("write", Verdict.PROVED),
        ("contributor", Verdict.NOT_THERE),
        ("read", Verdict.NOT_THERE),
        ("no_access", Verdict.NOT_THERE),
        ("ADMIN?", Verdict.NOT_THERE),
    ],
)
async def test_a_role_in_the_organisation(role, verdict):
    assert (await space(identity("somebody", maker=role))).verdict is verdict


async def test_a_contributor_is_asked_for_another_proof():
    assert codes(await space(identity("x", maker="contributor"))) == ["huggingface-contributor"]


async def test_a_role_elsewhere_proves_nothing():
    assert (await space(identity("somebody", other="admin"))).verdict is Verdict.NOT_THERE


@pytest.mark.parametrize(
    ("age", "is_first", "verdict"),
    [
        (timedelta(minutes=59), True, Verdict.PROVED),
        (timedelta(minutes=61), True, Verdict.SIGN_IN),
        (timedelta(days=29), False, Verdict.PROVED),
        (timedelta(days=31), False, Verdict.SIGN_IN),
    ],
)
async def test_how_old_a_sign_in_may_be(age, is_first, verdict):
    seen = await space(identity(as_of=NOW - age), is_first=is_first)
    assert seen.verdict is verdict


async def test_who_is_not_connected_must_sign_in():
    assert (await space(None)).verdict is Verdict.SIGN_IN


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        (answer("{}", status=404, url=SPACE_API), Verdict.NOT_THERE),
        (answer("{}", status=401, url=SPACE_API), Verdict.COULD_NOT_TELL),
        (answer("{}", status=429, url=SPACE_API), Verdict.COULD_NOT_TELL),
        (answer('{"id": 3}', url=SPACE_API), Verdict.COULD_NOT_TELL),
    ],
)
async def test_a_space_must_be_there_under_that_owner(given, verdict):
    assert (await space(identity(), given)).verdict is verdict


async def test_a_space_that_was_handed_on_is_judged_by_its_owner_now():
    moved = answer('{"id": "heir/board"}', url=SPACE_API)
    assert (await space(identity("maker"), moved)).verdict is Verdict.NOT_THERE
    assert (await space(identity("heir"), moved)).verdict is Verdict.PROVED
