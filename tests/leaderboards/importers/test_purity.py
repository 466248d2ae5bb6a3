import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
IMPORTERS = ROOT / "leaderboards" / "importers"
# These write into the catalogue; all others turn a text or a file into records.
WRITERS = {"create", "known", "load", "load_lines", "statements"}


def test_whatever_only_reads_a_source_needs_no_database():
    names = sorted({path.stem for path in IMPORTERS.glob("*.py")} - WRITERS - {"__init__"})
    program = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module('leaderboards.importers.' + name)\n"
        "print([name for name in ('django', 'celery', 'httpx') if name in sys.modules])"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
