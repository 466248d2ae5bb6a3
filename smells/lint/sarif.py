"""Findings as SARIF 2.1.0, which code hosts show beside the lines. Pure."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from sarif_pydantic import (  # type: ignore[import-untyped]
    ArtifactLocation,
    Invocation,
    Level,
    Location,
    Message,
    PhysicalLocation,
    Region,
    ReportingConfiguration,
    ReportingDescriptor,
    Result,
    Run,
    Sarif,
    Tool,
    ToolDriver,
)
from sarif_pydantic.sarif import ArtifactContent  # type: ignore[import-untyped]

from smells.lint.findings import AcceptedFinding, LintFinding, LintReport
from smells.lint.maintainer_file import FileProblem
from smells.lint.plain import dumped
from smells.rule import Confidence, Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
NAME = "leaderboard-smells"
FINGERPRINT = "leaderboardSmell/v1"
_LEVELS = {
    Confidence.CERTAIN: Level.ERROR,
    Confidence.LIKELY: Level.WARNING,
    Confidence.HINT: Level.NOTE,
}
# The word by which code hosts sort findings.
_PRECISION = {
    Confidence.CERTAIN: "very-high",
    Confidence.LIKELY: "high",
    Confidence.HINT: "low",
}


def as_sarif(report: LintReport, *, site: str, translate: Callable[[str], str] = str) -> str:
    accepted = [each.finding for each in report.accepted]
    rules = {finding.rule.id: finding for finding in (*report.findings, *accepted)}
    order = sorted(rules)
    own = {each.rule_id: each for each in report.own.problems}
    order_of_own = {rule_id: len(order) + number for number, rule_id in enumerate(sorted(own))}
    driver = ToolDriver(
        name=NAME,
        information_uri=site,
        language="zh-Hans" if report.language == "zh-hans" else "en",
        rules=[
            *(_rule(rules[rule_id]) for rule_id in order),
            *(_rule_of_own(own[rule_id], site, translate) for rule_id in order_of_own),
        ],
    )
    run = Run(
        tool=Tool(driver=driver),
        results=[
            *(_result(each, order.index(each.rule.id)) for each in report.findings),
            *(_result(each, order.index(each.rule.id)) for each in accepted),
            *(_of_own(each, order_of_own[each.rule_id], translate) for each in report.own.problems),
        ],
        invocations=[_invocation(report.not_read)],
    )
    sarif = Sarif(runs=[run], schema_uri=SCHEMA)
    plain = sarif.model_dump(by_alias=True, exclude_none=True, mode="json")
    # The library calls this by a name that the standard does not have.
    behind = plain["runs"][0]["results"][len(report.findings) :]
    for result, each in zip(behind, report.accepted, strict=False):
        result["suppressions"] = [_suppression(each)]
    return dumped(plain)


def _rule(finding: LintFinding) -> ReportingDescriptor:
    rule: Rule = finding.rule
    return ReportingDescriptor(
        id=rule.id,
        short_description=Message(text=finding.title),
        help=Message(text=finding.remedy or rule.id),
        help_uri=finding.link,
        default_configuration=ReportingConfiguration(level=_LEVELS[rule.confidence].value),
        properties={
            "tags": [rule.smell.value, finding.entity],
            "precision": _PRECISION[rule.confidence],
        },
    )


def _result(finding: LintFinding, rule_index: int) -> Result:
    snippet = ArtifactContent(text=finding.quote) if finding.quote else None
    region = Region(start_line=finding.line, snippet=snippet) if finding.line else None
    where = PhysicalLocation(
        artifact_location=ArtifactLocation(uri=_uri(finding.file)), region=region
    )
    return Result(
        rule_id=finding.rule.id,
        rule_index=rule_index,
        level=_LEVELS[finding.rule.confidence],
        message=Message(text=finding.message),
        locations=[Location(physical_location=where)],
        partial_fingerprints={FINGERPRINT: finding.fingerprint},
    )


def _suppression(each: AcceptedFinding) -> dict[str, str]:
    """What the maintainers accept is told as suppressed, with their reason."""
    entry = each.entry
    why = f"{each.file}:{entry.line} {entry.reason.value} ({entry.until.isoformat()}) {entry.text}"
    return {"kind": "external", "status": "accepted", "justification": why.strip()}


def _rule_of_own(
    each: FileProblem, site: str, translate: Callable[[str], str]
) -> ReportingDescriptor:
    return ReportingDescriptor(
        id=each.rule_id,
        short_description=Message(text=each.problem.kind.replace("-", " ")),
        help=Message(text=each.problem.said(translate)),
        help_uri=f"{site.rstrip('/')}/en/leaderboard-yml/",
        default_configuration=ReportingConfiguration(level=_LEVELS[each.confidence].value),
    )


def _of_own(each: FileProblem, rule_index: int, translate: Callable[[str], str]) -> Result:
    region = Region(start_line=each.problem.line, start_column=each.problem.column)
    where = PhysicalLocation(artifact_location=ArtifactLocation(uri=_uri(each.file)), region=region)
    return Result(
        rule_id=each.rule_id,
        rule_index=rule_index,
        level=_LEVELS[each.confidence],
        message=Message(text=each.problem.said(translate)),
        locations=[Location(physical_location=where)],
    )


def _invocation(not_read: Iterable[str]) -> Invocation:
    notifications: list[dict[str, Any]] = [
        {"level": "note", "message": {"text": gap}} for gap in not_read
    ]
    more = {"toolExecutionNotifications": notifications} if notifications else {}
    return Invocation(execution_successful=True, **more)


def _uri(file: str) -> str:
    """Addresses stay; paths become relative URIs, or file URIs when they are absolute."""
    if "://" in file:
        return file
    path = quote(file, safe="/")
    return f"file://{path}" if path.startswith("/") else path
