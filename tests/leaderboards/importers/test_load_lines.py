from dataclasses import replace
from datetime import timedelta

import pytest

from leaderboards.exports.board_lines import board_lines
from leaderboards.importers.jsonl import parse_lines, write_line
from leaderboards.importers.load import Summary, load
from leaderboards.importers.load_lines import load_lines
from leaderboards.merge import merge_boards
from leaderboards.models import Board, BoardPlatform, FormerSlug, SourceRecord
from leaderboards.records import TopicRecord
from leaderboards.vocabulary import Platform, Source, TopicKind
from tests import factories
from tests.leaderboards.importers.rows import DAY, record

pytestmark = pytest.mark.django_db
TOPIC = TopicRecord(TopicKind.TASK, "chat", "Chat")
STUDY = record("Board X", "https://x.org", platforms=(Platform.GITHUB,))
AWESOME = record(
    "Board X", "https://x.org", source=Source.AWESOME, topics=(TOPIC,), on=DAY + timedelta(days=9)
)
OTHER = record("Board Y", "https://y.org")


@pytest.fixture
def filled():
    """Boards of two sources, one with a curator's word, a former slug and a sample beside."""
    list(load([STUDY, OTHER], Summary()))
    list(load([AWESOME], Summary()))
    board = Board.objects.get(slug="board-x")
    said = {"source": "curator", "confirmed_on": DAY + timedelta(days=20)}
    BoardPlatform.objects.create(board=board, platform="spreadsheet", **said)
    FormerSlug.objects.create(board=board, slug="former-x")
    list(load([record("Sample", "https://s.org", source=Source.SAMPLE)], Summary()))


def exported():
    return "".join(write_line(line) + "\n" for line in board_lines())


def imported(text):
    summary = Summary()
    list(load_lines(parse_lines(text).lines(), summary))
    assert summary.rejected == []
    return summary


def test_the_samples_are_not_exported(filled):
    assert [line.slug for line in board_lines()] == ["board-x", "board-y"]


def test_importing_what_was_exported_changes_nothing(filled):
    text = exported()
    before = list(Board.objects.values_list("pk", "changed_at"))
    assert imported(text).unchanged == 2
    assert list(Board.objects.values_list("pk", "changed_at")) == before
    assert exported() == text


def test_an_empty_catalogue_becomes_the_same(filled):
    text = exported()
    Board.objects.all().delete()
    assert imported(text).created == 2
    assert exported() == text
    assert FormerSlug.objects.get().board.slug == "board-x"
    assert imported(text).unchanged == 2


def test_the_sources_themselves_find_nothing_new_afterwards(filled):
    text = exported()
    Board.objects.all().delete()
    imported(text)
    summary = Summary()
    list(load([STUDY, AWESOME, OTHER], summary))
    assert summary.unchanged == 3


def test_a_changed_line_replaces_what_its_sources_said_and_nothing_else(filled):
    line = next(line for line in board_lines() if line.slug == "board-x").only({Source.STUDY})
    changed = replace(line, statements=(replace(line.statements[0], platforms=()),))
    assert imported(write_line(changed)).updated == 1
    board = Board.objects.get(slug="board-x")
    assert [row.source for row in board.platforms.all()] == ["curator"]
    assert board.topics.get().source == "awesome"
    assert imported(write_line(changed)).unchanged == 1


def test_a_line_of_one_source_joins_the_board_of_another():
    list(load([STUDY], Summary()))
    alone = exported()
    Board.objects.all().delete()
    list(load([AWESOME], Summary()))
    summary = imported(alone)
    assert (summary.updated, summary.joined) == (1, 1)
    assert Board.objects.count() == 1


def test_a_slug_that_another_board_took_is_not_taken_from_it():
    made = factories.board("Another", slug="board-x", url="https://another.org/")
    list(load([STUDY], Summary()))
    text = exported()
    Board.objects.exclude(pk=made.pk).delete()
    assert imported(text).created == 1
    assert Board.objects.get(slug="board-x") == made


def test_a_board_without_any_listing_is_found_again_by_slug_and_home():
    board = factories.board("Curated", slug="curated", source="curator")
    SourceRecord.objects.all().delete()
    text = exported()
    assert imported(text).unchanged == 1
    board.delete()
    assert imported(text).created == 1
    assert exported() == text


def test_a_line_that_stands_for_two_boards_here_is_left_to_a_person(filled):
    board_x, board_y = Board.objects.get(slug="board-x"), Board.objects.get(slug="board-y")
    text_apart = exported()
    merge_boards(board_y, into=board_x, now=factories.NOW)
    joined = exported()
    Board.objects.all().delete()
    imported(text_apart)
    summary = Summary()
    list(load_lines(parse_lines(joined).lines(), summary))
    assert "several boards here" in summary.rejected[0].reason


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"slug": "board-y"', '"slug": "bö ard"', "slug: use at most"),
        ('"study"', '"sample"', "sample boards"),
        ("https://y.org", "javascript:x", "must begin with http"),
        ('"role": "home"', '"role": "paper"', "no location has the role home"),
        ('"name": "Board Y"', '"name": "a\\u0000b"', "NUL"),
    ],
)
def test_a_line_that_cannot_be_kept_is_named(old, new, reason):
    list(load([OTHER], Summary()))
    text = exported().replace(old, new)
    summary = Summary()
    list(load_lines(parse_lines(text).lines(), summary))
    assert summary.rejected[0].where.startswith("line 1")
    assert reason in summary.rejected[0].reason
