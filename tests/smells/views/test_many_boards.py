"""What readers see of incidents, of moves to another domain, and of parked names."""

import pytest
from django.utils import timezone

from crawler.models import Check, DomainLook, Schedule
from crawler.observation import Unread
from leaderboards.models import Incident
from tests import factories
from tests.smells.seen import START, page, unread
from tests.smells.sweep import fine, recheck

pytestmark = pytest.mark.django_db
URL = "https://old.example/board"


@pytest.fixture
def board():
    made = factories.board("A board", slug="a-board", url=URL)
    Schedule.objects.create(board=made, next_check_at=START)
    return made


def get(client, path: str) -> str:
    return client.get(path).content.decode()


def observed(*boards, **more) -> Incident:
    now = timezone.now()
    made = Incident.objects.create(
        slug="old-example", kind="observed", platform="independent", host="old.example",
        began_on=now.date(), began_at=now, last_seen_at=now, **more,
    )  # fmt: skip
    made.boards.add(*boards)
    return made


def test_an_incident_is_told_on_its_page_and_on_the_boards_while_it_goes_on(client, board):
    incident, title = observed(board), "Boards on old.example failed together"
    told = get(client, incident.get_absolute_url())
    assert title in told
    assert "1 board was hit" in told and board.get_absolute_url() in told
    assert "old.example 上的多个榜单同时出现故障" in get(client, "/zh-hans/incidents/old-example/")
    assert title in get(client, "/en/boards/a-board/")
    incident.ended_at = timezone.now()
    incident.save()
    assert title not in get(client, "/en/boards/a-board/")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("state", ["silent", "answering", "over", "given up"])
def test_its_page_says_how_it_goes(client, board, state, language):
    now = timezone.now()
    observed(
        board,
        answered_at=now if state in ("answering", "over") else None,
        ended_at=now if state in ("over", "given up") else None,
    )
    english = {
        "silent": "One board at a time",
        "answering": "For a day more",
        "over": "counted anew",
        "given up": "for two weeks",
    }
    told = get(client, f"/{language}/incidents/old-example/")
    assert (english[state] in told) is (language == "en")
    assert told.count("<h1") == 1


def test_a_check_that_does_not_count_says_so_and_names_the_incident(client, board):
    incident = observed(board)
    check = factories.check(board, outcome="failed")
    for path in ("/en/boards/a-board/", f"/en/boards/a-board/checks/{check.pk}/"):
        assert "Not counted" not in get(client, path)
    Check.objects.update(excused=incident.slug)
    for path in ("/en/boards/a-board/", f"/en/boards/a-board/checks/{check.pk}/"):
        assert f'<a href="{incident.get_absolute_url()}">one incident</a>' in get(client, path)
    Check.objects.update(excused="our-outage")
    assert "the fault may be ours" in get(client, "/en/boards/a-board/")


def led_to(where: str):
    def world(url, now):
        return page(url, final_url=where, redirected_to=where.split("/")[2])

    return world


def test_a_move_to_another_domain_is_a_note_and_a_suggestion_and_no_smell(
    client, admin_client, board
):
    recheck(board, led_to("https://new.example/board"), START)
    told = get(client, "/en/boards/a-board/")
    assert "Moved to another domain" in told
    assert '<a href="https://new.example/board"' in told
    assert not board.reports.exists()
    listed = get(admin_client, "/admin/crawler/domainlook/")
    assert "Change the address to https://new.example/board" in listed
    recheck(board, lambda url, now: page(url), START)
    assert "Moved to another domain" not in get(client, "/en/boards/a-board/")


def test_a_redirect_to_somebody_elses_front_page_says_that_it_may_have_ended(client, board):
    recheck(board, led_to("https://company.example/"), START)
    assert "front page of another site" in get(client, "/en/boards/a-board/")


def parked(url, now):
    return unread(url, Unread.PARKED, status=200)


def test_a_parked_domain_is_not_linked_anywhere(client, admin_client, board):
    linked = f'href="{URL}"'
    assert linked in get(client, "/en/boards/a-board/")
    recheck(board, parked, START)
    check = Check.objects.get()
    told = get(client, "/en/boards/a-board/")
    assert "seems to be parked" in told
    assert "old.example/board" in told  # visible all the same
    for path in ("/en/boards/a-board/", f"/en/boards/a-board/checks/{check.pk}/"):
        assert 'href="https://old.example' not in get(client, path)
    assert check.outcome == "could-not-check" and not board.reports.exists()
    other = factories.board("Another", slug="another", url="https://sub.old.example/x")
    assert 'href="https://sub.old.example' not in get(client, other.get_absolute_url())
    assert "Parked" in get(admin_client, "/admin/crawler/domainlook/?parked__exact=1")
    recheck(board, lambda url, now: page(url), START)
    assert linked in get(client, "/en/boards/a-board/")


def test_a_domain_on_which_another_board_is_in_order_is_not_parked(client, board):
    other = factories.board(url="https://old.example/other")
    Schedule.objects.create(board=other, next_check_at=START)
    recheck(board, parked, START)
    recheck(other, fine, START)
    assert f'href="{URL}"' in get(client, "/en/boards/a-board/")


def test_nobody_writes_domain_looks_by_hand(admin_client, board):
    recheck(board, parked, START)
    look = DomainLook.objects.get()
    assert admin_client.get("/admin/crawler/domainlook/add/").status_code == 403
    answer = admin_client.post(f"/admin/crawler/domainlook/{look.pk}/change/", {"domain": "x"})
    assert answer.status_code == 403


def test_an_incident_that_was_seen_is_not_made_by_hand_but_may_be_ended(admin_client, board):
    assert "observed" not in get(admin_client, "/admin/leaderboards/incident/add/")
    incident = observed(board)
    form = {
        "platform": "independent", "began_on": "2026-08-01", "title_en": "", "title_zh": "",
        "ended_at_0": "2026-08-02", "ended_at_1": "12:00:00",
    }  # fmt: skip
    admin_client.post(f"/admin/leaderboards/incident/{incident.pk}/change/", form)
    incident.refresh_from_db()
    assert incident.ended_at is not None


def test_an_incident_told_by_a_person_needs_its_words(admin_client):
    form = {
        "slug": "x", "kind": "platform-closed", "platform": "independent", "host": "x.example",
        "began_on": "2026-08-01", "title_en": "Closed",
    }  # fmt: skip
    admin_client.post("/admin/leaderboards/incident/add/", form)
    assert not Incident.objects.filter(slug="x").exists()


def test_the_bot_page_names_the_pace_and_the_ways_out(client, settings):
    settings.BOT_CONTACT = "mailto:bot@catalogue.example"
    settings.RECHECK_LATEST_DAYS = 9
    told = get(client, "/en/bot/")
    assert "every 9 days" in told and "on a list that the bot obeys everywhere" in told
    assert "mailto:bot@catalogue.example" in told
    assert settings.USER_AGENT in told.replace("&#x27;", "'")
    assert f"+{settings.SITE_URL}/bot" in settings.USER_AGENT
