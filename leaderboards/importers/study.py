"""The study's boards and labelled cases, from the two JSON files made of its workbook. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaderboards.identity import BadAddress, archive_of, canonical_url, platform_of
from leaderboards.importers.problems import problem_with_address
from leaderboards.importers.reading import (
    BadRow,
    flag,
    mapping,
    parse_json,
    shown,
    text,
    texts,
    word,
)
from leaderboards.importers.study_addresses import tells_of_board
from leaderboards.records import (
    BoardRecord,
    CaseRecord,
    LayerFactRecord,
    LocationRecord,
    Parsed,
    Rejected,
    Skipped,
    Unreadable,
)
from leaderboards.vocabulary import (
    EntityKind,
    LayerFactName,
    LocationRole,
    Platform,
    Smell,
    Source,
    WorkflowPattern,
)

# The day on which the published workbook was saved: what it says was last confirmed then.
CONFIRMED_ON = date(2024, 12, 8)
CASE_STATUSES = ("resolved", "operator_confirmed", "user_confirmed", "unconfirmed")
# How the study's headings name our entities; its label for what fits none is "Uncategorized".
ENTITY_HEADINGS = {
    "Benchmark Metric": EntityKind.BENCHMARK_METRIC,
    "Benchmark Protocol": EntityKind.BENCHMARK_PROTOCOL,
    "Benchmark Raw Dataset": EntityKind.BENCHMARK_RAW_DATASET,
    "Benchmark Task": EntityKind.BENCHMARK_TASK,
    "Evaluation Harness": EntityKind.EVALUATION_HARNESS,
    "Evaluation Score": EntityKind.EVALUATION_SCORE,
    "Model": EntityKind.MODEL,
    "Ranking Dataframe": EntityKind.RANKING_DATAFRAME,
    "Submission Channel/Protocol": EntityKind.SUBMISSION_CHANNEL,
}
UNCATEGORIZED, OTHER_SMELL = "Uncategorized", "other"

# The lists of addresses beside a board's home, and the role each gives.
ADDRESS_ROLES = {
    "also": LocationRole.MIRROR,
    "source": LocationRole.DOCUMENTATION,
    "submission": LocationRole.SUBMISSION,
}
_FLAGS = {
    "major_releases": LayerFactName.MAJOR_RELEASES,
    "model_provenance": LayerFactName.MODEL_PROVENANCE,
    "submission_channel": LayerFactName.ACCEPTS_SUBMISSIONS,
}


@dataclass(frozen=True)
class Origin:
    """A row as it was read, and where it stands, for messages."""

    where: str
    row: Any


def parse_folder(boards: str | bytes, cases: str | bytes) -> Parsed:
    """The contents of boards.json and smell_cases.json. Raises Unreadable."""
    return parse_rows(_rows(boards, "boards.json"), _rows(cases, "smell_cases.json"))


def _rows(content: str | bytes, name: str) -> list[Origin]:
    try:
        rows = parse_json(content)
    except ValueError as error:
        raise Unreadable(f"{name} is not JSON: {error}") from error
    if not isinstance(rows, list):
        raise Unreadable(f"{name} must hold a list of rows")
    return [Origin(f"{name} row {number}", row) for number, row in enumerate(rows, 1)]


def parse_rows(boards: Iterable[Origin | Rejected], cases: Iterable[Origin | Rejected]) -> Parsed:
    """Rows in the shape of the JSON files, wherever they were read from."""
    parsed = Parsed()
    seen: dict[str, str] = {}
    listed_under: dict[str, list[str]] = defaultdict(list)
    for origin in boards:
        if isinstance(origin, Rejected):
            parsed.rows.append(origin)
            continue
        try:
            record, skipped = _board(origin, seen)
            for thread in texts(origin.row, "smell_cases"):
                listed_under[thread].append(record.key)
            parsed.rows += [record, *skipped]
        except BadRow as error:
            parsed.rows.append(Rejected(_named(origin), str(error)))
    parsed.rows += [_case_or_rejected(origin, listed_under) for origin in cases]
    return parsed


def _case_or_rejected(
    origin: Origin | Rejected, listed_under: Mapping[str, list[str]]
) -> CaseRecord | Rejected:
    if isinstance(origin, Rejected):
        return origin
    try:
        return _case(mapping(origin.row), listed_under)
    except BadRow as error:
        return Rejected(origin.where, str(error))


def _named(origin: Origin) -> str:
    name = origin.row.get("name") if isinstance(origin.row, dict) else None
    return f"{origin.where} “{shown(name)}”" if isinstance(name, str) else origin.where


def _board(origin: Origin, seen: dict[str, str]) -> tuple[BoardRecord, list[Skipped]]:
    row = mapping(origin.row)
    name = text(row, "name", needed=True)
    homes = texts(mapping(row.get("urls"), "urls"), "homepage")
    if not homes:
        raise BadRow("urls.homepage is empty: give the board's address")
    locations, left_out = _locations(row, name, homes)
    key = f"{name} | {canonical_url(homes[0])}"
    if key in seen:
        raise BadRow(f"the same board stands in {seen[key]} already")
    seen[key] = origin.where
    record = BoardRecord(
        source=Source.STUDY,
        key=key,
        name=name,
        confirmed_on=CONFIRMED_ON,
        platforms=tuple(word(item, Platform, "platforms") for item in texts(row, "platforms")),
        workflow_patterns=tuple(
            word(item, WorkflowPattern, "workflow_patterns")
            for item in texts(row, "workflow_patterns")
        ),
        locations=tuple(locations),
        layer_facts=tuple(_layer_facts(row)),
        raw=tuple(left_out),
        where=_named(origin),
    )
    reason = "stands beside the board, but tells of another one: not taken"
    return record, [Skipped(_named(origin), f"{address} {reason}") for address in left_out]


def _locations(
    row: Mapping[str, Any], name: str, homes: list[str]
) -> tuple[list[LocationRecord], list[str]]:
    """The board's addresses, and those that cannot be its own."""
    repository = text(row, "github_repository")
    own = [(LocationRole.HOME, url) for url in homes]
    own += [(LocationRole.REPOSITORY, repository)] if repository else []
    known = [url for _, url in own]
    left_out: list[str] = []
    for field, role in ADDRESS_ROLES.items():
        for url in dict.fromkeys(texts(row["urls"], field)):
            if tells_of_board(url, name, known, role):
                own.append((role, url))
            else:
                left_out.append(f"{field}: {url}")
    return [_location(role, url) for role, url in own], left_out


def _location(role: LocationRole, url: str) -> LocationRecord:
    try:
        return LocationRecord(role, platform_of(url), url, archive_of(url))
    except BadAddress as error:
        raise BadRow(str(error)) from error


def _layer_facts(row: Mapping[str, Any]) -> list[LayerFactRecord]:
    found = [
        LayerFactRecord(fact, value)
        for name, fact in _FLAGS.items()
        if (value := flag(row, name)) is not None
    ]
    if others := texts(row, "other_submission_types"):
        found.append(LayerFactRecord(LayerFactName.OTHER_SUBMISSION_TYPES, others))
    return found


def _case(row: Mapping[str, Any], listed_under: Mapping[str, list[str]]) -> CaseRecord:
    url, smell, entity = (text(row, name, needed=True) for name in ("url", "smell", "entity"))
    status = text(row, "status", needed=True)
    if status not in CASE_STATUSES:
        raise BadRow(f"status: {shown(status)} is not one of {', '.join(CASE_STATUSES)}")
    if entity != UNCATEGORIZED and entity not in ENTITY_HEADINGS:
        raise BadRow(f"entity: {shown(entity)} is not one of {', '.join(ENTITY_HEADINGS)}")
    if problem := problem_with_address(url):
        raise BadRow(problem)
    return CaseRecord(
        source=Source.STUDY,
        url=url,
        smell=None if smell == OTHER_SMELL else word(smell, Smell, "smell"),
        entity=ENTITY_HEADINGS.get(entity),
        status=status,
        self_admitted=flag(row, "self_admitted") or False,
        confirmed_on=CONFIRMED_ON,
        board_keys=tuple(dict.fromkeys(listed_under.get(url, ()))),
    )
