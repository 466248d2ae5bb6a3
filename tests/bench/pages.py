"""Leaderboard-like pages of about 30 KB, each its own and the same at every run (seeded). Pure.

Of three pages one is HTML, one Markdown, one JSON; each has a ranking of 50 rows and 8 columns.
"""

import json
import random
from html import escape

ROWS, TASKS = 50, 5  # with rank, model and average: 8 columns
SIZE = 30_000  # bytes of an HTML or Markdown page
KINDS = ("html", "markdown", "json")
TYPES = {"html": "text/html", "markdown": "text/markdown", "json": "application/json"}
_MAKERS = [
    "aurora",
    "borealis",
    "cedar",
    "delta",
    "ember",
    "falcon",
    "garnet",
    "harbor",
    "indigo",
    "juniper",
]
_SIZES = ["1.5b", "3b", "7b", "8b", "14b", "32b", "70b", "72b", "110b", "405b"]
_TASKS = [
    "Reasoning",
    "Coding",
    "Retrieval",
    "Translation",
    "Dialogue",
    "Safety",
    "Planning",
    "Arithmetic",
    "Vision",
]
_SENTENCES = (
    "Each model answers the same questions under the same prompt, without any hints.",
    "The score of a task is its accuracy in percent, and higher is better.",
    "Answers are compared with the reference after white space and case are removed.",
    "A question that is left unanswered counts as wrong.",
    "The average is the plain mean over all tasks.",
    "We keep the test set private, so that nobody can train on it.",
    "Models are run with the settings that their makers recommend.",
    "The code of the evaluation is open, and anyone may repeat a run.",
    "Long answers are cut after 2,048 tokens before they are judged.",
    "Some tasks were translated by people, others by machines and then corrected by people.",
    "Two annotators looked at every answer, and a third one decided where they differed.",
    "To submit a model, open a pull request with its predictions.",
)


def kind_of(number: int) -> str:
    return KINDS[number % len(KINDS)]


def page(number: int, version: int = 0) -> bytes:
    """The page of that number. Another version has other scores and words."""
    chance = random.Random(f"{number}.{version}")
    header, rows = _ranking(chance)
    kind = kind_of(number)
    if kind == "json":
        records = [dict(zip(header, row, strict=True)) for row in rows]
        return json.dumps({"board": f"Board {number}", "results": records}, indent=1).encode()
    table = _html(header, rows) if kind == "html" else _markdown(header, rows)
    title, prose = f"Board {number}", _prose(chance, SIZE - len(table))
    if kind == "markdown":
        return "\n\n".join([f"# {title}", *prose[:3], table, *prose[3:]]).encode()
    words = "\n".join(
        f"<h2>{escape(part[3:])}</h2>" if part.startswith("## ") else f"<p>{escape(part)}</p>"
        for part in prose
    )
    head = f'<!doctype html>\n<html lang="en"><title>{title}</title>\n<h1>{title}</h1>\n'
    return f"{head}{table}\n{words}\n".encode()


def _ranking(chance: random.Random) -> tuple[list[str], list[list[str]]]:
    """Ranked by the average, which is the mean of the tasks."""
    header = ["Rank", "Model", *chance.sample(_TASKS, TASKS), "Average"]
    makers = [f"{maker}-{size}" for maker in _MAKERS for size in _SIZES]
    scores = [[round(chance.uniform(20, 90), 2) for _ in range(TASKS)] for _ in range(ROWS)]
    scores.sort(key=sum, reverse=True)
    return header, [
        [str(rank), name, *[f"{score:.2f}" for score in row], f"{sum(row) / TASKS:.2f}"]
        for rank, (name, row) in enumerate(
            zip(chance.sample(makers, ROWS), scores, strict=True), start=1
        )
    ]


def _prose(chance: random.Random, size: int) -> list[str]:
    """Paragraphs of one to three sentences, a heading in front of every eighth."""
    parts: list[str] = []
    while size > 0:
        if len(parts) % 9 == 0:
            parts.append(f"## {chance.choice(_TASKS)} in round {len(parts) // 9 + 1}")
        parts.append(" ".join(chance.sample(_SENTENCES, chance.randint(1, 3))))
        size -= len(parts[-1]) + 8
    return parts


def _html(header: list[str], rows: list[list[str]]) -> str:
    head = "".join(f"<th>{name}</th>" for name in header)
    body = "\n".join(
        "<tr>" + "".join(f'<td class="score">{cell}</td>' for cell in row) + "</tr>" for row in rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"


def _markdown(header: list[str], rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in [header, ["---"] * len(header), *rows])
