"""Children are started together, revived, and ended together (real processes)."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from leaderboards.processes import Child, Processes

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = """
import sys
from leaderboards.processes import Child, Processes, python
children = [Child(name, python("-c", code)) for name, code in {children!r}.items()]
sys.exit(Processes(children, lambda line: print(line, flush=True)).run())
"""
SLEEPER = "import os, time; print('child', os.getpid(), flush=True); time.sleep(60)"
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + SLEEPER


def run(children: dict[str, str]) -> "subprocess.Popen[str]":
    program = PROGRAM.format(children=children)
    return subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def child_pid(parent: "subprocess.Popen[str]") -> int:
    for line in parent.stdout:
        if line.startswith("child "):
            return int(line.split()[1])
    raise AssertionError("no child was started")


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_an_interrupt_ends_every_child_and_exits_cleanly():
    parent = run({"one": SLEEPER})
    pid = child_pid(parent)
    parent.send_signal(signal.SIGINT)
    rest, _ = parent.communicate(timeout=20)
    assert parent.returncode == 0
    assert "Stopping" in rest
    assert not is_alive(pid)


def test_a_child_that_died_is_started_again():
    parent = run({"one": SLEEPER})
    first = child_pid(parent)
    os.kill(first, signal.SIGKILL)
    second = child_pid(parent)
    parent.terminate()
    parent.communicate(timeout=20)
    assert second != first
    assert not is_alive(second)


def test_a_child_that_cannot_live_ends_the_whole_with_an_error():
    parent = run({"broken": "raise SystemExit(3)"})
    said, _ = parent.communicate(timeout=30)
    assert parent.returncode == 1
    assert "broken ended 5 times" in said


def test_a_child_that_ignores_the_request_is_killed(monkeypatch):
    monkeypatch.setattr("leaderboards.processes.PATIENCE", 0.5)
    child = Child("deaf", [sys.executable, "-c", DEAF])
    processes = Processes([child], lambda line: None)
    child.start()
    time.sleep(0.5)
    ending = threading.Thread(target=processes._end)
    ending.start()
    ending.join(timeout=10)
    assert not child.is_running()
