"""A claim in time: what each look does, and what no run of looks can do."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.claims.answer import Verdict
from crawler.claims.states import GRACE, LOOK_EVERY, MOST_PENDING, Standing, after_look
from leaderboards.audit_actions import AuditAction
from leaderboards.models.claim import GRACE as GRACE_OF_THE_MODEL
from leaderboards.vocabulary import ClaimState
from tests.factories import NOW

DAY = timedelta(days=1)
PENDING = Standing(ClaimState.PENDING, NOW + MOST_PENDING)
PROVED = after_look(PENDING, Verdict.PROVED, now=NOW).after
# The clock comes by every hour; a machine may be down for longer, which the figures leave room for.
A_BIT = 2 * DAY


def failing():
    return after_look(PROVED, Verdict.NOT_THERE, now=NOW + LOOK_EVERY).after


def test_the_page_and_the_rule_tell_the_same_grace():
    assert GRACE == GRACE_OF_THE_MODEL == timedelta(days=14)


def test_a_first_proof_stands_for_thirty_days():
    assert PROVED.state is ClaimState.PROVED
    assert PROVED.next_look_at == NOW + timedelta(days=30)


def test_a_proof_of_an_hour_ago_is_looked_at_an_hour_sooner():
    then = NOW - timedelta(hours=1)
    step = after_look(PENDING, Verdict.PROVED, now=NOW, as_of=then)
    assert step.after.next_look_at == then + LOOK_EVERY


@pytest.mark.parametrize("verdict", [each for each in Verdict if each is not Verdict.PROVED])
def test_a_claim_waits_whatever_is_not_found(verdict):
    assert after_look(PENDING, verdict, now=NOW).after == PENDING


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_proof_that_comes_too_late_is_none(verdict):
    step = after_look(PENDING, verdict, now=PENDING.expires_at)
    assert (step.after.state, step.action) == (ClaimState.EXPIRED, AuditAction.CLAIM_EXPIRED)


@pytest.mark.parametrize("verdict", [Verdict.NOT_THERE, Verdict.SIGN_IN])
def test_a_proof_that_is_gone_leaves_grace(verdict):
    step = after_look(PROVED, verdict, now=NOW + LOOK_EVERY)
    assert (step.after.state, step.action) == (ClaimState.FAILING, AuditAction.CLAIM_FAILING)
    assert step.after.next_look_at == NOW + LOOK_EVERY + DAY


def test_could_not_tell_never_fails_a_claim():
    claim, now = PROVED, NOW
    for _ in range(100):
        now += DAY
        step = after_look(claim, Verdict.COULD_NOT_TELL, now=now)
        assert (step.after.state, step.action) == (ClaimState.PROVED, None)
        claim = step.after


def test_a_proof_that_is_back_in_time_is_as_good_as_ever():
    step = after_look(failing(), Verdict.PROVED, now=NOW + LOOK_EVERY + 13 * DAY)
    assert (step.after.state, step.action) == (ClaimState.PROVED, AuditAction.CLAIM_FOUND_AGAIN)
    assert step.after.failing_since is None


def test_the_grace_ends_on_its_day_and_not_before():
    claim = failing()
    ends = NOW + LOOK_EVERY + GRACE
    just_before = after_look(claim, Verdict.NOT_THERE, now=ends - timedelta(seconds=1))
    assert just_before.after.state is ClaimState.FAILING
    assert just_before.after.next_look_at == ends
    step = after_look(claim, Verdict.NOT_THERE, now=ends)
    assert (step.after.state, step.action) == (ClaimState.LAPSED, AuditAction.CLAIM_LAPSED)


def test_silence_puts_the_end_off_by_one_more_grace_at_most():
    claim = failing()
    ends = NOW + LOOK_EVERY + GRACE
    assert after_look(claim, Verdict.COULD_NOT_TELL, now=ends).after.state is ClaimState.FAILING
    step = after_look(claim, Verdict.COULD_NOT_TELL, now=ends + GRACE)
    assert step.after.state is ClaimState.LAPSED


@pytest.mark.parametrize("state", ["lapsed", "expired", "withdrawn", "revoked"])
def test_an_end_is_final(state):
    over = Standing(ClaimState(state), NOW)
    assert after_look(over, Verdict.PROVED, now=NOW).after == over


WAITS = st.timedeltas(timedelta(0), timedelta(hours=24))
LOOKS = st.lists(st.tuples(st.sampled_from(list(Verdict)), WAITS), min_size=1, max_size=80)


@settings(max_examples=400, deadline=None)
@given(LOOKS)
def test_no_right_without_a_proof_seen_in_its_time(looks):
    """Whatever is answered: rights end in time once a proof was missed, and never come of nothing.

    Each look comes at its time or up to a day later.
    """
    claim, now, last_proof, missed = PENDING, NOW, None, None
    for verdict, late in looks:
        now = (claim.next_look_at or now) + late
        was = claim.state
        claim = after_look(claim, verdict, now=now).after
        if verdict is Verdict.PROVED and was in (ClaimState.PENDING, *ClaimState.standing()):
            last_proof, missed = (now, None) if claim.state is ClaimState.PROVED else (None, None)
        elif verdict is not Verdict.COULD_NOT_TELL and missed is None:
            missed = now
        if claim.state not in ClaimState.standing():
            continue
        assert last_proof is not None
        if missed is not None:
            assert now - missed <= 2 * GRACE
        only_clear = all(each is not Verdict.COULD_NOT_TELL for each, _ in looks)
        if only_clear:
            assert now - last_proof <= LOOK_EVERY + GRACE + A_BIT
