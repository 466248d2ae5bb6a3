"""A few child processes as one: started together, watched, and ended together."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic, sleep
from types import FrameType

PATIENCE = 10.0  # seconds a child has to end by itself
SHORT_LIFE = 5.0  # a child that ends sooner than this after its start is counted as failing
MOST_FAILURES = 5


@dataclass
class Child:
    name: str
    command: Sequence[str]
    process: "subprocess.Popen[bytes] | None" = None
    started_at: float = 0.0
    failures: int = 0

    def start(self) -> None:
        # A session of its own: Ctrl-C in the terminal reaches the parent alone, which ends the
        # children in order.
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603 — our own commands
        self.started_at = monotonic()

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


@dataclass
class Processes:
    """`say` prints a line for the person at the terminal."""

    children: list[Child]
    say: Callable[[str], None]
    _stopping: bool = field(default=False, init=False)

    def run(self) -> int:
        """Run until a signal comes or a child cannot be kept alive. Returns the exit code."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        for child in self.children:
            child.start()
        failed = ""
        while not self._stopping and not failed:
            sleep(0.3)
            failed = self._revive()
        if failed:
            self.say(f"{failed} ended {MOST_FAILURES} times right after its start: stopping.")
        self._end()
        return 1 if failed else 0

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def _revive(self) -> str:
        """Start again what has ended; the name of a child that ends again and again, or ""."""
        for child in self.children:
            if child.is_running():
                continue
            lived = monotonic() - child.started_at
            child.failures = child.failures + 1 if lived < SHORT_LIFE else 1
            if child.failures >= MOST_FAILURES:
                return child.name
            self.say(f"{child.name} ended by itself; starting it again.")
            child.start()
        return ""

    def _end(self) -> None:
        self.say("Stopping …")
        for child in reversed(self.children):
            self._signal(child, signal.SIGTERM)
        until = monotonic() + PATIENCE
        while any(child.is_running() for child in self.children) and monotonic() < until:
            sleep(0.1)
        for child in self.children:
            self._signal(child, signal.SIGKILL)
            if child.process:
                child.process.wait()

    @staticmethod
    def _signal(child: Child, number: signal.Signals) -> None:
        if child.process and child.is_running():
            # SIGKILL goes to the whole session: a worker's own children must not outlive it.
            if number is signal.SIGKILL:
                os.killpg(child.process.pid, number)
            else:
                child.process.send_signal(number)


def python(*arguments: str) -> list[str]:
    """A command that runs in this same Python."""
    return [sys.executable, *arguments]
