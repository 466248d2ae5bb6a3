"""One thing is broken in a table that is in order: the right rule finds it, and no other does.

Every table is written as Markdown, so that reading it is a part of what is tried.
"""

import random
from collections import Counter
from pathlib import Path

import pytest

from crawler.extract.read import read_content
from crawler.tables import ColumnRole
from smells.accuracy import is_published
from smells.engine import examine
from tests.shared_data import shared_data
from tests.smells.detectors.shown import markdown, observation

SEEDS = range(6)
HEADER = ["Rank", "Model", "Organization", "Math acc", "Code acc", "Law acc", "Overall"]
RANK, MODEL, OVERALL, PARTS = 0, 1, 6, (3, 4, 5)
RECORDINGS = Path(__file__).resolve().parents[2] / "recordings"


def board(seed, rows=14, *, is_mean=False):
    """A ranking in order. The overall score is a mean, or a formula of the board's own."""
    chance = random.Random(seed)
    names = chance.sample(["Orca", "Falcon", "Lynx", "Heron", "Bison", "Ibex", "Puma"], 7)
    scored = []
    for number in range(rows):
        base = 85 - 60 * number / rows
        parts = [round(base + chance.uniform(-9, 9), 1) for _ in PARTS]
        own = round((parts[0] * parts[1] * parts[2]) ** 0.5 / 9, 1)
        overall = round(sum(parts) / 3, 1) if is_mean else own
        name = f"{names[number % 7]}-{chance.randint(2, 9)}-{7 + 3 * number}B"
        scored.append([name, f"Lab {number % 5}", *parts, overall])
    scored.sort(key=lambda row: -row[-1])
    return HEADER, [[str(n + 1), *map(str, row)] for n, row in enumerate(scored)]


def recorded():
    """The rankings of the recorded apps, header and rows."""
    for path in sorted(RECORDINGS.glob("gradio-*/config.json")):
        for table in read_content(path.read_bytes(), "application/json", path.name).rankings():
            if len(table.data_rows()) >= 3:
                yield plain(table)


def plain(table):
    names = [column.name for column in table.columns]
    rows = [[cell.text for cell in row.cells[: len(names)]] for row in table.data_rows()]
    clean = str.maketrans({"|": "/", "<": "(", ">": ")"})
    return names, [[text.translate(clean) for text in row] for row in rows]


def found(header, rows):
    """How often each rule found something; published rules are marked."""
    return Counter(
        (answer.rule.id, is_published(answer.rule))
        for answer in examine(observation(markdown(header, rows)))
        for _ in answer.findings()
    )


def news(before, after):
    return {rule for rule, _ in found(*after) - found(*before)}


def inner(chance, rows):
    return chance.randrange(2, len(rows) - 2)


def forget_a_cell(chance, header, rows):
    del rows[inner(chance, rows)][chance.choice(PARTS)]


def swap_two_scores(chance, header, rows):
    at = next(n for n in range(3, len(rows)) if float(rows[n - 1][-1]) > float(rows[n][-1]) + 0.3)
    rows[at][OVERALL], rows[at - 1][OVERALL] = rows[at - 1][OVERALL], rows[at][OVERALL]


def blank_a_score(chance, header, rows):
    rows[inner(chance, rows)][chance.choice(PARTS)] = ""


def repeat_a_row(chance, header, rows):
    at = inner(chance, rows)
    rows.insert(at, list(rows[at]))


def repeat_a_row_in_another_spelling(chance, header, rows):
    at = inner(chance, rows)
    again = list(rows[at])
    again[MODEL] = again[MODEL].replace("-", " ").upper()
    rows.insert(at + 1, again)


def decode_a_name_wrongly(chance, header, rows):
    row = rows[chance.randrange(len(rows))]
    row[MODEL] = f"模型-{row[MODEL]}".encode().decode("latin-1")


def write_a_score_times_100(chance, header, rows):
    row, column = rows[inner(chance, rows)], chance.choice(PARTS)
    row[column] = f"{float(row[column]) * 100:.0f}"


def repeat_a_column(chance, header, rows):
    at = chance.choice(PARTS)
    for row in [header, *rows]:
        row.insert(at, row[at])


def lose_all_rows(chance, header, rows):
    rows.clear()


def show_markup(chance, header, rows):
    row = rows[chance.randrange(len(rows))]
    row[MODEL] = f"&lt;b&gt;{row[MODEL]}&lt;/b&gt;"


def show_a_word_of_a_program(chance, header, rows):
    words = ["NaN", "undefined", "[object Object]", "#DIV/0!"]
    rows[inner(chance, rows)][chance.choice(PARTS)] = chance.choice(words)


def skip_a_rank(chance, header, rows):
    for row in rows[inner(chance, rows) :]:
        row[RANK] = str(int(row[RANK]) + 1)


BROKEN = {
    forget_a_cell: "misdisplayed.ragged-row",
    swap_two_scores: "mismatched.rank-order",
    blank_a_score: "missing.blank-score",
    repeat_a_row: "redundant.duplicate-model",
    repeat_a_row_in_another_spelling: "redundant.duplicate-spelling",
    decode_a_name_wrongly: "misdisplayed.mojibake",
    write_a_score_times_100: "mismatched.out-of-range",
    repeat_a_column: "redundant.duplicate-column",
    lose_all_rows: "missing.empty-ranking",
    show_markup: "misdisplayed.raw-markup",
    show_a_word_of_a_program: "misdisplayed.stray-value",
    skip_a_rank: "misdisplayed.rank-sequence",
}
ANYWHERE = [decode_a_name_wrongly, lose_all_rows, show_markup]  # in a table of any shape


def broken(mutate, seed, header, rows):
    header, rows = list(header), [list(row) for row in rows]
    mutate(random.Random(seed), header, rows)
    return header, rows


@pytest.mark.parametrize("mutate", BROKEN, ids=lambda each: each.__name__)
@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_broken_is_found_by_its_rule_alone(mutate, seed):
    table = board(seed)
    assert news(table, broken(mutate, seed, *table)) == {BROKEN[mutate]}


@pytest.mark.parametrize("mutate", ANYWHERE, ids=lambda each: each.__name__)
def test_what_was_broken_in_a_recorded_table_is_found_too(mutate):
    for header, rows in recorded():
        assert news((header, rows), broken(mutate, 1, header, rows)) == {BROKEN[mutate]}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_wrong_average_is_found_by_its_rule_alone(seed):
    header, rows = board(seed, is_mean=True)
    first = [list(row) for row in rows]
    first[0][OVERALL] = f"{float(first[0][OVERALL]) + 2:.1f}"  # it stays the first
    assert news((header, rows), (header, first)) == {"mismatched.average-not-mean"}


@pytest.mark.parametrize("seed", range(30))
def test_a_table_in_order_has_no_published_finding(seed):
    for is_mean in (True, False):
        table = board(seed, rows=4 + seed, is_mean=is_mean)
        assert not [rule for rule, is_public in found(*table) if is_public]


def test_no_recorded_table_has_a_published_finding():
    tables = list(recorded())
    assert len(tables) > 5
    for table in tables:
        assert not [rule for rule, is_public in found(*table) if is_public]


REAL = [
    "CLUEbenchmark+SuperCLUE/README_2307.md", "hkust-nlp+ceval/README.md",
    "haonan-li+CMMLU/README_EN.md", "OpenGVLab+Multi-Modality-Arena/README.md",
    "llmeval+llmeval-3/README.md", "isen-zhang+ACLUE/README.md",
]  # fmt: skip


def real_table(path):
    file = shared_data(f"documents/files/{path}")
    table = read_content(file.read_bytes(), "", path).rankings()[0]
    scores = table.with_role(ColumnRole.METRIC, ColumnRole.AVERAGE)
    return plain(table), table.model_column.index, scores[0].index


@pytest.mark.parametrize("path", REAL)
def test_in_a_real_table_too_each_is_found_by_its_rule_alone(path):
    (header, rows), model, score = real_table(path)
    middle = len(rows) // 2

    def tried(change):
        changed = [list(row) for row in rows]
        new = change(changed)
        return news((header, rows), (header, changed if new is None else new))

    def wrongly_decoded(rows):
        rows[middle][model] = f"模型{rows[middle][model]}".encode().decode("latin-1")

    def programmed(rows):
        rows[middle][score] = "undefined"

    assert tried(lambda rows: rows.insert(middle, rows[middle])) == {"redundant.duplicate-model"}
    assert tried(wrongly_decoded) == {"misdisplayed.mojibake"}
    assert tried(programmed) == {"misdisplayed.stray-value"}
    assert tried(lambda rows: rows[middle].pop(score)) <= {"misdisplayed.ragged-row"}
