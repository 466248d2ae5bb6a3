"""Random histories of one report in which looks, people and the clock have their say."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from leaderboards.models import Maintainer
from leaderboards.vocabulary import AcceptReason, ReportState
from smells.detectors import DETECTORS
from smells.embargo import HOLD, is_judgement
from smells.lifecycle import TRANSITIONS, Reason
from smells.models import Report, ReportEvent
from smells.moves import ACCEPTED_FOR, Acceptance, Move, NotAllowed, move_report, possible_moves
from smells.moves_of_people import ACTION_OF, NEEDS_WORDS
from smells.passing_time import let_time_pass
from smells.rule import Confidence
from tests import factories
from tests.people import maintainer, person
from tests.smells.moving import mover, seen_by, untold_by
from tests.smells.seen import DAY, HOUR, START

RULES = ["missing.page", "mismatched.rank-order", "mismatched.count-claim"]
EVIDENCE = [{"status": 404, "score": 1}, {"status": 410, "score": 2}]
PEOPLE = ["owner", "editor", "stranger", "curator", "another", "both"]
waits = st.sampled_from([HOUR, 30 * HOUR, 4 * DAY, 8 * DAY, 32 * DAY])
moves = st.sampled_from([*ACTION_OF, Move.DISPUTE, Move.DISMISS, Move.CLAIM_FIX])


class OneReport(RuleBasedStateMachine):
    @initialize(rule_id=st.sampled_from(RULES), claimed=st.booleans())
    def begin(self, rule_id, claimed):
        for each in (Report, Maintainer):
            each.objects.all().delete()
        self.board, self.now, self.rule_id = factories.board(), START, rule_id
        self.people = {user.username: user for user in User.objects.all()}
        self.lost_at = []  # when the board was nobody's any more
        if claimed:
            self.the_claim_is_won()

    @property
    def report(self) -> Report | None:
        return Report.objects.first()

    @rule(wait=waits, evidence=st.sampled_from([EVIDENCE[0], *EVIDENCE]))
    def it_is_seen(self, wait, evidence):
        self.now += wait
        seen_by(self.board, self.rule_id, evidence, at=self.now)

    @rule(wait=waits)
    def it_is_in_order(self, wait):
        self.now += wait
        seen_by(self.board, self.rule_id, None, at=self.now)
        over = (ReportState.RESOLVED, ReportState.FALSE_POSITIVE)
        assert not Report.objects.exclude(state__in=over).exists()

    @rule(wait=waits)
    def nobody_can_tell(self, wait):
        self.now += wait
        before = list(Report.objects.values())
        assert untold_by(self.board, self.rule_id, at=self.now) == []
        assert list(Report.objects.values()) == before

    @rule(wait=waits)
    def time_passes(self, wait):
        self.now += wait
        let_time_pass(now=self.now)
        assert let_time_pass(now=self.now) == 0
        today = self.now.date()
        assert not Report.objects.filter(state="accepted", accepted_until__lt=today).exists()

    @rule()
    def the_claim_is_won(self):
        roles = {"owner": "owner", "editor": "editor", "both": "owner"}
        if not self.board.maintainers.exists():
            for name, role in roles.items():
                maintainer(self.board, self.people[name], role)

    @rule()
    def the_claim_is_lost(self):
        self.board.maintainers.all().delete()
        self.lost_at.append(self.now)

    @rule(
        who=st.sampled_from(PEOPLE),
        kind=st.sampled_from(["maintainer", "curator"]),
        what=moves,
        text=st.sampled_from(["because", "because", ""]),
        days=st.sampled_from([*ACCEPTED_FOR, 7]),
    )
    def somebody_moves_it(self, who, kind, what, text, days):
        report = self.report
        if report is None:
            return
        self.now += timedelta(minutes=1)
        by = mover(kind, self.people[who], report)
        offered = what in possible_moves(report, by)
        unsaid = (what in NEEDS_WORDS and not text) or (
            what is Move.ACCEPT and days not in ACCEPTED_FOR
        )
        acceptance = Acceptance(AcceptReason.FIX_PLANNED, days)
        before = Report.objects.values().get()
        try:
            move_report(report.pk, what, by=by, now=self.now, text=text, acceptance=acceptance)
        except NotAllowed:
            assert not offered or unsaid
            assert Report.objects.values().get() == before
        else:
            assert offered and not unsaid
            assert (ReportState(before["state"]), what) in TRANSITIONS

    @invariant()
    def every_change_has_one_event_and_they_join_up(self):
        for report in Report.objects.all():
            events = list(report.events.all())
            assert events[0].from_state == ""
            assert all(one.to_state == other.from_state for one, other in pairwise(events))
            assert events[-1].to_state == report.state

    @invariant()
    def nothing_is_called_false_by_one_person(self):
        for event in ReportEvent.objects.filter(to_state=ReportState.FALSE_POSITIVE):
            disputes = event.report.events.filter(reason="disputed", pk__lt=event.pk)
            assert event.actor == "curator"
            assert disputes.last().person_id != event.person_id is not None

    @invariant()
    def only_a_look_resolves(self):
        for event in ReportEvent.objects.filter(to_state=ReportState.RESOLVED):
            assert (event.actor, event.check_seen.outcome) == ("recheck", "ok")

    @invariant()
    def what_is_accepted_has_its_reason_and_its_end(self):
        for report in Report.objects.all():
            is_accepted = report.state == ReportState.ACCEPTED
            assert bool(report.accepted_reason) is bool(report.accepted_until) is is_accepted
            assert (report.disputed_by is not None) is (report.state == ReportState.DISPUTED)

    @invariant()
    def nothing_is_public_that_was_not_confirmed(self):
        ways = [Reason.CONFIRMED, Reason.HOLD_OVER, Reason.HINT_CONFIRMED]
        detector = DETECTORS[self.rule_id].rule
        for report in Report.objects.public():
            opening = report.events.filter(at=report.opened_at, reason__in=ways).first()
            assert opening is not None and report.state != ReportState.SUSPECTED
            if opening.reason == Reason.CONFIRMED:
                assert opening.at - report.first_seen_at >= detector.confirmation.over

    @invariant()
    def what_is_suspected_goes_on_counting_or_waits_for_a_person_or_for_time(self):
        for report in Report.objects.filter(state=ReportState.SUSPECTED):
            is_hint = DETECTORS[self.rule_id].rule.confidence is Confidence.HINT
            assert report.is_held or report.counting_since or is_hint

    @invariant()
    def what_is_held_was_a_week_ago_or_belongs_to_nobody(self):
        for event in ReportEvent.objects.filter(reason=Reason.HOLD_OVER):
            assert is_judgement(event.report.smell)
            told = event.report.events.filter(
                reason__in=[Reason.HELD, Reason.HINT_CONFIRMED], pk__lt=event.pk
            )
            began = told.last().at
            assert event.at - began >= HOLD or any(began <= at for at in self.lost_at)


@pytest.mark.django_db
def test_no_history_of_looks_people_and_time_breaks_the_rules_of_the_lifecycle():
    for name in PEOPLE:
        person(name, curator=name not in PEOPLE[:3])
    run_state_machine_as_test(
        OneReport,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
