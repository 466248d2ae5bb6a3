import pytest


@pytest.fixture
def board():
    from tests import factories  # Django is not ready when this file is loaded

    return factories.board("My board", slug="my-board", url="https://mine.example/")


@pytest.fixture
def people(board):
    from tests.people import people_of

    return people_of(board)


@pytest.fixture
def owner(client, people):
    """A client in which the board's owner is signed in."""
    client.force_login(people.owner)
    return client
