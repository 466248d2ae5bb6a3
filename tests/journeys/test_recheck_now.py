"""A board is mended and its maintainer presses “Recheck now”: real web, worker, database, Redis."""

import re
import time

import httpx
import pytest

from crawler.samples.switches import Switches
from tests.journeys.conftest import Site, wait_for

SLUG, RULE = "sample-vanishing", "missing.page"
MAKE_OWNER = f"""
from django.contrib.auth.models import User
from django.utils import timezone
from allauth.account.models import EmailAddress
from leaderboards.models import Board, Maintainer
user = User.objects.create_user("owner", "owner@people.example", "a-long-passphrase")
EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
board = Board.objects.get(slug="{SLUG}")
Maintainer.objects.create(
    board=board, user=user, role="owner", basis="grant", since=timezone.now()
)
from django.test import Client
client = Client()
client.force_login(user)
print("session", client.cookies["sessionid"].value)
"""


def state_of(site: Site) -> str:
    rows = site.query(
        "select report.state from smells_report report"
        " join leaderboards_board board on board.id = report.board_id"
        f" where board.slug = '{SLUG}' and report.rule_id = '{RULE}'"
    )
    return rows[0][0] if rows else ""


def is_idle(site: Site) -> bool:
    held = site.query(
        "select count(*) from crawler_schedule"
        " where leased_until >= now() or handed_out_until >= now()"
    )
    return held == [(0,)]


def token_in(page: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)


@pytest.fixture
def running(site: Site) -> Site:
    site.start_all()
    return site


def test_acknowledged_mended_looked_at_now_and_resolved(running: Site):
    wait_for(lambda: state_of(running) == "open", seconds=120, because=state_of(running))
    made = running.manage("shell", "--no-imports", "-c", MAKE_OWNER)
    session = re.search(r"session (\S+)", made).group(1)
    how = {"cookies": {"sessionid": session}, "follow_redirects": True, "timeout": 60}
    with httpx.Client(base_url=running.url, **how) as me:  # noqa: TID251 — our own site
        page = me.get("/en/desk/").text
        pk = re.search(r'id="report-(\d+)"', page).group(1)
        sent = {"csrfmiddlewaretoken": token_in(page)}
        page = me.post(f"/en/reports/{pk}/moves/acknowledge/", data=sent).text
        assert state_of(running) == "acknowledged"
        # From here on nothing is looked at by itself: the look that is asked for resolves it.
        running.kill("beat")
        wait_for(lambda: is_idle(running), seconds=60, because="the queue did not run empty")
        Switches(running.folder / "samples.json").turn(SLUG.removeprefix("sample-"), on=False)
        sent = {"csrfmiddlewaretoken": token_in(page), "fixed": pk}
        answer = me.post(f"/en/boards/{SLUG}/recheck/", data=sent)
        assert re.search(rf"/boards/{SLUG}/rechecks/\d+/$", str(answer.url))
        pressed = time.monotonic()

        def told() -> str:
            shown = me.get(str(answer.url)).text
            return shown if "What the look came to" in shown else ""

        shown = str(wait_for(told, seconds=60, because=running.log("worker")[-2000:]))
    print(f"answered {time.monotonic() - pressed:.1f} s after it was asked for")
    assert state_of(running) == "resolved"
    assert "Not seen any more" in shown and "Still seen" not in shown
    events = f"select reason from smells_reportevent where report_id = {int(pk)} order by id"
    reasons = [reason for (reason,) in running.query(events)]
    assert reasons[-3:] == ["acknowledged", "fix-claimed", "fixed"]
