"""Other people's link checkers, installed from their registries into a folder outside the project.

Each is a command that gets addresses and fetches them; None where it cannot be had here.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TOOLS = Path(tempfile.gettempdir()) / "catalogue-bench-tools"
# Its waiting between requests: the pause is set to next to nothing, and our server sends the
# header by which LinkChecker lifts its limit for a host.
_CALM = "[checking]\nmaxrequestspersecond=1000000\nrecursionlevel=0\n"


def linkchecker(threads: int) -> list[str] | None:
    """It reads addresses from standard input."""
    folder = TOOLS / "linkchecker"
    program, settings = folder / "bin" / "linkchecker", folder / "calm.ini"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        install = [str(folder / "bin" / "pip"), "install", "--quiet", "LinkChecker"]
        if subprocess.run(install, stderr=subprocess.DEVNULL).returncode:
            return None
    settings.write_text(_CALM)
    # As root it becomes another user, who must be able to read this.
    TOOLS.chmod(0o755)
    options = ["--no-status", "--recursion-level=0", "--stdin", f"--threads={threads}"]
    return [str(program), "-f", str(settings), *options]


def linkinator(in_flight: int) -> list[str] | None:
    """It gets one address, and follows the links there to pages of the same site."""
    folder = TOOLS / "linkinator"
    if not (shutil.which("npm") and shutil.which("node")):
        return None
    program = folder / "node_modules" / ".bin" / "linkinator"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--silent", "--prefix", str(folder), "linkinator"]
        if subprocess.run(install, stdout=subprocess.DEVNULL).returncode:
            return None
    return [str(program), "--recurse", f"--concurrency={in_flight}", "--verbosity=error"]
