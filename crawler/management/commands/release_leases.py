from typing import Any

from django.core.management.base import BaseCommand

from crawler.models import Schedule


class Command(BaseCommand):
    help = "Free every board that a worker holds. Only for a start at which no worker runs yet."

    def handle(self, *args: Any, **options: Any) -> None:
        freed = Schedule.objects.exclude(leased_until=None, handed_out_until=None).update(
            lease="", leased_until=None, handed_out_until=None
        )
        if freed:
            self.stdout.write(f"{freed} boards that were left unfinished are due again")
