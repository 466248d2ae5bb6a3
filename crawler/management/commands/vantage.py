"""The second vantage point: run this on a machine in another network (docs/operating.md)."""

from typing import Any

from aiohttp import web
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from crawler.door import open_client
from crawler.shared_cache import shared_cache
from crawler.vantage.looking import LIMITS
from crawler.vantage.service import application
from leaderboards.signatures import SHORTEST_SECRET


class Command(BaseCommand):
    help = "Tell a site with the same VANTAGE_SECRET how addresses answer from here, until Ctrl-C."
    requires_system_checks = []  # they are about a site; here there is neither one nor a database

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8020", metavar="HOST:PORT")

    def handle(self, *args: Any, **options: Any) -> None:
        secret = settings.VANTAGE_SECRET
        if len(secret) < SHORTEST_SECRET or not secret.isascii():
            raise CommandError(
                f"set VANTAGE_SECRET to at least {SHORTEST_SECRET} plain characters, the same here "
                "and at the site: openssl rand -hex 32 makes one"
            )
        host, _, port = options["bind"].rpartition(":")
        if not host or not port.isdecimal():
            raise CommandError(f"--bind {options['bind']} is not understood: use HOST:PORT")
        app = application(secret, lambda: open_client((), limits=LIMITS), shared_cache())
        self.stdout.write(f"Vantage:   http://{options['bind']}")
        self.stdout.write("Stop with Ctrl-C; nothing is kept here.")
        self.stdout.flush()
        web.run_app(app, host=host.strip("[]"), port=int(port), access_log=None, print=None)
