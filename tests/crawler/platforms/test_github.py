"""What GitHub's API says of a repository, and what it does not."""

import pytest

from crawler.fetch.errors import TimedOut
from crawler.observation import Failure, Unread
from crawler.platforms import adapter_for, github
from crawler.platforms.adapter import Access, Place
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from tests.crawler.answers import Answers, recorded

pytestmark = pytest.mark.anyio
URL = "https://github.com/example-lab/board"


def place(url: str = URL) -> Place:
    return Place(url=url, roles=(LocationRole.REPOSITORY,), platform=Platform.GITHUB)


async def look(name: str, access: Access | None = None):
    asked, response = recorded("github", name)
    fetch = Answers({asked: response})
    return await github.look(place(), fetch, access or Access()), fetch


async def test_a_repository_in_order():
    page, fetch = await look("repository")
    assert page.outcome is CheckOutcome.OK
    assert page.repository and page.repository.full_name == "example-lab/board"
    assert not page.repository.archived
    assert page.repository.numeric_id == 700100200
    assert page.repository.moved_to == page.redirected_to == ""
    assert "Authorization" not in fetch.headers[0]


async def test_an_archived_repository_is_reached_and_says_so():
    page, _ = await look("archived")
    assert page.outcome is CheckOutcome.OK
    assert page.repository and page.repository.archived
    assert page.repository.archived_at == "2025-11-20T12:00:00Z"


async def test_a_renamed_repository_is_followed_and_its_new_name_kept():
    page, _ = await look("renamed")
    assert page.outcome is CheckOutcome.OK
    assert page.repository and page.repository.moved_to == "new-lab/ranking"
    assert [hop.status for hop in page.hops] == [301, 200]


async def test_a_repository_that_github_does_not_know():
    page, _ = await look("not_found")
    assert (page.outcome, page.failure) == (CheckOutcome.FAILED, Failure.NOT_FOUND)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("limit_reached", Unread.RATE_LIMITED),
        ("secondary_limit", Unread.RATE_LIMITED),
        ("blocked_dmca", Unread.LEGAL_BLOCK),
        ("blocked_terms", Unread.LEGAL_BLOCK),
        ("bad_token", Unread.BAD_ANSWER),
        ("trouble", Unread.PLATFORM_TROUBLE),
    ],
)
async def test_what_says_nothing_of_the_repository_is_no_failure(name, why):
    page, _ = await look(name)
    assert (page.outcome, page.unread, page.failure) == (CheckOutcome.COULD_NOT_CHECK, why, None)


async def test_a_404_that_is_not_githubs_own_accuses_nobody():
    asked, _ = recorded("github", "not_found")
    _, page_of_a_proxy = recorded("independent", "heroku_no_app")
    page = await github.look(place(), Answers({asked: page_of_a_proxy}), Access())
    assert page.failure is None


async def test_an_api_that_cannot_be_reached_says_nothing_of_the_repository():
    asked, _ = recorded("github", "repository")
    page = await github.look(place(), Answers({asked: TimedOut("slow")}), Access())
    assert (page.unread, page.failure) == (Unread.PLATFORM_TROUBLE, None)


async def test_the_token_goes_to_the_api_only():
    access = Access(github_token="secret", samples="http://127.0.0.1:8001")
    _, fetch = await look("repository", access)
    assert fetch.headers[0]["Authorization"] == "Bearer secret"
    _, response = recorded("github", "repository")
    sample = place("http://127.0.0.1:8001/github/sample/archived")
    fetch = Answers({"http://127.0.0.1:8001/github/api/repos/sample/archived": response})
    await github.look(sample, fetch, access)
    assert "Authorization" not in fetch.headers[0]


@pytest.mark.parametrize(
    ("url", "is_repository"),
    [
        ("https://github.com/o/n", True),
        ("http://www.github.com/o/n.git", True),
        ("https://GitHub.com/O/N/tree/main/board?x=1#y", True),
        ("https://github.com/o", False),
        ("https://github.com/orgs/o/repositories", False),
        ("https://github.com/topics/leaderboard", False),
        ("https://gist.github.com/o/1234", False),
        ("https://o.github.io/n", False),
        ("https://github.com.evil.example/o/n", False),
        ("https://evil.example/github.com/o/n", False),
        ("https://github.com/o/..", False),
    ],
)
def test_only_a_repository_is_asked_for_at_the_api(url, is_repository):
    assert github.matches(place(url), Access()) is is_repository
    assert (adapter_for(place(url), Access()).__name__ == github.__name__) is is_repository
