"""How often rules are right, measured on documents that people have labelled. Pure.

A label stands for a place, or for a pattern that repeats through a file: a finding meets the
nearest label of its kind, and where none is near, the verdict that the labels of its kind share.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from smells.engine import Answer
from smells.outcome import Finding
from smells.rule import Confidence, Rule

NEAR = 3  # lines; a row of HTML stands on several


class Verdict(StrEnum):
    """What a reader decided on a place."""

    SMELL = "smell"
    NOT_A_SMELL = "not_a_smell"
    ARGUABLE = "arguable"


class Judgement(StrEnum):
    """What the labels make of a finding. TO_LOOK_AT: nobody has looked there."""

    CORRECT = "correct"
    WRONG = "wrong"
    ARGUABLE = "arguable"
    TO_LOOK_AT = "to-look-at"


_JUDGEMENT_OF = {
    Verdict.SMELL: Judgement.CORRECT,
    Verdict.NOT_A_SMELL: Judgement.WRONG,
    Verdict.ARGUABLE: Judgement.ARGUABLE,
}


@dataclass(frozen=True, slots=True)
class Label:
    """`rule` is the reader's own word; label_rules.yaml says which of our rules it speaks of."""

    file: str
    rule: str
    verdict: Verdict
    line: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class LabelRule:
    """The labels' words for a rule, as label_rules.yaml explains them."""

    finds: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding in a labelled document, and the label that decided on it, if one did."""

    rule: Rule
    file: str
    finding: Finding
    judgement: Judgement
    label: Label | None = None

    @property
    def line(self) -> int:
        return int(self.finding.values.get("line") or 0)


@dataclass
class Figures:
    """Counts of findings, and of the labelled smells that were met by one or missed."""

    found: int = 0
    correct: int = 0
    wrong: int = 0
    arguable: int = 0
    to_look_at: int = 0
    met: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """The share of right ones among the findings that could be judged."""
        judged = self.correct + self.wrong
        return self.correct / judged if judged else None

    @property
    def recall(self) -> float | None:
        labelled = self.met + self.missed
        return self.met / labelled if labelled else None


@dataclass
class Accuracy:
    """What came of all documents. `met` says by which rules each labelled smell was found."""

    judged: list[Judged] = field(default_factory=list)
    met: dict[Label, set[str]] = field(default_factory=dict)
    missed: list[Label] = field(default_factory=list)

    def add(
        self, file: str, answers: Iterable[Answer], labels: Sequence[Label], *, complete: bool
    ) -> None:
        """The answers of all rules to one document, against its labels."""
        judged = [
            judge(answer.rule, file, finding, labels, complete=complete)
            for answer in answers
            for finding in answer.findings()
        ]
        self.judged += judged
        detectable = {word for rule in label_rules().values() for word in rule.finds}
        for label in labels:
            if label.verdict is Verdict.SMELL and label.rule in detectable:
                if by := {each.rule.id for each in judged if _meets(each, label, labels)}:
                    self.met[label] = by
                else:
                    self.missed.append(label)

    def figures(self, rules: Iterable[Rule]) -> Figures:
        """The figures of these rules together."""
        chosen = {rule.id for rule in rules}
        words = {word for rule_id in chosen for word in words_of(rule_id).finds}
        figures = Figures()
        for each in self.judged:
            if each.rule.id in chosen:
                figures.found += 1
                name = each.judgement.name.lower()
                setattr(figures, name, getattr(figures, name) + 1)
        met = [label for label, by in self.met.items() if by & chosen]
        figures.met = len(met)
        figures.missed = sum(label.rule in words for label in self.missed) + sum(
            label.rule in words and not by & chosen for label, by in self.met.items()
        )
        return figures


@cache
def label_rules() -> Mapping[str, LabelRule]:
    plain = yaml.safe_load(Path(__file__).with_name("label_rules.yaml").read_text(encoding="utf-8"))
    return {
        rule_id: LabelRule(
            frozenset(words.get("finds", ())),
            frozenset(words.get("also", ())),
            words.get("everywhere", False),
        )
        for rule_id, words in plain.items()
    }


def words_of(rule_id: str) -> LabelRule:
    return label_rules().get(rule_id, LabelRule())


def is_published(rule: Rule) -> bool:
    """Whether strangers see what the rule finds before a person has looked at it."""
    return rule.confidence is not Confidence.HINT


def judge(
    rule: Rule, file: str, finding: Finding, labels: Sequence[Label], *, complete: bool
) -> Judged:
    """What the labels of its file make of one finding."""
    words = words_of(rule.id)
    kind = [label for label in labels if label.rule in words.finds | words.also]
    line = int(finding.values.get("line") or 0)
    near = min(kind, key=lambda label: abs(label.line - line), default=None)
    if near is not None and abs(near.line - line) <= NEAR:
        return Judged(rule, file, finding, _JUDGEMENT_OF[near.verdict], near)
    verdicts = {label.verdict for label in kind if label.rule in words.finds}
    if len(verdicts) == 1:  # one label stands for the pattern
        return Judged(rule, file, finding, _JUDGEMENT_OF[verdicts.pop()], near)
    unlabelled = Judgement.WRONG if complete and words.everywhere else Judgement.TO_LOOK_AT
    return Judged(rule, file, finding, unlabelled)


def _meets(judged: Judged, label: Label, labels: Sequence[Label]) -> bool:
    """Whether a finding found that labelled smell: it stands near, or the label is a pattern's."""
    words = words_of(judged.rule.id)
    if label.rule not in words.finds | words.also:
        return False
    alone = sum(other.rule == label.rule for other in labels) == 1
    return abs(judged.line - label.line) <= NEAR or alone
