"""Findings as plain values, for programs. Pure."""

import json
from typing import Any

from smells.lint.findings import LintFinding, LintReport


def as_json(report: LintReport) -> str:
    """The report as one JSON object, indented; docs/lint.md describes its members."""
    plain = {
        "version": 1,
        "language": report.language,
        "findings": [_plain(finding) for finding in report.findings],
        "read": list(report.read),
        "not_read": list(report.not_read),
    }
    return json.dumps(plain, ensure_ascii=False, indent=2)


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
