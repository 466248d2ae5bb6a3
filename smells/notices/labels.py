"""What a reader sees for the kinds of notices."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
