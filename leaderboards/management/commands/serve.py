"""The whole site in one foreground command: web, worker, schedule and sample boards."""

import socket
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from leaderboards.processes import Child, Processes, python

QUIET = ["--without-gossip", "--without-mingle", "--without-heartbeat"]


class Command(BaseCommand):
    help = "Run the site, its worker and its schedule here until Ctrl-C. PORT chooses the port."

    def handle(self, *args: Any, **options: Any) -> None:
        self._refuse_taken_ports()
        self._prepare()
        self._say("")
        self._say(f"Site:      {settings.SITE_URL}")
        self._say(f"Samples:   http://{settings.SAMPLES_ADDRESS}  (switch their smells on and off)")
        self._say(f"Database:  {settings.DATABASES['default']['NAME']}")
        self._say("Stop with Ctrl-C; start again at any time, nothing is lost.\n")
        code = Processes(children(), self._say).run()
        self._say("Stopped.")
        if code:
            raise SystemExit(code)

    def _prepare(self) -> None:
        self._say("Preparing the database …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("import_boards", "starter", str(settings.STARTER_DIR))
        call_command("load_samples")
        call_command("release_leases")

    def _refuse_taken_ports(self) -> None:
        for name, port in (("PORT", settings.PORT), ("SAMPLES_PORT", settings.SAMPLES_PORT)):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError as error:
                    raise CommandError(
                        f"port {port} is in use here: choose another one, such as "
                        f"{name}={port + 100} make run"
                    ) from error

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def children() -> list[Child]:
    """The processes of the site; the worker's own children enforce the time limits."""
    gunicorn = python("-m", "gunicorn", "--log-level", "warning", "--worker-class", "gthread")
    celery = python("-m", "celery", "-A", "leaderboards", "--quiet")
    return [
        Child(
            "the sample server",
            [*gunicorn, "--bind", settings.SAMPLES_ADDRESS, "crawler.samples.wsgi:application"],
        ),
        Child(
            "the web server",
            [
                *gunicorn,
                *("--workers", "2", "--threads", "4"),
                *("--bind", f"127.0.0.1:{settings.PORT}"),
                "leaderboards.wsgi:application",
            ],
        ),
        Child("the worker", _worker(celery, "boards", "celery")),
        # Samples and what visitors ask for never wait for boards whose hosts are slow.
        Child("the quick worker", _worker(celery, "quick", "quick,asked")),
        Child("the schedule", [*celery, "beat", "--loglevel", "WARNING", "--pidfile="]),
    ]


def _worker(celery: list[str], name: str, queues: str) -> list[str]:
    place = ["--hostname", f"{name}@%h", "--queues", queues, "--concurrency", "2"]
    return [*celery, "worker", *place, "--loglevel", "INFO", *QUIET]
