"""What the desk says: why a smell stands first, what each button does and has done."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leaderboards.labels import Labels
from leaderboards.vocabulary import ReportState
from smells.came_to import INCIDENT, NO_RULE, NOT_JUDGED, OUR_OUTAGE, CameTo
from smells.desk import Show
from smells.move_labels import MOVE_LABELS
from smells.moves import Move
from smells.urgency import Hurt, Since, Urgency
from smells.wording import reason_in_words

Text = Promise | str

HURT_WORDS: dict[Hurt, Text] = {
    Hurt.GETS_NOTHING: _("readers get nothing here"),
    Hurt.IS_TOLD_WRONG: _("readers are told something wrong"),
    Hurt.TRUSTS_WHAT_IS_OLD: _("readers take for current what is not"),
    Hurt.HAS_TROUBLE: _("readers have trouble understanding it"),
    Hurt.SEES_IT_TWICE: _("readers meet the same twice"),
}
STATE_WORDS: dict[ReportState, Text] = {
    ReportState.REOPENED: _("it came back"),
    ReportState.OPEN: _("nobody has taken it up"),
    ReportState.ACKNOWLEDGED: _("somebody is at work on it"),
    ReportState.FIX_CLAIMED: _("said to be fixed, to be looked at"),
    ReportState.DISPUTED: _("a second person has to decide"),
}
SINCE_WORDS: dict[Since, Text] = {
    Since.DAYS: _("public for less than a week"),
    Since.WEEKS: _("public for more than a week"),
    Since.MONTHS: _("public for more than a month"),
    Since.SEASONS: _("public for more than three months"),
}


def why_here(urgency: Urgency) -> list[Text]:
    """The three reasons for its place, the weightiest first."""
    stands = STATE_WORDS.get(urgency.state)
    return [HURT_WORDS[urgency.hurt], *([stands] if stands else []), SINCE_WORDS[urgency.since]]


SHOW_WORDS: dict[Show, Text] = {
    Show.OPEN: pgettext_lazy("list of the desk", "Open"),
    Show.HELD: pgettext_lazy("list of the desk", "Not public yet"),
    Show.HINTS: pgettext_lazy("list of the desk", "Hints"),
    Show.ACCEPTED: pgettext_lazy("list of the desk", "Accepted"),
}


@dataclass(frozen=True)
class MoveWords:
    """`does` says what will follow, before; `done` what has been done, after."""

    button: Text
    does: Text
    done: Text


_DOES: dict[Move, tuple[Text, Text]] = {
    Move.ACKNOWLEDGE: (
        _("Tells readers that you know of it and are at work. It stays open."),
        _("Acknowledged. Readers see that you are at work on it."),
    ),
    Move.CLAIM_FIX: (
        _("Tells readers that you have mended it. Only a look at the board resolves it."),
        _("Noted as fixed. The next look at the board tells whether it is."),
    ),
    Move.ACCEPT: (
        _("Readers see your reason and until when. You are asked again before it ends."),
        _("Accepted for a while. You are asked again before it ends."),
    ),
    Move.END_ACCEPTANCE: (
        _("It counts again from now on, as it did before it was accepted."),
        _("No longer accepted. It counts again."),
    ),
    Move.DISPUTE: (
        _("Says that there is no smell. A second person decides, never you alone."),
        _("Disputed. A curator looks at it and decides."),
    ),
    Move.WITHDRAW_DISPUTE: (
        _("It stands again as it did before you disputed it."),
        _("The dispute is withdrawn."),
    ),
    Move.CONFIRM_HINT: (
        _("Says that the hint is right. It becomes public, as acknowledged by you."),
        _("Confirmed. It is public now, as acknowledged by you."),
    ),
}


def words_of(move: Move) -> MoveWords:
    does, done = _DOES[move]
    return MoveWords(MOVE_LABELS[move.value], does, done)


MOVES = tuple(_DOES)
"""The moves of maintainers, in the order in which they are offered for many at once."""

CAME_TO_LABELS: Labels = {
    CameTo.GONE.value: _("Not seen any more"),
    CameTo.STILL_SEEN.value: _("Still seen"),
    CameTo.UNTOLD.value: _("We could not tell"),
    CameTo.NEW.value: _("Also seen in this look"),
}
_WHY_UNTOLD: Labels = {
    INCIDENT: _("many boards of its host failed together just now"),
    OUR_OUTAGE: _("our own network had trouble"),
    NOT_JUDGED: _("the look could not judge this place"),
    NO_RULE: _("a reader reported it; no rule can look for it, so a curator does"),
}


def why_untold(why: str) -> str:
    return str(_WHY_UNTOLD.get(why) or reason_in_words(why))
