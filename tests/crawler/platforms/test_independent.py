"""Any site: what its answer says, and all that says nothing about the board."""

import pytest

from crawler.fetch.errors import NameNotFound
from crawler.observation import Failure, Unread
from crawler.platforms import adapter_for, independent, paperswithcode
from crawler.platforms.adapter import Access, Place
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from tests.crawler.answers import Answers, answer, recorded

pytestmark = pytest.mark.anyio
URL = "https://board.example/"


def place(url: str = URL) -> Place:
    return Place(url=url, roles=(LocationRole.HOME,), platform=Platform.INDEPENDENT)


async def look(name: str):
    return await independent.look(place(), Answers(dict([recorded("independent", name)])), Access())


@pytest.mark.parametrize("name", ["board", "cloudflare_on_a_board", "long_page_on_domains"])
async def test_a_page_that_is_read_is_in_order(name):
    page = await look(name)
    assert (page.outcome, page.redirected_to) == (CheckOutcome.OK, "")
    assert page.title.startswith("A board")
    assert page.excerpt
    assert len(page.excerpt) <= 500


@pytest.mark.parametrize(
    ("name", "failure", "word"),
    [
        ("vercel_no_deployment", Failure.NOT_FOUND, "Vercel has no deployment"),
        ("vercel_deleted", Failure.GONE, "deleted from Vercel"),
        ("vercel_crashed", Failure.SERVER_ERROR, ""),
        ("github_pages_no_site", Failure.NOT_FOUND, "no site at this address"),
        ("github_pages_no_file", Failure.NOT_FOUND, "no such file there"),
        ("heroku_no_app", Failure.NOT_FOUND, "Heroku has no app"),
        ("heroku_crashed", Failure.SERVER_ERROR, ""),
        ("netlify_no_site", Failure.NOT_FOUND, "Netlify has no site"),
        ("s3_no_bucket", Failure.NOT_FOUND, "bucket does not exist"),
        ("cloudflare_origin_down", Failure.SERVER_ERROR, ""),
    ],
)
async def test_a_failure_is_told_with_its_hosts_word(name, failure, word):
    page = await look(name)
    assert (page.outcome, page.failure) == (CheckOutcome.FAILED, failure)
    assert word in page.detail


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("cloudflare_challenge", Unread.REFUSED_TO_BOTS),
        ("cloudflare_waiting", Unread.REFUSED_TO_BOTS),
        ("akamai_denied", Unread.REFUSED_TO_BOTS),
        ("incapsula_page", Unread.REFUSED_TO_BOTS),
        ("captcha_page", Unread.REFUSED_TO_BOTS),
        ("captcha_page_chinese", Unread.REFUSED_TO_BOTS),
        ("s3_denied", Unread.REFUSED_TO_BOTS),
        ("vercel_paused", Unread.PLATFORM_TROUBLE),
        ("vercel_paused_without_header", Unread.PLATFORM_TROUBLE),
        ("vercel_disabled", Unread.REFUSED_TO_BOTS),
        ("parked_lander", Unread.PARKED),
        ("parked_scripts", Unread.PARKED),
        ("parked_for_sale", Unread.PARKED),
        ("parked_at_a_market", Unread.PARKED),
    ],
)
async def test_what_says_nothing_of_the_board_is_neither_failure_nor_health(name, why):
    page = await look(name)
    assert (page.outcome, page.unread, page.failure) == (CheckOutcome.COULD_NOT_CHECK, why, None)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        *[(status, CheckOutcome.COULD_NOT_CHECK) for status in (300, 304, 400, 401, 402, 403)],
        *[(status, CheckOutcome.COULD_NOT_CHECK) for status in (405, 406, 407, 408, 418, 429)],
        *[(status, CheckOutcome.COULD_NOT_CHECK) for status in (440, 449, 451, 999)],
        *[(status, CheckOutcome.FAILED) for status in (404, 410, 500, 502, 503, 504, 522, 530)],
        *[(status, CheckOutcome.OK) for status in (200, 203, 206)],
    ],
)
async def test_the_decision_by_status(status, outcome):
    page = independent.judge(place(), answer("<p>words</p>", status=status))
    assert page.outcome is outcome
    assert page.status == status


async def test_a_home_that_redirects_to_another_site_is_told():
    page = await look("moved_elsewhere")
    assert page.outcome is CheckOutcome.OK
    assert page.redirected_to == "other.example"
    assert page.final_url == "https://www.other.example/"
    assert [hop.status for hop in page.hops] == [301, 200]


@pytest.mark.parametrize(
    ("asked", "answered_at", "host"),
    [
        ("https://www.board.example/", "https://board.example/en", ""),
        ("https://board.example/", "https://board.example:8443/", ""),
        ("https://board.example/", "https://app.board.example/", ""),
        ("https://app.board.example/", "https://board.example/", ""),
        ("https://a.board.example/", "https://b.board.example/", "b.board.example"),
        ("https://board.example/", "https://notboard.example/", "notboard.example"),
    ],
)
def test_which_host_is_another_site(asked, answered_at, host):
    page = independent.judge(place(asked), answer("x", url=answered_at))
    assert page.redirected_to == host


async def test_an_error_of_the_fetch_is_passed_on():
    with pytest.raises(NameNotFound):
        await independent.look(place(), Answers({URL: NameNotFound("gone")}), Access())


async def test_only_chosen_headers_are_kept_and_not_all_of_them():
    page = independent.judge(place(), answer("x", set_cookie="secret", server="n" * 9000))
    assert "set-cookie" not in page.headers
    assert len(page.headers["server"]) == 300


@pytest.mark.parametrize(
    "url",
    [
        "https://paperswithcode.com/sota/image-classification-on-imagenet",
        "http://www.paperswithcode.com/dataset/x",
    ],
)
async def test_the_closed_papers_with_code_is_not_asked_any_more(url):
    old = Place(url=url, roles=(LocationRole.HOME,), platform=Platform.PAPERSWITHCODE)
    assert adapter_for(old, Access()).__name__ == paperswithcode.__name__
    page = await paperswithcode.look(old, Answers({}), Access())
    assert (page.outcome, page.unread) == (CheckOutcome.COULD_NOT_CHECK, Unread.PLATFORM_CLOSED)


def test_the_new_papers_with_code_is_another_site():
    new = place("https://paperswithcode.co/benchmark/x")
    assert adapter_for(new, Access()).__name__ == independent.__name__
