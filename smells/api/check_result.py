"""What a check found, as the API says it: the findings one by one, with their rules."""

from typing import Any

from smells.check_board import Examined, SeenFinding
from smells.detectors import DETECTORS
from smells.wording import message, reason_in_words


def result_in_words(result: Examined) -> dict[str, Any]:
    """In the reader's language. What a rule found that is no longer used is left out."""
    return {
        "findings": [_found(each) for each in result.findings if each.rule_id in DETECTORS],
        "more": result.more,
        "doubts": [
            {"reason": reason_in_words(why), "rules": rules} for why, rules in result.doubts.items()
        ],
        "clear": result.clear,
        "not_applicable": result.not_applicable,
        "pages": [
            {
                "url": page.url,
                "outcome": page.outcome,
                "why": reason_in_words(page.why),
                "unread": [reason_in_words(why) for why in page.unread],
                "tables": page.tables,
            }
            for page in result.pages
        ],
    }


def _found(finding: SeenFinding) -> dict[str, Any]:
    rule = DETECTORS[finding.rule_id].rule
    return {
        "rule_id": rule.id,
        "smell": rule.smell.value,
        "entity": finding.entity or rule.entity.value,
        "confidence": rule.confidence.value,
        "message": message(rule.id, finding.values),
        "at": finding.at,
        "values": finding.values,
    }
