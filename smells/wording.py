"""Sentences made late: what was stored as words and values is said in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from crawler.content_reasons import content_reason
from crawler.labels import FAILURE_LABELS, UNREAD_LABELS
from leaderboards.labels import ENTITY_LABELS, SMELL_LABELS
from leaderboards.reading_language import is_chinese
from smells.detectors import DETECTORS
from smells.evidence_labels import INTERNAL, QUOTES, ROWS
from smells.labels import EVIDENCE_LABELS
from smells.reader_words import in_language
from smells.rule import Confirmation

IN_A_SENTENCE = 120  # characters of a value; pages say what they like, at any length
IN_A_TABLE = 500
_UNKNOWN = "–"
_HOURS_UP_TO = timedelta(days=4)


class _Values(dict[str, str]):
    """A finding's values for its rule's message; one that is not there leaves a dash."""

    def __missing__(self, name: str) -> str:
        return _UNKNOWN


def message(rule_id: str, values: Mapping[str, Any]) -> str:
    """What a rule says of a finding. Never fails: old reports may lack a value, or their rule."""
    detector = DETECTORS.get(rule_id)
    if detector is None:
        return _("Found by a rule that is no longer used: %(rule)s") % {"rule": rule_id[:80]}
    shown = _Values({name: _said(name, value, IN_A_SENTENCE) for name, value in values.items()})
    for text in (_(detector.rule.message), detector.rule.message):
        try:
            return text % shown
        except (ValueError, TypeError):  # a slip in the translation; the original still works
            continue
    return detector.rule.message


def study_message(smell: str | None, entity: str | None) -> str:
    """What the study said of a labelled case."""
    words = {
        "smell": SMELL_LABELS.get(smell or "", ""),
        "entity": ENTITY_LABELS.get(entity or "", ""),
    }
    if smell and entity:
        return _("The study labelled it “%(smell)s”, at the entity %(entity)s.") % words
    if smell:
        return _("The study labelled it “%(smell)s”.") % words
    return _("The study labelled it, with none of the eight smells.")


def reader_message(values: Mapping[str, Any]) -> tuple[str, str]:
    """What a curator confirmed of a reader's words, and the language tag of that text."""
    text_en, text_zh = str(values.get("text_en") or ""), str(values.get("text_zh") or "")
    return in_language(text_en, text_zh, chinese=is_chinese())


def _said(name: str, value: Any, length: int) -> str:
    if value is None or value == "":
        return _UNKNOWN
    if name == "failure":
        return str(FAILURE_LABELS.get(str(value), value))
    return Truncator(str(value)).chars(length)


@dataclass(frozen=True)
class EvidenceRow:
    """`address` is the value in full where it is one, to be linked; else empty.

    `cells` are those of a value that is a row of a table.
    """

    label: Promise | str
    value: str
    address: str = ""
    cells: tuple[str, ...] = ()
    is_quote: bool = False


def evidence_rows(values: Mapping[str, Any]) -> list[EvidenceRow]:
    """A finding's values as a table, in a fixed order; empty ones are left out.

    A value whose name has no label here is shown under that name, so that a new rule needs none.
    """
    order = [name for name in EVIDENCE_LABELS if name in values]
    order += [name for name in values if name not in EVIDENCE_LABELS]
    shown = [
        name
        for name in order
        if values[name] not in (None, "") and name not in INTERNAL and not _is_told(name, values)
    ]
    return [_evidence_row(name, values[name]) for name in shown]


def _is_told(name: str, values: Mapping[str, Any]) -> bool:
    """Whether another value says the same, or says it more exactly."""
    if name == "place":
        return bool(values.get("cell")) or values[name] == f"L{values.get('line')}"
    same = {"lines": "line", "signs": "text", "cell": "line"}.get(name)
    told = str(values.get(same, "")) if same else ""
    return str(values[name]) in {told, f"L{told}"} if told else False


def _evidence_row(name: str, value: Any) -> EvidenceRow:
    said = _said(name, value, IN_A_TABLE)
    return EvidenceRow(
        label=EVIDENCE_LABELS.get(name) or name.replace("_", " ").capitalize(),
        value=said,
        address=str(value) if name in ("url", "final_url", "evidence_url") else "",
        cells=tuple(said.split(" | ")) if name in ROWS else (),
        is_quote=name in QUOTES,
    )


def reason_in_words(reason: str) -> str:
    """Why a rule could not tell: an observation's word, a reader's, or one marked at the rule."""
    if not reason:
        return ""
    return str(UNREAD_LABELS.get(reason) or content_reason(reason))


def duration_in_words(span: timedelta) -> str:
    """Hours for up to four days, days from there on."""
    hours = round(span.total_seconds() / 3600)
    if span < _HOURS_UP_TO:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    days = round(hours / 24)
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def confirmation_in_words(confirmation: Confirmation) -> str:
    """When a suspicion becomes public, as a part of a sentence."""
    if confirmation.times <= 1:
        return _("seen once")
    apart, over = duration_in_words(confirmation.apart), duration_in_words(confirmation.over)
    clauses = [_("seen at least %(times)d times") % {"times": confirmation.times}]
    clauses.append(_("each at least %(apart)s after the last") % {"apart": apart})
    if confirmation.over > confirmation.apart * (confirmation.times - 1):
        clauses.append(_("over at least %(over)s") % {"over": over})
    if confirmation.at_another_hour:
        clauses.append(_("at different hours of the day"))
    return pgettext("between the clauses of a sentence", ", ").join(clauses)
