"""The contracts of pyproject.toml, and that pure modules really load without Django."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PURE = (
    "leaderboards.vocabulary",
    "leaderboards.identity",
    "leaderboards.records",
    "crawler.observation",
    "crawler.extract",
    "crawler.samples.catalogue",
    "smells.engine",
    "smells.lifecycle",
    "smells.detectors",
    "smells.judging",
    "smells.lint.running",
)


def test_the_import_contracts_are_kept():
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_pure_modules_load_without_django_celery_or_httpx():
    program = (
        "import sys, importlib\n"
        f"for name in {PURE!r}: importlib.import_module(name)\n"
        "print([name for name in ('django', 'celery', 'httpx') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
