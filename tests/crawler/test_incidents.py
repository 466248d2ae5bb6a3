"""Whose fault it is when many boards fail: decided from the last looks alone."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from crawler.incidents import (
    A_FEW,
    GRACE,
    LONGEST_SILENCE,
    MOST_LOOKS,
    WINDOW,
    Course,
    Heard,
    Look,
    failing_together,
    heard,
    is_theirs,
    our_outage,
)
from crawler.observation import Failure, Unread, page_from_json

NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def look(board: int, host: str = "a.example", *, ill: bool = False, hours: float = 1, **more):
    at = NOW - hours * HOUR
    return Look(board, host, more.pop("platform", "independent"), at, at if ill else None, **more)


def looks_at(host: str, ill: int, well: int, *, first: int = 0, **more) -> list[Look]:
    sick = [look(first + number, host, ill=True, **more) for number in range(ill)]
    return sick + [look(first + ill + number, host, **more) for number in range(well)]


@pytest.mark.parametrize(
    ("ill", "well", "together"),
    [(3, 0, True), (3, 11, True), (3, 12, False), (2, 0, False), (1, 0, False), (0, 9, False)],
)
def test_an_incident_takes_three_boards_and_more_than_a_fifth_of_those_looked_at(
    ill, well, together
):
    found = failing_together(looks_at("a.example", ill, well), now=NOW)
    assert set(found) == (set(range(ill)) if together else set())


def test_what_fails_for_longer_than_a_day_did_not_begin_together_with_the_rest():
    old = [Look(n, "a.example", "independent", NOW, NOW - WINDOW - HOUR) for n in range(5)]
    assert failing_together(old, now=NOW) == {}
    assert failing_together([*old, *looks_at("a.example", 3, 0, first=9)], now=NOW) != {}


def test_several_addresses_of_one_board_are_one_board():
    same = [look(7, "a.example", ill=True, hours=hours) for hours in (1, 2, 3)]
    assert failing_together(same, now=NOW) == {}


def test_only_the_last_looks_are_judged_by():
    older = [look(100 + n, ill=True, hours=20) for n in range(30)]
    newer = [look(n, hours=1) for n in range(MOST_LOOKS)]
    assert failing_together([*older, *newer], now=NOW) == {}


def test_many_hosts_at_once_are_our_own_fault():
    hosts = [each for n in range(5) for each in looks_at(f"h{n}.example", 1, 1, first=10 * n)]
    assert set(our_outage(hosts, now=NOW)) == {0, 10, 20, 30, 40}


def test_two_platforms_at_once_are_our_own_fault_where_we_look_at_no_other():
    hub = looks_at("huggingface.co", 5, 0, platform="huggingface")
    code = looks_at("github.com", 3, 0, first=50, platform="github")
    assert our_outage([*hub, *code], now=NOW)
    others = looks_at("b.example", 0, 1, first=70) + looks_at("c.example", 0, 1, first=80)
    assert not our_outage([*hub, *code, *others], now=NOW)


def test_where_few_boards_are_looked_at_the_last_five_tell():
    alike = [*looks_at("a.example", 3, 0), look(50, "b.example", ill=True)]
    last = look(60, "c.example", ill=True, hours=0.5)
    well_before = [look(70 + n, f"w{n}.example", hours=5) for n in range(30)]
    assert our_outage([*alike, last, *well_before], now=NOW)
    assert not our_outage([*alike, last, look(90, "d.example", hours=0.9)], now=NOW)


def test_a_host_is_blamed_only_when_others_answered_meanwhile():
    began = NOW - 2 * HOUR
    ours = looks_at("a.example", 3, 0)
    assert is_theirs("a.example", began, ours, now=NOW)  # nobody else is looked at at all
    before = look(50, "b.example", hours=3)
    assert not is_theirs("a.example", began, [*ours, before], now=NOW)
    well = look(51, "c.example")
    assert is_theirs("a.example", began, [*ours, before, well], now=NOW)
    ill = look(52, "d.example", ill=True)
    assert not is_theirs("a.example", began, [*ours, before, well, ill], now=NOW)


def test_one_platform_alone_is_never_our_fault_whatever_its_hosts():
    hub = looks_at("huggingface.co", 20, 0, platform="huggingface")
    apps = looks_at("hf.space", 20, 0, first=40, platform="huggingface")
    assert our_outage([*hub, *apps, *looks_at("b.example", 1, 5, first=90)], now=NOW) == {}


boards = some.builds(
    look,
    some.integers(0, 40),
    some.sampled_from(["a.example", "b.example", "c.example", "d.example", "e.example"]),
    ill=some.booleans(),
    hours=some.floats(0, 30),
)


@given(some.lists(boards, max_size=80))
def test_nobody_is_named_who_did_not_begin_to_fail(looks):
    for found in (our_outage(looks, now=NOW), failing_together(looks, now=NOW)):
        began = {each.board: each.failing_since for each in looks if each.began_to_fail(NOW)}
        assert set(found) <= set(began)
        assert all(NOW - since <= WINDOW for since in found.values())


@given(some.lists(boards, max_size=80), some.integers(0, 4))
def test_one_host_alone_is_never_our_fault(looks, number):
    host = "abcde"[number] + ".example"
    others_well = [each for each in looks if each.host == host or not each.failing_since]
    assert our_outage(others_well, now=NOW) == {}


@given(some.lists(boards, max_size=80), some.randoms(use_true_random=False))
def test_the_order_of_the_looks_is_no_matter(looks, random):
    shuffled = random.sample(looks, len(looks)) if len(looks) <= MOST_LOOKS else looks
    assert failing_together(shuffled, now=NOW) == failing_together(looks, now=NOW)
    assert our_outage(shuffled, now=NOW) == our_outage(looks, now=NOW)


@pytest.mark.parametrize(
    ("ill", "well", "again"), [(3, 5, True), (3, 20, False), (2, 0, False), (1, 9, False)]
)
def test_a_host_fails_again_when_as_many_boards_do_as_make_an_incident(ill, well, again):
    since = looks_at("a.example", ill, well, hours=1)
    before = looks_at("a.example", 9, 0, first=50, hours=3)
    silent = Course(NOW - 9 * HOUR, NOW - 3 * HOUR)
    answered = silent.after(Heard.ANSWER, again=False, now=NOW - 2 * HOUR)
    assert answered.fails_again([*since, *before], now=NOW) is again
    assert not silent.fails_again([*since, *before], now=NOW)  # it does so still


COURSE = Course(began_at=NOW, last_seen_at=NOW)


def test_an_incident_is_over_a_day_after_its_host_answered_again():
    answered = COURSE.after(Heard.ANSWER, again=False, now=NOW + HOUR)
    assert not answered.is_over(NOW + GRACE, boards=3)
    assert answered.is_over(NOW + HOUR + GRACE, boards=3)


def test_a_host_that_fails_again_begins_the_day_anew_and_a_dead_board_does_not():
    answered = COURSE.after(Heard.ANSWER, again=False, now=NOW + HOUR)
    assert answered.after(Heard.TROUBLE, again=False, now=NOW + 2 * HOUR) == answered
    again = answered.after(Heard.TROUBLE, again=True, now=NOW + 2 * HOUR)
    assert (again.answered_at, again.last_seen_at) == (None, NOW + 2 * HOUR)


def test_a_silent_host_excuses_a_few_boards_for_two_weeks_and_a_platform_until_a_person_says():
    later = NOW + LONGEST_SILENCE
    assert COURSE.is_over(later, boards=A_FEW)
    assert not COURSE.is_over(later - HOUR, boards=A_FEW)
    assert not COURSE.is_over(later + 365 * WINDOW, boards=A_FEW + 1)


@given(some.lists(some.tuples(some.sampled_from(Heard), some.booleans()), max_size=30))
def test_an_incident_that_never_heard_an_answer_has_none(said):
    course = COURSE
    for number, (what, again) in enumerate(said):
        course = course.after(what, again=again, now=NOW + number * HOUR)
    if course.answered_at:
        assert Heard.ANSWER in [what for what, _ in said]
        assert course.last_seen_at <= course.answered_at
    assert course.began_at == NOW <= course.last_seen_at


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ({"status": 200}, Heard.ANSWER),
        ({"outcome": "could-not-check", "unread": "robots"}, Heard.NOTHING),
        ({"outcome": "could-not-check", "unread": "refused-to-bots", "status": 403}, Heard.ANSWER),
        ({"outcome": "could-not-check", "unread": Unread.PLATFORM_TROUBLE}, Heard.TROUBLE),
        ({"outcome": "failed", "failure": Failure.TIMEOUT}, Heard.TROUBLE),
        ({"outcome": "failed", "failure": Failure.NOT_FOUND, "status": 404}, Heard.TROUBLE),
    ],
)
def test_what_an_address_says_of_its_host(page, said):
    assert heard([page_from_json({"url": "https://a.example/", **page})]) is said
