"""What the pages of smells and rules show beside single reports: figures, and rules in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from leaderboards.labels import ENTITY_LABELS
from leaderboards.vocabulary import ReportState, Smell
from smells.detectors import DETECTORS
from smells.labels import CONFIDENCE_LABELS, CONFIDENCE_MEANINGS, SmellText
from smells.models.report import ReportQuerySet
from smells.rule import Confidence, Rule
from smells.wording import confirmation_in_words

Text = Promise | str


@dataclass(frozen=True)
class SmellCount:
    """A smell, its words, and on how many boards of the catalogue it is open."""

    smell: str
    text: SmellText
    boards: int


@dataclass(frozen=True)
class RuleInWords:
    rule_id: str
    smell: str
    entity: Text
    confidence: Text
    confidence_meaning: Text
    confirmation: str


def in_words(rule: Rule) -> RuleInWords:
    return RuleInWords(
        rule.id,
        rule.smell.value,
        ENTITY_LABELS[rule.entity.value],
        CONFIDENCE_LABELS[rule.confidence.value],
        CONFIDENCE_MEANINGS[rule.confidence.value],
        _when_confirmed(rule),
    )


def _when_confirmed(rule: Rule) -> str:
    if rule.confidence is Confidence.HINT:  # counting never confirms one
        return _("a person has confirmed it")
    return confirmation_in_words(rule.confirmation)


def rules_by_smell() -> dict[str, list[RuleInWords]]:
    """All rules under the eight smells, those in their usual order."""
    return {
        smell.value: [
            in_words(each.rule) for each in DETECTORS.values() if each.rule.smell is smell
        ]
        for smell in Smell
    }


@dataclass(frozen=True)
class SmellHistory:
    """How many smells were ever public here, and what became of them; and the study's cases.

    `study` holds a state and how many labelled cases stand in it.
    """

    confirmed: int
    open: int
    resolved: int
    false_positive: int
    accepted: int
    study: dict[str, int]

    @property
    def study_total(self) -> int:
        return sum(self.study.values())


def smell_history(reports: ReportQuerySet) -> SmellHistory:
    """The history of these reports, samples left out, in two queries."""
    states = reports.confirmed().of_boards().counts_by_state()
    return SmellHistory(
        confirmed=sum(states.values()),
        open=sum(states.get(state, 0) for state in ReportState.open_states()),
        resolved=states.get(ReportState.RESOLVED, 0),
        false_positive=states.get(ReportState.FALSE_POSITIVE, 0),
        accepted=states.get(ReportState.ACCEPTED, 0),
        study=reports.labelled_cases().counts_by_state(),
    )
