"""When a board is looked at again."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.observation import Observation, Unread, page_from_json
from crawler.schedule import (
    DEAD,
    HEALTHY,
    HISTORICAL,
    LONG_DEAD,
    NO_NETWORK,
    SAMPLE,
    SOON,
    Past,
    next_look,
)

NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)
NOTHING_KNOWN = Past()


def seen(*pages: dict, board: str = "some-board") -> Observation:
    return Observation(
        board=board,
        at=NOW,
        run_id="run",
        pages=tuple(page_from_json({"url": "https://board.example/", **page}) for page in pages),
    )


def unread(why: Unread, **more) -> dict:
    return {"outcome": "could-not-check", "unread": why.value, **more}


def wait(
    observation: Observation, *, is_sample: bool = False, suspicion=None, past: Past = NOTHING_KNOWN
) -> timedelta:
    when = next_look(
        observation, now=NOW, is_sample=is_sample, soonest_suspicion=suspicion, past=past
    )
    return when - NOW


@pytest.mark.parametrize(
    ("pages", "interval"),
    [
        ([{}], HEALTHY),
        ([{"outcome": "failed", "failure": "not-found"}], HEALTHY),
        ([unread(Unread.ROBOTS)], HEALTHY),
        ([unread(Unread.NO_NETWORK)], NO_NETWORK),
        ([unread(Unread.PLATFORM_CLOSED)], HISTORICAL),
        ([unread(Unread.PLATFORM_CLOSED), {"roles": ["repository"]}], HISTORICAL),
        ([unread(Unread.PLATFORM_CLOSED), {}], HEALTHY),
        ([unread(Unread.RATE_LIMITED)], SOON),
        ([unread(Unread.IN_TRANSITION)], SOON),
        ([{}, unread(Unread.RATE_LIMITED, roles=["repository"])], HEALTHY),
        ([], HEALTHY),
    ],
)
def test_the_interval_follows_from_what_was_seen_and_spreads_by_a_tenth(pages, interval):
    assert interval <= wait(seen(*pages)) <= interval * 1.1


def test_what_does_not_pass_is_looked_at_more_and_more_seldom_but_daily_at_least():
    waits = []
    for passing_for in (timedelta(0), SOON, 2 * SOON, 8 * SOON, 30 * SOON):
        building = seen(unread(Unread.IN_TRANSITION))
        past = Past(passing_for=passing_for)
        more = {"is_sample": False, "soonest_suspicion": None, "past": past}
        waits.append(next_look(building, now=NOW, **more) - NOW)
    assert SOON <= waits[0] <= 1.1 * SOON
    assert waits == sorted(waits) and waits[1] < waits[2] < waits[3]
    assert HEALTHY <= waits[-1] <= 1.1 * HEALTHY


def test_boards_do_not_stay_in_step_and_each_keeps_its_own():
    waits = [wait(seen({}, board=f"board-{number}")) for number in range(20)]
    assert len(set(waits)) == 20
    assert waits[3] == wait(seen({}, board="board-3"))


def test_a_sample_is_looked_at_all_the_time():
    assert wait(seen(unread(Unread.SAMPLES_NOT_SERVED)), is_sample=True) == SAMPLE


def test_a_suspicion_brings_the_next_look_forward_but_not_into_this_hour():
    assert wait(seen({}), suspicion=NOW + timedelta(hours=5)) == timedelta(hours=5)
    assert wait(seen({}), suspicion=NOW + timedelta(days=9)) > timedelta(hours=23)
    assert wait(seen({}), suspicion=NOW - timedelta(days=1)) == SOON


def test_a_suspicion_waits_until_our_network_is_back():
    down = seen(unread(Unread.NO_NETWORK))
    assert NO_NETWORK <= wait(down, suspicion=NOW + timedelta(minutes=1)) <= NO_NETWORK * 1.1


def steady(days: float, **bounds) -> Past:
    return Past(unchanged_since=NOW - timedelta(days=days), **bounds)


@pytest.mark.parametrize(
    ("unchanged_days", "interval_days"), [(0, 1), (13, 1), (28, 2), (70, 5), (98, 7), (3000, 7)]
)
def test_the_longer_nothing_changes_the_later_a_healthy_board_is_looked_at(
    unchanged_days, interval_days
):
    interval = timedelta(days=interval_days)
    assert interval <= wait(seen({}), past=steady(unchanged_days)) <= interval * 1.1


def test_an_operator_sets_the_bounds():
    bounds = {"soonest": timedelta(days=2), "latest": timedelta(days=3)}
    assert wait(seen({}), past=steady(0, **bounds)) >= timedelta(days=2)
    assert wait(seen({}), past=steady(3000, **bounds)) <= timedelta(days=3) * 1.1


def test_what_is_steady_is_put_off_neither_for_a_failure_nor_for_a_suspicion():
    failing = seen({"outcome": "failed", "failure": "not-found"})
    assert wait(failing, past=steady(3000)) <= HEALTHY * 1.1
    assert wait(seen(unread(Unread.ROBOTS)), past=steady(3000)) <= HEALTHY * 1.1
    soon = NOW + timedelta(hours=5)
    assert wait(seen({}), past=steady(3000), suspicion=soon) == timedelta(hours=5)


@pytest.mark.parametrize(("dead_days", "interval"), [(1, DEAD), (89, DEAD), (90, LONG_DEAD)])
def test_what_is_publicly_dead_is_looked_at_weekly_and_later_monthly(dead_days, interval):
    failing = seen({"outcome": "failed", "failure": "not-found"})
    dead = Past(dead_since=NOW - timedelta(days=dead_days))
    assert interval <= wait(failing, past=dead) <= interval * 1.1
    assert wait(seen({}), past=dead) <= HEALTHY * 1.1
