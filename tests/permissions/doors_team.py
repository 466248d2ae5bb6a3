"""The doors to a board's people: of owners, and of curators, who grant and revoke."""

from leaderboards import invitations
from leaderboards.models import Claim, Invitation
from leaderboards.permissions import Action
from tests.leaderboards.team.claims import claim
from tests.permissions.door import Ask, Door
from tests.permissions.world import SLUG, World

BOARD = {"slug": SLUG}


def _third(world: World) -> dict[str, object]:
    return {**BOARD, "pk": world.third.pk}


def _is_gone(world: World, name: str) -> bool:
    return not world.board.maintainers.filter(user__username=name).exists()


def leave(world: World, who: str) -> Ask:
    before = world.board.maintainers.count()
    return Ask(BOARD, happened=lambda: world.board.maintainers.count() < before)


def invite(world: World, who: str) -> Ask:
    return Ask(BOARD, {"role": "owner"}, Invitation.objects.exists)


def withdraw(world: World, who: str) -> Ask:
    made, _token = invitations.invite(
        world.board, role="editor", note="", by=world.owner, now=world.now
    )
    withdrawn = Invitation.objects.filter(withdrawn_at__isnull=False)
    return Ask({**BOARD, "pk": made.pk}, happened=withdrawn.exists)


def role(world: World, who: str) -> Ask:
    owners = world.board.maintainers.owners().filter(pk=world.third.pk)
    return Ask(_third(world), {"role": "owner"}, owners.exists)


def remove(world: World, who: str) -> Ask:
    return Ask(_third(world), happened=lambda: _is_gone(world, "third"))


def transfer(world: World, who: str) -> Ask:
    return Ask(BOARD, {"to": world.third.pk}, world.board.transfers.exists)


def grant(world: World, who: str) -> Ask:
    data = {"name": "stranger", "role": "editor", "reason": "They wrote the board."}
    return Ask(BOARD, data, lambda: not _is_gone(world, "stranger"))


def revoke(world: World, who: str) -> Ask:
    data = {"reason": "The lab asked for it."}
    return Ask(_third(world), data, lambda: _is_gone(world, "third"))


def revoke_claim(world: World, who: str) -> Ask:
    made = claim(world.board, world.third.user)
    revoked = Claim.objects.filter(state="revoked")
    data = {"reason": "The page was somebody else's."}
    return Ask({**BOARD, "pk": made.pk}, data, revoked.exists)


DOORS = (
    Door(Action.LEAVE, "team-leave", leave),
    Door(Action.INVITE, "team-invite", invite),
    Door(Action.INVITE, "team-withdraw", withdraw),
    Door(Action.CHANGE_ROLE, "team-role", role),
    Door(Action.REMOVE_MAINTAINER, "team-remove", remove),
    Door(Action.TRANSFER, "team-transfer", transfer),
    Door(Action.GRANT, "curation-board", grant),
    Door(Action.REVOKE, "team-revoke", revoke),
    Door(Action.REVOKE, "team-revoke-claim", revoke_claim),
)
