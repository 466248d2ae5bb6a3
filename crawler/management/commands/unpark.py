from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from crawler.leases import Schedule
from crawler.mishaps import unpark


class Command(BaseCommand):
    help = "Try parked boards again now: those that broke a recheck of ours again and again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="BOARD", help="all parked ones without it")

    def handle(self, *args: Any, **options: Any) -> None:
        slugs, parked = options["slugs"], Schedule.objects.parked()
        chosen = parked.filter(board__slug__in=slugs) if slugs else parked
        if others := sorted(set(slugs) - set(chosen.values_list("board__slug", flat=True))):
            raise CommandError(f"not parked: {', '.join(others)}")
        for row in chosen.select_related("board"):
            last = row.board.mishaps.first()
            why = f": {last.error}: {last.message}" if last else ""
            self.stdout.write(f"{row.board.slug}{why}")
        self.stdout.write(f"{unpark(chosen, now=timezone.now())} boards are due again")
