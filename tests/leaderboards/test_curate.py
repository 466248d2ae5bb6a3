"""The curator's word on a board: it wins, it can be taken back, and it travels with an export."""

import pytest

from leaderboards.curate import curate
from leaderboards.exports.board_lines import board_lines
from leaderboards.importers.jsonl import parse_lines, write_line
from leaderboards.importers.load import Summary
from leaderboards.importers.load_lines import load_lines
from leaderboards.models import Board
from tests.factories import TODAY, board

pytestmark = pytest.mark.django_db


def test_it_wins_over_the_sources_and_can_be_taken_back() -> None:
    known = board("As listed", description_en="As the list says.")
    curate(known, {"name": "As curated", "description_en": "As curated."}, on=TODAY)
    assert (known.name, known.description_en) == ("As curated", "As curated.")
    curate(known, {"description_en": ""}, on=TODAY)
    assert (known.name, known.description_en) == ("As curated", "As the list says.")


def test_nothing_said_writes_no_word() -> None:
    known = board("As listed")
    curate(known, {}, on=TODAY)
    assert [record.source for record in known.source_records.all()] == ["starter"]


def test_it_travels_with_an_export() -> None:
    curate(board("As listed"), {"name": "As curated"}, on=TODAY)
    content = "\n".join(write_line(line) for line in board_lines())
    again, anew = Summary(), Summary()
    list(load_lines(parse_lines(content).lines(), again))
    Board.objects.all().delete()
    list(load_lines(parse_lines(content).lines(), anew))
    assert (again.unchanged, anew.created) == (1, 1)
    assert Board.objects.get().name == "As curated"
