"""All rules over one observation. Pure but for the log.

A rule that raises becomes inconclusive: our fault is never a board's smell.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from crawler.observation import Observation
from crawler.once import forget
from smells.detectors import DETECTORS
from smells.outcome import Clear, Finding, Found, Inconclusive, NotApplicable, Outcome, Parts
from smells.rule import Detector, Rule, gettext_noop

logger = logging.getLogger(__name__)
NETWORK_WAS_DOWN = Inconclusive(gettext_noop("our own network was down"))


@dataclass(frozen=True)
class Answer:
    """What one rule answered."""

    rule: Rule
    outcome: Outcome

    def findings(self) -> tuple[Finding, ...]:
        return self.outcome.findings if isinstance(self.outcome, Found) else ()

    def cleared(self) -> frozenset[str]:
        """Addresses this rule looked at and found in order."""
        return self.outcome.cleared if isinstance(self.outcome, Found | Clear) else frozenset()

    def parts(self) -> Parts:
        """Parts of addresses this rule looked at, where it could not judge the whole."""
        return frozenset() if isinstance(self.outcome, NotApplicable) else self.outcome.parts

    def without(self) -> frozenset[str]:
        """Addresses that were read whole and hold nothing this rule looks at."""
        return self.outcome.without

    def untold(self) -> Parts:
        """Parts that could not be judged of addresses that are in order but for them."""
        return frozenset() if isinstance(self.outcome, NotApplicable) else self.outcome.untold

    def in_words(self) -> str:
        """As it is stored: the answer's name, and after a colon its reason, to be translated."""
        match self.outcome:
            case Found(findings):
                return "incident" if all(each.incident for each in findings) else "found"
            case Clear():
                return "clear"
            case NotApplicable(reason):
                return f"not-applicable: {reason}"
            case Inconclusive(reason=reason):
                return f"inconclusive: {reason}"


def examine(
    observation: Observation, detectors: Iterable[Detector] = tuple(DETECTORS.values())
) -> list[Answer]:
    """Ask every rule. When our own network was down, no rule is asked at all."""
    if observation.network_was_down:
        return [Answer(detector.rule, NETWORK_WAS_DOWN) for detector in detectors]
    answers = [Answer(detector.rule, _ask(detector, observation)) for detector in detectors]
    forget()
    return answers


def _ask(detector: Detector, observation: Observation) -> Outcome:
    try:
        return detector.detect(observation)
    except Exception:
        logger.exception("rule %s failed on %s", detector.rule.id, observation.board)
        return Inconclusive(gettext_noop("the rule itself failed; this is our fault"))
