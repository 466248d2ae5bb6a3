"""How the checker tells of itself: a page, JSON, and figures for Prometheus."""

import tomllib
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from crawler.models import Check, DomainLook, Mishap
from crawler.outages import OUR_OUTAGE
from crawler.status import read_status
from leaderboards import signs_of_life
from leaderboards.models import Incident
from tests import factories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def incident(now: datetime, host: str = "shared.example", **more) -> Incident:
    times = {"began_on": now.date(), "began_at": now - HOUR, "last_seen_at": now}
    return Incident.objects.create(
        slug=host.replace(".", "-"), kind="observed", platform="independent", host=host,
        **{**times, **more},
    )  # fmt: skip


def populate(now: datetime, boards: int = 1) -> None:
    """In each round one board that is due, in the queue, looked at, lost, parked, and fine."""
    for _ in range(boards):
        due, sent, leased, lost, parked, fine = (factories.board() for _ in range(6))
        factories.schedule(due, next_check_at=now - 3 * HOUR)
        factories.schedule(sent, next_check_at=now - HOUR, handed_out_until=now + HOUR)
        held = {"handed_out_until": now + HOUR, "lease": "x"}
        factories.schedule(leased, next_check_at=now, leased_until=now + HOUR, **held)
        factories.schedule(lost, next_check_at=now + HOUR, leased_until=now - HOUR, lease="y")
        factories.schedule(parked, next_check_at=now + 20 * HOUR, attempts=3)
        factories.schedule(fine, next_check_at=now + 20 * HOUR)
        for outcome in ("ok", "ok", "failed", "could-not-check"):
            factories.check(fine, at=now - 2 * HOUR, outcome=outcome)
        factories.check(fine, at=now - 25 * HOUR)
        DomainLook.objects.create(
            board=fine, domain="github.com", host="github.com", platform="github",
            looked_at=now, changed_at=now, in_order_at=now - 2 * HOUR,
        )  # fmt: skip


def test_the_figures_are_of_boards_and_of_the_last_day():
    now = timezone.now()
    populate(now, boards=2)
    sample = factories.board(source="sample")
    factories.schedule(sample, next_check_at=now - 9 * HOUR)
    factories.check(sample, at=now)
    Mishap.objects.create(board=sample, run_id="r", at=now, attempt=1, error="E", code="c")
    seen = read_status(now=now)
    queue = seen.queue
    assert (queue.due, queue.handed_out, queue.leased) == (2, 2, 2)
    assert (queue.stale, queue.parked, queue.oldest_due_at) == (2, 2, now - 3 * HOUR)
    assert seen.oldest_due_seconds == 3 * 3600
    assert seen.checks == {"ok": 4, "failed": 2, "could-not-check": 2}
    assert (seen.checks_per_hour, seen.inconclusive_share) == (0.3, 0.25)
    assert (seen.mishaps, seen.our_outage, seen.incidents) == (1, False, ())
    assert seen.last_good["github"] == now - 2 * HOUR
    assert seen.last_good["huggingface"] is None


def test_the_number_of_queries_is_the_same_for_any_number_of_boards(django_assert_num_queries):
    now = timezone.now()
    populate(now)
    with django_assert_num_queries(10):
        read_status(now=now)
    populate(now, boards=6)
    for number in range(5):
        incident(now, f"h{number}.example")
    with django_assert_num_queries(10):
        read_status(now=now)


def test_the_version_is_the_projects(settings):
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
    assert project["version"] == settings.VERSION


def test_it_is_kept_for_some_seconds(client, django_assert_num_queries):
    first = client.get("/api/v1/status").json()
    factories.check(factories.board(), at=timezone.now())
    with django_assert_num_queries(0):
        assert client.get("/api/v1/status").json() == first
    cache.clear()
    assert client.get("/api/v1/status").json()["checks"]["ok"] == 1


def test_beat_and_worker_are_told_apart():
    now = timezone.now()
    assert read_status(now=now).beat_at is None
    signs_of_life.beat_lives(sender="smells.tasks.check_asked")
    assert read_status(now=now).beat_at is None
    signs_of_life.beat_lives(sender="smells.tasks.send_due_boards")
    alive = read_status(now=now)
    assert alive.beat_at >= now and alive.worker_at is None
    signs_of_life.worker_lives()
    assert read_status(now=now).worker_at >= now


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_tells_it_in_both_languages_without_a_script(client, language):
    now = timezone.now()
    populate(now)
    going_on = incident(now)
    incident(now, "over.example", ended_at=now)
    text = client.get(f"/{language}/status/").content.decode()
    assert f'href="/{language}/incidents/{going_on.slug}/"' in text
    assert "over.example" not in text
    assert "<script" not in text
    assert ("检查程序" in text) is (language == "zh-hans")


def test_the_page_says_when_our_own_network_is_in_doubt(client):
    factories.check(factories.board(), at=timezone.now(), outcome="failed")
    assert "in doubt" not in client.get("/en/status/").content.decode()
    Check.objects.update(excused=OUR_OUTAGE)
    cache.clear()
    assert "Our own network is in doubt" in client.get("/en/status/").content.decode()


def test_all_say_so_when_nothing_can_be_reached(client):
    made = factories.board()
    factories.check(made, at=timezone.now(), outcome="could-not-check", unread="robots")
    assert client.get("/api/v1/status").json()["our_outage"] is False
    cache.clear()
    Check.objects.update(unread="no-network")
    assert client.get("/api/v1/status").json()["our_outage"] is True
    assert figures(client.get("/metrics"))["catalogue_our_outage",] == 1
    assert "Our own network is in doubt" in client.get("/en/status/").text
    Check.objects.update(at=timezone.now() - 2 * HOUR)
    cache.clear()
    assert figures(client.get("/metrics"))["catalogue_our_outage",] == 0


def test_every_page_links_to_it(client):
    assert 'href="/en/status/"' in client.get("/en/about/").content.decode()


def figures(answer) -> dict[tuple[str, ...], float]:
    families = text_string_to_metric_families(answer.content.decode())
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in families
        for sample in family.samples
    }


def test_prometheus_reads_the_same_figures(client):
    populate(timezone.now())
    signs_of_life.worker_lives()
    answer = client.get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    found = figures(answer)
    assert found["catalogue_boards_due",] == 1
    assert found["catalogue_checks_last_day", "ok"] == 2
    assert found["catalogue_oldest_due_seconds",] >= 3 * 3600
    assert ("catalogue_last_good_look_timestamp_seconds", "github") in found
    assert ("catalogue_last_sign_of_life_timestamp_seconds", "worker") in found
    assert ("catalogue_last_sign_of_life_timestamp_seconds", "beat") not in found


@pytest.mark.parametrize(
    ("sent", "status"),
    [("", 401), ("Bearer wrong", 401), ("let-me-in", 401), ("Bearer let-me-in", 200)],
)
def test_an_operator_may_close_the_figures_with_a_token(client, settings, sent, status):
    settings.METRICS_TOKEN = "let-me-in"
    answer = client.get("/metrics", headers={"authorization": sent} if sent else {})
    assert answer.status_code == status
    assert ("catalogue_boards_due" in answer.content.decode()) is (status == 200)
