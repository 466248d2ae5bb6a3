from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from crawler.models import Check
from crawler.observation import Page
from leaderboards.models import Board
from smells.due import schedule_new_boards
from smells.recheck import recheck_if_free


class Command(BaseCommand):
    help = "Look at boards now, and say what was seen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="+", metavar="BOARD", help="slug of a board")
        parser.add_argument("--explain", action="store_true", help="each address and each rule")

    def handle(self, *args: Any, **options: Any) -> None:
        boards = {board.slug: board for board in Board.objects.filter(slug__in=options["slugs"])}
        if unknown := [slug for slug in options["slugs"] if slug not in boards]:
            raise CommandError(f"no board has the slug {', '.join(unknown)}")
        schedule_new_boards(now=timezone.now())
        for slug in options["slugs"]:
            check = recheck_if_free(boards[slug].pk, now=timezone.now(), even_early=True)
            if check is None:
                self.stdout.write(f"{slug}: another worker is looking at it just now")
            else:
                self._tell(slug, check, explain=options["explain"])

    def _tell(self, slug: str, check: Check, *, explain: bool) -> None:
        why = f" ({check.unread})" if check.unread else ""
        self.stdout.write(f"{slug}: {check.outcome}{why} in {check.took_ms} ms")
        if explain:
            for page in check.read().pages:
                self.stdout.write(f"  {_seen(page)}")
            for page in check.read().linked:
                self.stdout.write(f"  linked from {page.linked_from}: {_seen(page)}")
            for rule_id, answer in check.answers.items():
                self.stdout.write(f"    {rule_id}: {answer}")
        for event in check.events.select_related("report"):
            self.stdout.write(
                f"  {event.report.rule_id}: {event.from_state or 'new'} → {event.to_state}"
                f" ({event.reason})"
            )


def _seen(page: Page) -> str:
    chain = " → ".join(f"{hop.status} {hop.url}" for hop in page.hops) or page.url
    why = page.failure or page.unread or ""
    return f"{page.outcome} {why} {chain} {page.detail}".replace("  ", " ").rstrip()
