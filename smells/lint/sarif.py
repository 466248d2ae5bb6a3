"""Findings as SARIF 2.1.0, which code hosts show beside the lines. Pure."""

from collections.abc import Iterable
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

from smells.lint.findings import LintFinding, LintReport
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


def as_sarif(report: LintReport, *, site: str) -> str:
    rules = {finding.rule.id: finding for finding in report.findings}
    order = sorted(rules)
    driver = ToolDriver(
        name=NAME,
        information_uri=site,
        language="zh-Hans" if report.language == "zh-hans" else "en",
        rules=[_rule(rules[rule_id]) for rule_id in order],
    )
    run = Run(
        tool=Tool(driver=driver),
        results=[_result(finding, order.index(finding.rule.id)) for finding in report.findings],
        invocations=[_invocation(report.not_read)],
    )
    sarif = Sarif(runs=[run], schema_uri=SCHEMA)
    plain = sarif.model_dump(by_alias=True, exclude_none=True, mode="json")
    return dumped(plain)


def _rule(finding: LintFinding) -> ReportingDescriptor:
    rule: Rule = finding.rule
    return ReportingDescriptor(
        id=rule.id,
        short_description=Message(text=rule.id.partition(".")[2].replace("-", " ")),
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
