"""Any table, written as Markdown, HTML, CSV or JSON, reads back the same."""

import csv
import html
import io
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.extract.read import read_content
from crawler.tables import RowKind

QUICK = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
WORDS = st.text(
    st.sampled_from("abcXYZ019 -.%:/()模型分数🥇é&<>|*_`[]\\\"',;#~"), min_size=1, max_size=12
).map(lambda text: " ".join(text.split()))
NAMES = st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True)


@st.composite
def written_tables(draw, cell=WORDS):
    """A header of distinct names, and rows whose first cell is a name and is never blank."""
    headers = draw(st.lists(NAMES, min_size=3, max_size=6, unique=True))
    width = len(headers)
    row = st.tuples(NAMES.map(lambda name: f"m {name}"), *[cell] * (width - 1))
    filled = row.filter(lambda cells: sum(map(bool, cells)) > 1)
    return headers, [list(cells) for cells in draw(st.lists(filled, min_size=1, max_size=6))]


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def assert_same(content, headers, rows):
    (table,) = content.tables
    assert [column.name for column in table.columns] == headers
    assert texts(table) == rows
    assert all(row.kind is RowKind.DATA for row in table.rows)
    assert [[cell.column for cell in row.cells] for row in table.rows] == [
        list(range(len(headers))) for _ in rows
    ]


@QUICK
@given(written_tables())
def test_html(table):
    headers, rows = table
    head = "".join(f"<th>{html.escape(name)}</th>" for name in headers)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    page = f"<html><body><table><tr>{head}</tr>{body}</table></body></html>"
    assert_same(read_content(page.encode(), "text/html", "x"), headers, rows)


def escaped(cell):
    return "".join(
        f"\\{sign}" if sign in "\\`*_{}[]()#+-.!|<>&~\"',;:/%" else sign for sign in cell
    )


@QUICK
@given(written_tables())
def test_markdown(table):
    headers, rows = table
    lines = [headers, ["-"] * len(headers), *[[escaped(cell) for cell in row] for row in rows]]
    text = "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
    content = read_content(text.encode(), "text/markdown", "x.md")
    assert_same(content, headers, rows)
    assert [row.line for row in content.tables[0].rows] == list(range(3, 3 + len(rows)))
    assert all(row.written == len(headers) for row in content.tables[0].rows)


@QUICK
@given(written_tables(), st.sampled_from(",\t;|"))
def test_csv(table, delimiter):
    headers, rows = table
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([headers, *rows])
    assert_same(read_content(out.getvalue().encode(), "text/csv", "x.csv"), headers, rows)


@QUICK
@given(written_tables())
def test_json(table):
    headers, rows = table
    records = [dict(zip(headers, row, strict=True)) for row in rows]
    if len(records) > 1:
        body = json.dumps(records).encode()
        assert_same(read_content(body, "application/json", "x.json"), headers, rows)
    split = json.dumps({"columns": headers, "data": rows}).encode()
    assert_same(read_content(split, "application/json", "x.json"), headers, rows)


@QUICK
@given(
    st.binary(max_size=300),
    st.sampled_from(["text/html", "text/markdown", "text/csv", "application/json", ""]),
)
def test_any_bytes_are_survived(body, content_type):
    content = read_content(body, content_type, "x")
    assert not any(reason.startswith("it could not be read") for reason in content.unread)


TAGS = "table tr td /td /table /tr p h2 b /b br details script /script !-- /a".split()  # noqa: SIM905
OTHERS = [
    "<th colspan=3>",
    "<td rowspan=2>",
    "<a href=x>",
    "-->",
    "x",
    "1.5",
    "|1|",
    "[x](y)",
    "[",
    "](",
]
BLOCKS = ["\n\n", "|a|b|\n|-|-|\n", "- ", "> ", "```\n", "    ", "**"]
PIECES = st.sampled_from([*[f"<{tag}>" for tag in TAGS], *OTHERS, *BLOCKS])


@QUICK
@given(st.lists(PIECES, max_size=60).map("".join), st.sampled_from(["text/html", "text/markdown"]))
def test_any_markup_is_survived(text, content_type):
    content = read_content(text.encode(), content_type, "x")
    assert not any(reason.startswith("it could not be read") for reason in content.unread)
    for table in content.tables:
        for row in table.rows:
            assert len(row.cells) >= len(table.columns)
            assert [cell.column for cell in row.cells] == list(range(len(row.cells)))
