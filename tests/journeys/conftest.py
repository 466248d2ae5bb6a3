"""A whole site for a journey: its own PostgreSQL database and Redis keys, real processes."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from leaderboards.processes import python

ROOT = Path(__file__).resolve().parent.parent.parent
CELERY = ("-m", "celery", "-A", "leaderboards")


def free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def wait_for(what: Callable[[], object], *, seconds: float, because: str) -> object:
    """The first true answer of `what`; fails, saying `because`, when none comes in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if answer := what():
            return answer
        time.sleep(0.25)
    raise AssertionError(f"waited {seconds} s in vain: {because}")


class Site:
    """Starts and ends the site's processes, and asks its database what happened."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self.environment = {**os.environ, **environment}
        self.folder = folder
        self.samples = f"http://127.0.0.1:{environment['SAMPLES_PORT']}"
        self.url = f"http://127.0.0.1:{environment['PORT']}"
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, *command: str) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                python(*command),
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def manage(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start_worker(self, celery: tuple[str, ...] = CELERY) -> None:
        self.start(
            "worker",
            *(*celery, "worker", "--concurrency", "2"),
            *("--loglevel", "INFO", "--without-gossip", "--without-mingle"),
        )

    def start_beat(self, name: str = "beat", celery: tuple[str, ...] = CELERY) -> None:
        kept = str(self.folder / f"{name}-schedule")
        self.start(name, *celery, "beat", "--pidfile=", "--schedule", kept)

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.environment["DATABASE_URL"], autocommit=True) as connection:
            done = connection.execute(sql)
            return done.fetchall() if done.description else []

    def start_all(self) -> None:
        gunicorn = ("-m", "gunicorn", "--log-level", "warning", "--worker-class", "gthread")
        samples = urlsplit(self.samples).netloc
        self.start("samples", *gunicorn, "--bind", samples, "crawler.samples.wsgi:application")
        self.start(
            "web",
            *(*gunicorn, "--threads", "4", "--bind", urlsplit(self.url).netloc),
            "leaderboards.wsgi:application",
        )
        self.start_worker()
        self.start_beat()

    def kill(self, name: str) -> None:
        """SIGKILL to the process and its children, as a machine's failure would."""
        process = self.running.pop(name)
        os.killpg(process.pid, 9)
        process.wait()

    def end(self) -> None:
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            try:
                process.wait(timeout=8)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)
                process.wait()

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")


def _with_database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A migrated site with the sample boards, on services of its own; nothing runs yet."""
    name = f"journey_{os.getpid()}_{time.monotonic_ns()}"
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"create database {name}")
    port, samples_port = free_ports(2)
    redis = os.environ["REDIS_URL"]
    site = Site(
        {
            "DATABASE_URL": _with_database(server, name),
            "REDIS_URL": redis,
            "REDIS_PREFIX": f"{name}-",
            "SECRET_KEY": "only-for-tests",
            "VAR_DIR": str(tmp_path),
            "PORT": str(port),
            "SAMPLES_PORT": str(samples_port),
            "DUE_EVERY_SECONDS": "1",
            "LOG_LEVEL": "INFO",
        },
        tmp_path,
    )
    site.manage("migrate", "--verbosity", "0")
    site.manage("load_samples")
    try:
        yield site
    finally:
        site.end()
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"drop database {name} with (force)")
