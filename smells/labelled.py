"""Documents that people have labelled: each as an observation, with its labels. Reads files."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crawler.extract.read import read_content
from crawler.observation import Observation, Page
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from smells.accuracy import Accuracy, Label, Verdict
from smells.engine import examine

_LOOKED_AT = datetime(2026, 1, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class LabelledDocument:
    """`complete`: searched for all faults that label_rules.yaml calls `everywhere`."""

    file: str
    observation: Observation
    complete: bool


def measure(folder: Path, *further_labels: Path) -> Accuracy:
    """All rules over all documents of the folder."""
    labels = labels_in(folder / "labels.json", *further_labels)
    accuracy = Accuracy()
    for document in documents_in(folder):
        mine = [label for label in labels if label.file == document.file]
        answers = examine(document.observation)
        accuracy.add(document.file, answers, mine, complete=document.complete)
    return accuracy


def documents_in(folder: Path) -> Iterator[LabelledDocument]:
    """The documents that `index.json` names, read without the network."""
    for entry in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        at = _day_of(entry.get("commit_date", "")) or _LOOKED_AT
        observation = observed(folder / entry["file"], entry["file"], at=at)
        yield LabelledDocument(entry["file"], observation, entry.get("complete", False))


def extent_of(folder: Path, *further_labels: Path) -> tuple[int, int]:
    """How many documents the folder has, and how many labels speak of them."""
    files = {each["file"] for each in json.loads((folder / "index.json").read_text("utf-8"))}
    labels = labels_in(folder / "labels.json", *further_labels)
    return len(files), sum(label.file in files for label in labels)


def labels_in(*files: Path) -> tuple[Label, ...]:
    """The labels of all these files; one that speaks of another folder's documents does no harm."""
    plain = [each for file in files for each in json.loads(file.read_text(encoding="utf-8"))]
    return tuple(
        Label(
            file=each["file"],
            rule=each["rule"],
            verdict=Verdict(each["verdict"]),
            line=each.get("line") or 0,
            why=each.get("why", ""),
        )
        for each in plain
    )


def _day_of(written: str) -> datetime | None:
    """The end of the day a document is from: it is judged as it stood then."""
    try:
        day = datetime.fromisoformat(written)
    except ValueError:
        return None
    return day.replace(hour=23, minute=59, tzinfo=day.tzinfo or UTC)


def observed(path: Path, address: str, *, at: datetime = _LOOKED_AT) -> Observation:
    """A file as if it were the one page of a board; its ending says what it is."""
    body = path.read_bytes()
    page = Page(
        url=address,
        roles=(LocationRole.HOME,),
        platform=Platform.INDEPENDENT,
        outcome=CheckOutcome.OK,
        status=200,
        body_bytes=len(body),
        content=read_content(body, "", address),
    )
    return Observation("labelled", at, path.name, (page,))
