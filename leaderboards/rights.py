"""Which of two rights at a board is the better one, and what is left when one of them ends. Pure.

A person's right by a claim lasts as long as its proof. What the person was given beside it (by
an invitation, a transfer or a grant) is kept, so that it is still there when the claim ends.
"""

from dataclasses import dataclass, replace

from leaderboards.vocabulary import MaintainerBasis as Basis
from leaderboards.vocabulary import Role

_ROLES = (Role.EDITOR, Role.OWNER)
_BASES = (Basis.INVITATION, Basis.TRANSFER, Basis.GRANT, Basis.CLAIM)


@dataclass(frozen=True)
class Right:
    role: Role
    basis: Basis

    @property
    def stands_alone(self) -> bool:
        """Whether it outlives every other owner's right. Nobody's invitation does."""
        given = self.basis in (Basis.CLAIM, Basis.GRANT)
        return given or (self.basis is Basis.TRANSFER and self.role is Role.OWNER)


@dataclass(frozen=True)
class Held:
    """What a person may do at a board, and what that would rest on without the claim."""

    right: Right
    beside: Right | None = None

    @property
    def is_rooted(self) -> bool:
        """Whether it makes an owner whose right rests on nobody else's."""
        rights = [right for right in (self.right, self.beside) if right]
        return any(right.stands_alone and right.role is Role.OWNER for right in rights)


def better(one: Right, other: Right) -> Right:
    """The one with the better role; between equal roles, the one with the stronger basis."""
    return max(one, other, key=lambda right: (_ROLES.index(right.role), _BASES.index(right.basis)))


def with_more(held: Held | None, given: Right) -> Held:
    """What a person has after being given a right; it is never less than before."""
    if held is None:
        return Held(given)
    if held.right.basis is Basis.CLAIM and given.basis is not Basis.CLAIM:
        beside = better(held.beside, given) if held.beside else given
        return Held(replace(held.right, role=better(held.right, given).role), beside)
    if given.basis is Basis.CLAIM:
        had = held.beside if held.right.basis is Basis.CLAIM else held.right
        return Held(replace(given, role=better(held.right, given).role), had)
    return Held(better(held.right, given))


def with_role(held: Held, role: Role) -> Held:
    """The same person in another role, which holds for whatever the right rests on."""
    beside = replace(held.beside, role=role) if held.beside else None
    return Held(replace(held.right, role=role), beside)


def without_claim(held: Held) -> Held | None:
    """What is left when the last claim of the person ended."""
    if held.right.basis is not Basis.CLAIM:
        return held
    return Held(held.beside) if held.beside else None


def without_owners(held: Held) -> Held | None:
    """What is left when the board has no owner any more whose right stands alone."""
    if not held.right.stands_alone:
        return None
    beside = held.beside if held.beside and held.beside.stands_alone else None
    return Held(held.right, beside)
