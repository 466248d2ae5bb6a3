"""Smells that a file accepts: moved in the maintainers' role, for as long as the file says so."""

from datetime import date

import pytest

from crawler.maintainer_file import parse
from leaderboards.models import AuditEvent
from leaderboards.permissions import Standing
from leaderboards.vocabulary import AcceptReason, ActorKind
from smells.accepted_entries import read_since
from smells.accepted_in_file import apply_accepted
from smells.lifecycle import Move
from smells.moves import Acceptance, Mover, move_report
from tests import factories
from tests.factories import NOW
from tests.people import maintainer, person
from tests.smells.seen import DAY, HOUR

pytestmark = pytest.mark.django_db
URL = "https://board.example/page"
ENTRY = "  - {rule: missing.page, reason: by-design, until: 2026-12-31, text: It moved.}\n"


@pytest.fixture
def board():
    return factories.board("A board", url="https://board.example/")


@pytest.fixture
def report(board):
    return factories.report(board, url=URL)


def apply(board, entries, *, at=NOW, read_at=NOW):
    """`read_at`: when the file was first read as it is."""
    said = parse(f"version: 1\naccepted:\n{entries}" if entries else "version: 1", today=at.date())
    assert said.problems == ()
    return apply_accepted(board, said, since=read_since({}, said, at=read_at), at=at)


def state(report):
    report.refresh_from_db()
    return report.state


def test_an_entry_accepts_what_it_names_with_its_line(board, report):
    (event,) = apply(board, ENTRY)
    assert state(report) == "accepted"
    assert (report.accepted_reason, report.accepted_until) == ("by-design", date(2026, 12, 31))
    assert (event.actor, event.person, event.text) == (
        "maintainer",
        None,
        "leaderboard.yml:3 It moved.",
    )
    assert AuditEvent.objects.get(action="report-moved").actor == "maintainer"


def test_the_same_file_does_it_once(board, report):
    apply(board, ENTRY)
    assert apply(board, ENTRY, at=NOW + DAY) == []
    assert report.events.count() == 1


@pytest.mark.parametrize(
    "narrower",
    [
        "rule: missing.repository",
        "smell: redundant",
        "smell: missing, entity: model",
        "smell: missing, where: 'https://board.example/other'",
        "smell: missing, where: pag",
    ],
)
def test_an_entry_that_speaks_of_something_else_accepts_nothing(board, report, narrower):
    assert apply(board, f"  - {{{narrower}, reason: by-design, until: 2026-12-31}}\n") == []
    assert state(report) == "open"


@pytest.mark.parametrize(
    "fitting",
    [
        "smell: missing",
        "smell: missing, entity: ranking-dataframe",
        "smell: missing, where: 'http://www.board.example/page/'",
        "rule: missing.page, where: /page",
    ],
)
def test_an_entry_may_name_it_in_several_ways(board, report, fitting):
    apply(board, f"  - {{{fitting}, reason: by-design, until: 2026-12-31}}\n")
    assert state(report) == "accepted"


def test_an_entry_that_is_taken_out_ends_it(board, report):
    apply(board, ENTRY)
    apply(board, "", at=NOW + DAY, read_at=NOW + DAY)
    assert state(report) == "open"


def test_a_file_that_is_gone_ends_it(board, report):
    apply(board, ENTRY)
    apply_accepted(board, None, since={}, at=NOW + DAY)
    assert state(report) == "open"


def test_a_later_end_is_taken_over(board, report):
    apply(board, ENTRY)
    later = ENTRY.replace("2026-12-31", "2027-03-31")
    apply(board, later, at=NOW + DAY, read_at=NOW + DAY)
    assert (state(report), report.accepted_until) == ("accepted", date(2027, 3, 31))


def test_what_somebody_decided_since_stands(board, report):
    """The file says it once; who ends the acceptance on the desk is not overruled at each look."""
    owner = person("owner")
    maintainer(board, owner)
    apply(board, ENTRY)
    by = Mover(ActorKind.MAINTAINER, owner, frozenset({Standing.OWNER}))
    move_report(report.pk, Move.END_ACCEPTANCE, by=by, now=NOW + HOUR, text="Not so.")
    assert apply(board, ENTRY, at=NOW + DAY) == []
    assert state(report) == "open"


def test_what_people_accepted_is_not_ended_by_the_file(board, report):
    owner = person("owner")
    maintainer(board, owner)
    by = Mover(ActorKind.MAINTAINER, owner, frozenset({Standing.OWNER}))
    how = Acceptance(AcceptReason.FIX_PLANNED, 30)
    move_report(report.pk, Move.ACCEPT, by=by, now=NOW, text="Soon.", acceptance=how)
    assert apply(board, "") == []
    assert state(report) == "accepted"


def test_a_mere_suspicion_and_what_is_decided_are_left_alone(board):
    reports = [
        factories.report(board, state=each)
        for each in ("suspected", "resolved", "disputed", "false_positive")
    ]
    assert apply(board, ENTRY) == []
    assert [state(each) for each in reports] == [
        "suspected",
        "resolved",
        "disputed",
        "false_positive",
    ]


def test_another_boards_smells_are_none_of_its_business(board):
    other = factories.report(factories.board(), url=URL)
    apply(board, ENTRY)
    assert state(other) == "open"
