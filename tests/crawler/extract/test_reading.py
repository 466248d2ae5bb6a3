import codecs
from pathlib import Path

import pytest

from crawler.content import Content
from crawler.content_plain import from_plain, to_plain
from crawler.extract.decoding import decode
from crawler.extract.read import kind_of, read_content

STREAMLIT = Path(__file__).parents[2] / "recordings" / "streamlit-1.67.0" / "root.html"


@pytest.mark.parametrize(
    ("content_type", "at", "text", "kind"),
    [
        ("text/html; charset=utf-8", "https://x.example/", "<p>", "html"),
        ("text/plain; charset=utf-8", "https://raw.example/README.md", "# x", "markdown"),
        ("text/plain", "https://raw.example/results.csv", "a,b", "csv"),
        ("text/csv", "https://x.example/export?format=csv", "a,b", "csv"),
        ("application/json", "https://x.example/x", "{}", "json"),
        ("application/json", "https://x.example/x.jsonl", "{}", "jsonl"),
        ("", "docs/board.tsv", "a\tb", "csv"),
        ("", "README", "# Board", "markdown"),
        ("", "x", '{"a": 1}', "json"),
        ("", "x", "<!DOCTYPE html><p>", "html"),
        ("text/csv", "x.csv", "<!doctype html><title>Sign in</title>", "html"),
        ("", "https://[broken", "# x", "markdown"),
    ],
)
def test_the_reader_fits_the_body(content_type, at, text, kind):
    assert kind_of(text, content_type, at) == kind


@pytest.mark.parametrize(
    "body",
    [
        "模型,分数\n甲,1\n".encode(),
        codecs.BOM_UTF8 + "模型,分数\n甲,1\n".encode(),
        "模型,分数\n甲,1\n".encode("gb18030"),
        codecs.BOM_UTF16_LE + "模型,分数\n甲,1\n".encode("utf-16-le"),
        "模型,分数\r\n甲,1\r\n".encode(),
    ],
)
def test_encodings_are_found_out(body):
    assert decode(body) == "模型,分数\n甲,1\n"


def test_declared_encodings_are_believed_unless_unknown():
    assert decode("é".encode("latin-1"), "text/plain; charset=latin-1") == "é"
    assert decode("é".encode(), "text/plain; charset=nonsense") == "é"
    assert decode(b"<meta charset='gbk'>" + "榜".encode("gbk"), "text/html").endswith("榜")


def test_broken_bytes_are_seen_as_such():
    assert "\ufffd" in decode(b"a" * 3000 + b"\xff\xfe" + b"b" * 3000)


def test_a_shell_that_scripts_fill_says_so():
    content = read_content(STREAMLIT.read_bytes(), "text/html", "https://x.streamlit.app/")
    assert content.unread == ("the page is filled by scripts, which were not run",)


def test_tables_are_numbered_through():
    text = "|Model|Acc|\n|-|-|\n|a|1|\n\n" * 3
    content = read_content(text.encode(), "text/markdown", "README.md")
    assert [table.index for table in content.tables] == [0, 1, 2]


def test_content_survives_being_stored():
    text = (
        "# B\n\nWe evaluate 3 models.\n\n"
        "|Rank|Model ↑|Acc|\n|-|-|-|\n|1|[a]()|**2**|\n|2|b|\n\n![x](y)\n"
    )
    content = read_content(text.encode(), "text/markdown", "README.md")
    assert content.document.claims
    assert from_plain(Content, to_plain(content)) == content


def test_a_reader_that_fails_says_so(monkeypatch):
    def fail(text, at):
        raise RuntimeError("no")

    monkeypatch.setitem(read_content.__globals__["_READERS"], "csv", fail)
    content = read_content(b"a,b\n1,2\n", "text/csv", "x")
    assert (content.tables, content.unread) == ((), ("it could not be read: RuntimeError",))
