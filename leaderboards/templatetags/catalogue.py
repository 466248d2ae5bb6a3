"""What templates need beyond Django: icons, labels of our words, dates, links that are safe."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.http import QueryDict
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from leaderboards import labels
from leaderboards.known_words import in_words
from leaderboards.languages import TAGS, language_of_description
from leaderboards.models import Board
from leaderboards.profile import Joined, Profile, Said
from leaderboards.records import FactValue
from leaderboards.times import from_now

register = template.Library()

_LABELS: dict[str, labels.Labels] = {
    "platform": labels.PLATFORM_LABELS,
    "pattern": labels.WORKFLOW_PATTERN_LABELS,
    "layer": labels.LAYER_LABELS,
    "entity": labels.ENTITY_LABELS,
    "layer_fact": labels.LAYER_FACT_LABELS,
    "role": labels.LOCATION_ROLE_LABELS,
    "topic_kind": labels.TOPIC_KIND_LABELS,
    "rhythm": labels.RHYTHM_LABELS,
    "cadence": labels.CADENCE_KIND_LABELS,
    "source": labels.SOURCE_LABELS,
    "smell": labels.SMELL_LABELS,
    "state": labels.REPORT_STATE_LABELS,
    "outcome": labels.CHECK_OUTCOME_LABELS,
    "incident": labels.INCIDENT_KIND_LABELS,
    "status": labels.STATUS_LABELS,
}
A_MINUTE = timedelta(minutes=1)
_STATE_ICONS = {
    "open": "flag",
    "reopened": "flag",
    "suspected": "eye",
    "acknowledged": "eye",
    "fix_claimed": "wrench",
    "resolved": "ok",
    "disputed": "speech",
    "accepted": "ok",
    "false_positive": "close",
}


@register.filter
def label(word: str, vocabulary: str) -> Promise | str:
    """The reader's name for a word of `vocabulary` (“platform”, “smell”, …), else the word."""
    return _LABELS[vocabulary].get(word, word)


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon beside a text that says the same; hidden from screen readers."""
    address = static("icons/icons.svg")
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        address,
        name,
    )


@register.simple_tag
def smell_badge(smell: str) -> SafeString:
    return format_html(
        '<span class="smell smell-{}">{}{}</span>', smell, icon(smell), label(smell, "smell")
    )


@register.simple_tag
def state_badge(state: str) -> SafeString:
    mark = icon(_STATE_ICONS.get(state, "about"))
    return format_html(
        '<span class="state state-{}">{}{}</span>', state, mark, label(state, "state")
    )


@register.simple_tag
def outcome_badge(outcome: str) -> SafeString:
    return format_html(
        '<span class="outcome outcome-{}">{}{}</span>',
        outcome,
        icon(outcome),
        label(outcome, "outcome"),
    )


@register.simple_tag
def moment(when: datetime | None) -> SafeString | str:
    """How long ago, or until then, with the exact time for those who point at it."""
    if not when:
        return _("never")
    local = timezone.localtime(when)
    exact = f"{date_format(local, 'DATETIME_FORMAT')} {local.tzname()}"
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        when.isoformat(),
        exact,
        from_now(when, timezone.now()),
    )


@register.simple_tag
def day(when: date | datetime | None) -> SafeString | str:
    if not when:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>', when.isoformat(), date_format(when, "DATE_FORMAT")
    )


@register.simple_tag
def day_and_moment(when: datetime | None) -> SafeString | str:
    """The day, and how long ago that was or until then, in the brackets of the language."""
    if not when:
        return moment(when)
    words = pgettext("a day, and how far it is away", "{day} ({moment})")
    return format_html(words, day=day(when), moment=moment(when))


@register.simple_tag(takes_context=True)
def may_be_linked(context: template.Context, url: str) -> bool:
    """Whether a link to somebody else's page leads to them (crawler/parked.py), and is one."""
    is_parked = context.get("parked")
    return is_web(url) and not (is_parked and is_parked(url))


@register.filter
def is_web(url: str) -> bool:
    """Whether an address may be rendered as a link at all: http and https only."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


@register.simple_tag(takes_context=True)
def outward(context: template.Context, url: str, text: str = "") -> SafeString:
    """A link to somebody else's page; its text alone when the address is not a web address, or
    when a dealer in names answers there, who may send visitors anywhere.
    """
    shown = text or url.split("://", 1)[-1].rstrip("/")
    if not may_be_linked(context, url):
        return format_html("{}", shown)
    return format_html('<a href="{}" rel="nofollow noopener noreferrer">{}</a>', url, shown)


@register.simple_tag(takes_context=True)
def without(context: template.Context, name: str, value: str = "") -> str:
    """The page's query string without one value of `name` (or all), and back on its first page."""
    query: QueryDict = context["request"].GET.copy()
    kept = [held for held in query.getlist(name) if value and held != value]
    query.setlist(name, kept)
    query.pop("page", None)
    return f"?{query.urlencode()}"


@register.filter
def open_smells(board: Board) -> list[str]:
    """The smells open on a board, each once, from reports that were read with it."""
    return sorted(
        {report.smell for report in board.reports.all() if report.smell and report.is_open}
    )


@register.filter
def distinct(rows: Iterable[Any], field: str) -> list[str]:
    """The values of `field` in rows that were read already, each once, in their order."""
    return list(dict.fromkeys(getattr(row, field) for row in rows))


@register.filter
def description_lang(board: Board) -> SafeString:
    """A `lang` attribute, where the description is not in the language of the page."""
    language = language_of_description(board)
    return SafeString() if language == get_language() else format_html(' lang="{}"', tag(language))


@register.filter
def tag(language: str) -> str:
    """A language code as HTML writes it."""
    return TAGS[language]


@register.filter
def fact_value(value: FactValue) -> str:
    """What a layer fact says: yes or no, a text, or several texts."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    words = value.split(", ") if isinstance(value, str) else map(str, value)
    return _(", ").join(in_words(word) for word in words)


@register.filter
def name_of(board: Board) -> str:
    """A board's name as it calls itself; a sample's, which is ours, in the reader's language."""
    return _(board.name) if board.is_sample else board.name


@register.filter
def known_word(word: str) -> str:
    """A topic's value in the reader's language, where it is known."""
    return capfirst(in_words(word))


@register.simple_tag
def source_marks(line: Joined[Any], profile: Profile) -> SafeString:
    """Small numbers behind a fact: its sources, in the page's list of sources."""
    marks = ((profile.sources.index(said) + 1, _in_words(said)) for said in line.said)
    return format_html(
        '<sup class="source-mark"><span class="visually-hidden">{} </span>{}</sup>',
        _("source"),
        format_html_join(" ", '<span title="{1}">{0}</span>', sorted(marks)),
    )


def _in_words(said: Said) -> str:
    return f"{label(said.source, 'source')}, {date_format(said.on, 'DATE_FORMAT')}"


@register.simple_tag
def upcoming(when: datetime | None) -> SafeString | str:
    """When something is planned; what should have been, or is within a minute, is due now."""
    if when and when <= timezone.now() + A_MINUTE:
        return _("due now")
    return moment(when) if when else _("not planned")


@register.filter
def listed(words: Iterable[str], vocabulary: str) -> str:
    """The labels of words of one vocabulary, in a row."""
    return _(", ").join(str(label(word, vocabulary)) for word in words)
