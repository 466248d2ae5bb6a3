"""The result of a check that was asked for, arranged for its page: by smell, then by rule."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise

from leaderboards.vocabulary import CheckOutcome, Smell
from smells.check_board import Examined, ReadPage, SeenFinding
from smells.detectors import DETECTORS
from smells.labels import CONFIDENCE_LABELS, CONFIDENCE_MEANINGS
from smells.rule import Confidence
from smells.wording import message, reason_in_words


@dataclass(frozen=True)
class FindingInWords:
    message: str
    at: str
    values: dict[str, str | int | None]


@dataclass(frozen=True)
class RuleFound:
    """What one rule found; `more` is how many findings are not shown."""

    rule_id: str
    confidence: Promise | str
    confidence_meaning: Promise | str
    is_hint: bool
    findings: Sequence[FindingInWords]
    more: int


@dataclass(frozen=True)
class SmellFound:
    smell: str
    rules: Sequence[RuleFound]


@dataclass(frozen=True)
class Doubt:
    reason: str
    rules: Sequence[str]


@dataclass(frozen=True)
class Checked:
    """`published` and `hints` count findings; hints are for the board's maintainer alone."""

    pages: Sequence[ReadPage]
    smells: Sequence[SmellFound]
    published: int
    hints: int
    doubts: Sequence[Doubt]
    clear: Sequence[str]
    not_applicable: Sequence[str]

    @property
    def could_not_look(self) -> bool:
        return any(page.outcome == CheckOutcome.COULD_NOT_CHECK for page in self.pages)

    @classmethod
    def of(cls, result: Examined) -> "Checked":
        known = [finding for finding in result.findings if finding.rule_id in DETECTORS]
        hints = sum(_is_hint(finding.rule_id) for finding in known)
        return cls(
            pages=result.pages,
            smells=_by_smell(known, result.more),
            published=len(known) - hints,
            hints=hints,
            doubts=[Doubt(reason_in_words(why), ids) for why, ids in result.doubts.items()],
            clear=result.clear,
            not_applicable=result.not_applicable,
        )


def _is_hint(rule_id: str) -> bool:
    return DETECTORS[rule_id].rule.confidence is Confidence.HINT


def _by_smell(findings: Iterable[SeenFinding], more: dict[str, int]) -> list[SmellFound]:
    """The smells in their usual order; within one, what is surer comes first."""
    order = {smell.value: number for number, smell in enumerate(Smell)}
    surest = {confidence: number for number, confidence in enumerate(Confidence)}

    def place(finding: SeenFinding) -> tuple[int, int, str]:
        rule = DETECTORS[finding.rule_id].rule
        return order[rule.smell.value], surest[rule.confidence], rule.id

    by_rule = [
        _rule_found(rule_id, list(found), more.get(rule_id, 0))
        for rule_id, found in groupby(sorted(findings, key=place), lambda found: found.rule_id)
    ]
    return [
        SmellFound(smell, list(rules))
        for smell, rules in groupby(by_rule, lambda rule: rule.rule_id.partition(".")[0])
    ]


def _rule_found(rule_id: str, findings: Sequence[SeenFinding], more: int) -> RuleFound:
    confidence = DETECTORS[rule_id].rule.confidence.value
    return RuleFound(
        rule_id,
        CONFIDENCE_LABELS[confidence],
        CONFIDENCE_MEANINGS[confidence],
        _is_hint(rule_id),
        [FindingInWords(message(rule_id, each.values), each.at, each.values) for each in findings],
        more,
    )
