"""Two at once: curators on one report, readers with one solved task, one link opened twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from tests.factories import NOW
from tests.people import person
from tests.smells.readers.written import HOME, WRONG

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Each call's result or exception, all begun together, each on a connection of its own."""
    barrier = Barrier(len(calls))

    def run(call):
        barrier.wait(timeout=10)
        try:
            return call()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_of_two_curators_one_decides_and_one_is_told(waiting):
    from smells.curation import Decider, NotDecided, Wording, confirm, reject
    from smells.models import Report

    row = waiting()
    one, other = (person(name, curator=True) for name in ("cleo", "dora"))
    words = Wording("missing", "submission-channel", HOME, "The form is gone.")
    done = at_once(
        lambda: confirm(row.pk, words, Decider(one, NOW)),
        lambda: reject(row.pk, Decider(other, NOW, "It is there.")),
    )
    assert sum(isinstance(result, NotDecided) for result in done) == 1
    row.refresh_from_db()
    assert Report.objects.count() == (row.state == "confirmed")


def test_one_solved_task_lets_one_report_through(board):
    from smells.models import PublicReport
    from smells.public_report_states import Verification
    from smells.public_reports import NotTaken, Sender, Written, send

    sender = Sender(Verification.CHALLENGE, "n", challenge_sha256="a" * 64)
    written = Written(board, WRONG, HOME, "en", smell="missing")
    done = at_once(*[lambda: send(written, sender, now=NOW)] * 3)
    assert sum(isinstance(result, NotTaken) for result in done) == 2
    assert PublicReport.objects.count() == 1


def test_one_link_waits_for_an_address_however_many_are_asked_for(board):
    from django.core import mail

    from smells.models import PublicReport
    from smells.public_report_states import Verification
    from smells.public_reports import Sender, Sent, Written, send

    senders = [Sender(Verification.EMAIL, sign, email="victim@people.example") for sign in "abc"]
    written = Written(board, WRONG, HOME, "en", smell="missing")
    done = at_once(*[lambda sender=sender: send(written, sender, now=NOW) for sender in senders])
    assert all(isinstance(result, Sent) for result in done), done
    assert len(mail.outbox) == 1
    assert sorted(PublicReport.objects.values_list("description", flat=True)) == ["", "", WRONG]


def test_many_at_once_are_no_more_than_the_cap_of_their_network(board, monkeypatch):
    from smells import report_limits
    from smells.models import PublicReport
    from smells.public_report_states import Verification
    from smells.public_reports import Sender, TooMany, Written, send
    from tests import factories

    monkeypatch.setattr(report_limits, "OF_A_NETWORK", 3)
    boards = [factories.board(f"Board {number}") for number in range(4)]

    def of(number):
        sender = Sender(Verification.CHALLENGE, "n", challenge_sha256=f"{number:064}")
        written = Written(boards[number % 4], WRONG, f"{HOME}{number}", "en", smell="missing")
        return lambda: send(written, sender, now=NOW)

    done = at_once(*[of(number) for number in range(12)])
    assert sum(isinstance(result, TooMany) for result in done) == 9, done
    assert PublicReport.objects.count() == 3


def test_one_link_opened_twice_at_once_counts_once(board):
    from smells.models import PublicReport
    from smells.public_report_states import Verification
    from smells.public_reports import Sender, Written, prove, send

    sender = Sender(Verification.EMAIL, "n", email="reader@people.example")
    row = send(Written(board, WRONG, HOME, "en", smell="missing"), sender, now=NOW).report
    tokens = at_once(*[lambda: prove(PublicReport.objects.get(pk=row.pk), now=NOW)] * 2)
    assert sorted(token is None for token in tokens) == [False, True]


def test_two_readers_who_say_the_same_at_once_are_one_waiting_report(board):
    from smells.models import PublicReport
    from smells.public_report_states import Verification
    from smells.public_reports import Sender, Written, send

    written = Written(board, WRONG, HOME, "en", smell="missing")
    senders = [Sender(Verification.CHALLENGE, "n", challenge_sha256=sign * 64) for sign in "abc"]
    at_once(*[lambda sender=sender: send(written, sender, now=NOW) for sender in senders])
    states = sorted(PublicReport.objects.values_list("state", flat=True))
    assert states == ["merged", "merged", "waiting"]
