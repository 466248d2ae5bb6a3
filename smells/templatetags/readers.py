"""What the templates of readers' reports and of the curators' queue need."""

from datetime import datetime
from typing import TypedDict

from django import template
from django.db.models import Count, Min
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from leaderboards.reading_language import is_chinese
from leaderboards.templatetags.catalogue import may_be_linked
from leaderboards.vocabulary import ReportSource
from smells.curation_words import DECISION_LABELS
from smells.embargo import hold_on, is_judgement
from smells.labels import PUBLIC_REPORT_STATE_LABELS, VERIFICATION_LABELS
from smells.models import AwayNotice, PublicReport, Report, ReportEvent
from smells.public_report_states import PublicReportState
from smells.reader_words import in_language, language_tag_of
from smells.wording import reader_message

register = template.Library()
register.filter("language_tag_of", language_tag_of)


class Said(TypedDict):
    text: str
    language: str


@register.simple_tag
def away_notice() -> AwayNotice | None:
    """The notice that the curators are away, while they are."""
    return AwayNotice.objects.now_on(timezone.now())


class Waiting(TypedDict):
    """How many reports of readers wait for a curator, and since when the oldest does."""

    number: int
    since: datetime | None


@register.simple_tag
def readers_waiting() -> Waiting:
    told = PublicReport.objects.waiting().aggregate(number=Count("pk"), since=Min("created_at"))
    return {"number": told["number"], "since": told["since"]}


@register.filter
def away_text(notice: AwayNotice) -> Said:
    text, language = in_language(notice.text_en, notice.text_zh, chinese=is_chinese())
    return {"text": text, "language": language}


@register.filter
def reader_state(state: str) -> Promise | str:
    return PUBLIC_REPORT_STATE_LABELS.get(state, state)


@register.filter
def verification(word: str) -> Promise | str:
    return VERIFICATION_LABELS.get(word, word)


@register.filter
def public_outcome(row: PublicReport) -> Report | None:
    """The report of ours that tells the outcome, once it is public."""
    report = row.about if row.is_objection else row.report
    return report if report is not None and report.opened_at is not None else None


@register.filter
def message_lang(report: Report) -> SafeString:
    """A `lang` attribute, where a reader's words are not in the language of the page."""
    if report.source != ReportSource.READER:
        return SafeString()
    tag = reader_message(report.values)[1]
    is_same = tag.startswith("zh") == is_chinese()
    return SafeString() if is_same else format_html(' lang="{}"', tag)


@register.filter
def readers(report: Report) -> int:
    """By how many readers it was reported."""
    return report.public_reports.exclude(state=PublicReportState.UNVERIFIED).count()


@register.simple_tag(takes_context=True)
def readers_link(context: template.Context, url: str) -> SafeString:
    """A link that a stranger gave: search engines are told so, and it is shown whole."""
    if not may_be_linked(context, url):
        return format_html("{}", url)
    return format_html('<a href="{}" rel="nofollow ugc noopener noreferrer">{}</a>', url, url)


@register.filter
def decision_label(decision: str) -> Promise | str:
    return DECISION_LABELS.get(decision, decision)


@register.filter
def last_event(report: Report) -> ReportEvent | None:
    """How it came to where it stands, with what was said then."""
    return report.events.newest_first().first()


@register.filter
def waits_for_maintainers(row: PublicReport) -> bool:
    """Whether what is confirmed now would be kept from the public for a while."""
    return is_judgement(row.smell) and hold_on(row.board) is not None
