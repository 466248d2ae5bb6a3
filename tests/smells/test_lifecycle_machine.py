"""Random histories of one board, on the database, against what must hold after every check."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from crawler.observation import Unread
from leaderboards.vocabulary import ReportState
from smells.counting import LAPSE
from smells.detectors import DETECTORS
from smells.lifecycle import Reason
from smells.models import Report, ReportEvent
from tests import factories
from tests.smells.seen import DAY, HOUR, START, gone, look, page, unread

CONFIRMATION = DETECTORS["missing.page"].rule.confirmation
URL = "https://board.example/"
waits = st.sampled_from([HOUR, 30 * HOUR, 73 * HOUR, 5 * DAY, LAPSE + DAY])


def everything():
    """All reports and events, to see whether anything at all changed."""
    return list(Report.objects.order_by("pk").values()), list(
        ReportEvent.objects.order_by("pk").values()
    )


class Board(RuleBasedStateMachine):
    """A virtual clock, one address, and what each check sees there."""

    @initialize()
    def begin(self):
        Report.objects.all().delete()
        self.board = factories.board(url=URL)
        self.now = START
        self.failing_since = None  # the first failure after the last success
        self.public = False

    def look(self, *pages):
        events = look(self.board, *pages, at=self.now)
        self.public = Report.objects.public().exists()
        return events

    @rule(wait=waits)
    def it_is_gone(self, wait):
        self.now += wait
        self.failing_since = self.failing_since or self.now
        was_open = Report.objects.open().exists()
        self.look(gone(URL))
        if not was_open and Report.objects.open().exists():
            assert self.now - self.failing_since >= CONFIRMATION.over

    @rule(wait=waits)
    def it_is_there(self, wait):
        self.now += wait
        self.failing_since = None
        self.look(page(URL))
        assert not Report.objects.exclude(state=ReportState.RESOLVED).exists()
        assert not Report.objects.counting().exists()

    @rule(wait=waits, why=st.sampled_from([Unread.ROBOTS, Unread.RATE_LIMITED, Unread.MAY_BE_US]))
    def it_cannot_be_told(self, wait, why):
        self.now += wait
        before = everything()
        assert self.look(unread(URL, why=why)) == []
        assert everything() == before

    @rule(wait=waits, other=st.sampled_from([gone(URL), page(URL)]))
    def our_network_is_down(self, wait, other):
        self.now += wait
        before = everything()
        assert self.look(other, unread("https://b.example/", why=Unread.NO_NETWORK)) == []
        assert everything() == before

    @rule(missing=st.booleans())
    def the_same_check_comes_twice(self, missing):
        self.now += HOUR
        seen = gone(URL) if missing else page(URL)
        self.failing_since = (self.failing_since or self.now) if missing else None
        self.look(seen)
        before = everything()
        assert self.look(seen) == []
        assert everything() == before

    @invariant()
    def a_finding_is_reported_once(self):
        assert Report.objects.count() <= 1

    @invariant()
    def every_change_of_state_has_exactly_one_event_and_they_join_up(self):
        for report in Report.objects.all():
            state = ""
            for event in report.events.all():
                assert event.from_state == state
                if event.from_state == event.to_state:
                    assert event.reason == Reason.COUNT_RESTARTED
                state = event.to_state
            assert report.state == state

    @invariant()
    def only_a_check_that_found_it_in_order_resolves(self):
        for event in ReportEvent.objects.filter(to_state=ReportState.RESOLVED):
            assert event.check_seen.outcome == "ok"

    @invariant()
    def nothing_is_public_that_was_not_confirmed(self):
        for report in Report.objects.public():
            confirmed = report.events.get(to_state=ReportState.OPEN)
            assert confirmed.at - report.first_seen_at >= CONFIRMATION.over
            assert report.state != ReportState.SUSPECTED


@pytest.mark.django_db
def test_no_history_of_checks_breaks_the_rules_of_the_lifecycle():
    run_state_machine_as_test(
        Board,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=timedelta(seconds=5),
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
