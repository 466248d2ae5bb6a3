"""What a digest says: what happened to what somebody follows, once, and nothing else."""

from datetime import timedelta

import pytest

from leaderboards.models import Claim
from smells.notices import subscriptions
from smells.notices.digest import digest_of
from smells.notices.subscriptions import Topic
from tests.factories import NOW, board, report
from tests.people import maintainer
from tests.smells.notices.told import LATER, event, opened, reader

pytestmark = pytest.mark.django_db
SINCE = NOW - timedelta(days=1)


def told(user, *, since=SINCE, through=LATER):
    return digest_of(user, since=since, through=through)


def follow(user, **topic):
    return subscriptions.follow(user, Topic(**topic), now=NOW)


def test_it_tells_of_what_is_followed_and_of_nothing_else():
    user, mine, other = reader(), board(), board(platforms=("github",))
    follow(user, board=mine)
    here, there = opened(mine), opened(other, smell="redundant")
    assert [change.report for change in told(user).changes] == [here.report]
    follow(user, smell="redundant")
    assert {change.report for change in told(user).changes} == {here.report, there.report}


def test_a_platform_and_all_own_boards_can_be_followed():
    user, there, mine = reader(), board(platforms=("github",)), board()
    follow(user, platform="github")
    follow(user, is_mine=True)
    opened(there)
    opened(mine)
    assert [change.report.board for change in told(user).changes] == [there]
    maintainer(mine, user)
    assert {change.report.board for change in told(user).changes} == {there, mine}


def test_who_follows_nothing_is_told_nothing():
    opened(board())
    assert told(reader()).is_empty


def test_the_period_begins_where_the_last_one_ended():
    user, on = reader(), board()
    follow(user, board=on)
    at_the_seam = opened(on, at=NOW)
    assert told(user, since=SINCE, through=NOW).is_empty
    changes = told(user, since=NOW, through=LATER).changes
    assert [change.report for change in changes] == [at_the_seam.report]


def test_a_flapping_smell_is_one_entry():
    user, on = reader(), board()
    follow(user, board=on)
    flapping = opened(on).report
    for hour in range(1, 9, 2):
        at = NOW + timedelta(hours=hour)
        event(flapping, "resolved", before="open", reason="no-longer-detected", at=at)
        event(flapping, "reopened", before="resolved", at=at + timedelta(hours=1))
    (change,) = told(user).changes
    assert (change.kind, change.times) == ("reopened", 9)


def test_fifty_entries_and_the_number_of_the_rest():
    user, on = reader(), board()
    follow(user, board=on)
    for number in range(53):
        opened(on, at=NOW + timedelta(minutes=number))
    digest = told(user)
    assert (len(digest.changes), digest.more, digest.count) == (50, 3, 53)


def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries):
    user = reader()
    follow(user, smell="missing")
    for _ in range(20):
        opened(board())
    with django_assert_max_num_queries(5):
        [change.report.board.name for change in told(user).changes]


def held(on):
    known = report(on, smell="confusing", state="suspected", rule_id="confusing.metric-undefined")
    known.held_until = LATER + timedelta(days=1)
    known.save()
    event(known, "suspected", before="suspected", reason="held")
    return known


def test_only_a_maintainer_is_told_of_held_smells():
    on, keeper, follower = board(), reader("keeper"), reader("follower")
    maintainer(on, keeper)
    secret = held(on)
    follow(keeper, is_mine=True)
    for topic in ({"board": on}, {"smell": "confusing"}, {"is_mine": True}):
        follow(follower, **topic)
    assert told(keeper).upkeep.held == (secret,)
    assert told(follower).is_empty
    assert told(follower).upkeep.held == ()


def test_who_has_lost_the_board_is_told_no_more_of_it():
    on, keeper = board(), reader("keeper")
    role = maintainer(on, keeper)
    follow(keeper, is_mine=True)
    held(on)
    assert not told(keeper).is_empty
    role.delete()
    assert told(keeper).is_empty


def test_what_waits_is_told_when_it_is_new_and_is_no_reason_to_write_again():
    on, keeper = board(), reader("keeper")
    maintainer(on, keeper)
    follow(keeper, is_mine=True)
    held(on)
    again = told(keeper, since=NOW + timedelta(days=1), through=NOW + timedelta(days=2))
    assert again.upkeep.held
    assert again.is_empty


def test_an_acceptance_that_ends_soon_and_a_failing_claim_are_told():
    on, keeper = board(), reader("keeper")
    maintainer(on, keeper)
    follow(keeper, is_mine=True)
    accepted = report(on, state="accepted")
    accepted.accepted_until = (LATER + timedelta(days=3)).date()
    accepted.save()
    assert told(keeper).upkeep.ending == (accepted,)
    assert not told(keeper).is_empty
    accepted.delete()
    failing = Claim.objects.create(
        board=on,
        user=keeper,
        proof="meta-tag",
        url="https://x.example/",
        token="t",
        state="failing",
        created_at=NOW,
        expires_at=NOW,
        failing_since=NOW,
    )
    assert told(keeper).upkeep.failing == (failing,)
    assert not told(keeper).is_empty


def test_hints_are_counted_and_not_shown():
    on, keeper = board(), reader("keeper")
    maintainer(on, keeper)
    follow(keeper, is_mine=True)
    report(on, state="suspected", rule_id="missing.submission-queue")
    report(on, state="suspected", rule_id="missing.page")
    digest = told(keeper)
    assert (digest.upkeep.hints, digest.changes, digest.is_empty) == (1, (), True)
