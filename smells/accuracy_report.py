"""Measured accuracy as lines for the terminal and as plain values for a file."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from leaderboards.vocabulary import Smell
from smells.accuracy import Accuracy, Figures, Judged, Judgement, is_published
from smells.rule import Rule
from smells.wording import message

COUNTS = ("found", "correct", "wrong", "arguable", "to_look_at", "missed")
SHARES = ("precision", "recall")
TO_BE_SEEN = (Judgement.WRONG, Judgement.ARGUABLE, Judgement.TO_LOOK_AT)
_WIDTH = 42


def groups_of(rules: Sequence[Rule]) -> dict[str, list[Rule]]:
    """Rules that are counted together: by smell, those whose findings are published, and all."""
    by_smell = {
        f"all of {smell.value}": [rule for rule in rules if rule.smell is smell] for smell in Smell
    }
    published = [rule for rule in rules if is_published(rule)]
    return {**by_smell, "published rules": published, "all rules": list(rules)}


def lines(accuracy: Accuracy, rules: Sequence[Rule]) -> Iterator[str]:
    names = (*COUNTS, *SHARES)
    yield " " * _WIDTH + "".join(f"{name.replace('_', ' '):>11}" for name in names)
    for rule in rules:
        hint = "" if is_published(rule) else " (hint)"
        yield from _line(rule.id + hint, accuracy.figures([rule]))
    yield ""
    for name, group in groups_of(rules).items():
        yield from _line(name, accuracy.figures(group))
    for judgement in TO_BE_SEEN:
        for judged in accuracy.judged:
            if judged.judgement is judgement:
                yield from ("", *_in_words(judged))
    for label in accuracy.missed:
        yield from ("", f"missed: {label.rule} {label.file}:{label.line}", f"  {label.why}")


def _line(name: str, figures: Figures) -> Iterator[str]:
    if figures.found or figures.met or figures.missed:
        counts = [str(getattr(figures, count)) for count in COUNTS]
        shares = [getattr(figures, share) for share in SHARES]
        cells = [*counts, *("–" if share is None else f"{share:.2f}" for share in shares)]
        yield f"{name:<{_WIDTH}}" + "".join(f"{cell:>11}" for cell in cells)


def _in_words(judged: Judged) -> Iterator[str]:
    yield f"{judged.judgement.value}: {judged.rule.id} {judged.file}:{judged.line}"
    yield f"  {message(judged.rule.id, judged.finding.values)}"
    if row := judged.finding.values.get("row"):
        yield f"  {row}"
    if judged.label:
        yield f"  label: {judged.label.why}"


def as_plain(accuracy: Accuracy, rules: Sequence[Rule]) -> dict[str, Any]:
    return {
        "rules": {rule.id: _plain(accuracy.figures([rule])) for rule in rules},
        "groups": {
            name: _plain(accuracy.figures(group)) for name, group in groups_of(rules).items()
        },
        "findings": [
            {
                "rule": judged.rule.id,
                "file": judged.file,
                "judgement": judged.judgement.value,
                "values": dict(judged.finding.values),
            }
            for judged in accuracy.judged
        ],
        "missed": [asdict(label) for label in accuracy.missed],
    }


def _plain(figures: Figures) -> dict[str, float | None]:
    return {name: getattr(figures, name) for name in (*COUNTS, "met", *SHARES)}
