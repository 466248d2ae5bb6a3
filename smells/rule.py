"""What a rule is: its name, what it accuses of, how sure it is, and when that may be said. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from crawler.observation import EXCERPT_LENGTH, Observation, Page
from leaderboards.vocabulary import EntityKind, LocationRole, Platform, Smell
from smells.outcome import (
    Clear,
    EvidenceValue,
    Finding,
    Found,
    Inconclusive,
    NotApplicable,
    Outcome,
)


class Confidence(StrEnum):
    CERTAIN = "certain"
    LIKELY = "likely"
    HINT = "hint"


@dataclass(frozen=True)
class Confirmation:
    """When a suspicion becomes public: seen `times` times, `apart` from each other, `over` a span.

    A sighting sooner than `apart` after the last counted one does not count; nor does one at the
    same hour of the day, where `at_another_hour` is asked for.
    The figures come from the decision table in docs/confirmation.md.
    """

    times: int = 1
    apart: timedelta = timedelta(0)
    over: timedelta = timedelta(0)
    at_another_hour: bool = False

    def sped_up(self, factor: int) -> "Confirmation":
        """The same rule on a faster clock, which has no hours; only the sample boards use it."""
        return Confirmation(self.times, self.apart / factor, self.over / factor)


@dataclass(frozen=True)
class Rule:
    """`module` is the detector's `__name__`; the rule's id follows from its place.

    `message` holds `%(name)s` places for a finding's values and is translated when shown.
    `same` names the value that all counted sightings must share, such as an app's revision: when
    it changes, somebody is at work, and the count starts anew.
    `passing` names the values of a finding that change by themselves, while what is wrong stays
    what it was: a later day, a further line. What people decided holds whatever these say.
    """

    module: str
    entity: EntityKind
    confidence: Confidence
    confirmation: Confirmation
    message: str
    same: str = ""
    passing: tuple[str, ...] | None = None

    @property
    def id(self) -> str:
        smell, name = self.module.rsplit(".", 2)[-2:]
        return f"{smell}.{name.replace('_', '-')}"

    @property
    def smell(self) -> Smell:
        return Smell(self.module.rsplit(".", 2)[-2])


class Detector(Protocol):
    """A module in smells/detectors/<smell>/ that has these two names."""

    rule: Rule

    def detect(self, observation: Observation) -> Outcome: ...


def gettext_noop(message: str) -> str:
    """Mark a message for translation without Django; it is translated when it is shown."""
    return message


NOT_CHECKED = gettext_noop("this address could not be checked")
NO_ANSWER = gettext_noop("no answer came")

_GITHUB_SAID = re.compile(
    r"^(https://api\.github\.com|http://[^/]+/github/api)/(repos|repositories)/"
)
_HUB_SAID = re.compile(r"^(https://huggingface\.co|http://[^/]+/huggingface)/api/spaces/")


def asked_github(page: Page) -> bool:
    """Whether GitHub itself was asked about a repository, not one of its pages fetched."""
    return page.platform is Platform.GITHUB and bool(_GITHUB_SAID.match(page.final_url))


def asked_hub(page: Page) -> bool:
    """Whether Hugging Face itself was asked about a Space, not one of its pages fetched."""
    return page.platform is Platform.HUGGINGFACE and bool(_HUB_SAID.match(page.final_url))


_ENTITY_AT: dict[LocationRole, EntityKind] = {
    LocationRole.HOME: EntityKind.RANKING_DATAFRAME,
    LocationRole.MIRROR: EntityKind.RANKING_DATAFRAME,
    LocationRole.SUBMISSION: EntityKind.SUBMISSION_CHANNEL,
    LocationRole.DATASET: EntityKind.BENCHMARK_RAW_DATASET,
    LocationRole.REPOSITORY: EntityKind.EVALUATION_HARNESS,
    LocationRole.DOCUMENTATION: EntityKind.BENCHMARK_PROTOCOL,
    LocationRole.PAPER: EntityKind.BENCHMARK_PROTOCOL,
}


def entity_at(page: Page) -> EntityKind:
    """What stands at an address, by the role it has for the board."""
    return next(kind for role, kind in _ENTITY_AT.items() if role in page.roles)


def finding_on(page: Page, **values: EvidenceValue) -> Finding:
    """A finding about a whole page; its entity is what the page is there for."""
    values = {"url": page.url, **shortened(values)}
    return Finding(at=page.url, values=values, entity=entity_at(page))


def shortened(values: Mapping[str, EvidenceValue]) -> dict[str, EvidenceValue]:
    """Pages say what they like, at any length; evidence is kept short."""
    return {
        name: value[:EXCERPT_LENGTH] if isinstance(value, str) else value
        for name, value in values.items()
    }


def page_by_page(
    observation: Observation,
    judge: Callable[[Page], Finding | Clear | NotApplicable | Inconclusive],
) -> Outcome:
    """Judge each page by itself and join the answers into one outcome.

    A page that could not be judged clears nothing; it makes the outcome inconclusive only when
    no page was judged at all.
    """
    answers = [(page, judge(page)) for page in observation.pages]
    findings = tuple(answer for _, answer in answers if isinstance(answer, Finding))
    cleared = frozenset(page.url for page, answer in answers if isinstance(answer, Clear))
    if findings:
        return Found(findings, cleared)
    if cleared:
        return Clear(cleared)
    for _, answer in answers:
        if isinstance(answer, Inconclusive):
            return answer
    return NotApplicable(gettext_noop("no address of this board is of the kind this rule looks at"))
