"""Which addresses of a board are looked at."""

import pytest

from crawler.places import MOST_PLACES, places_of
from leaderboards.vocabulary import LocationRole, Platform
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_home_comes_first_and_a_paper_is_not_looked_at():
    board = factories.board(url="https://board.example/")
    factories.location(board, "https://arxiv.org/abs/2401.00001", role="paper")
    factories.location(board, "https://github.com/o/n", role="repository")
    assert [place.url for place in places_of(board)] == [
        "https://board.example/",
        "https://github.com/o/n",
    ]


def test_an_address_with_several_roles_is_looked_at_once_with_all_of_them():
    board = factories.board(url="https://github.com/o/n")
    factories.location(board, "https://github.com/o/n/", role="submission")
    (place,) = places_of(board)
    assert place.roles == (LocationRole.HOME, LocationRole.SUBMISSION)
    assert place.platform is Platform.GITHUB


def test_a_board_with_very_many_addresses_is_looked_at_in_part():
    board = factories.board(url="https://board.example/")
    for number in range(MOST_PLACES + 5):
        factories.location(board, f"https://board.example/{number}", role="mirror")
    places = places_of(board)
    assert len(places) == MOST_PLACES
    assert places[0].roles == (LocationRole.HOME,)
