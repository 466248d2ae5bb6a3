"""A file that changes does not keep new evidence, or what people decided, out of sight."""

from datetime import timedelta
from hashlib import sha256

import pytest

from crawler.look_at_file import FileLook, Found
from crawler.models import MaintainerFileRead
from leaderboards.models import AuditEvent, Board
from leaderboards.vocabulary import ActorKind
from smells.lifecycle import Reason
from smells.maintainer_facts import file_now, keep_file
from smells.models import Report, ReportEvent
from tests import factories
from tests.factories import NOW
from tests.people import person
from tests.smells.seen import DAY, HOUR

pytestmark = pytest.mark.django_db
FILE = "https://board.example/leaderboard.yml"
ENTRY = "  - {rule: missing.page, reason: by-design, until: 2026-12-31, text: It moved.}\n"
CHANGED = ENTRY.replace("It moved.", "It moved again.")


@pytest.fixture
def board():
    return factories.board("A board", url="https://board.example/")


@pytest.fixture
def report(board):
    return factories.report(board, url="https://board.example/page")


def known_of(board):
    return MaintainerFileRead.objects.filter(board=board).first()


def read(board, entries, at, *, comment=""):
    """A look that reads the file as it is then, to its end."""
    body = f"version: 1\n# {comment}\n" + (f"accepted:\n{entries}" if entries else "")
    look = FileLook(
        Found.READ,
        asked=(FILE,),
        url=FILE,
        body=body.encode(),
        sha256=sha256(body.encode()).hexdigest(),
    )
    board = Board.objects.get(pk=board.pk)
    return keep_file(board, file_now(board, look, known_of(board), at=at), at=at)


def reopened(report, at, *, reason=Reason.NEW_EVIDENCE, by=None):
    """As a recheck, or somebody, does it."""
    Report.objects.filter(pk=report.pk).update(state="reopened", accepted_until=None)
    ReportEvent.objects.create(
        report=report,
        at=at,
        from_state="accepted",
        to_state="reopened",
        reason=reason.value,
        person=by,
        actor=(ActorKind.CURATOR if by else ActorKind.RECHECK).value,
    )


def state(report):
    report.refresh_from_db()
    return report.state


def test_a_comment_that_changes_at_each_look_accepts_nothing_again(board, report):
    read(board, ENTRY, NOW)
    assert state(report) == "accepted"
    for day in range(1, 20):
        reopened(report, NOW + day * DAY)
        read(board, ENTRY, NOW + day * DAY + HOUR, comment=day)
        assert state(report) == "reopened"
    assert AuditEvent.objects.filter(action="maintainer-file-read").count() == 1


def test_an_entry_that_moves_within_the_file_is_the_same(board, report):
    read(board, ENTRY, NOW)
    reopened(report, NOW + DAY)
    another = ENTRY.replace("missing.page", "missing.space")
    read(board, another + ENTRY, NOW + 9 * DAY)
    assert state(report) == "reopened"


def test_an_entry_changed_after_new_evidence_accepts_after_a_week(board, report):
    read(board, ENTRY, NOW)
    reopened(report, NOW + DAY)
    read(board, CHANGED, NOW + 2 * DAY)
    assert state(report) == "reopened"
    read(board, CHANGED, NOW + 7 * DAY - HOUR)
    assert state(report) == "reopened"
    read(board, CHANGED, NOW + 7 * DAY)
    assert state(report) == "accepted"


def test_words_that_change_at_each_look_accept_once_a_week(board, report):
    for day in range(28):
        read(board, ENTRY.replace("It moved.", f"Day {day}."), NOW + day * DAY)
        if state(report) == "accepted":
            reopened(report, NOW + day * DAY + HOUR)
    accepted = report.events.filter(to_state="accepted")
    assert [(event.at - NOW).days for event in accepted] == [0, 7, 14, 21]


def test_words_that_come_back_are_not_new(board, report):
    read(board, ENTRY, NOW)
    reopened(report, NOW + DAY)
    read(board, CHANGED, NOW + 8 * DAY)
    reopened(report, NOW + 9 * DAY)
    for day in range(10, 40):
        read(board, (ENTRY, "", CHANGED)[day % 3], NOW + day * DAY)
        assert state(report) == "reopened"


def test_a_decision_of_somebody_stands_until_the_entry_changes(board, report):
    read(board, ENTRY, NOW)
    reopened(report, NOW + DAY, reason=Reason.UPHELD, by=person("curator"))
    read(board, ENTRY, NOW + 9 * DAY, comment="x")
    assert state(report) == "reopened"
    read(board, CHANGED, NOW + 10 * DAY)
    assert state(report) == "accepted"


def test_an_entry_that_was_away_accepts_again_where_nothing_was_decided(board, report):
    read(board, ENTRY, NOW)
    read(board, "", NOW + DAY)
    assert state(report) == "open"
    read(board, ENTRY, NOW + 2 * DAY)
    assert state(report) == "accepted"


def test_a_file_that_was_taken_away_is_not_new_when_it_is_back(board, report):
    read(board, ENTRY, NOW)
    reopened(report, NOW + DAY)
    gone = FileLook(Found.ABSENT, asked=(FILE,), was_known=True)
    for day in (2, 4):
        at = NOW + timedelta(days=day)
        ours = Board.objects.get(pk=board.pk)
        keep_file(ours, file_now(ours, gone, known_of(ours), at=at), at=at)
    assert not MaintainerFileRead.objects.get().url
    read(board, ENTRY, NOW + 10 * DAY)
    assert state(report) == "reopened"
