from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from crawler.samples.catalogue import sample_records
from leaderboards.importers.load import Summary, load


class Command(BaseCommand):
    help = "Put the sample boards, at the address where they are served now, into the catalogue."

    def add_arguments(self, parser: ArgumentParser) -> None:
        pass

    def handle(self, *args: Any, **options: Any) -> None:
        records = sample_records(f"http://{settings.SAMPLES_ADDRESS}", on=timezone.localdate())
        summary = Summary()
        for _ in load(records, summary):
            pass
        self.stdout.write(f"{len(records)} sample boards, served on {settings.SAMPLES_ADDRESS}")
