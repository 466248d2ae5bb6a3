"""The simulated checker does what the real one does, look by look, on a small world."""

import random

import pytest

from crawler.incidents import MOST_LOOKS
from crawler.models import Check
from leaderboards.models import Incident
from smells.models import ReportEvent
from tests.simulation.checker import Checker
from tests.simulation.clockwork import Clockwork
from tests.simulation.outages import Outages
from tests.simulation.real import RealChecker
from tests.simulation.times import FOR_EVER, HOUR, at_day, moment
from tests.simulation.trouble import Trouble, course
from tests.simulation.world import World, board_at, portal_board

pytestmark = pytest.mark.django_db
DAYS = 16


def small_world() -> World:
    """All in three weeks: two outages, ours, a portal that ends, and each kind of trouble."""
    chance = random.Random(7)
    kinds = ["github"] * 4 + ["huggingface"] * 6 + ["independent"] * 5 + ["spreadsheet"]
    boards = [board_at(number, kind, chance) for number, kind in enumerate(kinds)]
    boards += [portal_board(number) for number in range(len(boards), len(boards) + 3)]
    # More would be cut off by the time of their look, and those of one board have the same.
    rows = [{address.domain for address in board.addresses} for board in boards]
    assert sum(map(len, rows)) <= MOST_LOOKS
    around = {
        "github": course([_at(3.3, 5, "platform-outage"), _at(7.5, 3, "no-network")]),
        "huggingface": course([_at(5.4, 9, "platform-outage"), _at(9.5, 6, "no-names")]),
    }
    ours = course([_at(7.5, 3, "no-network"), _at(9.5, 6, "no-names")])
    for board in boards:
        board.fed_from = 0  # nothing is read here, so that nothing shown can change
        for address in board.addresses:
            address.around = around.get(address.platform.value, ours)
            address.own = course(_own(address, chance))
        board.settle()
    return World(boards, {}, chance)


def _at(day: float, hours: float, kind: str) -> Trouble:
    return Trouble(at_day(day), at_day(day) + int(hours * HOUR), kind)


def _own(address, chance):
    if "portal" in address.url:
        return [Trouble(at_day(6.2), FOR_EVER, "silent")]
    kinds = {
        "space": ["gone", "crashed", "not-built", "restart", "no-machine", "app-down", "paused"],
        "repository": ["gone", "archived", "renamed"],
        "sheet": ["login"],
        "data-set": ["gone"],
    }.get(address.kind, ["silent", "server-error", "certificate", "wall", "robots", "gone"])
    begins, kind = chance.uniform(0, 10), chance.choice(kinds)
    lasts = chance.choice([0, 0.5, 3 * 24, 15 * 24])
    return [_at(begins, lasts, kind)] if lasts else []


def simulated(world):
    events, looks = [], []

    def note(board, now, observation, moved):
        looks.append((board.slug, now, observation.outcome().value))
        for each in moved:
            slug = world.boards[each.report.board].slug
            told = (slug, each.report.rule_id, each.report.address.url)
            events.append((*told, each.to.value, each.reason.value, each.at))

    checker = Checker(moment, Outages(), note)
    Clockwork(world.boards, checker).run(DAYS)
    incidents = {
        (one.platform, one.host, one.course, one.ended_at, len(one.boards))
        for one in checker.outages.incidents
    }
    return looks, events, incidents, checker


def real(world):
    Clockwork(world.boards, RealChecker(world.boards)).run(DAYS)
    looks = Check.objects.order_by("at").values_list("board__slug", "at", "outcome")
    told = ("report__board__slug", "report__rule_id", "report__url", "to_state", "reason", "at")
    events = ReportEvent.objects.values_list(*told)
    incidents = {
        (one.platform, one.host, one.began_at, one.last_seen_at, one.answered_at, one.ended_at)
        for one in Incident.objects.observed()
    }
    return list(looks), list(events), incidents


def test_both_look_at_the_same_times_and_decide_alike():
    """Some hundreds of real rechecks take seconds; every figure of the year rests on them."""
    looks, events, incidents, checker = simulated(small_world())
    real_looks, real_events, real_incidents = real(small_world())
    assert looks == real_looks
    assert sorted(events) == sorted(real_events)
    assert {
        (platform, host, *vars(course).values(), ended_at)
        for platform, host, course, ended_at, _ in incidents
    } == real_incidents
    # The world was one in which something happens.
    assert {"open", "resolved", "suspected"} <= {event[3] for event in events}
    assert len(incidents) >= 3 and checker.outages.ours
    assert checker.spared > checker.asked / 2
