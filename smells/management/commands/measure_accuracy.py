import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from smells.accuracy_report import as_plain, lines
from smells.detectors import DETECTORS
from smells.labelled import extent_of, measure
from smells.models import AccuracyRun
from smells.published_accuracy import figures_of
from smells.shipped_accuracy import FILE, ship


class Command(BaseCommand):
    help = "Run every rule over labelled documents, and say how often each is right. No network."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="folder with index.json, labels.json and files")
        parser.add_argument(
            "--labels", type=Path, action="append", default=[], help="a further file of labels"
        )
        parser.add_argument("--json", type=Path, help="write the figures to this file as well")
        parser.add_argument("--publish", action="store_true", help="show the figures on the site")
        parser.add_argument("--ship", action="store_true", help="make them the next release's")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["path"]
        if not (folder / "index.json").exists():
            raise CommandError(f"there is no index.json in {folder}")
        accuracy = measure(folder, *options["labels"])
        rules = [detector.rule for detector in DETECTORS.values()]
        for line in lines(accuracy, rules):
            self.stdout.write(line)
        if options["json"]:
            plain = json.dumps(as_plain(accuracy, rules), ensure_ascii=False, indent=1)
            options["json"].write_text(plain + "\n", encoding="utf-8")
        documents, labels = extent_of(folder, *options["labels"])
        run = AccuracyRun(
            measured_at=timezone.now(),
            documents=documents,
            labels=labels,
            figures=figures_of(accuracy, rules).to_plain(),
        )
        if options["publish"]:
            run.save()
            self.stdout.write(f"published: {documents} documents, {labels} labels")
        if options["ship"]:
            ship(run)
            self.stdout.write(f"written to {FILE}")
