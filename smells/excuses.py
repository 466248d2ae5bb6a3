"""What rules answered about a board, after many boards together were heard. Pure.

What an incident explains is the incident's; while our own network is in doubt, nothing is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from smells.engine import Answer
from smells.outcome import Finding, Found, Inconclusive
from smells.rule import gettext_noop

IN_DOUBT = gettext_noop("many boards failed at once, and the fault may be ours")


def excused(
    answers: Sequence[Answer], *, our_outage: bool, incidents: Mapping[str, str]
) -> list[Answer]:
    """`incidents` are the addresses in trouble that one explains, with its slug."""
    if our_outage:
        return [Answer(answer.rule, Inconclusive(IN_DOUBT)) for answer in answers]
    return [_without_the_incidents(answer, incidents) for answer in answers]


def _without_the_incidents(answer: Answer, incidents: Mapping[str, str]) -> Answer:
    if not isinstance(answer.outcome, Found) or not incidents:
        return answer
    findings = tuple(_of_incident(each, incidents) for each in answer.outcome.findings)
    return Answer(answer.rule, replace(answer.outcome, findings=findings))


def _of_incident(finding: Finding, incidents: Mapping[str, str]) -> Finding:
    slug = incidents.get(finding.at, "")
    return replace(finding, incident=slug) if slug and not finding.incident else finding
