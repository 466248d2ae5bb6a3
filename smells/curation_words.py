"""What curators read for the words of their queue."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from smells.curation import Why

_NOT_DECIDED: dict[Why, Promise] = {
    Why.DECIDED_ALREADY: _("Another curator has decided it meanwhile."),
    Why.NOT_A_CURATOR: _("Only curators decide here."),
    Why.OWN_BOARD: _("You maintain this board; another curator decides."),
    Why.OWN_REPORT: _("You reported it yourself; another curator decides."),
    Why.NEEDS_A_REASON: _("Say why: the reader is told."),
    Why.NEEDS_A_SMELL: _("Choose the smell and the entity before it is confirmed."),
    Why.NOT_OPEN: _("That report is not open any more, or is none of this board."),
    Why.NOT_POSSIBLE: _("This cannot be decided so."),
}


def why_in_words(why: Why) -> str:
    return str(_NOT_DECIDED[why])


TAB_LABELS: dict[str, Promise] = {
    "reports": pgettext_lazy("queue", "Readers’ reports"),
    "objections": pgettext_lazy("queue", "Readers’ objections"),
    "disputes": pgettext_lazy("queue", "Disputes"),
    "fixes": pgettext_lazy("queue", "Claimed fixes"),
    "hints": pgettext_lazy("queue", "Hints"),
}

DECISION_LABELS: dict[str, Promise] = {
    "confirm": pgettext_lazy("decision", "Confirm"),
    "join": pgettext_lazy("decision", "Join with an open report"),
    "reject": pgettext_lazy("decision", "Turn down"),
    "take-up": pgettext_lazy("decision", "Share the doubt"),
    "fixed": pgettext_lazy("decision", "It is fixed"),
    "dismiss": pgettext_lazy("decision", "It was our mistake"),
    "uphold": pgettext_lazy("decision", "The smell is there"),
    "verify": pgettext_lazy("decision", "It is fixed"),
    "confirm-hint": pgettext_lazy("decision", "Confirm the hint"),
}

# What will happen; none of it can be undone.
EFFECT_LABELS: dict[str, Promise] = {
    "confirm": _("A report is opened and becomes public, with the words below."),
    "join": _("The reader’s report is joined with the open one, and its sender follows that."),
    "reject": _("Nothing becomes public. The reader is told your reason."),
    "take-up": _("The report is disputed in your name. Another curator decides on it."),
    "fixed": _("The report is resolved, since you looked and found it in order."),
    "dismiss": _("The report ends as a false positive. The same evidence is not reported again."),
    "uphold": _("The report is open again, and the dispute is over."),
    "verify": _("The report is resolved, since you looked and found it in order."),
    "confirm-hint": _("The hint becomes a public smell."),
}
