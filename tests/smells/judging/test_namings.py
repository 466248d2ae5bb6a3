"""Names that tables of one page share: found as before, and in a bounded time."""

import time

from crawler.extract.read import read_content
from smells.judging.namings import renamed

SECONDS = 3  # of the processor; without the bounds it is twice that, and grows with the square


def table(names):
    rows = "".join(f"| {name} | {50 + number % 40} |\n" for number, name in enumerate(names))
    return f"| Model | Score |\n|---|---|\n{rows}\n"


def pairs(*tables):
    text = "\n## Part\n\n".join(map(table, tables))
    content = read_content(text.encode(), "text/markdown", "README.md")
    begun = time.process_time()
    found = [(one.name, other.name) for one, other in renamed(content.tables)]
    assert time.process_time() - begun < SECONDS
    return found


SHARED = [f"Alpha-{number}B" for number in range(1, 9)]


def test_only_names_that_are_each_others_only_likeness_are_paired():
    one = [*SHARED, "Lambda Chat 7B", "Omega"]
    other = [*SHARED, "Lambda Chat", "Omega (old)", "Omega (new)"]
    assert pairs(one, other) == [("Lambda Chat 7B", "Lambda Chat")]


def test_many_tables_that_each_differ_from_all_others_end_soon():
    shared = [f"m{number}" for number in range(60)]
    assert pairs(*([*shared, *(f"n{t}x{n}" for n in range(38))] for t in range(70))) == []
