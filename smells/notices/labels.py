"""What a reader sees for the kinds of notices."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, pgettext_lazy

from leaderboards.labels import Labels
from smells.notices.kinds import NoticeKind
from smells.notices.webhooks import Stopped

NOTICE_KIND_LABELS: Labels = {
    NoticeKind.OPENED.value: pgettext_lazy("notice", "Opened"),
    NoticeKind.CONFIRMED.value: pgettext_lazy("notice", "Confirmed by a person"),
    NoticeKind.ACKNOWLEDGED.value: pgettext_lazy("notice", "Acknowledged by its maintainers"),
    NoticeKind.FIX_CLAIMED.value: pgettext_lazy("notice", "Said to be fixed"),
    NoticeKind.STILL_SEEN.value: pgettext_lazy("notice", "Said to be fixed, and still seen"),
    NoticeKind.FIXED.value: pgettext_lazy("notice", "In order again"),
    NoticeKind.WITHDRAWN.value: pgettext_lazy("notice", "Withdrawn"),
    NoticeKind.REOPENED.value: pgettext_lazy("notice", "Reopened"),
    NoticeKind.DISPUTED.value: pgettext_lazy("notice", "Disputed"),
    NoticeKind.UPHELD.value: pgettext_lazy("notice", "Upheld after a dispute"),
    NoticeKind.DISMISSED.value: pgettext_lazy("notice", "Dismissed as our mistake"),
    NoticeKind.ACCEPTED.value: pgettext_lazy("notice", "Accepted by its maintainers for a while"),
    NoticeKind.CLAIMED.value: pgettext_lazy("notice", "Claimed by its maintainers"),
}

STOPPED_LABELS: Labels = {
    Stopped.GONE.value: _("Its receiver answered 410: it wants no more messages."),
    Stopped.FAILING.value: _("Its receiver took none of the last messages."),
    Stopped.LOST.value: _("Who made it does not maintain the board any more."),
}

# Where no receiver answered, its place holds what our own client and outbox say, in English.
OUR_WORDS = frozenset(
    {
        gettext_noop("there is no such host name"),
        gettext_noop("the name could not be looked up"),
        gettext_noop("the name has no address"),
        gettext_noop("its name leads into a private network"),
        gettext_noop("the address lies in a private network"),
        gettext_noop("there is no way from here to its address"),
        gettext_noop("the connection was refused"),
        gettext_noop("the connection was broken off"),
        gettext_noop("no answer within the time we wait"),
        gettext_noop("the page began to arrive and then stopped"),
        gettext_noop("the page was broken off before its end"),
        gettext_noop("the answer was not proper HTTP"),
        gettext_noop("the answer has more headers than we read"),
        gettext_noop("its owner asked us to leave it alone"),
        gettext_noop("not sent: it was withdrawn"),
    }
)
