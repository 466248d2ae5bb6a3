"""Whether a reader without an account sees a shared table."""

import pytest

from crawler.fetch.errors import Disallowed, TimedOut
from crawler.observation import Failure, Hop, Unread
from crawler.platforms import adapter_for, spreadsheet
from crawler.platforms.adapter import Access, Place
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from tests.crawler.answers import Answers, recorded

pytestmark = pytest.mark.anyio
URL = "https://docs.google.com/spreadsheets/d/1AbC-dEf_2/edit?usp=sharing#gid=7"
LOGIN = "https://accounts.google.com/ServiceLogin?service=wise"


def place(url: str = URL) -> Place:
    return Place(url=url, roles=(LocationRole.HOME,), platform=Platform.SPREADSHEET)


async def look(name: str):
    asked, response = recorded("spreadsheet", name)
    url = URL if name.startswith("google") and name != "google_published" else asked
    return await spreadsheet.look(place(url), Answers({asked: response}), Access())


@pytest.mark.parametrize("name", ["google_table", "google_published", "airtable_shared"])
async def test_an_open_table_is_in_order(name):
    page = await look(name)
    assert (page.outcome, page.redirected_to) == (CheckOutcome.OK, "")


@pytest.mark.parametrize(
    "name",
    [
        *("google_login", "google_unauthorised", "google_forbidden"),
        *("airtable_login", "feishu_login", "tencent_login"),
    ],
)
async def test_a_table_that_wants_an_account_is_behind_a_login(name):
    page = await look(name)
    assert (page.outcome, page.failure) == (CheckOutcome.FAILED, Failure.LOGIN_WALL)


async def test_a_login_that_robots_may_not_visit_is_a_login_all_the_same():
    asked, _ = recorded("spreadsheet", "google_table")
    refused = Disallowed("robots", (Hop(asked, 302),), LOGIN)
    page = await spreadsheet.look(place(), Answers({asked: refused}), Access())
    assert (page.outcome, page.failure, page.unread) == (
        CheckOutcome.FAILED,
        Failure.LOGIN_WALL,
        None,
    )
    assert page.final_url == LOGIN


async def test_other_trouble_is_passed_on():
    asked, _ = recorded("spreadsheet", "google_table")
    with pytest.raises(TimedOut):
        await spreadsheet.look(place(), Answers({asked: TimedOut("slow")}), Access())


async def test_a_deleted_sheet_is_not_found():
    page = await look("google_not_found")
    assert page.failure is Failure.NOT_FOUND


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("google_page_instead", Unread.BAD_ANSWER),
        ("google_gone", Unread.PLATFORM_TROUBLE),
        ("google_trouble", Unread.PLATFORM_TROUBLE),
        ("google_limit", Unread.RATE_LIMITED),
        ("airtable_refused", Unread.REFUSED_TO_BOTS),
    ],
)
async def test_what_says_nothing_of_the_table_is_no_failure(name, why):
    page = await look(name)
    assert (page.outcome, page.unread, page.failure) == (CheckOutcome.COULD_NOT_CHECK, why, None)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://docs.google.com/spreadsheets/d/KEY/edit", "d/KEY/export?format=csv"),
        (
            "https://docs.google.com/spreadsheets/u/0/d/KEY/edit#gid=3",
            "d/KEY/export?format=csv&gid=3",
        ),
        ("https://docs.google.com/spreadsheets/d/KEY/edit?gid=4", "d/KEY/export?format=csv&gid=4"),
        (
            "https://docs.google.com/spreadsheets/d/KEY/edit#gid=4&x=%26",
            "d/KEY/export?format=csv&gid=4",
        ),
        ("https://docs.google.com/spreadsheets/d/KEY/edit#gid=../x", "d/KEY/export?format=csv"),
        ("https://docs.google.com/spreadsheets/d/e/2PACX/pubhtml", "d/e/2PACX/pub?output=csv"),
    ],
)
async def test_a_google_sheet_is_asked_for_as_a_table(url, asked):
    address = f"https://docs.google.com/spreadsheets/{asked}"
    _, response = recorded("spreadsheet", "google_table")
    page = await spreadsheet.look(place(url), Answers({address: response}), Access())
    assert page.outcome is CheckOutcome.OK


def test_the_platform_decides_who_looks():
    assert adapter_for(place(), Access()).__name__ == spreadsheet.__name__
