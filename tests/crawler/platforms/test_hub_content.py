"""What is read of a Space: real recordings of Gradio, and nothing that wakes or clicks."""

import json

import pytest

from crawler.content import CallFailure
from crawler.fetch.errors import (
    BadAnswer,
    ConnectionBroken,
    Disallowed,
    NameNotFound,
    Stalled,
    TimedOut,
)
from crawler.observation import DeclaredDataSet, Failure, SpaceState
from crawler.platforms import app_calls, hub_content, reading, space_app
from crawler.platforms.app_calls import MOST_CALLS
from tests.crawler.answers import RECORDINGS, Answers, answer

pytestmark = pytest.mark.anyio
HUB, APP = "https://huggingface.co", "https://o-n.hf.space"
STATIC = "https://o-n.static.hf.space/"
README = f"{HUB}/spaces/o/n/resolve/main/README.md"
WORDS = answer("---\nsdk: gradio\n---\n# A board\n\nIt ranks models.", url=README)


def space(**fields):
    plain = {"space_id": "o/n", "stage": "RUNNING", "sdk": "gradio", "subdomain": "o-n"}
    return SpaceState(**{**plain, **fields})


async def read_space(state, hub, fetch):
    return (await hub_content.read_space(state, hub, fetch))[1]


async def told_by_app(answered, *, root=None, **fields):
    """The state after an app answered so at /config (and at its root, where it is asked there)."""
    given = {f"{APP}/config": answered, README: WORDS, f"{APP}/": root or answered}
    fetch = Answers(given)
    return (await hub_content.read_space(space(**fields), HUB, fetch))[0], fetch


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
    assert f"its app: {app_calls.CALL_FAILED}" in content.unread
    failures = {event.function: event.failure for event in content.load_events}
    assert failures == {"": None, "boom": CallFailure.ERROR}
    assert not next(each for each in content.tables if each.at == "components[id=3]").loaded


@pytest.mark.parametrize("spoilt", [b"", b"[]", b'{"event_id": "../../x"}', b"{" * 9000])
async def test_a_strange_answer_to_a_call_is_not_followed(spoilt):
    call = f"{APP}/gradio_api/call/get"
    fetch, _ = app("gradio-6.31.0", "/gradio_api", **{call: as_json(spoilt, call)})
    content = await read_space(space(), HUB, fetch)
    assert f"its app: {reading.NOT_UNDERSTOOD}" in content.unread
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
    assert f"its app: {app_calls.MORE_CALLS}" in content.unread


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"stage": "SLEEPING"}, space_app.SLEEPS),
        ({"stage": "STOPPED"}, space_app.SLEEPS),
        ({"sdk": "docker", "stage": "SLEEPING"}, space_app.SLEEPS),
        ({"sdk": "quantum"}, space_app.NEEDS_A_BROWSER),
        ({"subdomain": ""}, reading.NOT_UNDERSTOOD),
        ({"subdomain": "x.evil.example/"}, reading.NOT_UNDERSTOOD),
        ({"stage": "WHATEVER"}, space_app.NOT_RUNNING),
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
        (answer("<p>Hello"), reading.NOT_UNDERSTOOD),
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


@pytest.mark.parametrize(
    ("given", "failure"),
    [
        (Stalled("waited"), CallFailure.NO_ANSWER),
        (TimedOut("waited"), CallFailure.NO_ANSWER),
        (BadAnswer("broken off"), None),
        (answer("", status=500), None),
        (answer('event: error\ndata: {"error": "GPU quota exceeded"}\n\n'), None),
        (answer("event: complete\ndata: []\n\n"), None),
    ],
)
async def test_only_the_apps_own_failing_is_kept_with_the_call(given, failure):
    fetch, call = app("gradio-6.31.0", "/gradio_api")
    fetch.given[f"{call}/abc123"] = given
    content = await read_space(space(), HUB, fetch)
    assert [event.failure for event in content.load_events] == [failure]
    assert content.unread and not next(t for t in content.tables if t.at[-5:] == "id=8]").loaded


@pytest.mark.parametrize("sdk", ["gradio", "static", "docker", "streamlit"])
async def test_how_a_running_app_answers_is_kept(sdk):
    root = answer("<title>Streamlit</title>", url=f"{APP}/")
    config = as_json(recording("gradio-3.50.2", "config.json"))
    static = {STATIC: answer("<p>A board", url=STATIC)}
    fetch = Answers({f"{APP}/config": config, f"{APP}/": root, README: WORDS, **static})
    told, _ = await hub_content.read_space(space(sdk=sdk), HUB, fetch)
    assert (told.app_status, told.app_failure) == (200, None)
    assert len(fetch.asked) == 2  # the app once, and the README


async def test_an_app_in_error_is_told_by_its_root_as_well():
    error = answer("Your space is in error, check its status on hf.co", status=503, url=APP)
    told, fetch = await told_by_app(error)
    assert (told.app_status, told.app_failure) == (503, Failure.SERVER_ERROR)
    assert fetch.asked[:2] == [f"{APP}/config", f"{APP}/"]


async def test_a_page_that_holds_its_configuration_makes_up_for_an_error_at_config():
    page = answer(recording("gradio-3.50.2", "root.html"), url=f"{APP}/")
    told, _ = await told_by_app(answer("", status=500, url=APP), root=page)
    assert (told.app_status, told.app_failure) == (200, None)


@pytest.mark.parametrize(
    ("given", "status", "failure"),
    [
        (TimedOut("slow"), None, Failure.TIMEOUT),
        (ConnectionBroken("reset"), None, None),
        (NameNotFound("none"), None, None),
        (Disallowed("robots"), None, None),
        (answer("", status=429, url=APP), 429, None),
        (answer("", status=404, url=APP), 404, None),
        (answer("", status=503, url=APP, cf_mitigated="challenge"), 503, None),
        (answer("Sign in", url="https://huggingface.co/login"), None, None),
        (answer("", status=502, url="https://board.example/app"), None, None),
    ],
)
async def test_what_is_not_the_apps_own_doing_is_no_failure_of_it(given, status, failure):
    told, _ = await told_by_app(given)
    assert (told.app_status, told.app_failure) == (status, failure)


@pytest.mark.parametrize("stage", ["SLEEPING", "STOPPED", "PAUSED", "BUILDING", "NEVER_HEARD_OF"])
@pytest.mark.parametrize("sdk", ["gradio", "docker", "static"])
async def test_the_app_of_a_space_that_does_not_run_is_not_asked(stage, sdk):
    told, fetch = await told_by_app(answer(""), stage=stage, sdk=sdk)
    assert fetch.asked == [README]
    assert (told.app_status, told.app_failure) == (None, None)


async def test_the_queues_are_asked_for_with_a_token_where_submissions_are_taken():
    gone = answer("", status=404, x_error_code="RepoNotFound")
    known, hidden = answer("{}"), answer("", status=401)
    names = [f"o/requests{n}" for n in range(4)]
    unspecific = answer("", status=404)
    answers = [gone, known, hidden, unspecific]
    given = {f"{HUB}/api/datasets/{name}": each for name, each in zip(names, answers, strict=True)}
    fetch = Answers(given)
    declared = tuple(DeclaredDataSet(name) for name in names)
    state = space(queues=declared, takes_submissions=True)
    assert await hub_content.with_queues_asked(state, HUB, fetch, "") == state
    assert fetch.asked == []
    told = await hub_content.with_queues_asked(state, HUB, fetch, "secret")
    assert [each.is_known for each in told.queues] == [False, True, None, None]
    assert {headers["Authorization"] for headers in fetch.headers} == {"Bearer secret"}
