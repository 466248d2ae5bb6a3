"""The figures that come with a release, shown until an operator publishes others."""

import json
from datetime import datetime
from pathlib import Path

from smells.models import AccuracyRun

FILE = Path(__file__).with_name("accuracy_figures.json")


def shown_accuracy() -> AccuracyRun | None:
    """The measurement that the site shows; None when there is none at all."""
    return AccuracyRun.objects.newest() or shipped()


def shipped() -> AccuracyRun | None:
    """A row that is not stored; None when the release has no figures."""
    if not FILE.exists():
        return None
    plain = json.loads(FILE.read_text(encoding="utf-8"))
    return AccuracyRun(**plain | {"measured_at": datetime.fromisoformat(plain["measured_at"])})


def ship(run: AccuracyRun) -> None:
    """Make this measurement the release's own."""
    plain = {
        "measured_at": run.measured_at.isoformat(timespec="seconds"),
        "documents": run.documents,
        "labels": run.labels,
        "figures": run.figures,
    }
    FILE.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
