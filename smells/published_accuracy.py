"""The figures of one measurement as they are kept and shown: counts by rule and by smell. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from leaderboards.vocabulary import Smell
from smells.accuracy import Accuracy, Figures, is_published
from smells.rule import Rule


class BadFigures(ValueError):
    """What was kept does not have the form of figures."""


@dataclass(frozen=True)
class PublishedAccuracy:
    """`published` are all rules whose findings strangers see before a person has looked."""

    published: Figures = field(default_factory=Figures)
    smells: Mapping[str, Figures] = field(default_factory=dict)
    rules: Mapping[str, Figures] = field(default_factory=dict)

    def to_plain(self) -> dict[str, Any]:
        return asdict(self)


def figures_of(accuracy: Accuracy, rules: Sequence[Rule]) -> PublishedAccuracy:
    return PublishedAccuracy(
        published=accuracy.figures(filter(is_published, rules)),
        smells={
            smell.value: accuracy.figures(rule for rule in rules if rule.smell is smell)
            for smell in Smell
        },
        rules={rule.id: accuracy.figures([rule]) for rule in rules},
    )


def from_plain(plain: Any) -> PublishedAccuracy:
    """Raises BadFigures. Counts that are not known here are left out, absent ones are 0."""
    if not isinstance(plain, dict):
        raise BadFigures("the figures are not an object")
    return PublishedAccuracy(
        published=_figures(plain.get("published", {})),
        smells={smell: _figures(each) for smell, each in _named(plain, "smells").items()},
        rules={rule_id: _figures(each) for rule_id, each in _named(plain, "rules").items()},
    )


def _named(plain: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = plain.get(name, {})
    if not isinstance(found, dict):
        raise BadFigures(f"“{name}” is not an object")
    return found


def _figures(plain: Any) -> Figures:
    if not isinstance(plain, dict):
        raise BadFigures("counts are not an object")
    counts = {each.name: plain.get(each.name, 0) for each in fields(Figures)}
    for name, count in counts.items():
        if not isinstance(count, int) or isinstance(count, bool) or count < 0:
            raise BadFigures(f"“{name}” is not a count: {count!r:.40}")
    return Figures(**counts)
