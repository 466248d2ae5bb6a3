"""What the Hub says of a Space: a hidden one is not gone, and a sleeping one sleeps on."""

import json

import pytest

from crawler.fetch.errors import NameNotFound, TimedOut
from crawler.observation import Failure, Unread
from crawler.platforms import huggingface
from crawler.platforms.adapter import Access, Place
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from tests.crawler.answers import Answers, answer, recorded

pytestmark = pytest.mark.anyio
URL = "https://huggingface.co/spaces/example-lab/board"
APP, STATIC = "https://example-lab-board.hf.space/", "https://example-lab-board.static.hf.space/"


def place(url: str = URL) -> Place:
    return Place(url=url, roles=(LocationRole.HOME,), platform=Platform.HUGGINGFACE)


async def look(name: str, *more, url: str = URL, access: Access | None = None):
    answers = dict([recorded("huggingface", name), *more])
    fetch = Answers(answers)
    return await huggingface.look(place(url), fetch, access or Access()), fetch


async def in_stage(stage: str, error_message: str = "", **fields):
    asked, response = recorded("huggingface", "space")
    plain = {**json.loads(response.body), **fields}
    plain["runtime"] = {**plain["runtime"], "stage": stage, "errorMessage": error_message}
    fetch = Answers({asked: answer(json.dumps(plain), url=asked)})
    page = await huggingface.look(place(), fetch, Access())
    assert fetch.asked == [asked]  # in no stage is the app itself visited
    return page


@pytest.mark.parametrize(
    "stage",
    [
        *("RUNNING", "RUNNING_BUILDING", "RUNNING_APP_STARTING"),
        *("SLEEPING", "STOPPED"),
    ],
)
async def test_a_space_that_runs_or_sleeps_is_in_order(stage):
    page = await in_stage(stage)
    assert (page.outcome, page.failure, page.unread) == (CheckOutcome.OK, None, None)
    assert page.space and page.space.stage == stage


@pytest.mark.parametrize(
    "stage", ["PAUSED", "RUNTIME_ERROR", "BUILD_ERROR", "CONFIG_ERROR", "NO_APP_FILE"]
)
async def test_a_space_that_does_not_work_says_why(stage):
    page = await in_stage(stage, "ModuleNotFoundError: no module named 'x'")
    assert (page.outcome, page.failure) == (CheckOutcome.FAILED, Failure.APP_ERROR)
    assert page.space and page.space.error_message.startswith("ModuleNotFoundError")


@pytest.mark.parametrize("stage", ["BUILDING", "APP_STARTING", "DELETING"])
async def test_a_space_in_transition_is_not_judged(stage):
    page = await in_stage(stage)
    assert (page.outcome, page.unread) == (CheckOutcome.COULD_NOT_CHECK, Unread.IN_TRANSITION)


@pytest.mark.parametrize("stage", ["", "HIBERNATING", "running", "X" * 500])
async def test_an_unknown_stage_is_not_judged(stage):
    page = await in_stage(stage)
    assert (page.outcome, page.unread) == (CheckOutcome.COULD_NOT_CHECK, Unread.UNEXPECTED)


@pytest.mark.parametrize(
    "message",
    [
        "Scheduling failure: unable to schedule",
        "Scheduling failure: not enough hardware capacity",
        "Failed to create containerd task",
    ],
)
async def test_what_the_platform_could_not_schedule_is_the_platforms_fault(message):
    page = await in_stage("RUNTIME_ERROR", message)
    assert (page.outcome, page.unread) == (CheckOutcome.COULD_NOT_CHECK, Unread.PLATFORM_TROUBLE)


async def test_a_static_space_has_no_stage_and_is_in_order():
    page, _ = await look("static")
    assert page.outcome is CheckOutcome.OK


async def test_a_renamed_space_is_followed_and_its_new_name_kept():
    page, _ = await look("renamed")
    assert page.outcome is CheckOutcome.OK
    assert page.space and page.space.moved_to == "new-lab/ranking"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("unauthorised", Unread.UNKNOWN_TO_STRANGERS),
        ("not_found_of_no_kind", Unread.BAD_ANSWER),
        ("access_disabled", Unread.LEGAL_BLOCK),
        ("disabled", Unread.LEGAL_BLOCK),
        ("limit_reached", Unread.RATE_LIMITED),
        ("trouble", Unread.PLATFORM_TROUBLE),
    ],
)
async def test_what_says_nothing_of_the_space_is_no_failure(name, why):
    page, _ = await look(name)
    assert (page.outcome, page.unread, page.failure) == (CheckOutcome.COULD_NOT_CHECK, why, None)


async def test_a_space_is_gone_when_the_hub_and_both_app_addresses_say_so():
    app = recorded("huggingface", "app_not_there")
    for static in (app[1], NameNotFound("no such name")):
        page, fetch = await look("not_found", app, (STATIC, static))
        assert (page.outcome, page.failure) == (CheckOutcome.FAILED, Failure.NOT_FOUND)
        assert fetch.asked[1:] == [APP, STATIC]


@pytest.mark.parametrize("name", ["app_answers", "app_without_root"])
async def test_a_protected_space_hides_its_source_and_is_not_gone(name):
    page, _ = await look("not_found", recorded("huggingface", name))
    assert (page.failure, page.unread) == (None, Unread.UNKNOWN_TO_STRANGERS)


async def test_a_space_whose_app_cannot_be_asked_is_not_gone():
    page, _ = await look("not_found", (APP, TimedOut("slow")))
    assert (page.failure, page.unread) == (None, Unread.UNKNOWN_TO_STRANGERS)


@pytest.mark.parametrize("name", ["o/a__b", "o/-board", "o/" + "x" * 70])
async def test_a_space_whose_app_address_is_uncertain_is_not_gone(name):
    asked, response = recorded("huggingface", "not_found")
    fetch = Answers({asked.replace("example-lab/board", name): response})
    page = await huggingface.look(place(f"https://huggingface.co/spaces/{name}"), fetch, Access())
    assert (page.failure, page.unread) == (None, Unread.UNKNOWN_TO_STRANGERS)


@pytest.mark.parametrize("url", [APP, STATIC, "http://Example-Lab-Board.hf.space./?x=1"])
async def test_an_app_address_is_looked_up_not_visited(url):
    page, fetch = await look("by_subdomain", url=url)
    assert page.outcome is CheckOutcome.OK
    assert page.space and (page.space.space_id, page.space.moved_to) == ("example-lab/board", "")
    assert len(fetch.asked) == 1


async def test_an_unknown_app_address_is_gone_only_when_nothing_answers_there():
    asked, _ = recorded("huggingface", "by_subdomain")
    _, unknown = recorded("huggingface", "not_found")
    for name, failure in (("app_not_there", Failure.NOT_FOUND), ("app_answers", None)):
        fetch = Answers({asked: unknown, **dict([recorded("huggingface", name)])})
        page = await huggingface.look(place(APP), fetch, Access())
        assert page.failure is failure


async def test_datasets_are_asked_for_as_well():
    url = "https://huggingface.co/datasets/example-lab/results"
    page, _ = await look("dataset", url=url)
    assert page.outcome is CheckOutcome.OK
    page, _ = await look("gated", url=url)
    assert (page.outcome, page.unread) == (CheckOutcome.COULD_NOT_CHECK, Unread.LOGIN)


async def test_the_token_goes_to_the_hub_only():
    access = Access(huggingface_token="secret")
    missing = [recorded("huggingface", "app_not_there"), (STATIC, NameNotFound("none"))]
    _, fetch = await look("not_found", *missing, access=access)
    assert [("Authorization" in headers) for headers in fetch.headers] == [True, False, False]


async def of_kind(kind, body, *, status=200, role=LocationRole.DATASET, **more):
    """A synthetic answer of the Hub about a model or a data set, and the page it amounts to."""
    name = "example-lab/thing"
    asked = f"https://huggingface.co/api/{kind}/{name}"
    url = f"https://huggingface.co/{'' if kind == 'models' else kind + '/'}{name}"
    fetch = Answers({asked: answer(json.dumps(body), status=status, url=asked), **more})
    at = Place(url=url, roles=(role,), platform=Platform.HUGGINGFACE)
    return await huggingface.look(at, fetch, Access()), fetch


@pytest.mark.parametrize("kind", ["models", "datasets"])
@pytest.mark.parametrize(
    ("marks", "deprecated"),
    [
        ({}, ""),
        ({"tags": ["nlp", "Deprecated"]}, "Deprecated"),
        ({"cardData": {"deprecated": True}}, "deprecated: true"),
        ({"cardData": {"tags": ["deprecated"]}}, "deprecated"),
        ({"tags": ["not-deprecated", 3], "cardData": {"deprecated": "no"}}, ""),
        ({"tags": "deprecated", "cardData": ["deprecated"]}, ""),
    ],
)
async def test_the_owners_mark_of_a_model_or_data_set_is_kept(kind, marks, deprecated):
    page, _ = await of_kind(kind, {"id": "example-lab/thing", **marks})
    assert (page.outcome, page.deprecated) == (CheckOutcome.OK, deprecated)


@pytest.mark.parametrize("gated", ["auto", "manual"])
async def test_a_gated_data_set_is_open_to_those_who_sign_in_and_its_page_to_all(gated):
    body = {"id": "example-lab/thing", "gated": gated}
    page, _ = await of_kind("datasets", body)
    assert (page.outcome, page.unread) == (CheckOutcome.COULD_NOT_CHECK, Unread.LOGIN)
    page, _ = await of_kind("datasets", body, role=LocationRole.HOME)
    assert page.outcome is CheckOutcome.OK


@pytest.mark.parametrize("status", [401, 404])
async def test_what_the_hub_knows_as_no_model_is_looked_at_as_the_page_it_is(status):
    url = "https://huggingface.co/example-lab/thing"
    shown = answer("<h1>Some page of the Hub</h1>" + "<p>words</p>" * 99, url=url)
    page, fetch = await of_kind("models", {"error": "none"}, status=status, **{url: shown})
    assert page.outcome is CheckOutcome.OK
    assert fetch.asked[-1] == url
    gone = answer("404", status=404, url=url)
    page, _ = await of_kind("models", {"error": "none"}, status=status, **{url: gone})
    assert page.failure is Failure.NOT_FOUND


async def test_trouble_of_the_hub_with_a_model_is_nobodys_failure():
    page, fetch = await of_kind("models", {}, status=503)
    assert page.unread is Unread.PLATFORM_TROUBLE
    assert len(fetch.asked) == 1


async def test_what_the_card_of_a_space_says_is_kept():
    card = {
        "duplicated_from": "someone/original",
        "startup_duration_timeout": "2h",
        "tags": ["leaderboard", "submission:automatic"],
        "datasets": [
            *("example-lab/requests", "example-lab/my_results", "example-lab/questions"),
            *("other/requests", "example-lab/../requests", 7),
        ],
    }
    state = (await in_stage("RUNNING", cardData=card)).space
    assert (state.copy_of, state.startup_seconds) == ("someone/original", 7200)
    assert state.takes_submissions
    names = ["example-lab/requests", "example-lab/my_results"]
    assert [each.name for each in state.queues] == names


@pytest.mark.parametrize(
    "card",
    [
        None,
        [],
        "card",
        {"tags": "submission:automatic", "datasets": "example-lab/requests"},
        {"tags": [["submission:automatic"]], "datasets": [{"a": 1}], "duplicated_from": ["a/b"]},
        {"tags": ["submission:automatic", "submission:closed"], "duplicated_from": "x" * 900},
        {"startup_duration_timeout": "for ever", "duplicated_from": "example-lab/board"},
        {"startup_duration_timeout": {"h": 1}, "duplicated_from": "../../etc"},
    ],
)
async def test_a_strange_card_says_nothing(card):
    state = (await in_stage("RUNNING", cardData=card)).space
    assert (state.copy_of, state.startup_seconds, state.queues) == ("", 0, ())
    assert not state.takes_submissions


@pytest.mark.parametrize(
    ("written", "seconds"), [("30m", 1800), ("1h", 3600), ("90", 90), ("3 days", 259_200)]
)
async def test_the_time_a_space_allows_itself_to_start_is_kept(written, seconds):
    state = (await in_stage("BUILDING", cardData={"startup_duration_timeout": written})).space
    assert state.startup_seconds == seconds


@pytest.mark.parametrize("origin", [{"author": "a", "name": "b"}, {"author": 1}, {}, "a/b"])
async def test_the_space_it_was_duplicated_from_is_also_told_by_the_hub_itself(origin):
    state = (await in_stage("RUNNING", originSpace=origin)).space
    assert state.copy_of == ("a/b" if origin == {"author": "a", "name": "b"} else "")


@pytest.mark.parametrize(
    ("url", "matches"),
    [
        ("https://huggingface.co/spaces/o/n/tree/main", True),
        ("http://www.huggingface.co/spaces/o/n", True),
        ("https://hf.co/spaces/o/n", True),
        ("https://huggingface.co/o/model", True),
        ("https://huggingface.co/o/model/tree/main", True),
        ("https://huggingface.co/o/model/discussions/1", False),
        ("https://huggingface.co/docs/hub", False),
        ("https://huggingface.co/papers/2401.00001", False),
        ("https://huggingface.co/o", False),
        ("https://huggingface.co/spaces/o", False),
        ("https://huggingface.co/blog/x", False),
        ("https://evil.example/spaces/o/n", False),
        ("https://evil.hf.space.example/", False),
    ],
)
def test_which_addresses_are_the_hubs(url, matches):
    assert huggingface.matches(place(url), Access()) is matches
