"""What a run took: seconds, CPU, memory. Children measure themselves, and say it in one line."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Thread
from time import perf_counter, process_time, sleep


@dataclass(frozen=True)
class Cost:
    """`cpu` are seconds of CPU; `peak` megabytes of the largest process."""

    seconds: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Taken:
    wall: float
    cpu: float

    @classmethod
    def now(cls) -> "Taken":
        return cls(perf_counter(), process_time())

    def until_now(self) -> str:
        cost = Cost(perf_counter() - self.wall, process_time() - self.cpu, peak_of(os.getpid()))
        return json.dumps(asdict(cost))


def peak_of(process: int) -> float:
    """The most memory that a process had so far; 0 when it is gone, or not on Linux.

    What getrusage tells of a child holds its parent's memory, too, from before it began.
    """
    return _megabytes(process, "VmHWM")


def memory_of(process: int) -> float:
    """The memory that a process has now."""
    return _megabytes(process, "VmRSS")


def _megabytes(process: int, what: str) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(what)), 0.0)


def told(line: str) -> Cost:
    return Cost(**json.loads(line))


def own_child(*command: str, given: str = "", environment: dict[str, str] | None = None) -> Cost:
    """A module of this bench that prints its own cost as its last line."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        input=given,
        text=True,
        stdout=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
        check=True,
    )
    return told(done.stdout.splitlines()[-1])


def stranger(command: Sequence[str], given: str = "") -> Cost:
    """Another program, its start included."""
    began = perf_counter()
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert child.stdin is not None
    child.stdin.write(given.encode())
    child.stdin.close()
    peaks = [0.0]

    def watch() -> None:
        while peak := peak_of(child.pid):
            peaks.append(peak)
            sleep(0.05)

    Thread(target=watch, daemon=True).start()
    _, _, used = os.wait4(child.pid, 0)
    child.returncode = 0
    return Cost(perf_counter() - began, used.ru_utime + used.ru_stime, max(peaks))


def without_start(whole: Cost, start: Cost) -> Cost:
    return Cost(whole.seconds - start.seconds, whole.cpu - start.cpu, whole.peak)


def together(costs: Sequence[Cost]) -> Cost:
    """Of processes side by side."""
    return Cost(
        max(cost.seconds for cost in costs),
        sum(cost.cpu for cost in costs),
        max(cost.peak for cost in costs),
    )


def median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(c, name) for c in costs) for name in asdict(costs[0])))
