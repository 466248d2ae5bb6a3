"""What the answers of one look say of single reports: seen, in order, removed, or untold."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.storable import storable
from leaderboards.vocabulary import Smell
from smells.embargo import is_judgement
from smells.engine import Answer
from smells.evidence_mark import evidence_mark
from smells.fingerprint import address_key, fingerprint
from smells.moves_of_looks import Look
from smells.outcome import Finding
from smells.rule import Confirmation, Rule


@dataclass(frozen=True)
class Sighting:
    """A finding with the rule it came from and how that rule is confirmed on this board."""

    rule: Rule
    finding: Finding
    confirmation: Confirmation
    fingerprint: str

    @property
    def basis(self) -> str:
        """What the sightings that are counted together must share."""
        shared = self.finding.values.get(self.rule.same) if self.rule.same else ""
        return str(storable(shared or ""))[:100]

    def look(self, when: datetime, hold: timedelta | None) -> Look:
        return Look(
            self.confirmation,
            self.rule.confidence,
            when,
            basis=self.basis,
            mark=evidence_mark(self.rule, self.finding.values),
            hold=hold if is_judgement(self.rule.smell.value) else None,
        )


def sightings_in(answers: Iterable[Answer], *, speed: int = 1) -> dict[str, Sighting]:
    """All findings by fingerprint; one caused by an incident is the incident's, not the board's."""
    found: dict[str, Sighting] = {}
    for answer in answers:
        confirmation = answer.rule.confirmation
        if speed > 1:
            confirmation = confirmation.sped_up(speed)
        for finding in answer.findings():
            if finding.incident:
                continue
            mark = fingerprint(answer.rule.id, finding)
            found.setdefault(mark, Sighting(answer.rule, finding, confirmation, mark))
    return found


def cleared_in(answers: Collection[Answer]) -> set[tuple[str, str, str]]:
    """Rule id, address and part that were judged and are in order; "" is the whole address.

    So is an address that surely shows nothing of the rule's kind any more, unless the board's
    page itself is missing there: a page that says “not found” proves no repair.
    """
    cleared = {
        (answer.rule.id, address_key(url), "") for answer in answers for url in answer.cleared()
    }
    return (
        cleared
        | removed_in(answers)
        | {
            (answer.rule.id, address_key(url), storable(part))
            for answer in answers
            for url, part in answer.parts()
        }
    )


def removed_in(answers: Collection[Answer]) -> set[tuple[str, str, str]]:
    """Those of them that show nothing any more of which the rule could speak."""
    missing = {
        address_key(finding.at)
        for answer in answers
        if answer.rule.smell is Smell.MISSING
        for finding in answer.findings()
        if not finding.part
    }
    return {
        (answer.rule.id, place, "")
        for answer in answers
        for place in map(address_key, answer.without())
        if place not in missing
    }


def untold_in(answers: Iterable[Answer]) -> set[tuple[str, str, str]]:
    """Rule id, address and part that nobody could judge, though the address is cleared."""
    return {
        (answer.rule.id, address_key(url), storable(part))
        for answer in answers
        for url, part in answer.untold()
    }
