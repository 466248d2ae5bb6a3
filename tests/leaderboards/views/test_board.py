"""A board's page: every fact with its source, and nothing that is not known."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from leaderboards.merge import rename_slug
from leaderboards.models import Entity, LayerFact, ReleaseCadence
from tests import factories

pytestmark = pytest.mark.django_db


def page(client, board, language="en"):
    answer = client.get(f"/{language}/boards/{board.slug}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_facts_and_entities_stand_in_their_layers_with_their_source(client):
    board = factories.board(
        entities=("benchmark-metric",),
        facts={"accepts-submissions": True, "judge": ["humans", "language model"]},
    )
    text = page(client, board)
    submission, evaluation = text.index("Submission layer"), text.index("Evaluation layer")
    assert submission < text.index("Accepts submissions") < evaluation
    assert evaluation < text.index("humans, language model")
    assert '<span title="starter catalogue, Aug. 1, 2026">1</span>' in text
    assert "<li>starter catalogue" in text
    chinese = page(client, board, "zh-hans")
    assert "humans" not in chinese


def test_what_is_not_known_is_said(client):
    text = page(client, factories.board())
    assert "Not known:" in text
    assert "Which workflow pattern the board follows is not known." in text


def test_sources_that_agree_are_one_line_and_those_that_do_not_are_both_shown(client):
    board = factories.board(facts={"test-set": "public", "ordering": "accuracy"})
    said = {"board": board, "source": "huggingface", "confirmed_on": date(2026, 1, 2)}
    LayerFact.objects.create(layer="evaluation", name="test-set", value="private", **said)
    LayerFact.objects.create(layer="integration", name="ordering", value="accuracy", **said)
    text = page(client, board)
    assert text.count(">accuracy<") == 1
    assert text.index("public<sup") < text.index("also stated: private<sup")


def test_declared_and_observed_releases_are_both_shown(client):
    board = factories.board()
    for kind, rhythm in (("declared", "weekly"), ("observed", "irregular")):
        ReleaseCadence.objects.create(
            board=board, kind=kind, rhythm=rhythm, source="starter", confirmed_on=date(2026, 1, 1)
        )
    text = page(client, board)
    assert text.index("weekly") < text.index("irregularly")


def test_a_former_slug_redirects_for_good(client):
    board = factories.board(slug="new-name")
    rename_slug(board, "newest-name")
    answer = client.get("/zh-hans/boards/new-name/")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/zh-hans/boards/newest-name/"


def test_a_sample_says_so_and_leads_to_its_switch(client):
    text = page(client, factories.board(source="sample"))
    assert "This is a sample board" in text
    assert f'href="http://{settings.SAMPLES_ADDRESS}/"' in text


def test_a_closed_platform_is_an_incident_and_no_smell(client):
    board = factories.board(url="https://paperswithcode.com/sota/x")
    board.locations.update(archive_url="https://web.archive.org/web/2025/x")
    text = page(client, board)
    assert "Papers with Code was shut down" in text
    assert "Open the archived copy" in text
    assert 'class="smell ' not in text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "x"])
def test_only_web_addresses_become_links(client, url):
    board = factories.board()
    Entity.objects.create(
        board=board,
        kind="benchmark-metric",
        layer="evaluation",
        name="A metric",
        url=url,
        source="starter",
        confirmed_on=date(2026, 1, 1),
    )
    text = page(client, board)
    assert "A metric" in text
    assert f'href="{url}"' not in text


def test_hostile_texts_are_shown_as_text(client):
    evil = '"><script>alert(1)</script>'
    board = factories.board(
        evil, description_en=evil, topics=(f"task:{evil}",), facts={"method": evil, "judge": [evil]}
    )
    assert "<script" not in page(client, board)


def test_when_it_was_and_will_be_checked(client):
    board, now = factories.board(), timezone.now()
    assert "Not checked yet." in page(client, board)
    factories.schedule(
        board,
        next_check_at=now + timedelta(hours=5, minutes=1),
        last_checked_at=now - timedelta(hours=2),
        last_outcome="could-not-check",
        last_unread="rate-limited",
        last_ok_at=now - timedelta(days=3),
    )
    factories.check(board, at=now, outcome="could-not-check", unread="rate-limited")
    text = page(client, board)
    assert "we were asked to come back later" in text
    assert "2 hours ago" in text
    assert "in 5 hours" in text
    assert "3 days ago" in text


@pytest.mark.parametrize("away", [timedelta(days=-2), timedelta(seconds=20)])
def test_a_check_that_is_overdue_or_about_to_begin_is_due_now(client, away):
    board = factories.board()
    factories.schedule(board, next_check_at=timezone.now() + away)
    text = page(client, board)
    assert "due now" in text and "just now" not in text


def test_the_number_of_queries_is_bounded(client):
    board = factories.board(
        platforms=("github", "huggingface"),
        patterns=("P1", "P4"),
        entities=("model", "benchmark-metric"),
        topics=("modality:text", "task:chat"),
    )
    for number in range(10):
        factories.location(board, f"https://more.example.org/{number}", role="mirror")
        factories.report(board, url=f"https://more.example.org/{number}")
        factories.check(board)
    factories.schedule(board, last_outcome="failed", last_checked_at=factories.NOW)
    with CaptureQueriesContext(connection) as queries:
        page(client, board)
    assert len(queries) <= 23
