"""What a report leaves open, in words: a finding is what was seen, and no more than that."""

from django.utils.translation import gettext as _

from crawler.models import Check
from leaderboards.models import Board
from smells.detectors import DETECTORS
from smells.models import Report
from smells.rule import Confidence
from smells.wording import reason_in_words


def newest_check(board: Board) -> Check | None:
    """The last look at the board, with what the rules answered."""
    return board.checks.select_related("kept").first()


def doubts_about(report: Report, last: Check | None) -> list[str]:
    """Sentences, never none: what was seen from outside always has a side that was not."""
    detector = DETECTORS.get(report.rule_id)
    certain = detector is not None and detector.rule.confidence is Confidence.CERTAIN
    told = [_still_so(report, last)] if last and last.at > report.last_seen_at else []
    if certain:
        told.append(_("Why it is so: its owner or its platform says that it is, and no more."))
    else:
        told.append(_("Whether it is meant to be so: we look from outside and know no reasons."))
    if report.url and not certain:
        told.append(_("Whether it looks the same to other visitors: we look from one place."))
    return told


def _still_so(report: Report, last: Check) -> str:
    answer, _colon, why = str(last.answers.get(report.rule_id, "")).partition(":")
    if answer == "inconclusive" and why.strip():
        return _("Whether it is still so: the last check could not tell (%(why)s).") % {
            "why": reason_in_words(why.strip())
        }
    return _("Whether it is still so: the last check could not judge this place again.")
