"""`python -m tests.bench.reading`: time and memory of reading a 30 KB page and a 5 MB one.

Each case runs in a process of its own, so that its peak memory is its own. Beside it stands the
bare alternative: the same parser, asked for the text of each cell and nothing else.
"""

import json
import random
import resource
import statistics
import subprocess
import sys
from time import process_time

from selectolax.lexbor import LexborHTMLParser

from crawler.extract.read import read_content

SIZES = {"30 KB": (30_000, 50, 8), "5 MB": (5_000_000, 4_900, 20)}  # bytes, rows, columns
PROSE = (
    "Round {}: we evaluate 50 models on 7 tasks; the metric is accuracy, <a href='/p'>higher</a> "
    "is better, and each model answers the same questions under the same prompt, without hints. "
)
KINDS = {
    "html": "text/html",
    "markdown": "text/markdown",
    "csv": "text/csv",
    "json": "application/json",
}


def written(kind: str, size: int, rows: int, columns: int) -> bytes:
    """A ranking of so many rows, or as many as fill a file of data, with prose up to the size."""
    chance = random.Random(1)
    header = ["Rank", "Model", *[f"Task {number}" for number in range(columns - 2)]]
    if kind in ("csv", "json"):
        rows = size // (columns * (7 if kind == "csv" else 18))
    cells = [
        [str(row + 1), f"model-{row}b", *[f"{chance.uniform(20, 90):.2f}" for _ in header[2:]]]
        for row in range(rows)
    ]
    if kind == "csv":
        return "\n".join(",".join(row) for row in [header, *cells]).encode()
    if kind == "json":
        return json.dumps([dict(zip(header, row, strict=True)) for row in cells]).encode()
    table = _markdown(header, cells) if kind == "markdown" else _html(header, cells)
    number = max(0, size - len(table)) // len(PROSE)
    prose = [PROSE.format(place) for place in range(number)]
    if kind == "markdown":
        return "\n\n".join(["# Board", *prose[::2], table, *prose[1::2]]).encode()
    words = "".join(f"<p>{line}</p>\n" for line in prose)
    return f"<!doctype html><title>Board</title>{table}{words}".encode()


def _markdown(header: list[str], cells: list[list[str]]) -> str:
    lines = [header, ["-"] * len(header), *cells]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _html(header: list[str], cells: list[list[str]]) -> str:
    head = f"<tr><th>{'</th><th>'.join(header)}</th></tr>"
    body = "".join(
        f"<tr><td class=score>{'</td><td class=score>'.join(row)}</td></tr>\n" for row in cells
    )
    return f"<table>{head}{body}</table>"


def measure(kind: str, size: str) -> None:
    """Print the median time of a reading, the bare parser's, and this process's peak memory."""
    body = written(kind, *SIZES[size])
    times, bare = [], []
    for _ in range(7 if size == "30 KB" else 1):
        begun = process_time()
        content = read_content(body, KINDS[kind], "x")
        times.append(process_time() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if kind == "html":
        begun = process_time()
        tree = LexborHTMLParser(body.decode())
        [[cell.text() for cell in row.css("td, th")] for row in tree.css("tr")]
        bare.append(process_time() - begun)
    cells = sum(len(row.cells) for table in content.tables for row in table.rows)
    beside = f"{bare[0] * 1000:8.1f}" if bare else "       –"
    print(
        f"{size:>6} {kind:9} {len(body):>9,} {statistics.median(times) * 1000:9.1f} {beside}"
        f" {peak:>5} {cells:>8,}",
        flush=True,
    )


if __name__ == "__main__":
    if len(sys.argv) > 2:
        measure(sys.argv[1], sys.argv[2])
    else:
        print("  size kind          bytes    CPU ms  bare ms peak MB  cells")
        for size in SIZES:
            for kind in KINDS:
                subprocess.run(
                    [sys.executable, "-m", "tests.bench.reading", kind, size], check=True
                )
