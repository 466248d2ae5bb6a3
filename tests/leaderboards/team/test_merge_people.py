"""Two boards are joined: their people, claims and events."""

from datetime import timedelta

import pytest

from leaderboards import grants, invitations
from leaderboards.joined_boards import with_joined
from leaderboards.maintaining import claim_ended, leave
from leaderboards.merge import merge_boards
from leaderboards.models import AuditEvent
from leaderboards.timeline import events_of
from leaderboards.transfers import to_revert, transfer
from tests.factories import NOW
from tests.factories import board as made_board
from tests.leaderboards.team.claims import claim, ended, proved_owner, roles
from tests.people import maintainer, people_of, person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def gone():
    return made_board("Gone", slug="gone")


@pytest.fixture
def kept():
    return made_board("Kept", slug="kept")


def test_a_board_without_an_owner_gets_those_of_the_other(gone, kept) -> None:
    ann, cat = person("ann"), person("cat")
    maintainer(gone, ann, "owner"), maintainer(kept, ann, "editor", basis="grant")
    maintainer(gone, cat, "editor", basis="grant")
    merge_boards(gone, kept, now=LATER)
    assert roles(kept) == {"ann": "owner", "cat": "editor"}
    assert kept.maintainers.get(user=ann).basis == "grant"


def test_a_board_that_has_owners_keeps_them_alone_and_they_are_told(gone, kept, told) -> None:
    ann, bob, copier = person("ann"), person("bob"), person("copier")
    maintainer(kept, bob, "owner"), maintainer(gone, bob, "editor", basis="invitation")
    maintainer(kept, ann, "editor", basis="invitation"), maintainer(gone, ann, "owner")
    made = proved_owner(gone, copier).claim
    merge_boards(gone, kept, now=LATER)
    assert roles(kept) == {"ann": "editor", "bob": "owner", "copier": "editor"}
    made.refresh_from_db()
    assert (made.state, made.board) == ("withdrawn", kept)
    assert told() == [
        ("ann", "role_changed"),
        ("bob", "boards_joined"),
        ("copier", "role_changed"),
    ]
    leave(kept, bob, now=LATER)
    assert "owner" not in roles(kept).values()


def test_a_claim_that_waits_moves_and_makes_an_owner_only_once_it_is_proved(gone, kept) -> None:
    maintainer(kept, person("bob"), "owner")
    waiting = claim(gone, person("ann"), state="pending")
    merge_boards(gone, kept, now=LATER)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.board, roles(kept)) == ("pending", kept, {"bob": "owner"})


def test_a_proof_on_either_board_stands_and_ends_as_before(gone, kept) -> None:
    ann = person("ann")
    made = proved_owner(gone, ann).claim
    maintainer(kept, ann, "editor", basis="grant")
    merge_boards(gone, kept, now=LATER)
    row = kept.maintainers.get()
    assert (row.role, row.basis, row.claim) == ("owner", "claim", made)
    made.refresh_from_db()
    claim_ended(ended(made), now=LATER)
    assert roles(kept) == {"ann": "editor"}


@pytest.mark.parametrize("proved_on", ["gone", "kept", "both"])
def test_of_two_equal_claims_the_proved_one_stands(gone, kept, proved_on) -> None:
    ann, url = person("ann"), "https://same.example/"
    for board, name in ((gone, "gone"), (kept, "kept")):
        if proved_on in (name, "both"):
            proved_owner(board, ann, url=url)
        else:
            claim(board, ann, url=url, state="pending")
    merge_boards(gone, kept, now=LATER)
    assert sorted(kept.claims.values_list("state", flat=True)) == ["proved", "withdrawn"]
    assert kept.maintainers.get().claim.state == "proved"


def test_the_kept_boards_timeline_holds_the_events_of_all_joined_into_it(gone, kept) -> None:
    curator, first = person("curator", curator=True), made_board("First", slug="first")
    proved_owner(first, person("ann"))
    first_id, gone_id = first.pk, gone.pk
    merge_boards(first, gone, now=LATER, by=curator)
    merge_boards(gone, kept, now=LATER, by=curator)
    assert with_joined(kept) == {first_id, gone_id, kept.pk}
    merged = kept.audit_events.get(action="board-merged")
    assert merged.before == {"id": gone_id, "slug": "gone", "name": "Gone"}
    assert (merged.person, merged.at) == (curator, LATER)
    told = list(events_of(kept).values_list("action", flat=True))
    assert told.count("board-merged") == 2 and "maintainer-joined" in told
    assert AuditEvent.objects.filter(board_id=first_id).exists()  # they were not rewritten


def test_a_revoked_proof_stays_barred_under_the_joined_board(gone, kept) -> None:
    made, curator = proved_owner(gone, person("ann")), person("curator", curator=True)
    grants.revoke_claim(made.claim, by=curator, reason="A stolen key", now=NOW)
    merge_boards(gone, kept, now=LATER)
    assert grants.barred_until(kept, made.user, now=LATER)


def test_invitations_move_and_transfers_of_the_board_that_goes_stand(gone, kept) -> None:
    people = people_of(gone)
    made, _token = invitations.invite(gone, role="editor", note="", by=people.owner, now=NOW)
    transfer(gone, former=people.owner, new=people.editor, now=NOW)
    merge_boards(gone, kept, now=LATER)
    made.refresh_from_db()
    assert made.board == kept and kept.transfers.count() == 1
    assert to_revert(kept, people.owner, now=LATER) is None
