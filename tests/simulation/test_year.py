"""The simulated year at a small size: nobody is accused falsely, and the dead are found."""

from collections import Counter

import pytest

from leaderboards.vocabulary import ReportState
from smells.counting import Sightings
from smells.lifecycle import Reason, Standing
from tests.simulation import rates
from tests.simulation.reports import Moved, Report
from tests.simulation.times import DAY, FOR_EVER, minute_of, moment
from tests.simulation.told import share, tell
from tests.simulation.trouble import Trouble, course, covered
from tests.simulation.truth import Truth, truth_of
from tests.simulation.world import Address
from tests.simulation.year import a_year

BOARDS, DAYS, SEED = 250, 125, 3


@pytest.fixture(scope="module")
def years():
    """With guards and without; a few seconds, since outages need a year to happen in."""
    return [a_year(boards=BOARDS, days=DAYS, seed=SEED, guarding=each) for each in (True, False)]


def test_no_report_rests_on_an_outage_and_the_dead_are_public(years):
    guarded, bare = years
    assert guarded.found()[Truth.AROUND] == 0
    assert guarded.found()[Truth.DEAD] > 0
    assert not any("gone" in why or "no-name" in why for why in guarded.missed())
    assert share(guarded.waits(), 0.9) < 21
    assert bare.found()[Truth.DEAD] == guarded.found()[Truth.DEAD]  # no portal has ended yet


def test_a_platforms_outage_is_one_incident_and_ours_is_none(years):
    guarded, bare = years
    outage = rates.OUTAGES["huggingface"]
    began = [minute_of(each.course.began_at) for each in guarded.checker.outages.incidents]
    assert any(outage.begins - DAY <= minute <= outage.ends for minute in began)
    ours = rates.NO_NETWORK
    assert not any(ours.begins <= minute <= ours.ends for minute in began)
    assert bare.checker.outages.incidents == []


def test_most_looks_are_spared_the_rules_and_all_are_counted(years):
    guarded, _ = years
    assert guarded.checker.spared > guarded.tally.checks.total() / 2
    assert guarded.tally.outcomes.total() == guarded.tally.checks.total()
    assert guarded.tally.by_interface["Hub API"]


def test_it_is_the_same_each_time():
    def told():
        year = a_year(boards=40, days=30, seed=SEED, guarding=True)
        return year.tally.checks, Counter(m.report.rule_id for m, _ in year.tally.opened)

    assert told() == told()


def test_it_is_told_in_tables(years):
    lines = list(tell(*years))
    assert any(line.startswith("false reports in all") for line in lines)
    assert any("Hub API" in line for line in lines)


@pytest.mark.parametrize(
    ("own", "around", "truth"),
    [
        ([Trouble(0, FOR_EVER, "gone")], [], Truth.DEAD),
        ([Trouble(0, 12 * DAY, "gone")], [], Truth.SHORT),
        ([Trouble(0, 60 * DAY, "gone")], [], Truth.LASTING),
        ([Trouble(0, 3 * DAY, "gone"), Trouble(3 * DAY, 60 * DAY, "silent")], [], Truth.LASTING),
        ([Trouble(0, 3 * DAY, "gone"), Trouble(4 * DAY, 60 * DAY, "gone")], [], Truth.BETWEEN),
        ([Trouble(0, 2 * DAY, "gone")], [], Truth.BETWEEN),
        ([Trouble(0, FOR_EVER, "gone")], [Trouble(0, 3 * DAY, "no-names")], Truth.AROUND),
    ],
)
def test_what_was_really_the_matter(own, around, truth):
    """A report opened on the ninth day, by sightings from the second day on."""
    address = Address("https://www.a.example/", (), "page")
    address.own, address.around = course(own), course(around)
    counted = Sightings(3, moment(2 * DAY), moment(9 * DAY))
    standing = Standing(ReportState.OPEN, was_public=True, counted=counted)
    report = Report(1, "missing.page", address, "a.example", standing, counted.last_counted_at)
    moved = Moved(report, ReportState.OPEN, Reason.CONFIRMED, moment(9 * DAY), counted)
    assert truth_of(moved) is truth


def test_troubles_of_one_thing_follow_each_other():
    one = course([Trouble(5, 9, "gone"), Trouble(0, 7, "silent"), Trouble(20, 21, "wall")])
    assert [(each.begins, each.ends) for each in one.troubles] == [(0, 7), (7, 9), (20, 21)]
    assert [bool(one.at(minute)) for minute in (0, 8, 9, 20, 21)] == [
        True,
        True,
        False,
        True,
        False,
    ]
    assert covered([one, course([Trouble(9, 12, "gone")])]) == ([0, 20], [12, 21])
