"""leaderboard.yml: what a board's maintainers say of it in their own repository. Pure.

What is wrong in it is told with line and column, and voids no more than itself. A file that
cannot be read at all says nothing: what it said before stays as it was.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeVar

from crawler.maintainer_file_places import NAMES as NAMES
from crawler.maintainer_file_places import places as places
from crawler.maintainer_file_problems import Problem as Problem
from crawler.maintainer_file_problems import cut
from crawler.maintainer_file_schema import ENTRIES, note_disagreements
from crawler.yaml_lines import Path, Written, read_yaml
from leaderboards.identity import platform_of
from leaderboards.importers.problems import problem_with_address
from leaderboards.records import EntityRecord, LayerFactRecord, LocationRecord
from leaderboards.vocabulary import (
    AcceptReason,
    EntityKind,
    LayerFactName,
    LocationRole,
    Rhythm,
    WorkflowPattern,
)

MOST_PROBLEMS = 100
LONGEST_ACCEPTANCE = timedelta(days=365)
_URL_KEYS = {"url", "channel", "steps", "contact"}
# Keys of `submission` that say the same as a fact of the submission layer.
_SAME = {
    "artefacts": LayerFactName.ACCEPTED_ARTEFACTS,
    "open": LayerFactName.ACCEPTS_SUBMISSIONS,
}
Word = TypeVar("Word")


@dataclass(frozen=True)
class Accepted:
    """A smell the maintainers live with until that day. Empty words narrow nothing down."""

    reason: AcceptReason
    until: date
    rule: str = ""
    smell: str = ""
    entity: str = ""
    where: str = ""
    text: str = ""
    line: int = 0


@dataclass(frozen=True)
class MaintainerFile:
    """`is_readable` is False where nothing of it can be used; the reason is its first problem.

    `submission_url` is where something is handed in, `steps_url` the page that explains how.
    """

    is_readable: bool = True
    problems: tuple[Problem, ...] = ()
    claims: tuple[str, ...] = ()
    name: str = ""
    description_en: str = ""
    description_zh: str = ""
    patterns: tuple[WorkflowPattern, ...] = ()
    layer_facts: tuple[LayerFactRecord, ...] = ()
    entities: tuple[EntityRecord, ...] = ()
    rhythm: Rhythm | None = None
    rhythm_line: int = 0
    submission_url: str = ""
    steps_url: str = ""
    locations: tuple[LocationRecord, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    contact: str = ""
    # Where each entry of `locations` stands, for a problem that only the catalogue knows of.
    lines: Mapping[str, int] = field(default_factory=dict)


def parse(text: str | bytes, *, today: date | None = None) -> MaintainerFile:
    """What a file says. Never raises. Dates are held against `today`, where that is given."""
    written = read_yaml(text)
    if not isinstance(written.plain, dict):
        if not written.problems:
            written.note("not-keys", (), written.mark_of(()))
        return MaintainerFile(is_readable=False, problems=_first(written))
    void = note_disagreements(written)
    if ("version",) in void:
        return MaintainerFile(is_readable=False, problems=_first(written))
    void |= {path for path in _bad_addresses(written) if path not in void}
    void |= _bad_dates(written, today)
    said = _without(written.plain, void)
    file = _file(said, written)
    return MaintainerFile(**{**vars(file), "problems": _first(written)})


def _first(written: Written) -> tuple[Problem, ...]:
    found = sorted(written.problems, key=lambda each: (each.line, each.column))
    if len(found) > MOST_PROBLEMS:
        last = found[MOST_PROBLEMS - 1]
        return (*found[: MOST_PROBLEMS - 1], Problem("more", last.line, last.column, last.path))
    return tuple(found)


def _bad_addresses(written: Written) -> Iterator[Path]:
    """Addresses that look like some, and are none."""
    told = {(each.line, each.column) for each in written.problems}
    for path, value in _leaves(written.plain, ()):
        if not isinstance(value, str) or path[-1] not in _URL_KEYS:
            continue
        if problem_with_address(value):
            if written.mark_of(path) not in told:
                written.note("address", path, written.mark_of(path), value=cut(value))
            yield _whole(path)


def _whole(path: Path) -> Path:
    return path[:2] if path[0] in ENTRIES else path


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    inner: Any = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    elif path:
        yield path, value
    for key, part in inner:
        yield from _leaves(part, (*path, key))


def _bad_dates(written: Written, today: date | None) -> set[Path]:
    void: set[Path] = set()
    entries = written.plain.get("accepted")
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        until = entry.get("until") if isinstance(entry, dict) else None
        path: Path = ("accepted", number, "until")
        if isinstance(until, str) and (told := _date_problem(until, today)):
            kind, values = told
            written.note(kind, path, written.mark_of(path), **values)
            void.add(path[:2])
    return void


def _date_problem(until: str, today: date | None) -> tuple[str, dict[str, str]] | None:
    try:
        day = date.fromisoformat(until)
    except ValueError:
        return "date", {"value": cut(until)}
    if today is None:
        return None
    if day < today:
        return "ended", {"value": day.isoformat()}
    if day > today + LONGEST_ACCEPTANCE:
        latest = (today + LONGEST_ACCEPTANCE).isoformat()
        return "too-far", {"days": str(LONGEST_ACCEPTANCE.days), "latest": latest}
    return None


def _without(value: Any, void: set[Path], path: Path = ()) -> Any:
    """The values without those that cannot be used; entries keep their number in `lines`."""
    if isinstance(value, dict):
        return {
            key: _without(part, void, (*path, key))
            for key, part in value.items()
            if (*path, key) not in void
        }
    if isinstance(value, list):
        return [
            _without(part, void, (*path, number)) | {"_number": number}
            if isinstance(part, dict)
            else part
            for number, part in enumerate(value)
            if (*path, number) not in void and part is not None
        ]
    return value


def _file(said: Mapping[str, Any], written: Written) -> MaintainerFile:
    description, submission = said.get("description"), said.get("submission", {})
    in_words = description if isinstance(description, dict) else {"en": description}
    places_said = said.get("locations", ())
    return MaintainerFile(
        claims=_texts(said.get("claim")),
        name=_on_one_line(said.get("name", "")),
        description_en=(in_words.get("en") or "").strip(),
        description_zh=(in_words.get("zh") or "").strip(),
        patterns=tuple(dict.fromkeys(map(WorkflowPattern, said.get("patterns", ())))),
        layer_facts=tuple(_facts(said.get("layers", {}), submission, written)),
        entities=tuple(
            EntityRecord(EntityKind(each["kind"]), _on_one_line(each["name"]), each.get("url", ""))
            for each in said.get("entities", ())
        ),
        rhythm=Rhythm(said["cadence"]) if "cadence" in said else None,
        rhythm_line=written.mark_of(("cadence",))[0],
        submission_url=submission.get("channel", ""),
        steps_url=submission.get("steps", ""),
        locations=tuple(
            LocationRecord(LocationRole(each["role"]), platform_of(each["url"]), each["url"])
            for each in places_said
        ),
        accepted=tuple(_accepted(each, written) for each in said.get("accepted", ())),
        contact=said.get("contact", ""),
        lines={
            each["url"]: written.mark_of(("locations", each["_number"]))[0] for each in places_said
        },
    )


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys([value] if isinstance(value, str) else value or ()))


def _facts(
    layers: Mapping[str, Any], submission: Mapping[str, Any], written: Written
) -> Iterator[LayerFactRecord]:
    stated: dict[str, int] = {}
    for layer, facts in layers.items():
        for name, value in facts.items():
            yield LayerFactRecord(LayerFactName(name), value)
            stated[name] = written.mark_of(("layers", layer, name))[0]
    for key, fact in _SAME.items():
        if key not in submission:
            continue
        if fact.value in stated:
            path: Path = ("submission", key)
            first = str(stated[fact.value])
            written.note("said-twice", path, written.mark_of(path), key=key, first=first)
        else:
            yield LayerFactRecord(fact, submission[key])


def _accepted(entry: Mapping[str, Any], written: Written) -> Accepted:
    return Accepted(
        reason=AcceptReason(entry["reason"]),
        until=date.fromisoformat(entry["until"]),
        rule=entry.get("rule", ""),
        smell=entry.get("smell", ""),
        entity=entry.get("entity", ""),
        where=entry.get("where", ""),
        text=entry.get("text", ""),
        line=written.mark_of(("accepted", entry["_number"]))[0],
    )
