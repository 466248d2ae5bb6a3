"""The home page: figures, what changed, and whether anybody looked at all."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from smells.models import ReportEvent
from tests import factories

pytestmark = pytest.mark.django_db


def home(client, language="en"):
    answer = client.get(f"/{language}/")
    assert answer.status_code == 200
    return answer


def checked(board, *, ago=timedelta(minutes=1), outcome="ok", unread="", due=timedelta(days=1)):
    now = timezone.now()
    return factories.schedule(
        board,
        next_check_at=now + due,
        last_checked_at=now - ago,
        last_outcome=outcome,
        last_unread=unread,
    )


def test_figures_leave_the_samples_out(client, boards):
    checked(boards["arena"])
    checked(boards["scores"], outcome="could-not-check", unread="rate-limited")
    checked(boards["sample"], outcome="failed")
    context = home(client).context
    assert context["counts"] == {"live": 3, "historical": 1, "samples": 1, "with_open_smell": 1}
    assert (context["day"].checked, context["day"].inconclusive) == (2, 1)
    patterns = {each.word: each.count for each in context["patterns"]}
    assert patterns == {"P1": 2, "P2": 1, "P3": 0, "P4": 1, "P5": 1}
    smells = {each.word: each.count for each in context["smells"]}
    assert smells["missing"] == 1
    assert len(smells) == 8


def test_a_board_on_a_closed_platform_was_not_asked(client, boards):
    checked(boards["arena"])
    checked(boards["scores"], outcome="could-not-check", unread="platform-closed")
    day = home(client).context["day"]
    assert (day.checked, day.inconclusive, day.no_network) == (1, 0, 0)


def test_cases_of_the_study_are_not_open_smells(client, boards):
    factories.report(boards["arena"], "confusing", source="study")
    smells = {each.word: each.count for each in home(client).context["smells"]}
    assert smells["confusing"] == 0


def test_an_empty_catalogue_says_how_to_fill_it(client):
    assert "import_boards starter" in home(client).content.decode()


def test_no_banner_while_checks_run(client, boards):
    for board in boards.values():
        checked(board)
    assert 'class="notice' not in home(client).content.decode()


def test_without_a_network_it_says_that_nothing_was_checked(client, boards):
    for name, board in boards.items():
        if name == "sample":
            checked(board)
        else:
            checked(board, outcome="could-not-check", unread="no-network")
    answer = home(client)
    text = answer.content.decode()
    assert (answer.context["day"].checked, answer.context["day"].no_network) == (0, 4)
    assert "Not checked: no network here" in text
    assert "so 4 boards were not checked" in " ".join(text.split())


def test_a_dead_worker_is_noticed(client, boards):
    for board in boards.values():
        checked(board, ago=timedelta(hours=3), due=-timedelta(hours=2))
    text = home(client).content.decode()
    assert "Boards are not being checked at the moment" in text
    assert "3 hours ago" in text
    assert "Boards are not being checked" in client.get("/en/boards/").content.decode()


def test_before_the_first_check_it_says_so(client, boards):
    assert "The first checks are about to begin" in home(client).content.decode()


def event(board, *, before, after, minutes, **report):
    made = factories.report(board, state=after, **report)
    at = timezone.now() - timedelta(minutes=minutes)
    ReportEvent.objects.create(
        report=made, at=at, actor="recheck", from_state=before, to_state=after, reason="x"
    )


def test_the_newest_changes_are_what_became_public_or_ended(client, boards):
    arena, scores = boards["arena"], boards["scores"]
    event(arena, before="suspected", after="open", minutes=30)
    event(scores, before="open", after="resolved", minutes=20)
    event(arena, before="suspected", after="resolved", minutes=10, smell="redundant")
    event(arena, before="", after="suspected", minutes=5, smell="confusing")
    event(boards["sample"], before="suspected", after="open", minutes=1)
    found = [(each.name, each.state) for each in home(client).context["transitions"]]
    assert found == [("Score Table", "resolved"), ("Chat Arena", "open")]


def test_the_samples_are_shown_apart(client, boards):
    assert boards["sample"].get_absolute_url() in home(client).content.decode()


def test_the_number_of_queries_is_bounded(client, boards):
    for _ in range(30):
        checked(factories.board(platforms=("github",), source="sample"))
    with CaptureQueriesContext(connection) as queries:
        home(client)
    assert len(queries) <= 15
