"""A site whose servers can be restarted and whose clock can be set, and what that cost it."""

import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.conftest import ROOT, Site, free_ports, wait_for
from tests.journeys.own_servers import OwnPostgres, OwnRedis

BOARDS = 30
RECHECK_SECONDS = 8
AT_ONCE = 4
MAKE = f"""
from django.utils import timezone
from crawler.leases import Schedule
from smells.due import schedule_new_boards
from tests.factories import board
for number in range({BOARDS}):
    kind = "gone" if number % 10 == 0 else "board"
    board(f"Board {{number}}", slug=f"board-{{number}}", url=f"http://127.0.0.1:PORT/{{kind}}/{{number}}")
schedule_new_boards(now=timezone.now())
Schedule.objects.update(host="")
"""


@dataclass
class Faulty:
    """A site whose servers can be restarted; `boards` are due, and slow enough to be caught."""

    site: Site
    postgres: OwnPostgres
    redis: OwnRedis

    def all_due(self) -> None:
        self.site.query("truncate crawler_mishap, smells_report, crawler_check cascade")
        self.site.query(
            "update crawler_schedule set next_check_at = now(), last_checked_at = null, lease = '',"
            " leased_until = null, handed_out_until = null, attempts = 0, last_outcome = ''"
        )
        self.redis.client().flushall()

    def set_clock(self, seconds: float) -> None:
        """How far the clock of the workers and the beat is ahead from now on."""
        file = Path(self.site.environment["CLOCK_AHEAD"])
        file.with_suffix(".new").write_text(str(seconds))
        file.with_suffix(".new").rename(file)

    def looking(self) -> int:
        return self.site.query("select count(*) from crawler_schedule where lease <> ''")[0][0]

    def checked(self) -> int:
        return self.site.query("select count(distinct board_id) from crawler_check")[0][0]

    def caught_in_the_middle(self) -> None:
        wait_for(
            lambda: self.looking() >= AT_ONCE and 0 < self.checked() < BOARDS // 2,
            seconds=30,
            because="no batch was caught in the middle",
        )

    def all_checked(self, *, seconds: float = 40) -> None:
        wait_for(lambda: self.checked() == BOARDS, seconds=seconds, because=self.state())

    def state(self) -> str:
        log = self.site.log("worker")[-3000:]
        return f"{self.checked()} checked, {self.looking()} leased; {log}"

    def cost(self, fault: str) -> dict[str, int]:
        """What was lost; all of it must be nothing. Looks done anew cost only time."""
        one = lambda sql: self.site.query(sql)[0][0]  # noqa: E731
        lost = {
            "boards without a check": BOARDS - self.checked(),
            "could not check": one("select count(*) from crawler_check where unread <> ''"),
            "boards stuck": one("select count(*) from crawler_schedule where lease <> ''"),
            "parked": one("select count(*) from crawler_schedule where attempts >= 3"),
            "events twice": one(
                "select count(*) from (select 1 from smells_reportevent"
                " group by report_id, from_state, to_state having count(*) > 1) as twice"
            ),
            "suspicions missing": BOARDS // 10 - one("select count(*) from smells_report"),
            "made public": one("select count(*) from smells_report where state <> 'suspected'"),
        }
        again = one("select count(*) from crawler_check") - BOARDS
        mishaps = one("select count(*) from crawler_mishap")
        print(f"\n{fault}: {lost}; looked at again: {again}; attempts that broke: {mishaps}")
        return lost


NOTHING = dict.fromkeys(
    [
        "boards without a check",
        "could not check",
        "boards stuck",
        "parked",
        "events twice",
        "suspicions missing",
        "made public",
    ],
    0,
)


def environment(folder: Path, port: int, postgres: OwnPostgres, redis: OwnRedis) -> dict[str, str]:
    return {
        "DATABASE_URL": postgres.url,
        "REDIS_URL": redis.url,
        "SECRET_KEY": "only-for-tests",
        "VAR_DIR": str(folder),
        "PORT": "1",
        "SAMPLES_PORT": "2",
        "FETCH_ALLOWED_HOSTS": f"127.0.0.1:{port}",
        "CANARY_URLS": f"http://127.0.0.1:{port}/board/0",
        "DUE_EVERY_SECONDS": "1",
        "BOARDS_AT_ONCE": str(AT_ONCE),
        "RECHECK_SECONDS": str(RECHECK_SECONDS),
        "CLOCK_AHEAD": str(folder / "clock"),
    }


def open_house(folder: Path, ending: ExitStack) -> Faulty:
    """What was started ends with `ending`."""
    (folder / "clock").write_text("0")
    boards = ending.enter_context(
        subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.slow_boards", "1.2"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
    )
    ending.callback(boards.kill)
    port = int(boards.stdout.readline())
    postgres, redis = OwnPostgres(), OwnRedis(free_ports(1)[0])
    ending.callback(postgres.end)
    ending.callback(redis.end)
    site = Site(environment(folder, port, postgres, redis), folder)
    site.manage("migrate", "--verbosity", "0")
    site.manage("shell", "-v0", "-c", MAKE.replace("PORT", str(port)))
    return Faulty(site, postgres, redis)
