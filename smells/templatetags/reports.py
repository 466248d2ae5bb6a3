"""What the templates of reports need: a board's reports in groups, and stored words said late."""

from collections.abc import Mapping
from typing import Any, TypedDict

from django import template
from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import get_language

from crawler.models import Check
from leaderboards.labels import REPORT_STATE_LABELS
from leaderboards.models import Board
from leaderboards.vocabulary import ReportState
from smells.detectors import DETECTORS
from smells.documents import RuleDocument, document_of, title_of
from smells.doubts import doubts_about, newest_check
from smells.labels import ANSWER_LABELS, CASE_LABELS
from smells.models import Report, Surge
from smells.move_labels import ACTOR_LABELS, REASON_LABELS
from smells.wording import EvidenceRow, evidence_rows, message, reason_in_words

register = template.Library()
SET_ASIDE = (ReportState.ACCEPTED, ReportState.FALSE_POSITIVE)


class Grouped(TypedDict):
    """Open smells, those of the past, and labelled cases of the study, each newest first.

    `accepted` and `dismissed` are still seen, though people set them aside; `aside` are all that
    they set aside. `last_check` is the board's newest, where a smell is open.
    """

    last_check: Check | None
    open: list[Report]
    accepted: list[Report]
    dismissed: list[Report]
    aside: list[Report]
    past: list[Report]
    study: list[Report]


@register.simple_tag
def reports_of(board: Board) -> Grouped:
    """What a stranger may read of a board's reports, in two queries; no suspicion is among it."""
    reports = list(board.reports.public())
    still_open = [report for report in reports if report.is_open]
    today = [report for report in reports if not report.is_of_study]
    seen = [report for report in today if report.is_still_seen]
    return {
        "last_check": newest_check(board) if still_open else None,
        "open": still_open,
        "accepted": [report for report in seen if report.state == ReportState.ACCEPTED],
        "dismissed": [report for report in seen if report.state != ReportState.ACCEPTED],
        "aside": [report for report in today if report.state in SET_ASIDE],
        "past": [report for report in today if report.state == ReportState.RESOLVED],
        "study": [report for report in reports if report.is_of_study],
    }


@register.simple_tag
def surges_going_on() -> list[Surge]:
    """What is held up, with `board_count`: how many boards show it."""
    return list(Surge.objects.going_on().annotate(board_count=Count("boards")))


@register.filter
def rule_title(rule_id: str) -> str:
    """What the rule is called in the reader's language; its id for one that is no longer used."""
    return title_of(rule_id, get_language() or "en") or rule_id


@register.filter
def document(rule_id: str) -> RuleDocument | None:
    """The rule's document in the reader's language; None for a rule that is no longer used."""
    return document_of(rule_id, get_language() or "en") if rule_id in DETECTORS else None


@register.filter
def evidence(values: Mapping[str, Any]) -> list[EvidenceRow]:
    return evidence_rows(values)


@register.filter
def with_address(report: Report) -> dict[str, Any]:
    """A report's evidence with the place it was seen at in front."""
    return {"url": report.url, **report.values}


register.filter("doubts", doubts_about)


@register.filter
def says(rule_id: str, values: Mapping[str, Any]) -> str:
    """What a rule says of a finding with these values."""
    return message(rule_id, values)


@register.filter
def reason_label(reason: str) -> Promise | str:
    return REASON_LABELS.get(reason, reason)


@register.filter
def case_label(state: str) -> Promise | str:
    """What became of a labelled case of the study."""
    return CASE_LABELS.get(state, REPORT_STATE_LABELS.get(state, state))


@register.filter
def actor_label(actor: str) -> Promise | str:
    """Who moved a report: a part of this site, or a person by name."""
    return ACTOR_LABELS.get(actor, actor)


@register.filter
def answer_label(answer: str) -> Promise | str:
    kind = answer.partition(":")[0]
    return ANSWER_LABELS.get(kind, kind)


register.filter("reason_in_words", reason_in_words)


@register.filter
def answer_reason(answer: str) -> str:
    return reason_in_words(answer.partition(":")[2].strip())
