"""Apps that answer and do not work, from recordings of Gradio through the adapter to the rule."""

import json
from dataclasses import replace

import pytest

from crawler.content import Content
from crawler.content_plain import from_plain, to_plain
from crawler.fetch.errors import Stalled
from crawler.observation import Failure, SpaceState, Unread, from_json, to_json
from crawler.platforms import hub_content
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from smells.detectors import DETECTORS
from smells.engine import examine
from smells.outcome import Clear, Found, Inconclusive
from tests.crawler.answers import RECORDINGS, Answers, answer
from tests.smells.seen import observation, page

pytestmark = pytest.mark.anyio
HUB, APP, SPACE = (
    "https://huggingface.co",
    "https://o-n.hf.space",
    "https://huggingface.co/spaces/o/n",
)
EDGES = ["gradio-5.49.1-edge", "gradio-6.31.0-edge"]


def ask(rule_id, *pages):
    return DETECTORS[rule_id].detect(observation(*pages))


def config_of(folder, components=None):
    """A recorded configuration; of `components` and what fills them alone, where some are named."""
    config = json.loads((RECORDINGS / folder / "config.json").read_text())
    if components is not None:
        config["components"] = [c for c in config["components"] if c["id"] in components]
        config["dependencies"] = [
            d for d in config["dependencies"] if set(d["outputs"]) <= components
        ]
    return config


async def read(folder, config, *, function="boom", stream=None):
    """The page of a running Space whose app has this configuration and answers its call so."""
    call = f"{APP}{config.get('api_prefix') or ''}/call/{function}"
    recorded = RECORDINGS / folder / f"call_{'boom_error' if function == 'boom' else 'refresh'}.sse"
    given = {
        f"{APP}/config": answer(
            json.dumps(config), url=f"{APP}/config", content_type="application/json"
        ),
        call: answer('{"event_id": "e1"}', content_type="application/json"),
        f"{call}/e1": stream or answer(recorded.read_text(), content_type="text/event-stream"),
        f"{HUB}/spaces/o/n/resolve/main/README.md": answer("# A board"),
    }
    state = SpaceState("o/n", "RUNNING", sdk="gradio", subdomain="o-n", revision="abc")
    told, content = await hub_content.read_space(state, HUB, Answers(given))
    return page(SPACE, platform=Platform.HUGGINGFACE, space=told, content=content)


@pytest.mark.parametrize("folder", EDGES)
async def test_an_app_whose_only_table_fails_to_load_never_loads(folder):
    seen = await read(folder, config_of(folder, {3}))
    outcome = ask("unresponsive.app-never-loads", seen)
    assert isinstance(outcome, Found)
    (finding,) = outcome.findings
    assert finding.values["function"] == "boom"
    assert finding.values["failure"] == Failure.SERVER_ERROR


@pytest.mark.parametrize(
    "shown",
    [
        {"type": "html", "props": {"value": '<iframe src="https://board.example/"></iframe>'}},
        {"type": "plot", "props": {"value": {"type": "plotly", "plot": "{}"}}},
    ],
)
async def test_a_ranking_may_stand_in_a_frame_or_a_picture(shown):
    config = config_of(EDGES[0], {3})
    config["components"].append({"id": 99, **shown})
    seen = await read(EDGES[0], config)
    assert isinstance(ask("unresponsive.app-never-loads", seen), Inconclusive)
    assert from_plain(Content, to_plain(seen.content)) == seen.content


@pytest.mark.parametrize("folder", EDGES)
async def test_a_call_that_never_ends_leaves_the_app_unloaded_as_well(folder):
    seen = await read(folder, config_of(folder, {3}), stream=Stalled("waited"))
    (finding,) = ask("unresponsive.app-never-loads", seen).findings
    assert finding.values["failure"] == Failure.TIMEOUT


@pytest.mark.parametrize("folder", EDGES)
@pytest.mark.parametrize("beside", [{3, 4}, {3, 5}])
async def test_a_part_that_is_private_or_built_on_opening_leaves_it_open(folder, beside):
    seen = await read(folder, config_of(folder, beside))
    assert isinstance(ask("unresponsive.app-never-loads", seen), Inconclusive)


@pytest.mark.parametrize("folder", EDGES)
@pytest.mark.parametrize("components", [{4}, {5}, {4, 5}])
async def test_without_a_call_that_failed_nothing_is_said(folder, components):
    seen = await read(folder, config_of(folder, components))
    assert isinstance(ask("unresponsive.app-never-loads", seen), Inconclusive)


@pytest.mark.parametrize("folder", EDGES)
async def test_a_ranking_that_is_shown_clears_the_app_whatever_else_fails(folder):
    seen = await read(folder, config_of(folder))
    assert ask("unresponsive.app-never-loads", seen) == Clear(frozenset({SPACE}))


@pytest.mark.parametrize("folder", EDGES)
async def test_an_error_that_concerns_the_visitor_leaves_it_open(folder):
    quota = answer('event: error\ndata: {"error": "You exceeded your GPU quota"}\n\n')
    seen = await read(folder, config_of(folder, {3}), stream=quota)
    assert isinstance(ask("unresponsive.app-never-loads", seen), Inconclusive)


@pytest.mark.parametrize("folder", ["gradio-4.44.1", "gradio-5.49.1", "gradio-6.31.0"])
async def test_an_app_that_fills_its_table_on_opening_is_cleared(folder):
    seen = await read(folder, config_of(folder, {8}), function="get")
    assert ask("unresponsive.app-never-loads", seen) == Clear(frozenset({SPACE}))
    assert ask("unresponsive.app-unreachable", seen) == Clear(frozenset({SPACE}))


@pytest.mark.parametrize("folder", EDGES)
async def test_a_report_can_end_when_the_space_is_no_page_of_the_ranking_any_more(folder):
    seen = await read(folder, config_of(folder, {3}))
    elsewhere = replace(seen, roles=(LocationRole.SUBMISSION,))
    assert ask("unresponsive.app-never-loads", elsewhere) == Clear(frozenset({SPACE}))


@pytest.mark.parametrize("stage", ["BUILDING", "APP_STARTING"])
def test_a_space_in_transition_is_judged_by_no_other_rule(stage):
    state = SpaceState("o/n", stage, revision="abc", sdk="gradio")
    seen = page(
        SPACE,
        platform=Platform.HUGGINGFACE,
        outcome=CheckOutcome.COULD_NOT_CHECK,
        unread=Unread.IN_TRANSITION,
        space=state,
    )
    found = {each.rule.id for each in examine(observation(seen)) if each.findings()}
    cleared = {each.rule.id for each in examine(observation(seen)) if each.cleared()}
    assert found == {"unresponsive.space-stuck"}
    assert {rule for rule in cleared if rule.startswith("unresponsive.")} == set()


@pytest.mark.parametrize("stage", ["", "HIBERNATING", "building", "DELETING"])
def test_an_unknown_stage_is_never_stuck(stage):
    seen = page(
        SPACE,
        outcome=CheckOutcome.COULD_NOT_CHECK,
        unread=Unread.UNEXPECTED,
        space=SpaceState("o/n", stage, revision="abc"),
    )
    assert isinstance(ask("unresponsive.space-stuck", seen), Inconclusive)


def test_how_an_app_answered_outlives_storage():
    state = SpaceState("o/n", "RUNNING", app_status=503, app_failure=Failure.SERVER_ERROR)
    seen = observation(page(SPACE, space=state))
    again = from_json(json.loads(json.dumps(to_json(seen))))
    assert again == seen
    assert isinstance(again.pages[0].space.app_failure, Failure)


def test_an_original_that_was_not_seen_this_time_makes_no_copy():
    copy = page(SPACE, space=SpaceState("o/n", "RUNNING", copy_of="x/n"))
    hidden = page(
        "https://huggingface.co/spaces/x/n",
        platform=Platform.HUGGINGFACE,
        outcome=CheckOutcome.COULD_NOT_CHECK,
        unread=Unread.UNKNOWN_TO_STRANGERS,
    )
    for rule in ("redundant.copy-of-another", "redundant.copied-space"):
        assert isinstance(ask(rule, copy, hidden), Inconclusive)
    assert isinstance(ask("redundant.copy-of-another", copy), Found)


@pytest.mark.parametrize("original", ["x/leaderboard", "x/n-template", "demo-lab/n", "x/other"])
def test_a_template_is_there_to_be_copied(original):
    name = original.partition("/")[2]
    space_id = f"o/{name}" if name != "other" else "o/n"
    copy = page(SPACE, space=SpaceState(space_id, "RUNNING", copy_of=original))
    assert ask("redundant.copy-of-another", copy) == Clear(frozenset({SPACE}))
