"""Findings as lines that people and editors read: `file:line: smell rule message`. Pure."""

import unicodedata
from collections.abc import Callable, Iterator

from smells.lint.findings import LintFinding, LintReport
from smells.rule import gettext_noop as _

HOW_TO_FIX = _("How to fix")
NOT_READ = _("Not read")
IN_ALL = _("Findings: %(found)s. Files read: %(read)s.")
ACCEPTED = _("Accepted in %(file)s, and not counted: %(accepted)s.")
_IN_FRONT = "    "


def as_text(
    report: LintReport,
    *,
    translate: Callable[[str], str] = str,
    name_of: Callable[[str], str] = str,
) -> Iterator[str]:
    """Line by line. `name_of` gives the word for a smell in the reader's language."""
    for each in report.own.problems:
        place = f"{each.file}:{each.problem.line}:{each.problem.column}"
        told = printable(each.problem.said(translate))
        path = f" ({printable(each.problem.path)})" if each.problem.path else ""
        level = name_of(each.confidence.value)
        yield f"{_named(place)}: {each.rule_id} [{level}] {told}{path}"
    for finding in report.findings:
        yield from _finding(finding, name_of)
    rules = {finding.rule.id: finding for finding in report.findings}
    if rules:
        yield ""
        yield f"{translate(HOW_TO_FIX)}:"
    for rule_id, finding in sorted(rules.items()):
        yield f"{_IN_FRONT}{rule_id}: {printable(finding.remedy)}"
        yield f"{_IN_FRONT}{_IN_FRONT}{finding.link}"
    if report.not_read:
        yield ""
        yield f"{translate(NOT_READ)}:"
        yield from (f"{_IN_FRONT}{_named(gap)}" for gap in report.not_read)
    if report.accepted:
        yield ""
        accepted = {"accepted": len(report.accepted), "file": printable(report.accepted[0].file)}
        yield translate(ACCEPTED) % accepted
    yield ""
    read = len(report.read) + len(report.own.read)
    found = len(report.findings) + len(report.own.problems)
    yield translate(IN_ALL) % {"found": found, "read": read}


def _finding(finding: LintFinding, name_of: Callable[[str], str]) -> Iterator[str]:
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file
    smell = name_of(finding.rule.smell.value)
    confidence = name_of(finding.rule.confidence.value)
    message = printable(finding.message)
    yield f"{_named(place)}: {smell} {finding.rule.id} [{confidence}] {message}"
    if finding.quote:
        yield f"{_IN_FRONT}> {printable(finding.quote)}"


def printable(text: str) -> str:
    """What a file says must not steer the terminal, or the build service, it is shown in."""
    kept = (
        sign if sign.isprintable() else " " for sign in text if unicodedata.category(sign) != "Cf"
    )
    # GitHub takes "##[" as the beginning of a command, wherever it stands on a line.
    return " ".join("".join(kept).split()).replace("##[", "##\\[")


def _named(text: str) -> str:
    """What begins a line: two colons there begin a command of GitHub's."""
    shown = printable(text)
    return f"./{shown}" if shown.startswith("::") else shown
