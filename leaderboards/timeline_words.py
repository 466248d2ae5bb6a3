"""What a reader sees for the log's events: their kinds, and the words in what changed."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leaderboards.audit_actions import AuditAction as Action
from leaderboards.labels import REPORT_STATE_LABELS, Labels
from leaderboards.people_labels import (
    ACCEPT_REASON_LABELS,
    CLAIM_STATE_LABELS,
    MAINTAINER_BASIS_LABELS,
    PROOF_KIND_LABELS,
    ROLE_LABELS,
)


class Kind(StrEnum):
    """What a timeline can be narrowed to. Pure of meaning elsewhere."""

    CLAIMS = "claims"
    PEOPLE = "people"
    SMELLS = "smells"
    READERS = "readers"
    BOARD = "board"


KIND_LABELS: Labels = {
    Kind.CLAIMS.value: pgettext_lazy("timeline", "Claims"),
    Kind.PEOPLE.value: pgettext_lazy("timeline", "Maintainers"),
    Kind.SMELLS.value: pgettext_lazy("timeline", "Smells"),
    Kind.READERS.value: pgettext_lazy("timeline", "Readers’ reports"),
    Kind.BOARD.value: pgettext_lazy("timeline", "The board itself"),
}

ACTIONS_OF: dict[Kind, frozenset[Action]] = {
    Kind.CLAIMS: frozenset(
        {
            Action.CLAIM_BEGUN,
            Action.CLAIM_PROVED,
            Action.CLAIM_FAILED,
            Action.CLAIM_FAILING,
            Action.CLAIM_FOUND_AGAIN,
            Action.CLAIM_LAPSED,
            Action.CLAIM_EXPIRED,
            Action.CLAIM_WITHDRAWN,
        }
    ),
    Kind.PEOPLE: frozenset(
        {
            Action.MAINTAINER_JOINED,
            Action.MAINTAINER_LEFT,
            Action.MAINTAINER_REMOVED,
            Action.ROLE_CHANGED,
            Action.INVITED,
            Action.INVITATION_WITHDRAWN,
            Action.TRANSFERRED,
            Action.TRANSFER_REVERTED,
            Action.GRANTED,
            Action.REVOKED,
        }
    ),
    Kind.SMELLS: frozenset({Action.REPORT_MOVED}),
    Kind.READERS: frozenset(
        {
            Action.PUBLIC_REPORT_MADE,
            Action.PUBLIC_REPORT_MERGED,
            Action.PUBLIC_REPORT_CONFIRMED,
            Action.PUBLIC_REPORT_REJECTED,
        }
    ),
}
# Whatever is not named above is the board's own: its file, its webhooks, that it was joined.
ACTIONS_OF[Kind.BOARD] = frozenset(Action) - frozenset().union(*ACTIONS_OF.values())

BECAUSE_LABELS: Labels = {
    "no-owner": _("the board has no owner any more"),
    "claim-ended": _("the claim it rested on has ended"),
    "account-deleted": _("the account was deleted"),
    "transfer-reverted": _("the handing over was reverted"),
    "merged": _("two entries of the board were joined"),
}

# What may be told of a change to everybody, and by which words. Other values are the log's own.
WORDS_OF: dict[str, tuple[Labels, ...]] = {
    "role": (ROLE_LABELS,),
    "basis": (MAINTAINER_BASIS_LABELS,),
    "beside": (MAINTAINER_BASIS_LABELS,),
    "claim": (CLAIM_STATE_LABELS,),
    "proof": (PROOF_KIND_LABELS,),
    "state": (REPORT_STATE_LABELS, CLAIM_STATE_LABELS),
    "accepted_reason": (ACCEPT_REASON_LABELS,),
    "because": (BECAUSE_LABELS,),
    "slug": (),
    "name": (),
}

NAME_LABELS: Labels = {
    "role": pgettext_lazy("in the timeline", "Role"),
    "basis": pgettext_lazy("in the timeline", "Right"),
    "beside": pgettext_lazy("in the timeline", "Beside the claim"),
    "claim": pgettext_lazy("in the timeline", "Claim"),
    "proof": pgettext_lazy("in the timeline", "Proof"),
    "state": pgettext_lazy("in the timeline", "State"),
    "accepted_reason": pgettext_lazy("in the timeline", "Accepted because"),
    "because": pgettext_lazy("in the timeline", "Because"),
    "slug": pgettext_lazy("in the timeline", "Address name"),
    "name": pgettext_lazy("in the timeline", "Name"),
}
