"""What is read of a Space: real recordings of Gradio, and nothing that wakes or clicks."""

import json

import pytest

from crawler.fetch.errors import Disallowed, TimedOut
from crawler.observation import SpaceState
from crawler.platforms import hub_content
from crawler.platforms.hub_content import MOST_CALLS, read_space
from tests.crawler.answers import RECORDINGS, Answers, answer

pytestmark = pytest.mark.anyio
HUB, APP = "https://huggingface.co", "https://o-n.hf.space"
README = f"{HUB}/spaces/o/n/resolve/main/README.md"
WORDS = answer("---\nsdk: gradio\n---\n# A board\n\nIt ranks models.", url=README)


def space(**fields):
    plain = {"space_id": "o/n", "stage": "RUNNING", "sdk": "gradio", "subdomain": "o-n"}
    return SpaceState(**{**plain, **fields})


def recording(folder, name):
    return (RECORDINGS / folder / name).read_bytes()


def as_json(body, url=""):
    return answer(body, url=url or f"{APP}/config", content_type="application/json")


def app(folder, prefix, **calls):
    call = f"{APP}{prefix}/call/get"
    given = {
        f"{APP}/config": as_json(recording(folder, "config.json")),
        call: as_json('{"event_id": "abc123"}', call),
        f"{call}/abc123": answer(recording(folder, "call_refresh.sse"), url=f"{call}/abc123"),
        README: WORDS,
    }
    return Answers({**given, **calls}), call


@pytest.mark.parametrize(
    ("folder", "prefix"),
    [("gradio-4.44.1", ""), ("gradio-5.49.1", "/gradio_api"), ("gradio-6.31.0", "/gradio_api")],
)
async def test_the_table_that_an_app_fills_on_opening_is_asked_for(folder, prefix):
    fetch, call = app(folder, prefix)
    content = await read_space(space(), HUB, fetch)
    filled = next(table for table in content.tables if table.at == "components[id=8]")
    assert filled.loaded and filled.data_rows()[0].cells[1].text == "a/m1"
    assert content.unread == ()
    assert fetch.asked == [f"{APP}/config", call, f"{call}/abc123", README]
    assert fetch.posted == [None, b'{"data":[]}', None, None]


async def test_the_words_of_the_app_and_of_its_readme_are_one_document():
    fetch, _ = app("gradio-6.31.0", "/gradio_api")
    document = (await read_space(space(), HUB, fetch)).document
    headings = [section.heading for section in document.sections]
    assert "Demo leaderboard" in headings and "A board" in headings
    readme = next(section for section in document.sections if section.heading == "A board")
    assert (readme.line, readme.at.startswith(f"{HUB}/spaces/o/n#readme")) == (0, True)


async def test_what_is_closed_to_others_is_not_called():
    fetch = Answers(
        {f"{APP}/config": as_json(recording("gradio-3.50.2", "config.json")), README: WORDS}
    )
    content = await read_space(space(), HUB, fetch)
    assert fetch.posted == [None, None]
    assert content.unread[0].startswith("its app: a table is filled when the app is opened")
    assert any(table.loaded and table.is_ranking for table in content.tables)


@pytest.mark.parametrize("folder", ["gradio-5.49.1-edge", "gradio-6.31.0-edge"])
async def test_a_call_that_ends_in_an_error_leaves_its_table_unread(folder):
    call = f"{APP}/gradio_api/call/boom"
    fetch = Answers(
        {
            f"{APP}/config": as_json(recording(folder, "config.json")),
            call: as_json('{"event_id": "abc123"}', call),
            f"{call}/abc123": answer(recording(folder, "call_boom_error.sse")),
            README: WORDS,
        }
    )
    content = await read_space(space(), HUB, fetch)
    assert f"its app: {hub_content.CALL_FAILED}" in content.unread
    assert not next(each for each in content.tables if each.at == "components[id=3]").loaded


@pytest.mark.parametrize("spoilt", [b"", b"[]", b'{"event_id": "../../x"}', b"{" * 9000])
async def test_a_strange_answer_to_a_call_is_not_followed(spoilt):
    call = f"{APP}/gradio_api/call/get"
    fetch, _ = app("gradio-6.31.0", "/gradio_api", **{call: as_json(spoilt, call)})
    content = await read_space(space(), HUB, fetch)
    assert f"its app: {hub_content.NOT_UNDERSTOOD}" in content.unread
    assert fetch.asked == [f"{APP}/config", call, README]


async def test_only_a_few_calls_are_made():
    config = json.loads(recording("gradio-6.31.0", "config.json"))
    load = next(each for each in config["dependencies"] if each["api_name"] == "get")
    config["dependencies"] += [{**load, "api_name": f"get_{n}"} for n in range(10, 20)]
    asked = Answers({f"{APP}/config": as_json(json.dumps(config)), README: WORDS})

    async def fetch(url, **more):
        if "/call/" in url:
            asked.asked.append(url)
            return answer("", status=500, url=url)
        return await asked(url, **more)

    content = await read_space(space(), HUB, fetch)
    assert len([url for url in asked.asked if "/call/" in url]) == MOST_CALLS
    assert f"its app: {hub_content.MORE_CALLS}" in content.unread


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"stage": "SLEEPING"}, hub_content.SLEEPS),
        ({"stage": "STOPPED"}, hub_content.SLEEPS),
        ({"sdk": "streamlit"}, hub_content.NEEDS_A_BROWSER),
        ({"sdk": "docker"}, hub_content.NEEDS_A_BROWSER),
        ({"subdomain": ""}, hub_content.NOT_UNDERSTOOD),
        ({"subdomain": "x.evil.example/"}, hub_content.NOT_UNDERSTOOD),
        ({"stage": "WHATEVER"}, hub_content.NOT_RUNNING),
    ],
)
async def test_an_app_that_must_not_or_cannot_be_read_is_not_visited(fields, why):
    fetch = Answers({README: WORDS})
    content = await read_space(space(**fields), HUB, fetch)
    assert fetch.asked == [README]
    assert content.unread == (f"its app: {why}",)
    assert content.document.sections[-1].heading == "A board"


@pytest.mark.parametrize(
    ("config", "why"),
    [
        (answer("", status=401), "it asks for an account, or refuses robots"),
        (answer("", status=404), "there is nothing at its address"),
        (answer("<p>Hello"), hub_content.NOT_UNDERSTOOD),
        (as_json('{"components": [], "dependencies": [], "space_id": "a/b"}'), "another app"),
        (TimedOut("slow"), "it did not answer"),
        (Disallowed("robots"), "its robots.txt"),
    ],
)
async def test_an_app_that_does_not_answer_well_says_why(config, why):
    fetch = Answers({f"{APP}/config": config, README: WORDS})
    (unread,) = (await read_space(space(), HUB, fetch)).unread
    assert unread.startswith("its app: ") and why in unread


async def test_a_static_space_is_read_as_the_page_it_is():
    page = "https://o-n.static.hf.space/"
    shown = "<table><tr><th>Model<th>Accuracy<tr><td>A<td>1<tr><td>B<td>2</table>"
    fetch = Answers({page: answer(shown, url=page), README: WORDS})
    content = await read_space(space(sdk="static", stage=""), HUB, fetch)
    assert len(content.tables) == 1 and content.unread == ()
