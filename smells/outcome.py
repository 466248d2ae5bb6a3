"""What a rule answers: found, clear, not applicable, or inconclusive. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from leaderboards.vocabulary import EntityKind

EvidenceValue: TypeAlias = str | int | None


@dataclass(frozen=True)
class Finding:
    """One place where a rule found its smell.

    `at` is the address it was seen at; `values` fill the rule's message and are shown as
    evidence; `identity` is the part of them that tells this finding from another at the same
    address (empty: one per address). `entity` replaces the rule's own where the address is there
    for another entity, such as the submission form. `incident` names the closed host or the open
    incident that is the cause: such a finding is that one incident, and accuses no board. `part`
    names what of the address shows it, where that can be judged without the rest: a table, a link.
    `seen_at` is when it was seen, where that was not in the check itself but before.
    """

    at: str
    values: Mapping[str, EvidenceValue] = field(default_factory=dict)
    identity: str = ""
    entity: EntityKind | None = None
    incident: str = ""
    part: str = ""
    seen_at: datetime | None = None


# An address and a part of it that was judged, whatever became of the rest.
Parts: TypeAlias = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Found:
    """`cleared` are addresses that were judged whole; all that was not found there is over.

    `parts` were judged where the whole could not be: what was not found in them is over, too.
    `untold` are parts of these addresses that could not be judged: about them nothing is over.
    `without` as in NotApplicable.
    """

    findings: tuple[Finding, ...]
    cleared: frozenset[str] = frozenset()
    parts: Parts = frozenset()
    untold: Parts = frozenset()
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Clear:
    cleared: frozenset[str] = frozenset()
    parts: Parts = frozenset()
    untold: Parts = frozenset()
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class NotApplicable:
    """`without` are addresses that were read whole and hold nothing the rule looks at."""

    reason: str
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Inconclusive:
    """`without` as in NotApplicable: known of one address, while another could not be told."""

    reason: str
    parts: Parts = frozenset()
    without: frozenset[str] = frozenset()
    untold: Parts = frozenset()


Outcome: TypeAlias = Found | Clear | NotApplicable | Inconclusive
