"""What a look that was asked for came to, in words: smell by smell, and what follows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from leaderboards.identity import BadAddress, host_of
from leaderboards.vocabulary import ReportState
from smells.came_to import CameTo, Result
from smells.desk import is_for_maintainers
from smells.desk_words import why_untold
from smells.detectors import DETECTORS
from smells.models import AskedRecheck, Report
from smells.rule import Confidence
from smells.wording import duration_in_words

_ORDER = (CameTo.STILL_SEEN, CameTo.UNTOLD, CameTo.GONE, CameTo.NEW)
# Their answers may be some minutes old: they stand behind caches of their host.
_CACHED_FOR_MINUTES = ("github.com", "githubusercontent.com", "github.io")


@dataclass(frozen=True)
class ToldResult:
    """`follows` are sentences; `may_be_read`: the report has a page for whoever asked."""

    report: Report
    came_to: str
    follows: tuple[str, ...]
    may_be_read: bool


def told_results(asked: AskedRecheck) -> list[ToldResult]:
    """By what they came to: first what is still to be done."""
    results = {int(pk): Result.from_plain(plain) for pk, plain in asked.came_to.items()}
    reports = Report.objects.filter(board=asked.board_id).in_bulk(list(results))
    told = [(_ORDER.index(results[pk].came_to), pk) for pk in reports]
    return [_told(reports[pk], results[pk]) for _order, pk in sorted(told)]


def _told(report: Report, result: Result) -> ToldResult:
    is_public = report.opened_at is not None
    may_be_read = is_public or is_for_maintainers(report)
    follows = tuple(_follows(report, result, is_public=is_public))
    return ToldResult(report, result.came_to.value, follows, may_be_read)


def _follows(report: Report, result: Result, *, is_public: bool) -> list[str]:
    match result.came_to:
        case CameTo.GONE if is_public:
            return [_("It is resolved, and its page says so from now on.")]
        case CameTo.GONE:
            return [_("It is over. It was never public.")]
        case CameTo.UNTOLD:
            why = {"why": why_untold(result.why)}
            return [_("Why: %(why)s. What cannot be judged stays exactly as it is.") % why]
        case _:
            return [*_while_seen(report, result, is_public=is_public), *_if_cached(report)]


def _while_seen(report: Report, result: Result, *, is_public: bool) -> list[str]:
    if report.state == ReportState.ACCEPTED:
        return [_("It stays accepted until the day you chose.")]
    if report.state == ReportState.DISPUTED:
        return [_("It stays disputed until a second person has decided.")]
    if is_public and result.before == ReportState.FIX_CLAIMED:
        return [_("It was said to be fixed and is still seen, so it stands as acknowledged again.")]
    if is_public:
        return [_("It stays as it stands. It ends with the first look that finds it in order.")]
    return [_until_public(report)]


def _until_public(report: Report) -> str:
    detector = DETECTORS.get(report.rule_id)
    if report.is_held:
        return _("It is not public yet. Mended before its day, it never will be.")
    if detector is None or detector.rule.confidence is Confidence.HINT:
        return _("It is a hint: nobody but you sees it, unless a person confirms it.")
    apart = detector.rule.confirmation.apart
    if not apart:
        return _("It is not public yet.")
    spaced = {"apart": duration_in_words(apart)}
    return _("It is not public. It counts again when it is seen %(apart)s later.") % spaced


def _if_cached(report: Report) -> list[str]:
    try:
        host = host_of(report.url)
    except BadAddress:
        return []
    if not any(host == each or host.endswith(f".{each}") for each in _CACHED_FOR_MINUTES):
        return []
    told = _(
        "GitHub goes on answering with what stood there before for about five minutes after a "
        "change. If you have only just mended it, look again then."
    )
    return [told]
