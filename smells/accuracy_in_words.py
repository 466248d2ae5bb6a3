"""A measurement arranged for its page: every smell with its rules, measured or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from leaderboards.vocabulary import Smell
from smells.accuracy import Figures, is_published
from smells.detectors import DETECTORS
from smells.models import AccuracyRun


@dataclass(frozen=True)
class RuleMeasured:
    """`figures` is None where no document has such a case."""

    rule_id: str
    is_hint: bool
    figures: Figures | None


@dataclass(frozen=True)
class SmellMeasured:
    smell: str
    figures: Figures
    rules: Sequence[RuleMeasured]


def by_smell(run: AccuracyRun) -> list[SmellMeasured]:
    """All rules of today; those that were written after the measurement are not measured."""
    rules = [detector.rule for detector in DETECTORS.values()]
    return [
        SmellMeasured(
            smell.value,
            run.read.smells.get(smell.value, Figures()),
            [
                RuleMeasured(rule.id, not is_published(rule), run.of_rule(rule.id))
                for rule in rules
                if rule.smell is smell
            ],
        )
        for smell in Smell
    ]
