"""What several sources say of a board, joined for its page."""

from datetime import date

import pytest

from leaderboards.models import Board, BoardPlatform, Entity, LayerFact
from leaderboards.profile import Said, board_profile
from tests import factories

pytestmark = pytest.mark.django_db


def profile_of(board):
    return board_profile(Board.objects.for_page().get(pk=board.pk))


def test_sources_that_agree_are_one_line_under_the_one_of_highest_precedence():
    board = factories.board(source="awesome", platforms=("github",))
    BoardPlatform.objects.create(
        board=board, platform="github", source="curator", confirmed_on=date(2026, 9, 1)
    )
    (line,) = profile_of(board).platforms
    assert line.first.source == "curator"
    assert [said.source for said in line.said] == ["curator", "awesome"]


def test_each_source_and_day_is_listed_once_in_order_of_precedence():
    board = factories.board(source="awesome", platforms=("github",), patterns=("P1",))
    LayerFact.objects.create(
        board=board,
        layer="evaluation",
        name="judge",
        value=["humans"],
        source="starter",
        confirmed_on=date(2026, 9, 1),
    )
    assert profile_of(board).sources == (
        Said("starter", date(2026, 9, 1)),
        Said("awesome", factories.TODAY),
    )


def test_a_layer_says_what_is_known_and_what_is_not():
    board = factories.board(facts={"judge": ["humans"]}, entities=("benchmark-metric",))
    submission, evaluation, integration = profile_of(board).layers
    assert [group.word for group in evaluation.facts] == ["judge"]
    assert evaluation.unknown_facts == ("test-set", "method")
    assert "benchmark-metric" not in evaluation.unknown_entities
    assert submission.facts == () == integration.facts
    assert integration.unknown_entities == ("ranking-dataframe",)


def test_entities_of_one_name_and_address_are_one():
    board = factories.board()
    for source in ("starter", "study"):
        Entity.objects.create(
            board=board,
            kind="evaluation-harness",
            layer="evaluation",
            name="A harness",
            url="https://harness.example.org/",
            source=source,
            confirmed_on=date(2026, 9, 1),
        )
    (group,) = profile_of(board).layers[1].entities
    assert len(group.lines) == 1
    assert len(group.lines[0].said) == 2


def test_the_entrance_is_the_home_or_its_archived_copy():
    assert profile_of(factories.board(url="https://x.example.org/")).entrance == (
        "https://x.example.org/"
    )
    closed = factories.board(url="https://paperswithcode.com/sota/x")
    assert profile_of(closed).entrance == ""
    closed.locations.update(archive_url="https://web.archive.org/web/2025/x")
    assert profile_of(closed).entrance == "https://web.archive.org/web/2025/x"
    assert [incident.slug for incident in profile_of(closed).incidents] == [
        "papers-with-code-closed"
    ]
