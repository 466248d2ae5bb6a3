"""Findings as plain values, for programs. Pure."""

import json
import re
from collections.abc import Callable
from typing import Any

from smells.lint.findings import AcceptedFinding, LintFinding, LintReport
from smells.lint.maintainer_file import FileProblem

# Control and direction signs, halves of characters, and what GitHub takes as a command mid-line.
_STEERS = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|(?<=#)#(?=\\[)"
)


def as_json(report: LintReport, *, translate: Callable[[str], str] = str) -> str:
    """The report as one JSON object, indented; docs/lint.md describes its members."""
    plain = {
        "version": 1,
        "language": report.language,
        "findings": [_plain(finding) for finding in report.findings],
        "accepted": [_accepted(each) for each in report.accepted],
        "leaderboard_yml": [_own(each, translate) for each in report.own.problems],
        "read": [*report.read, *report.own.read],
        "not_read": list(report.not_read),
    }
    return dumped(plain)


def dumped(plain: Any) -> str:
    """JSON that is the same for a program, and steers neither a terminal nor a build service."""
    text = json.dumps(plain, ensure_ascii=False, indent=2)
    return _STEERS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def _accepted(each: AcceptedFinding) -> dict[str, Any]:
    by = {
        "file": each.file,
        "line": each.entry.line,
        "reason": each.entry.reason.value,
        "text": each.entry.text,
        "until": each.entry.until.isoformat(),
    }
    return {**_plain(each.finding), "accepted": by}


def _own(each: FileProblem, translate: Callable[[str], str]) -> dict[str, Any]:
    return {
        "file": each.file,
        "line": each.problem.line,
        "column": each.problem.column,
        "path": each.problem.path,
        "rule": each.rule_id,
        "level": each.problem.level.value,
        "message": each.problem.said(translate),
    }


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
