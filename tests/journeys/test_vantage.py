"""A site and its vantage as processes of their own, one question each way over real sockets."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache

from crawler.fetch.errors import TimedOut
from crawler.models import Check
from crawler.observation import Failure
from crawler.vantage.silence import silent_since
from leaderboards.processes import python
from smells.batch import recheck_boards
from smells.models import Report
from tests import factories
from tests.journeys.conftest import ROOT, free_ports, wait_for
from tests.smells.conftest import answering  # noqa: F401  # the board's own answers
from tests.smells.seen import START

pytestmark = pytest.mark.django_db
SECRET = "a-secret-of-at-least-thirty-two-characters"
NAMES = ("blocked.example", "dead.example")


def started(command: list[str], port: int, folder: Path) -> "subprocess.Popen[bytes]":
    """Neither a database nor a queue is named to it, and none is made."""
    own = {"VANTAGE_SECRET": SECRET, "VAR_DIR": str(folder), "HOST_GAP_SECONDS": "0"}
    named = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY")
    inherited = {name: value for name, value in os.environ.items() if name not in named}
    environment = {**inherited, **own, "CANARY_URLS": "http://canary.example/"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    wait_for(lambda: listens(port), seconds=20, because="the vantage does not listen")
    return process


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def vantage(tmp_path, settings, request) -> Iterator[Path]:
    (port,) = free_ports(1)
    if request.param == "command":
        command = python("manage.py", "vantage", "--bind", f"127.0.0.1:{port}")
    else:
        command = python("-m", "tests.journeys.vantage_outside", str(port))
    settings.VANTAGE_URL = f"http://127.0.0.1:{port}/"
    settings.VANTAGE_SECRET = SECRET
    process = started(command, port, tmp_path)
    yield tmp_path
    process.terminate()
    process.wait(timeout=8)


def checked(answering) -> dict[str, Check]:  # noqa: F811
    """Both boards, silent to us, looked at once."""
    answering({f"http://{name}/": TimedOut("no answer") for name in NAMES})
    _with_canaries_up()
    boards = {factories.board(name, url=f"http://{name}/").pk: name for name in NAMES}
    for made in boards:
        factories.schedule(factories.Board.objects.get(pk=made), next_check_at=START)
    done = recheck_boards(list(boards), now=lambda: START)
    return {boards[each.board_id]: each.check for each in done}


def _with_canaries_up() -> None:
    from crawler import looking

    looking.open_client().answers["https://example.com/"] = 200


@pytest.mark.parametrize("vantage", ["outside"], indirect=True)
def test_what_answers_there_is_not_counted_and_what_fails_there_is(vantage, answering):  # noqa: F811
    began = time.monotonic()
    checks = checked(answering)
    assert checks["blocked.example"].unread == "only-from-here"
    (page,) = checks["dead.example"].read().pages
    assert (page.failure, page.failure_elsewhere) == (Failure.TIMEOUT, Failure.NAME_NOT_FOUND)
    assert Report.objects.get().url == "http://dead.example/"
    assert time.monotonic() - began < 4
    assert not list(vantage.glob("*.sqlite3"))


@pytest.mark.parametrize("vantage", ["command"], indirect=True)
def test_the_command_needs_no_database_and_accuses_nobody_without_a_network(vantage, answering):  # noqa: F811
    """Its canary has a name that does not exist, so that its own network is in doubt."""
    assert {check.unread for check in checked(answering).values()} == {"not-seen-twice"}
    assert silent_since(cache) is None  # it answered, and could not tell
    assert not list(vantage.glob("*.sqlite3"))
