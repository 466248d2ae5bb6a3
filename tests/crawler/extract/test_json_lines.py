import json

import pytest

from crawler.extract.json_lines import line_of
from crawler.extract.read import read_content

TEXT = json.dumps(
    {"meta": {"a.b": [1, {"x": "]"}]}, "results": [{"model": "a", "acc": 1}, {"model": "b"}]},
    indent=1,
)


def line(words):
    return next(n for n, text in enumerate(TEXT.split("\n"), start=1) if words in text)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("$", 1),
        ("$.results", line('"results"')),
        ("$.results[1]", line('"b"') - 1),
        ("$.results[1][0]", line('"b"') - 1),
        ('$.meta["a.b"][1]', line('"x"') - 1),
        ("$.nothing", 1),
        ("$.results[9]", line('"results"')),
    ],
)
def test_a_path_leads_to_its_line(at, expected):
    assert line_of(TEXT, at) == expected


def test_every_row_of_a_table_has_a_line():
    rows = read_content(TEXT.encode(), "application/json", "x.json").tables[0].rows
    assert [line_of(TEXT, row.at) for row in rows] == [line('"a",') - 1, line('"b"') - 1]


@pytest.mark.parametrize("text", ["", "{", '{"a"', "[1, ", "nonsense", "[" * 100_000])
def test_broken_files_have_none_or_the_first(text):
    assert line_of(text, "$.a[3]") in (0, 1)
