"""Small handwritten rows in the shapes of the sources; a test names only what differs."""

import json
from datetime import date
from typing import Any

from leaderboards.records import BoardRecord, LocationRecord
from leaderboards.vocabulary import LocationRole, Platform, Source

DAY = date(2026, 8, 1)


def study_row(name: str = "Board X", home: str = "https://board-x.org/", **changes: Any) -> dict:
    urls = {"homepage": [home], "also": [], "source": [], "submission": []}
    urls |= changes.pop("urls", {})
    return {
        "name": name,
        "platforms": ["independent"],
        "github_repository": None,
        "major_releases": False,
        "model_provenance": True,
        "submission_channel": True,
        "other_submission_types": [],
        "workflow_patterns": ["P2"],
        "smell_cases": [],
        "urls": urls,
    } | changes


def case_row(url: str = "https://github.com/o/n/issues/1", **changes: Any) -> dict:
    return {
        "smell": "missing",
        "entity": "Model",
        "url": url,
        "status": "resolved",
        "self_admitted": False,
    } | changes


def space(name: str = "owner/board", tags: tuple[str, ...] = ("leaderboard",), **card: Any) -> dict:
    return {"id": name, "tags": list(tags), "cardData": card, "private": False}


def as_json(*rows: Any) -> str:
    return json.dumps(list(rows))


def record(
    name: str = "Board X",
    home: str = "https://board-x.org/",
    *,
    source: Source = Source.STUDY,
    key: str = "",
    on: date = DAY,
    places: tuple[tuple[LocationRole, str], ...] = (),
    **changes: Any,
) -> BoardRecord:
    located = ((LocationRole.HOME, home), *places) if home else places
    return BoardRecord(
        source=source,
        key=key or name,
        name=name,
        confirmed_on=on,
        locations=tuple(LocationRecord(role, Platform.INDEPENDENT, url) for role, url in located),
        **changes,
    )
