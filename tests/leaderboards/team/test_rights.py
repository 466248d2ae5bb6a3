"""Which right is the better one. Pure."""

from hypothesis import given
from hypothesis import strategies as st

from leaderboards.rights import Held, Right, with_more, with_role, without_claim, without_owners
from leaderboards.vocabulary import MaintainerBasis as Basis
from leaderboards.vocabulary import Role

OWNER, EDITOR = Role.OWNER, Role.EDITOR
ANY_RIGHT = st.builds(Right, st.sampled_from(Role), st.sampled_from(Basis))


def test_a_better_role_brings_its_own_basis_and_a_weaker_one_changes_nothing() -> None:
    editor = Held(Right(EDITOR, Basis.GRANT))
    invited = with_more(editor, Right(OWNER, Basis.INVITATION))
    assert invited == Held(Right(OWNER, Basis.INVITATION))
    assert with_more(invited, Right(EDITOR, Basis.GRANT)) == invited
    assert with_more(invited, Right(OWNER, Basis.GRANT)) == Held(Right(OWNER, Basis.GRANT))


def test_what_a_person_had_before_a_claim_is_there_after_it() -> None:
    granted = Held(Right(OWNER, Basis.GRANT))
    claimed = with_more(granted, Right(OWNER, Basis.CLAIM))
    assert claimed.right.basis is Basis.CLAIM
    assert without_claim(claimed) == granted
    assert without_claim(Held(Right(OWNER, Basis.CLAIM))) is None


def test_what_is_given_beside_a_claim_does_not_replace_it() -> None:
    claimed = Held(Right(OWNER, Basis.CLAIM))
    more = with_more(claimed, Right(EDITOR, Basis.INVITATION))
    assert more == Held(Right(OWNER, Basis.CLAIM), Right(EDITOR, Basis.INVITATION))
    assert without_claim(more) == Held(Right(EDITOR, Basis.INVITATION))


def test_another_role_holds_for_whatever_the_right_rests_on() -> None:
    held = Held(Right(OWNER, Basis.CLAIM), Right(OWNER, Basis.GRANT))
    assert without_claim(with_role(held, EDITOR)) == Held(Right(EDITOR, Basis.GRANT))


def test_without_owners_only_proofs_grants_and_boards_handed_over_remain() -> None:
    assert without_owners(Held(Right(OWNER, Basis.INVITATION))) is None
    assert without_owners(Held(Right(EDITOR, Basis.TRANSFER))) is None
    for right in (Right(EDITOR, Basis.GRANT), Right(OWNER, Basis.TRANSFER)):
        assert without_owners(Held(right)) == Held(right)
    held = Held(Right(EDITOR, Basis.CLAIM), Right(EDITOR, Basis.INVITATION))
    assert without_owners(held) == Held(held.right)


@given(st.lists(ANY_RIGHT, min_size=1, max_size=6))
def test_being_given_more_never_takes_a_role_away(rights: list[Right]) -> None:
    held, best = None, EDITOR
    for right in rights:
        held = with_more(held, right)
        best = OWNER if OWNER in (best, right.role) else EDITOR
        assert held.right.role is best
    claimed = any(right.basis is Basis.CLAIM for right in rights)
    assert (held is not None and held.right.basis is Basis.CLAIM) == claimed
