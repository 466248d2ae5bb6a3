"""What a reader sees for the words of this package, translated when it is shown."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leaderboards.labels import Choices, Labels
from leaderboards.vocabulary import ReportState, Smell
from smells.evidence_labels import DOCUMENT_EVIDENCE_LABELS, TABLE_EVIDENCE_LABELS
from smells.public_report_states import PublicReportState, Verification
from smells.rule import Confidence


@dataclass(frozen=True)
class SmellText:
    """`meaning` is one sentence; `evidence` is what typically shows it."""

    meaning: Promise
    evidence: Promise


SMELL_TEXTS: dict[str, SmellText] = {
    Smell.CONFUSING.value: SmellText(
        _("An entity is documented so that a reader cannot tell how to proceed."),
        _("A metric without a definition or direction, submission steps that are absent."),
    ),
    Smell.DEPRECATED.value: SmellText(
        _("An entity is obsolete but still presented as current."),
        _("An archived repository, a notice of its own, a platform that was shut down."),
    ),
    Smell.INACCESSIBLE.value: SmellText(
        _("An entity exists but cannot be reached."),
        _("A gateway timeout, a name that does not resolve, a bad certificate, a login wall."),
    ),
    Smell.MISDISPLAYED.value: SmellText(
        _("An entity is shown wrongly."),
        _("Ragged rows, raw markup in cells, garbled characters, NaN, a broken image."),
    ),
    Smell.MISMATCHED.value: SmellText(
        _("An entity is described as one thing and found to be another."),
        _("A rank that contradicts its score, an average that is not the mean, wrong counts."),
    ),
    Smell.MISSING.value: SmellText(
        _("An entity should be there and is not."),
        _("Not found (404, 410), an empty ranking, blank scores, no submission channel."),
    ),
    Smell.REDUNDANT.value: SmellText(
        _("An entity occurs again without need."),
        _("The same model in several rows, the same board twice."),
    ),
    Smell.UNRESPONSIVE.value: SmellText(
        _("An entity can be reached but does not work."),
        _("An app that crashed or was not built, one that never loads, a dead submission form."),
    ),
}

CONFIDENCE_LABELS: Labels = {
    Confidence.CERTAIN.value: pgettext_lazy("confidence of a rule", "Certain"),
    Confidence.LIKELY.value: pgettext_lazy("confidence of a rule", "Likely"),
    Confidence.HINT.value: pgettext_lazy("confidence of a rule", "Hint"),
}
CONFIDENCE_MEANINGS: Labels = {
    Confidence.CERTAIN.value: _("the owner or the platform says so itself"),
    Confidence.LIKELY.value: _("it was observed from outside, and may have a reason unknown to us"),
    Confidence.HINT.value: _("a person has to look before anything is said in public"),
}

# What became of a labelled case by the end of the study; by the state its report stands in.
# It has words of its own, so that nobody takes a case of then for a smell of today.
CASE_LABELS: Labels = {
    ReportState.SUSPECTED.value: _("not confirmed"),
    ReportState.OPEN.value: _("confirmed by users"),
    ReportState.ACKNOWLEDGED.value: _("confirmed by the operators"),
    ReportState.RESOLVED.value: _("resolved by the operators"),
}

ANSWER_LABELS: Labels = {
    "found": _("Seen in this check"),
    "clear": _("In order"),
    "incident": _("Part of an incident"),
    "not-applicable": _("Does not apply"),
    "inconclusive": _("Could not tell"),
}

EVIDENCE_LABELS: Labels = {
    "url": _("Address"),
    "status": _("HTTP status"),
    "failure": _("What happened"),
    "detail": _("In detail"),
    "title": _("Title of the page"),
    "excerpt": _("Excerpt"),
    "final_url": _("Led to"),
    "space_id": _("Space"),
    "stage": _("State of the Space"),
    "function": _("The call"),
    "copy_of": _("Duplicated from"),
    "data_set": _("Data set"),
    "error_message": _("Error message"),
    "revision": _("Revision"),
    "repository": _("Repository"),
    "archived_at": _("Archived on"),
    "pushed_at": _("Last push"),
    **TABLE_EVIDENCE_LABELS,
    **DOCUMENT_EVIDENCE_LABELS,
}

PUBLIC_REPORT_STATE_LABELS: Labels = {
    PublicReportState.UNVERIFIED.value: pgettext_lazy("reader’s report", "Waiting for you"),
    PublicReportState.WAITING.value: pgettext_lazy("reader’s report", "Waiting for a curator"),
    PublicReportState.MERGED.value: pgettext_lazy("reader’s report", "Joined with an open one"),
    PublicReportState.CONFIRMED.value: pgettext_lazy("reader’s report", "Found right"),
    PublicReportState.REJECTED.value: pgettext_lazy("reader’s report", "Turned down"),
}


def public_report_state_choices() -> Choices:
    return list(PUBLIC_REPORT_STATE_LABELS.items())


VERIFICATION_LABELS: Labels = {
    Verification.SIGNED_IN.value: pgettext_lazy("reader’s report", "signed in"),
    Verification.EMAIL.value: pgettext_lazy("reader’s report", "verified by e-mail"),
    Verification.CHALLENGE.value: pgettext_lazy("reader’s report", "solved the challenge"),
}


def verification_choices() -> Choices:
    return list(VERIFICATION_LABELS.items())
