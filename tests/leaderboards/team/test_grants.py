"""What curators decide, and that it is written down with its reason."""

from datetime import timedelta

import pytest

from leaderboards import grants
from leaderboards.held_rights import NotPossible
from leaderboards.maintaining import join
from tests.factories import NOW
from tests.factories import board as made_board
from tests.leaderboards.team.claims import claim, proved_owner, roles
from tests.people import maintainer, people_of, person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def board():
    return made_board("A board", slug="a-board")


@pytest.fixture
def people(board):
    return people_of(board)


def test_a_grant_has_its_reason_in_the_log(board, people, told) -> None:
    grants.grant(
        board, people.stranger, role="owner", by=people.curator, reason=" Wrote to us ", now=NOW
    )
    event = board.audit_events.get()
    assert (event.action, event.actor, event.person) == ("granted", "curator", people.curator)
    assert (event.reason, event.before) == ("Wrote to us", {})
    assert event.after == {"role": "owner", "basis": "grant"}
    assert told() == [("stranger", "right_granted")]


def test_it_needs_a_reason_and_a_curator_and_something_to_change(board, people) -> None:
    def grant(**other):
        asked = {"role": "editor", "by": people.curator, "reason": "said so", "now": NOW}
        grants.grant(board, people.stranger, **{**asked, **other})

    for other in ({"reason": "  "}, {"by": people.owner}, {"by": people.stranger}):
        with pytest.raises(NotPossible):
            grant(**other)
    grant()
    with pytest.raises(NotPossible, match="already"):
        grant()


def test_revoking_ends_everything_of_a_person_and_what_rested_on_it(board, told) -> None:
    made, curator = proved_owner(board, person("ann")), person("curator", curator=True)
    maintainer(board, person("bob"), "editor", basis="invitation")
    grants.revoke(board, made.user, by=curator, reason="Not the author", now=LATER)
    assert roles(board) == {} and made.user.claims.get().state == "revoked"
    assert told() == [("ann", "right_revoked"), ("bob", "right_ended")]
    reasons = board.audit_events.filter(action="revoked").values_list("reason", flat=True)
    assert set(reasons) == {"Not the author"}


def test_a_revoked_claim_leaves_what_stands_beside_it(board) -> None:
    made, curator = proved_owner(board, person("ann")), person("curator", curator=True)
    join(board, made.user, role="editor", basis="grant", now=NOW)
    grants.revoke_claim(made.claim, by=curator, reason="A stolen key", now=LATER)
    assert roles(board) == {"ann": "editor"}
    with pytest.raises(NotPossible, match="no right"):
        grants.revoke_claim(made.claim, by=curator, reason="Again", now=LATER)


def test_every_proof_is_barred_for_thirty_days_to_this_person_alone(board) -> None:
    ann, curator = person("ann"), person("curator", curator=True)
    made = proved_owner(board, ann)
    grants.revoke_claim(made.claim, by=curator, reason="A stolen key", now=NOW)

    def barred(user=ann, of=board, days=29):
        return grants.barred_until(of, user, now=NOW + timedelta(days=days))

    assert barred() == NOW + timedelta(days=30)
    assert barred(days=30) is None
    assert barred(user=curator) is None
    assert barred(of=made_board()) is None


@pytest.mark.parametrize("what", ["the right", "the claim"])
def test_claims_that_wait_for_their_proof_are_revoked_with_it_and_not_told_of(board, what) -> None:
    made, curator = proved_owner(board, person("ann")), person("curator", curator=True)
    waiting = claim(board, made.user, state="pending", proof="dns-record")
    elsewhere = claim(made_board(), made.user, state="pending")
    if what == "the right":
        grants.revoke(board, made.user, by=curator, reason="Not theirs", now=LATER)
    else:
        grants.revoke_claim(made.claim, by=curator, reason="Not theirs", now=LATER)
    waiting.refresh_from_db(), elsewhere.refresh_from_db()
    assert (waiting.state, elsewhere.state) == ("revoked", "pending")
    events = board.audit_events.filter(action="revoked")
    assert not events.public().filter(before__claim="pending").exists()
    assert events.filter(before__claim="pending").exists()


def test_nobody_grants_a_right_to_themselves(board, people) -> None:
    with pytest.raises(NotPossible, match="another curator"):
        grants.grant(board, people.curator, role="owner", by=people.curator, reason="I do", now=NOW)


def test_a_lapsed_claim_bars_nobody(board) -> None:
    ann = person("ann")
    claim(board, ann, state="lapsed")
    assert grants.barred_until(board, ann, now=LATER) is None
