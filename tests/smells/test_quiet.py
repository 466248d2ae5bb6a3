"""Boards of which nothing is said are stored together, to the same end as one by one."""

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection, transaction
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from crawler.domain_look import DomainLook
from crawler.leases import ScheduleQuerySet
from crawler.models import Check, MaintainerFileRead, Mishap, Schedule, Snapshot
from leaderboards.models import Board, Incident
from smells import quiet, storing
from smells.batch import recheck_boards
from smells.models import LastLook, Report
from tests import factories
from tests.smells.seen import DAY, START
from tests.smells.test_unchanged import WELL, read, shown, site  # noqa: F401 — fixtures

pytestmark = pytest.mark.django_db
# Nothing at all is to be found here, not even a hint.
WORDS = "Nothing but plain words. " * 40
QUIET = f"<html><title>A page</title><body><p>{WORDS}</p></body></html>"


@pytest.fixture
def boards(site):  # noqa: F811
    """Five boards that were looked at once."""
    client = site(QUIET)
    made = []
    for number in range(5):
        url = f"https://board{number}.example/"
        client.answers[url] = QUIET
        made.append(factories.board(f"Board {number}", slug=f"quiet-{number}", url=url))
        factories.schedule(made[-1], next_check_at=START)
    look(made, START)
    return made


def look(boards, now):
    done = list(recheck_boards([board.pk for board in boards], now=lambda: now, even_early=True))
    assert sorted(each.board_id for each in done) == sorted(board.pk for board in boards)
    assert all(each.check and not each.error for each in done)
    return done


@pytest.fixture
def together(monkeypatch):
    """What was stored together, each time by board."""
    stored = []
    real = storing.finish_together
    monkeypatch.setattr(
        storing, "finish_together", lambda done: stored.append(real(done)) or stored[-1]
    )
    return stored


def told():
    """Everything that a look writes, without the keys that differ."""
    no = {"id", "run_id", "took_ms", "check_seen", "snapshots", "packed", "lease"}
    rows = []
    for model in (Check, Schedule, Snapshot, DomainLook, LastLook):
        for row in model.objects.all():
            plain = model_to_dict(row, exclude=no)
            shows = [s.sha256 for s in row.snapshots.all()] if model is Check else []
            seen = row.check_seen.at if model is LastLook else None
            rows.append((model.__name__, sorted(map(repr, plain.items())), shows, seen))
    return sorted(map(repr, rows))


def differ(client):
    for number in range(4):  # the fifth is as it was
        page = QUIET.replace("plain", f"plain and new {number}")
        client.answers[f"https://board{number}.example/"] = page


@pytest.mark.parametrize("change", [lambda client: None, differ], ids=["as it was", "changed"])
def test_it_comes_to_the_same_as_one_by_one(boards, site, together, monkeypatch, change):  # noqa: F811
    change(site(QUIET))
    together.clear()
    with transaction.atomic():
        look(boards, START + DAY)
        at_once = told()
        transaction.set_rollback(True)
    assert sum(len(each) for each in together) == 5
    monkeypatch.setattr(storing, "may_be_quiet", lambda look: False)
    look(boards, START + DAY)
    assert told() == at_once
    assert Check.objects.filter(at=START + DAY).count() == 5


def test_what_a_changed_page_shows_is_kept_and_can_be_repeated(boards, site):  # noqa: F811
    differ(site(QUIET))
    look(boards, START + DAY)
    shown = Snapshot.objects.filter(board=boards[0]).order_by("first_seen_at")
    assert [(each.first_seen_at, each.last_seen_at) for each in shown] == [
        (START, START),
        (START + DAY, START + DAY),
    ]
    assert "new 0" in shown[1].read().document.sections[0].text
    last = LastLook.objects.get(board=boards[0])
    assert (last.read_at, last.check_seen.at) == (START + DAY, START + DAY)
    assert LastLook.objects.get(board=boards[4]).read_at == START


def test_the_queries_are_as_many_for_one_as_for_all(boards, monkeypatch):
    real, costs = storing.finish_together, []

    def counted(done):
        with CaptureQueriesContext(connection) as queries:
            checks = real(done)
        costs.append((len(queries), len(checks)))
        return checks

    monkeypatch.setattr(storing, "finish_together", counted)
    look(boards[:1], START + DAY)
    for days in range(2, 6):
        look(boards, START + days * DAY)
    assert max(queries for queries, _ in costs) == costs[0][0]
    assert max(boards for _, boards in costs) > 1


def test_one_of_which_a_report_speaks_is_finished_by_itself(boards, together):
    factories.report(boards[0], url="https://board0.example/", rule_id="missing.page")
    look(boards, START + DAY)
    assert boards[0].pk not in {pk for each in together for pk in each}
    assert Report.objects.get().state == "resolved"


def test_one_on_which_something_is_found_is_finished_by_itself(boards, site, together):  # noqa: F811
    client = site(QUIET)
    client.answers["https://board1.example/"] = shown((*WELL, WELL[0]))
    look(boards, START + DAY)
    together.clear()
    look(boards, START + 2 * DAY)
    assert boards[1].pk not in {pk for each in together for pk in each}
    assert Report.objects.get(rule_id="redundant.duplicate-model").state == "open"


def test_while_an_incident_goes_on_each_is_judged_by_itself(boards, together):
    Incident.objects.create(
        slug="x", kind="observed", host="elsewhere.example", began_on=START, began_at=START,
        last_seen_at=START, platform="independent",
    )  # fmt: skip
    look(boards, START + DAY)
    assert [each for each in together if each] == []
    assert Check.objects.filter(at=START + DAY).count() == 5


def test_when_they_cannot_be_stored_together_they_are_one_by_one(boards, monkeypatch):
    def broken(done):
        raise ValueError("ours")

    monkeypatch.setattr(storing, "finish_together", broken)
    look(boards, START + DAY)
    assert Check.objects.filter(at=START + DAY).count() == 5


@pytest.mark.parametrize("change", [lambda client: None, differ], ids=["as it was", "changed"])
def test_what_is_stored_at_the_second_try_is_the_same(boards, site, monkeypatch, change):  # noqa: F811
    change(site(QUIET))
    real = quiet.remember_together

    def broken(looks):
        real(looks)
        raise ValueError("ours")

    monkeypatch.setattr(quiet, "remember_together", broken)
    look(boards, START + DAY)
    for board in boards:
        check = Check.objects.get(board=board, at=START + DAY)
        (shown,) = check.snapshots.all()
        assert (shown.board_id, shown.last_seen_at) == (board.pk, START + DAY)
        assert LastLook.objects.get(board=board).check_seen == check


def test_what_was_seen_before_it_is_to_stop_is_stored(boards):
    told = iter([False, False, False, True])
    ids = [board.pk for board in boards]
    done = list(
        recheck_boards(
            ids, now=lambda: START + DAY, even_early=True, should_stop=lambda: next(told, True)
        )
    )
    assert 1 <= len(done) < 5 and all(each.check for each in done)
    assert Check.objects.filter(at=START + DAY).count() == len(done)
    assert not Schedule.objects.exclude(lease="").exists()


def test_a_time_limit_while_they_are_stored_is_held_against_no_other(boards, monkeypatch):
    def struck(looks):
        raise SoftTimeLimitExceeded

    monkeypatch.setattr(storing, "finish_together", struck)
    monkeypatch.setattr(storing, "TOGETHER", 2)
    ids = [board.pk for board in boards]
    with pytest.raises(SoftTimeLimitExceeded):
        list(recheck_boards(ids, now=lambda: START + DAY, even_early=True))
    assert Mishap.objects.count() == Schedule.objects.filter(attempts=1).count() == 2
    assert not Schedule.objects.exclude(lease="").exists()


def test_what_was_read_of_a_board_meanwhile_is_known_when_it_is_looked_at_early(
    boards, monkeypatch
):
    lease = ScheduleQuerySet.lease

    def late(self, **how):
        MaintainerFileRead.objects.get_or_create(board=boards[0], defaults={"next_ask_at": START})
        return lease(self, **how)

    monkeypatch.setattr(ScheduleQuerySet, "lease", late)
    known = []
    monkeypatch.setattr(
        "smells.portion.asking_for", lambda row, *_, **how: known.append(row) or None
    )
    look(boards[:1], START + DAY)
    assert [row.board_id for row in known] == [boards[0].pk]


def test_one_whose_lease_was_lost_meanwhile_is_not_stored(boards, together, monkeypatch):
    real = storing.finish_together

    def late(done):
        Schedule.objects.filter(board=boards[2]).update(lease="another")
        return real(done)

    monkeypatch.setattr(storing, "finish_together", late)
    ids = [board.pk for board in boards]
    done = list(recheck_boards(ids, now=lambda: START + DAY, even_early=True))
    lost = next(each for each in done if each.board_id == boards[2].pk)
    assert (lost.check, lost.error) == (None, None)
    assert Check.objects.filter(at=START + DAY).count() == 4


def test_boards_that_are_not_done_are_given_back(boards):
    ids = [board.pk for board in boards]
    looking = recheck_boards(ids, now=lambda: START + DAY, even_early=True)
    next(looking)
    looking.close()
    assert not Schedule.objects.exclude(lease="").exists()
    assert not Schedule.objects.filter(attempts__gt=0).exists()
    assert Board.objects.count() == 5
