"""Whatever maintainers do, a hold begins once and ends: on the day it was begun with.

Random histories of a confirmed smell of judgement in which its maintainers alone act, while every
day a look sees it.
"""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from leaderboards.vocabulary import AcceptReason, ReportState
from smells.curation import Decider, Wording, confirm
from smells.embargo import HOLD
from smells.models import PublicReport, Report
from smells.moves import Acceptance, Move, move_report, possible_moves
from smells.moves_of_people import ACTION_OF
from smells.passing_time import let_time_pass
from tests import factories
from tests.people import maintainer, people_of, person
from tests.smells.moving import as_curator, as_maintainer, move, seen_by, untold_by
from tests.smells.seen import DAY, START, only_report

pytestmark = pytest.mark.django_db
RULE = "mismatched.rank-order"
EVIDENCE = [{"score": "90"}, {"score": "91"}]
WORDING = Wording("mismatched", "submission-channel", "https://b.example/", "It is wrong")
WAITING = (ReportState.ACCEPTED, ReportState.DISPUTED)
OVER = (ReportState.RESOLVED, ReportState.FALSE_POSITIVE)


def reported(board, curator: User, *, at=START) -> Report:
    """A curator confirms what a reader saw; on a claimed board it is held."""
    row = PublicReport.objects.create(
        board=board,
        state="waiting",
        smell=WORDING.smell,
        entity=WORDING.entity,
        url=WORDING.url,
        description="The channel takes other files than it says.",
        language="en",
        verified_by="challenge",
        follow_sha256="a",
        created_at=at,
    )
    return confirm(row.pk, WORDING, Decider(curator, at, "Thank you"))


def confirmed(board) -> Report:
    for days in (-2, 0):
        seen_by(board, RULE, EVIDENCE[0], at=START + days * DAY)
    return only_report(board)


class HeldReport(RuleBasedStateMachine):
    @initialize(by_reader=st.booleans())
    def begin(self, by_reader):
        for each in (PublicReport, Report):
            each.objects.all().delete()
        self.board, self.now = factories.board(), START
        self.owner, self.curator = (User.objects.get(username=n) for n in ("owner", "curator"))
        maintainer(self.board, self.owner)
        self.report = reported(self.board, self.curator) if by_reader else confirmed(self.board)
        assert self.report.held_until == START + HOLD
        self.by_reader = by_reader

    @rule(days=st.sampled_from([1, 3, 7]), evidence=st.sampled_from(EVIDENCE))
    def days_pass_and_each_sees_it(self, days, evidence):
        for _ in range(days):
            self.it_is_seen_after(DAY, evidence)

    @precondition(lambda self: self.report.state in WAITING)
    @rule(wait=st.sampled_from([25 * DAY, 366 * DAY]), evidence=st.sampled_from(EVIDENCE))
    def long_it_waits_for_people(self, wait, evidence):
        self.it_is_seen_after(wait, evidence)

    def it_is_seen_after(self, wait, evidence):
        self.now += wait
        if not self.by_reader:
            seen_by(self.board, RULE, evidence, at=self.now)
        let_time_pass(now=self.now)
        self.report.refresh_from_db()

    @rule(what=st.sampled_from([Move.ACCEPT, Move.END_ACCEPTANCE, Move.DISPUTE, *ACTION_OF]))
    def a_maintainer_moves_it(self, what):
        by = as_maintainer(self.owner, self.report)
        if what not in possible_moves(self.report, by):
            return
        self.now += timedelta(minutes=1)
        how = Acceptance(AcceptReason.BY_DESIGN, 365)
        move_report(self.report.pk, what, by=by, now=self.now, text="so it is", acceptance=how)
        self.report.refresh_from_db()

    @invariant()
    def it_is_public_a_week_after_it_was_confirmed_but_for_what_people_owe_an_answer(self):
        until = self.report.held_until
        assert until in (None, START + HOLD)
        if self.now >= START + HOLD and self.report.state not in WAITING:
            assert self.report.opened_at is not None

    @invariant()
    def somebody_or_time_can_move_it(self):
        report = self.report
        mover = as_curator(self.curator, report), as_maintainer(self.owner, report)
        can_move = any(possible_moves(report, by) for by in mover)
        assert report.state in OVER or report.is_held or can_move


def test_maintainers_alone_keep_nothing_from_the_public_for_longer_than_its_hold():
    person("owner")
    person("curator", curator=True)
    run_state_machine_as_test(
        HeldReport,
        settings=settings(
            max_examples=20,
            stateful_step_count=10,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture
def board():
    return factories.board()


@pytest.fixture
def people(board):
    return people_of(board)


def test_a_readers_report_that_was_accepted_and_given_back_is_held_until_the_same_day(
    board, people
):
    report = reported(board, people.curator)
    owner = as_maintainer(people.owner, report)
    move(report, Move.ACCEPT, owner, now=START + DAY)
    assert (report.state, report.is_held) == ("accepted", False)
    move(report, Move.END_ACCEPTANCE, owner, now=START + 2 * DAY)
    assert (report.state, report.held_until) == ("suspected", START + HOLD)
    assert let_time_pass(now=START + HOLD) == 1
    report.refresh_from_db()
    assert (report.state, report.opened_at) == ("open", START + HOLD)


@pytest.mark.parametrize("ends", [Move.END_ACCEPTANCE, Move.EXPIRE])
@pytest.mark.parametrize("by_reader", [True, False])
def test_an_acceptance_that_outlasts_the_hold_leaves_it_public(board, people, ends, by_reader):
    report = reported(board, people.curator) if by_reader else confirmed(board)
    owner = as_maintainer(people.owner, report)
    move(report, Move.ACCEPT, owner, now=START + DAY)
    later = START + 32 * DAY
    if not by_reader:
        seen_by(board, RULE, EVIDENCE[0], at=later)
    if ends is Move.EXPIRE:
        assert let_time_pass(now=later) == 1
    else:
        move(report, ends, owner, now=later)
    report.refresh_from_db()
    assert (report.state, report.opened_at, report.held_until) == ("open", later, None)
    assert [event.reason for event in report.events.all()][-1] == "hold-over"


def test_what_the_last_look_could_not_see_opens_with_the_next_that_does(board, people):
    report = confirmed(board)
    owner = as_maintainer(people.owner, report)
    move(report, Move.ACCEPT, owner, now=START + DAY)
    untold_by(board, RULE, at=START + 9 * DAY)
    move(report, Move.END_ACCEPTANCE, owner, now=START + 10 * DAY)
    assert (report.state, report.opened_at) == ("suspected", None)
    seen_by(board, RULE, EVIDENCE[1], at=START + 11 * DAY)
    assert only_report(board).state == "open"


def test_other_evidence_of_what_is_accepted_begins_no_hold_anew(board, people):
    report = confirmed(board)
    move(report, Move.ACCEPT, as_maintainer(people.owner, report), now=START + DAY)
    for days in (2, 4, 8):
        seen_by(board, RULE, EVIDENCE[1], at=START + days * DAY)
    report.refresh_from_db()
    assert (report.state, report.opened_at) == ("open", START + 8 * DAY)
    assert report.events.filter(reason="held").count() == 1
