"""Outcomes as plain JSON values and back. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from leaderboards.vocabulary import EntityKind
from smells.outcome import Clear, Finding, Found, Inconclusive, NotApplicable, Outcome

_KINDS: dict[str, type[Any]] = {
    "found": Found,
    "clear": Clear,
    "not-applicable": NotApplicable,
    "inconclusive": Inconclusive,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in _NAMES}


def to_plain(outcome: Outcome) -> dict[str, Any]:
    """`from_plain` gives an equal outcome back. What is empty is left out."""
    kind = type(outcome)
    plain: dict[str, Any] = {"kind": _NAMES[kind]}
    for name in _FIELDS[kind]:
        if value := getattr(outcome, name):
            plain[name] = _plain(name, value)
    return plain


def from_plain(plain: Mapping[str, Any]) -> Outcome:
    """Raises KeyError for a kind that does not exist."""
    kind = _KINDS[plain["kind"]]
    given = {name: _READ[name](value) for name, value in plain.items() if name != "kind"}
    empty: dict[str, Any] = {"findings": ()} if kind is Found else {"reason": ""}
    outcome: Outcome = kind(**(given if kind is Clear else {**empty, **given}))
    return outcome


def _plain(name: str, value: Any) -> Any:
    if name == "findings":
        return [_finding(each) for each in value]
    return value if isinstance(value, str) else sorted(value)


def _finding(finding: Finding) -> dict[str, Any]:
    plain = {field.name: getattr(finding, field.name) for field in fields(Finding)}
    return plain | {
        "values": dict(finding.values),
        "entity": finding.entity.value if finding.entity else None,
        "seen_at": finding.seen_at.isoformat() if finding.seen_at else None,
    }


def _read_finding(plain: Mapping[str, Any]) -> Finding:
    entity, seen_at = plain["entity"], plain["seen_at"]
    told = {
        "entity": EntityKind(entity) if entity else None,
        "seen_at": datetime.fromisoformat(seen_at) if seen_at else None,
    }
    return Finding(**{**plain, **told})


def _parts(plain: list[list[str]]) -> frozenset[tuple[str, str]]:
    return frozenset((address, part) for address, part in plain)


_READ: dict[str, Callable[[Any], Any]] = {
    "findings": lambda plain: tuple(map(_read_finding, plain)),
    "cleared": frozenset,
    "without": frozenset,
    "parts": _parts,
    "untold": _parts,
    "reason": str,
}
