"""What was read as bytes and back; one content has one hash."""

import json
import zlib
from dataclasses import replace

import pytest

from crawler.content import Content
from crawler.extract.read import read_content
from crawler.joined import joined
from crawler.packing import MOST_BYTES, MOST_ROWS, pack, summary, unpack, was_read_whole

URL = "https://board.example/"


def table(rows: int = 3, *, title: str = "Leaderboard") -> str:
    body = "\n".join(f"| m-{n} | {90 - n / 100} |" for n in range(rows))
    return f"# {title}\n\nModels are ranked.\n\n| Model | Accuracy |\n|---|---|\n{body}\n"


def read(text: str, kind: str = "text/markdown") -> Content:
    return read_content(text.encode(), kind, URL)


def test_what_was_packed_is_unpacked_but_for_the_source_lines():
    content = read(table())
    again = unpack(pack(content).packed)
    assert again.tables == content.tables
    assert again.document == replace(content.document, lines=())


def test_what_was_kept_with_each_cell_by_itself_can_still_be_read():
    cells = [{"text": "m-1", "row": 1}, {"text": "90", "row": 1, "column": 1, "number": 90.0}]
    rows = [{"cells": cells, "index": 1, "written": 2}]
    plain = {"tables": [{"columns": [], "rows": rows, "source": "html"}]}
    (seen,) = unpack(zlib.compress(json.dumps(plain).encode())).tables
    assert [(cell.text, cell.number) for cell in seen.rows[0].cells] == [("m-1", None), ("90", 90)]
    again = pack(Content(tables=(seen,)))
    assert unpack(again.packed).tables == (seen,)


def test_the_same_content_has_the_same_hash_and_another_one_has_not():
    assert pack(read(table())) == pack(read(table()))
    assert pack(read(table())).sha256 != pack(read(table(4))).sha256


def test_what_no_database_takes_is_packed_all_the_same():
    content = read(table(title="Board \0"))
    assert "\0" not in unpack(pack(content).packed).document.title
    assert "\0" not in summary(content)["title"]


def test_of_a_huge_table_the_beginning_is_kept_and_the_count_told():
    content = read(table(MOST_ROWS + 100))
    kept = pack(content)
    assert len(unpack(kept.packed).tables[0].rows) == MOST_ROWS
    assert summary(content)["rankings"][0]["rows"] == MOST_ROWS + 100
    assert len(kept.packed) < MOST_BYTES


def test_a_summary_says_how_much_was_read_and_what_was_not():
    told = summary(replace(read(table()), unread=("its app: it sleeps, and was not woken",)))
    (ranking,) = told["rankings"]
    assert (ranking["rows"], ranking["columns"], ranking["whole"]) == (3, 2, True)
    assert told["unread"] == ["its app: it sleeps, and was not woken"]


@pytest.mark.parametrize(
    ("change", "whole"),
    [({}, True), ({"unread": ("a part",)}, False), ({"tables": ()}, False)],
)
def test_only_a_ranking_read_whole_is_a_measure(change, whole):
    assert was_read_whole(replace(read(table()), **change)) is whole


def test_two_readings_are_joined_under_one_address():
    one, other = read(table(title="One")), read(table(title="Other"))
    both = joined(replace(one, unread=("a",)), replace(other, unread=("a", "b")))
    assert [each.index for each in both.tables] == [0, 1]
    assert [part.heading for part in both.document.sections if part.heading] == ["One", "Other"]
    assert both.document.sections[-1].line == 0
    assert both.unread == ("a", "b")


def test_a_reading_without_words_leaves_those_of_the_other():
    nothing, words = read(""), read(table())
    assert joined(nothing, words).document == words.document
    assert joined(words, Content()).document == words.document
