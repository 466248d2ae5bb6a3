"""Who may do what, as one table. Pure.

A person may have several standings to a board at once; one that suffices is enough.
"""

from collections.abc import Iterable
from enum import StrEnum


class Standing(StrEnum):
    """What somebody is to a board. Everybody is a visitor; CURATOR holds for all boards."""

    VISITOR = "visitor"
    SIGNED_IN = "signed-in"
    EDITOR = "editor"
    OWNER = "owner"
    CURATOR = "curator"


class Action(StrEnum):
    CLAIM = "claim"
    REPORT_A_SMELL = "report-a-smell"
    SUBSCRIBE = "subscribe"

    SEE_DESK = "see-desk"
    RECHECK_NOW = "recheck-now"
    ACKNOWLEDGE = "acknowledge"
    CLAIM_FIX = "claim-fix"
    DISPUTE = "dispute"
    WITHDRAW = "withdraw"
    ACCEPT = "accept"
    CONFIRM_HINT = "confirm-hint"
    MANAGE_WEBHOOKS = "manage-webhooks"
    LEAVE = "leave"

    INVITE = "invite"
    CHANGE_ROLE = "change-role"
    REMOVE_MAINTAINER = "remove-maintainer"
    TRANSFER = "transfer"

    DECIDE_DISPUTE = "decide-dispute"
    DECIDE_PUBLIC_REPORT = "decide-public-report"
    GRANT = "grant"
    REVOKE = "revoke"
    SAY_AWAY = "say-away"
    SEE_WHOLE_AUDIT = "see-whole-audit"


_EVERYBODY = frozenset(Standing)
_SIGNED_IN = _EVERYBODY - {Standing.VISITOR}
_MAINTAINERS = frozenset({Standing.EDITOR, Standing.OWNER})
_OWNERS = frozenset({Standing.OWNER})
_CURATORS = frozenset({Standing.CURATOR})

MAY: dict[Action, frozenset[Standing]] = {
    Action.CLAIM: _SIGNED_IN,
    Action.REPORT_A_SMELL: _EVERYBODY,
    Action.SUBSCRIBE: _SIGNED_IN,
    Action.SEE_DESK: _MAINTAINERS,
    Action.RECHECK_NOW: _MAINTAINERS,
    Action.ACKNOWLEDGE: _MAINTAINERS,
    Action.CLAIM_FIX: _MAINTAINERS,
    Action.DISPUTE: _MAINTAINERS | _CURATORS,
    Action.WITHDRAW: _MAINTAINERS,
    Action.ACCEPT: _MAINTAINERS,
    Action.CONFIRM_HINT: _MAINTAINERS | _CURATORS,
    Action.MANAGE_WEBHOOKS: _MAINTAINERS,
    Action.LEAVE: _MAINTAINERS,
    Action.INVITE: _OWNERS,
    Action.CHANGE_ROLE: _OWNERS,
    Action.REMOVE_MAINTAINER: _OWNERS,
    Action.TRANSFER: _OWNERS,
    Action.DECIDE_DISPUTE: _CURATORS,
    Action.DECIDE_PUBLIC_REPORT: _CURATORS,
    Action.GRANT: _CURATORS,
    Action.REVOKE: _CURATORS,
    Action.SAY_AWAY: _CURATORS,
    Action.SEE_WHOLE_AUDIT: _OWNERS | _CURATORS,
}


def may(standings: Iterable[Standing], action: Action) -> bool:
    """Whether one of these standings suffices."""
    return not MAY[action].isdisjoint(standings)
