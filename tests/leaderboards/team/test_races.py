"""Two people decide at the same moment, on PostgreSQL. On SQLite writers wait for each other."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from leaderboards import invitations
from leaderboards.held_rights import NotPossible
from leaderboards.maintaining import change_role
from leaderboards.transfers import transfer
from tests.factories import NOW
from tests.factories import board as made_board
from tests.leaderboards.team.claims import roles
from tests.people import maintainer, people_of, person

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    """Do them in threads of their own; gives what each came to."""
    start, results = Barrier(len(deeds)), []

    def run(deed):
        try:
            start.wait(timeout=30)
            deed()
            results.append("done")
        except NotPossible:
            results.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(results)


def test_of_two_transfers_one_holds():
    board = made_board()
    people = people_of(board)
    third = person("third")
    maintainer(board, third, "editor")
    results = at_once(
        lambda: transfer(board, former=people.owner, new=people.editor, now=NOW),
        lambda: transfer(board, former=people.owner, new=third, now=NOW),
    )
    assert results == ["done", "refused"]
    assert sorted(roles(board).values()) == ["editor", "editor", "owner"]
    assert board.transfers.count() == 1


def test_two_owners_cannot_demote_each_other():
    board, ann, bob = made_board(), person("ann"), person("bob")
    maintainer(board, ann), maintainer(board, bob)
    results = at_once(
        lambda: change_role(board, ann, role="editor", by=bob, now=NOW),
        lambda: change_role(board, bob, role="editor", by=ann, now=NOW),
    )
    assert results == ["done", "refused"]
    assert sorted(roles(board).values()) == ["editor", "owner"]


def test_a_link_used_twice_at_once_serves_once():
    board = made_board()
    people = people_of(board)
    late = person("late")
    made, token = invitations.invite(board, role="editor", note="", by=people.owner, now=NOW)
    again = invitations.find(token)
    results = at_once(
        lambda: invitations.accept(made, people.stranger, now=NOW),
        lambda: invitations.accept(again, late, now=NOW),
    )
    assert results == ["done", "refused"]
    assert len(roles(board)) == 3
