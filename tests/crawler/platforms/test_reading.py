"""What the other adapters read: pages and their data files, READMEs and files, sheets."""

import json

import pytest

from crawler.fetch.errors import TimedOut
from crawler.observation import Unread
from crawler.platforms import adapter_for
from crawler.platforms.adapter import Access, Place
from crawler.platforms.independent import MOST_FILES
from leaderboards.vocabulary import LocationRole, Platform
from tests.crawler.answers import Answers, answer

pytestmark = pytest.mark.anyio
URL = "https://board.example/"
ROWS = [{"model": f"m-{n}", "accuracy": 90 - n} for n in range(5)]
TABLE = "<table><tr><th>Model<th>Accuracy<tr><td>A<td>2<tr><td>B<td>1<tr><td>C<td>0</table>"
REPOSITORY = "https://api.github.com/repos/o/n"


async def seen(url, fetch, platform=Platform.INDEPENDENT, access=None):
    place = Place(url=url, roles=(LocationRole.HOME,), platform=platform)
    access = access or Access()
    adapter = adapter_for(place, access)
    page = await adapter.look(place, fetch, access)
    return await adapter.read(page, place, fetch, access)


def shell(*files: str) -> str:
    scripts = "".join(f'<script>fetch("{name}")</script>' for name in files)
    return f'<div id="root"></div>{scripts}'


def as_json(plain, url):
    return answer(json.dumps(plain), url=url, content_type="application/json")


async def test_a_page_that_shows_its_ranking_takes_one_request():
    fetch = Answers({URL: answer(f'{TABLE}<script>fetch("more.json")</script>', url=URL)})
    page = await seen(URL, fetch)
    assert len(page.content.rankings()) == 1
    assert fetch.asked == [URL]


async def test_a_page_filled_by_scripts_is_read_from_its_data_file():
    data = f"{URL}data/results.json"
    fetch = Answers({URL: answer(shell("data/results.json"), url=URL), data: as_json(ROWS, data)})
    (ranking,) = (await seen(URL, fetch)).content.rankings()
    assert (len(ranking.data_rows()), ranking.address) == (5, data)


async def test_data_files_elsewhere_are_left_alone_and_those_here_are_few():
    names = [f"{n}.json" for n in range(10)]
    page = shell("https://elsewhere.example/x.json", "//cdn.example/y.json", *names)
    files = {f"{URL}{name}": as_json({}, f"{URL}{name}") for name in names}
    fetch = Answers({URL: answer(page, url=URL), **files})
    content = (await seen(URL, fetch)).content
    assert fetch.asked == [URL, *[f"{URL}{name}" for name in names[:MOST_FILES]]]
    assert content.unread == ("the page is filled by scripts, which were not run",)


async def test_a_data_file_that_does_not_answer_changes_nothing():
    fetch = Answers({URL: answer(shell("a.json"), url=URL), f"{URL}a.json": TimedOut("slow")})
    page = await seen(URL, fetch)
    assert page.outcome == "ok"
    assert page.content.unread == ("the page is filled by scripts, which were not run",)


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/zip", "video/mp4"])
async def test_what_is_no_text_is_not_read(kind):
    page = await seen(URL, Answers({URL: answer(b"%PDF-1.7 Model", url=URL, content_type=kind)}))
    assert page.content.unread == ("it is of a kind of file that is not read",)


async def test_a_page_that_failed_has_no_content():
    page = await seen(URL, Answers({URL: answer(TABLE, url=URL, status=404)}))
    assert page.content is None


def repository(**headers):
    plain = {"id": 1, "full_name": "o/n", "archived": False}
    return answer(
        json.dumps(plain), url=REPOSITORY, content_type="application/json; charset=utf-8", **headers
    )


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("", "readme"),
        ("/", "readme"),
        ("?tab=readme-ov-file#results", "readme"),
        ("/tree/dev", "readme?ref=dev"),
        ("/tree/dev/docs/en/", "readme/docs/en?ref=dev"),
        ("/blob/main/RESULTS.md", "contents/RESULTS.md?ref=main"),
        ("/blob/main/a%20b/c.md#L3", "contents/a%20b/c.md?ref=main"),
    ],
)
async def test_the_readme_or_the_named_file_of_a_repository_is_read(path, asked):
    words = "# Board\n\n| Model | Accuracy |\n|---|---|\n| A | 1 |\n| B | 2 |\n| C | 3 |\n"
    file = f"{REPOSITORY}/{asked}"
    raw = answer(words, url=file, content_type="application/vnd.github.raw+json; charset=utf-8")
    fetch = Answers({REPOSITORY: repository(), file: raw})
    page = await seen(f"https://github.com/o/n{path}", fetch)
    assert fetch.asked == [REPOSITORY, file]
    assert fetch.headers[1]["Accept"] == "application/vnd.github.raw+json"
    assert page.repository.full_name == "o/n"
    assert [len(table.data_rows()) for table in page.content.tables] == [3]


@pytest.mark.parametrize("path", ["/issues/new", "/releases", "/wiki", "/discussions/3"])
async def test_other_pages_of_a_repository_are_not_read(path):
    fetch = Answers({REPOSITORY: repository()})
    assert (await seen(f"https://github.com/o/n{path}", fetch)).content is None


async def test_nothing_more_is_asked_of_github_once_its_limit_is_reached():
    fetch = Answers({REPOSITORY: repository(x_ratelimit_remaining="0")})
    page = await seen("https://github.com/o/n", fetch)
    assert fetch.asked == [REPOSITORY]
    assert page.content.unread == ("GitHub's limit of requests was reached",)


async def test_a_file_that_is_not_there_leaves_the_repository_in_order():
    file = f"{REPOSITORY}/contents/gone.csv?ref=main"
    fetch = Answers({REPOSITORY: repository(), file: answer("{}", status=404, url=file)})
    page = await seen("https://github.com/o/n/blob/main/gone.csv", fetch)
    assert page.outcome == "ok"
    assert page.content.unread == ("its file: there is nothing at its address",)


async def test_a_sheet_is_read_from_its_export():
    export = "https://docs.google.com/spreadsheets/d/KEY/export?format=csv"
    there = "https://doc-1.googleusercontent.com/export?token=volatile"
    csv = answer("Model,Accuracy\nA,1\nB,2\nC,3\n", url=there, content_type="text/csv")
    page = await seen(
        "https://docs.google.com/spreadsheets/d/KEY/edit",
        Answers({export: csv}),
        Platform.SPREADSHEET,
    )
    (table,) = page.content.tables
    assert (table.source, table.address, len(table.data_rows())) == ("sheet", export, 3)


async def test_a_closed_platform_is_never_read():
    page = await seen("https://paperswithcode.com/sota/x-on-y", Answers({}))
    assert (page.unread, page.content) == (Unread.PLATFORM_CLOSED, None)
