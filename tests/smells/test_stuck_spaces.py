"""A Space that is being built for days: looked at more and more seldom, and said after two days."""

import json
from itertools import pairwise

import pytest

from crawler.models import Schedule
from smells.batch import recheck_if_free
from smells.models import Report
from tests import factories
from tests.smells.seen import DAY, HOUR, START

pytestmark = pytest.mark.django_db
URL = "https://huggingface.co/spaces/o/n"
API = (
    "https://huggingface.co/api/spaces/o/n?expand=sha&expand=lastModified&expand=disabled"
    "&expand=sdk&expand=runtime&expand=subdomain&expand=cardData"
)
RULE = "unresponsive.space-stuck"


def told(stage, revision="abc"):
    body = {"id": "o/n", "sdk": "gradio", "sha": revision, "runtime": {"stage": stage}}
    return json.dumps(body)


@pytest.fixture
def board():
    made = factories.board("A board", url=URL, platforms=("huggingface",))
    factories.schedule(made, next_check_at=START)
    return made


@pytest.fixture
def look_on(board, answering):
    """Recheck as the schedule says until `until`; the times looked at, after START."""

    def look_on(stage_at, until):
        now, times = Schedule.objects.get(board=board).next_check_at, []
        while now < START + until:
            answering({API: stage_at(now - START)})
            recheck_if_free(board.pk, now=now)
            times.append(now - START)
            now = Schedule.objects.get(board=board).next_check_at
        return times

    return look_on


def test_it_is_looked_at_within_the_hour_and_then_ever_more_seldom(look_on):
    times = look_on(lambda _: told("BUILDING"), 10 * DAY)
    waits = [later - sooner for sooner, later in pairwise(times)]
    assert HOUR <= waits[0] <= 1.1 * HOUR and waits[1] > 2 * HOUR
    assert waits[-1] >= DAY
    assert len(times) < 20


def test_two_days_at_one_revision_confirm_it(look_on):
    look_on(lambda _: told("APP_STARTING"), 2 * DAY)
    assert Report.objects.get(rule_id=RULE).state == "suspected"
    look_on(lambda _: told("APP_STARTING"), 3 * DAY)
    report = Report.objects.get(rule_id=RULE)
    assert report.state == "open"
    assert report.opened_at - START >= 2 * DAY


def test_another_revision_starts_the_count_anew(look_on):
    look_on(lambda since: told("BUILDING", f"of day {since // DAY}"), 9 * DAY)
    assert Report.objects.get(rule_id=RULE).state == "suspected"


def test_a_space_that_merely_restarts_often_is_soon_cleared(look_on):
    def restarting(since):
        return told("APP_STARTING" if since % DAY < HOUR / 2 else "RUNNING")

    look_on(restarting, 9 * DAY)
    states = set(Report.objects.filter(rule_id=RULE).values_list("state", flat=True))
    assert states == {"resolved"}
    assert not Report.objects.filter(rule_id=RULE, opened_at__isnull=False).exists()
