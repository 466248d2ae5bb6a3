"""Findings as plain values, for programs. Pure."""

import json
import re
from typing import Any

from smells.lint.findings import LintFinding, LintReport

# Control and direction signs, halves of characters, and what GitHub takes as a command mid-line.
_STEERS = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|(?<=#)#(?=\\[)"
)


def as_json(report: LintReport) -> str:
    """The report as one JSON object, indented; docs/lint.md describes its members."""
    plain = {
        "version": 1,
        "language": report.language,
        "findings": [_plain(finding) for finding in report.findings],
        "read": list(report.read),
        "not_read": list(report.not_read),
    }
    return dumped(plain)


def dumped(plain: Any) -> str:
    """JSON that is the same for a program, and steers neither a terminal nor a build service."""
    text = json.dumps(plain, ensure_ascii=False, indent=2)
    return _STEERS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def _plain(finding: LintFinding) -> dict[str, Any]:
    return {
        "file": finding.file,
        "line": finding.line or None,
        "rule": finding.rule.id,
        "smell": finding.rule.smell.value,
        "entity": finding.entity,
        "confidence": finding.rule.confidence.value,
        "message": finding.message,
        "evidence": {name: value for name, value in finding.values.items() if value is not None},
        "remedy": finding.remedy,
        "link": finding.link,
        "fingerprint": finding.fingerprint,
    }
