"""What a reader sees for the words about people: roles, claims, the audit log."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leaderboards.audit_actions import AuditAction
from leaderboards.labels import Choices, Labels
from leaderboards.vocabulary import (
    AcceptReason,
    ActorKind,
    ClaimState,
    MaintainerBasis,
    ProofKind,
    Role,
)

ROLE_LABELS: Labels = {
    Role.OWNER.value: pgettext_lazy("role", "Owner"),
    Role.EDITOR.value: pgettext_lazy("role", "Editor"),
}

MAINTAINER_BASIS_LABELS: Labels = {
    MaintainerBasis.CLAIM.value: _("proved by a claim"),
    MaintainerBasis.INVITATION.value: _("invited by an owner"),
    MaintainerBasis.TRANSFER.value: _("handed over by an owner"),
    MaintainerBasis.GRANT.value: _("granted by a curator"),
}

PROOF_KIND_LABELS: Labels = {
    ProofKind.GITHUB_PERMISSION.value: _("your permission on GitHub"),
    ProofKind.HUGGINGFACE_ROLE.value: _("your role on Hugging Face"),
    ProofKind.REPOSITORY_FILE.value: _("a line in leaderboard.yml"),
    ProofKind.WELL_KNOWN.value: _("a file on the site"),
    ProofKind.META_TAG.value: _("a meta element of the home page"),
    ProofKind.DNS_RECORD.value: _("a TXT record of the domain"),
    ProofKind.REL_ME.value: _("a link back with rel=“me”"),
}

CLAIM_STATE_LABELS: Labels = {
    ClaimState.PENDING.value: pgettext_lazy("claim", "Waiting for its proof"),
    ClaimState.PROVED.value: pgettext_lazy("claim", "Proved"),
    ClaimState.FAILING.value: pgettext_lazy("claim", "Proof not found at the last look"),
    ClaimState.LAPSED.value: pgettext_lazy("claim", "Lapsed"),
    ClaimState.EXPIRED.value: pgettext_lazy("claim", "Not proved in time"),
    ClaimState.WITHDRAWN.value: pgettext_lazy("claim", "Withdrawn"),
    ClaimState.REVOKED.value: pgettext_lazy("claim", "Revoked by a curator"),
}

ACTOR_KIND_LABELS: Labels = {
    ActorKind.RECHECK.value: pgettext_lazy("actor", "Recheck"),
    ActorKind.CLOCK.value: pgettext_lazy("actor", "This site"),
    ActorKind.PERSON.value: pgettext_lazy("actor", "User"),
    ActorKind.MAINTAINER.value: pgettext_lazy("actor", "Maintainer"),
    ActorKind.CURATOR.value: pgettext_lazy("actor", "Curator"),
}

ACCEPT_REASON_LABELS: Labels = {
    AcceptReason.BY_DESIGN.value: _("It is so by design"),
    AcceptReason.OUTSIDE_OUR_REACH.value: _("It is outside our reach"),
    AcceptReason.FIX_PLANNED.value: _("A fix is planned"),
    AcceptReason.NOT_WORTH_IT.value: _("The repair is not worth its effort"),
    AcceptReason.KEPT_AS_RECORD.value: _("The board is kept as a record"),
}

AUDIT_ACTION_LABELS: Labels = {
    AuditAction.CLAIM_BEGUN.value: _("Claim begun"),
    AuditAction.CLAIM_PROVED.value: _("Claim proved"),
    AuditAction.CLAIM_FAILED.value: _("Proof not found"),
    AuditAction.CLAIM_FAILING.value: _("Proof gone; the claim lapses unless it is back in time"),
    AuditAction.CLAIM_FOUND_AGAIN.value: _("Proof found again"),
    AuditAction.CLAIM_LAPSED.value: _("Claim lapsed"),
    AuditAction.CLAIM_EXPIRED.value: _("Claim not proved in time"),
    AuditAction.CLAIM_WITHDRAWN.value: _("Claim withdrawn"),
    AuditAction.MAINTAINER_JOINED.value: _("Maintainer joined"),
    AuditAction.MAINTAINER_LEFT.value: _("Maintainer left"),
    AuditAction.MAINTAINER_REMOVED.value: _("Maintainer removed"),
    AuditAction.ROLE_CHANGED.value: _("Role changed"),
    AuditAction.INVITED.value: _("Invitation made"),
    AuditAction.INVITATION_WITHDRAWN.value: _("Invitation withdrawn"),
    AuditAction.TRANSFERRED.value: _("Board handed over"),
    AuditAction.TRANSFER_REVERTED.value: _("Handing over reverted"),
    AuditAction.GRANTED.value: _("Right granted"),
    AuditAction.REVOKED.value: _("Right revoked"),
    AuditAction.REPORT_MOVED.value: _("Smell moved on"),
    AuditAction.PUBLIC_REPORT_MADE.value: _("Smell reported by a reader"),
    AuditAction.PUBLIC_REPORT_MERGED.value: _("Reader’s report joined with an open one"),
    AuditAction.PUBLIC_REPORT_CONFIRMED.value: _("Reader’s report found right"),
    AuditAction.PUBLIC_REPORT_REJECTED.value: _("Reader’s report turned down"),
    AuditAction.AWAY_SAID.value: _("Absence of the curators announced"),
    AuditAction.WEBHOOK_MADE.value: _("Webhook added"),
    AuditAction.WEBHOOK_CHANGED.value: _("Webhook changed"),
    AuditAction.WEBHOOK_GREETED.value: _("Greeting sent to a webhook"),
    AuditAction.WEBHOOK_DELETED.value: _("Webhook deleted"),
    AuditAction.MAINTAINER_FILE_READ.value: _("leaderboard.yml read"),
    AuditAction.ACCOUNT_DELETED.value: _("Account deleted"),
    AuditAction.BOARD_MERGED.value: _("Another entry joined with this one"),
}


def role_choices() -> Choices:
    return list(ROLE_LABELS.items())


def maintainer_basis_choices() -> Choices:
    return list(MAINTAINER_BASIS_LABELS.items())


def proof_kind_choices() -> Choices:
    return list(PROOF_KIND_LABELS.items())


def claim_state_choices() -> Choices:
    return list(CLAIM_STATE_LABELS.items())


def actor_kind_choices() -> Choices:
    return list(ACTOR_KIND_LABELS.items())


def accept_reason_choices() -> Choices:
    return list(ACCEPT_REASON_LABELS.items())
