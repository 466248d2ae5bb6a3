"""What a reader sees for the moves of a report: why it moved, and why somebody may not move it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leaderboards.labels import Labels
from leaderboards.people_labels import ACTOR_KIND_LABELS
from leaderboards.vocabulary import ActorKind
from smells.lifecycle import Move, Reason
from smells.moves_of_people import Refusal

REASON_LABELS: Labels = {
    Reason.FIRST_SEEN.value: _("Seen for the first time"),
    Reason.SEEN_AGAIN.value: _("Seen again"),
    Reason.COUNT_RESTARTED.value: _("Seen again, but too late or on another revision to count on"),
    Reason.CONFIRMED.value: _("Confirmed: seen often and long enough"),
    Reason.HELD.value: _("Confirmed; its maintainers see it before the public does"),
    Reason.HOLD_OVER.value: _("Public, after its maintainers had their time"),
    Reason.STILL_SEEN.value: _("Looked at again after the fix was claimed, and still there"),
    Reason.NEW_EVIDENCE.value: _("Something else than was decided on is wrong there now"),
    Reason.NOT_COUNTED.value: _(
        "Not counted: many boards failed together, so this one is not to blame"
    ),
    Reason.SUSPICION_LIFTED.value: _("Looked at again and in order; nothing was ever confirmed"),
    Reason.MENDED_IN_TIME.value: _("Looked at again and in order, before it was public"),
    Reason.FIXED.value: _("Fixed: looked at again and in order"),
    Reason.REMOVED_BY_OWNER.value: _("Removed by its owner: it does not stand there any more"),
    Reason.SUPERSEDED.value: _("Superseded: the address does not belong to the board any more"),
    Reason.NO_LONGER_DETECTED.value: _("Looked at again and in order"),
    Reason.RULE_WITHDRAWN.value: _("The rule that found it was withdrawn"),
    Reason.ACKNOWLEDGED.value: _("Acknowledged by its maintainers"),
    Reason.FIX_CLAIMED.value: _("Its maintainers say that it is fixed; a recheck will tell"),
    Reason.VERIFIED.value: _("Fixed: a curator looked and found it in order"),
    Reason.DISPUTED.value: _("Disputed"),
    Reason.DISPUTE_WITHDRAWN.value: _("The dispute was withdrawn"),
    Reason.DISMISSED.value: _("Found to be no smell, by a second person"),
    Reason.UPHELD.value: _("Found right in spite of the dispute, by a second person"),
    Reason.ACCEPTED.value: _("Accepted by its maintainers for a while"),
    Reason.ACCEPTANCE_ENDS.value: _("Its maintainers were asked whether they still accept it"),
    Reason.ACCEPTANCE_ENDED.value: _("Its maintainers accept it no longer"),
    Reason.ACCEPTANCE_EXPIRED.value: _("The time for which it was accepted is over"),
    Reason.HINT_CONFIRMED.value: _("A person confirmed the hint"),
    Reason.READER_CONFIRMED.value: _("Reported by a reader, and found right by a curator"),
    "labelled": _("Labelled by hand for the study"),
}

ACTOR_LABELS: Labels = {
    **ACTOR_KIND_LABELS,
    ActorKind.RECHECK.value: _("our recheck"),
    "study": _("the study (2025)"),
}

MOVE_LABELS: Labels = {
    Move.ACKNOWLEDGE.value: pgettext_lazy("button", "Acknowledge"),
    Move.CLAIM_FIX.value: pgettext_lazy("button", "Say it is fixed"),
    Move.ACCEPT.value: pgettext_lazy("button", "Accept for a while"),
    Move.END_ACCEPTANCE.value: pgettext_lazy("button", "End the acceptance"),
    Move.DISPUTE.value: pgettext_lazy("button", "Dispute"),
    Move.WITHDRAW_DISPUTE.value: pgettext_lazy("button", "Withdraw the dispute"),
    Move.CONFIRM_HINT.value: pgettext_lazy("button", "Confirm the hint"),
    Move.DISMISS.value: pgettext_lazy("button", "Call it a false positive"),
    Move.UPHOLD.value: pgettext_lazy("button", "Uphold the finding"),
    Move.VERIFY.value: pgettext_lazy("button", "Confirm that it is mended"),
}

REFUSAL_LABELS: Labels = {
    Refusal.NOT_THERE.value: _("There is no such smell any more."),
    Refusal.NOT_YOURS.value: _("You do not have the right to do this on this board."),
    Refusal.ALREADY_SO.value: _("It is so already."),
    Refusal.NOT_POSSIBLE.value: _("This is not possible as the smell stands now."),
    Refusal.NEEDS_A_PERSON.value: _("Only a person may do this, not a file."),
    Refusal.NEEDS_A_SECOND_PERSON.value: _(
        "You disputed it yourself; another person has to decide."
    ),
    Refusal.OWN_BOARD.value: _("You maintain this board; another curator has to decide."),
    Refusal.ONLY_A_RECHECK.value: _("Only a recheck can find this in order."),
    Refusal.NEEDS_WORDS.value: _("Say why, in a sentence or two."),
    Refusal.NEEDS_AN_END.value: _("Choose a reason, and for how long it is accepted."),
}
