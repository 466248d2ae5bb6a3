"""Outcomes as plain JSON values and back. Pure."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from leaderboards.vocabulary import EntityKind
from smells.outcome import Clear, Finding, Found, Inconclusive, NotApplicable, Outcome, Parts

_KINDS: dict[str, type[Any]] = {
    "found": Found,
    "clear": Clear,
    "not-applicable": NotApplicable,
    "inconclusive": Inconclusive,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def to_plain(outcome: Outcome) -> dict[str, Any]:
    """`from_plain` gives an equal outcome back."""
    plain: dict[str, Any] = {"kind": _NAMES[type(outcome)]}
    if isinstance(outcome, Found):
        plain["findings"] = [_finding(each) for each in outcome.findings]
    if isinstance(outcome, Found | Clear) and outcome.cleared:
        plain["cleared"] = sorted(outcome.cleared)
    if isinstance(outcome, NotApplicable | Inconclusive):
        plain["reason"] = outcome.reason
    if not isinstance(outcome, NotApplicable) and outcome.parts:
        plain["parts"] = sorted(map(list, outcome.parts))
    return plain


def from_plain(plain: Mapping[str, Any]) -> Outcome:
    """Raises KeyError for a kind that does not exist."""
    given: dict[str, Any] = {name: each for name, each in plain.items() if name != "kind"}
    if "findings" in given:
        given["findings"] = tuple(_read(each) for each in given["findings"])
    if "cleared" in given:
        given["cleared"] = frozenset(given["cleared"])
    if "parts" in given:
        given["parts"] = _parts(given["parts"])
    outcome: Outcome = _KINDS[plain["kind"]](**given)
    return outcome


def _parts(plain: list[list[str]]) -> Parts:
    return frozenset((address, part) for address, part in plain)


def _finding(finding: Finding) -> dict[str, Any]:
    plain = {field.name: getattr(finding, field.name) for field in fields(Finding)}
    return plain | {
        "values": dict(finding.values),
        "entity": finding.entity.value if finding.entity else None,
    }


def _read(plain: Mapping[str, Any]) -> Finding:
    entity = plain.get("entity")
    return Finding(**{**plain, "entity": EntityKind(entity) if entity else None})
