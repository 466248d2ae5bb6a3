"""The pages of a look that was asked for: who may, how far it is, what it came to."""

from datetime import timedelta

import pytest
from django.utils import timezone

from crawler.models import Schedule
from smells import recheck_now
from smells.models import AskedRecheck
from tests import factories
from tests.smells.views.pages import LANGUAGES

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def sent(monkeypatch):
    ids = []
    monkeypatch.setattr(recheck_now, "send", ids.append)
    return ids


def shown(client, path, language="en"):
    answer = client.get(f"/{language}/boards/my-board/{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def asked_of(board, **fields):
    return AskedRecheck.objects.create(board=board, **{"asked_at": timezone.now(), **fields})


@pytest.mark.parametrize(
    ("who", "status"),
    [("visitor", 302), ("stranger", 403), ("curator", 403), ("editor", 200), ("owner", 200)],
)
def test_only_maintainers_ask_and_read(client, board, people, who, status):
    if user := getattr(people, who):
        client.force_login(user)
    asked = asked_of(board)
    for path in ("recheck/", f"rechecks/{asked.pk}/"):
        assert client.get(f"/en/boards/my-board/{path}").status_code == status
    asked.delete()
    answer = client.post("/en/boards/my-board/recheck/")
    assert answer.status_code == (302 if status == 200 else status)
    assert AskedRecheck.objects.count() == (1 if status == 200 else 0)


def test_a_look_at_another_board_is_not_found(owner, board):
    other = asked_of(factories.board("Other"))
    assert owner.get(f"/en/boards/my-board/rechecks/{other.pk}/").status_code == 404


def test_a_fix_is_claimed_only_where_it_was_said(owner, board):
    said, not_said = factories.report(board), factories.report(board, "redundant")
    foreign = factories.report(factories.board("Other"))
    answer = owner.post("/en/boards/my-board/recheck/", {"fixed": [said.pk, foreign.pk, "x"]})
    asked = AskedRecheck.objects.get()
    assert answer["Location"] == f"/en/boards/my-board/rechecks/{asked.pk}/"
    for each, state in ((said, "fix_claimed"), (not_said, "open"), (foreign, "open")):
        each.refresh_from_db()
        assert each.state == state
    assert asked.about == {str(said.pk): "fix_claimed", str(not_said.pk): "open"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_asked_too_often_is_told_with_the_time(owner, board, language):
    now = timezone.now()
    for number in range(6):
        asked_of(board, asked_at=now - (20 + number) * MINUTE, done_at=now)
    answer = owner.post(f"/{language}/boards/my-board/recheck/")
    assert answer["Location"] == f"/{language}/boards/my-board/recheck/"
    page = owner.get(answer["Location"]).content.decode()
    if language == "en":
        assert "looked at often enough just now. Ask again in 34 minutes" in page
    assert "btn-primary" not in page
    assert AskedRecheck.objects.count() == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_far_it_is_without_a_script(owner, board, language):
    asked = asked_of(board)
    path = f"rechecks/{asked.pk}/"
    page = shown(owner, path, language)
    assert '<noscript><meta http-equiv="refresh"' in page and 'aria-live="polite"' in page
    factories.schedule(board, leased_until=timezone.now() + MINUTE)
    looking = shown(owner, path, language)
    assert looking != page and 'aria-live="polite"' in looking
    Schedule.objects.update(leased_until=None)
    AskedRecheck.objects.update(asked_at=timezone.now() - 11 * MINUTE)
    late = shown(owner, path, language)
    assert "http-equiv" not in late and f"/{language}/boards/my-board/recheck/" in late
    AskedRecheck.objects.update(broke=True)
    assert shown(owner, path, language) not in (page, looking, late)


def test_that_no_worker_is_there_is_said(owner, board):
    page = shown(owner, f"rechecks/{asked_of(board).pk}/")
    assert "perhaps none is running" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_came_to_is_told_smell_by_smell(owner, board, language):
    now = timezone.now()
    github = "https://github.com/owner/board"
    seen = factories.report(board, state="acknowledged", url=github)
    gone = factories.report(board, "redundant", state="resolved")
    untold = factories.report(board, "confusing")
    new = factories.report(board, "missing", state="suspected", url="https://new.example/")
    came_to = {
        str(seen.pk): {"came_to": "still-seen", "before": "fix_claimed"},
        str(gone.pk): {"came_to": "gone", "before": "open"},
        str(untold.pk): {"came_to": "untold", "why": "robots", "before": "open"},
        str(new.pk): {"came_to": "new"},
        "999999": {"came_to": "gone"},
    }
    check = factories.check(board, at=now)
    asked = asked_of(board, done_at=now, check_seen=check, came_to=came_to)
    page = shown(owner, f"rechecks/{asked.pk}/", language)
    places = [page.index(f"came-to-{word}") for word in ("still-seen", "untold", "gone", "new")]
    assert places == sorted(places)
    assert f"/reports/{gone.pk}/" in page and f"/reports/{new.pk}/" not in page
    if language == "en":
        assert "stands as acknowledged again" in page
        assert "about five minutes after a change" in page
        assert "counts again when it is seen 3 days later" in page or "72 hours later" in page


def test_a_look_that_saw_nothing_says_so(owner, board):
    asked = asked_of(board, done_at=timezone.now())
    assert "Nothing was seen" in shown(owner, f"rechecks/{asked.pk}/")
