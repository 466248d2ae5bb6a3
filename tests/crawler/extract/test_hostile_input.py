"""Input made to hurt: every reader ends in bounded time, says what it left out, never raises."""

import json
import time

import pytest

from crawler.extract.read import read_content

LENGTH = 250_000  # characters of a case; what is quadratic shows long before the 5 MB of a fetch
MOST = 5_000_000  # of one fetch
SECONDS = 15  # of this process; a quiet machine takes a third of that at most


def repeated(text, length=LENGTH):
    return text * (length // len(text))


def nested(opening, closing="", length=LENGTH // 2):
    times = length // len(opening + closing)
    return opening * times + closing * times


HTML = {
    "nested blocks": nested("<div>", "</div>"),
    "nested lists": nested("<ul><li>"),
    "nested tables": nested("<table><tr><td>"),
    "nested in svg": nested("<svg><td>"),
    "unclosed emphasis": "<p>" + "".join(f"<b id={n}>" for n in range(300)) + repeated("</p><p>x"),
    "endless options": "<select>" + repeated("<option>x"),
    "attributes": "<a " + " ".join(f"a{n}" for n in range(200_000)) + ">x",
    "attributes with slashes": "<a " + "/".join(f"a{n}" for n in range(200_000)) + ">x",
    "hidden attributes": '<a ="> ' + " ".join(f"a{n}" for n in range(200_000)) + ">x",
    "open quotes": repeated('<a "'),
    "open brackets": repeated("<"),
    "open comments": repeated("<!--"),
    "open scripts": repeated("<script>"),
    "assignments in a script": "<script>" + repeated("x=[") + "</script>",
    "deep json in a script": "<script>x=" + repeated("[", 200_000) + "</script>",
    "wide span": "<table><tr><td colspan=1000000>x<td colspan=99999999999999>y</table>",
    "wide spans": "<table>" + repeated("<tr><td colspan=1000>x"),
    "tall span": "<table><tr>"
    + repeated("<td rowspan=60000>x", 20_000)
    + repeated("<tr><td>y")
    + "</table>",
    "many cells": "<table><tr>" + repeated("<td>1"),
    "many tables": repeated("<table><tr><td>1</td><td>2</td></tr></table>"),
    "many links in a cell": "<table><tr><td>" + repeated("<a href=x>y</a>"),
    "many headings": repeated("<h1>x</h1>"),
    "zeros": repeated("\0"),
}
MARKDOWN = {
    "brackets": repeated("[", 500_000),
    "brackets in lines": repeated("[a](" * 100 + "\n"),
    "stars": repeated("*a ", 500_000),
    "stars and lines": repeated("**_" * 100 + "a\n"),
    "quotes": repeated("> ", 500_000),
    "quotes without spaces": repeated(">" * 20_000 + "\n", MOST),
    "quotes going on": ">" * 20_000 + "a\n" + repeated("b\n"),
    "quotes apart": repeated(">" * 300 + "a\n\n", MOST),
    "shallow quotes apart": repeated(">" * 19 + "a\n\n", MOST),
    "quotes in lines": repeated("> " * 100 + "a\n"),
    "nested lists": "".join("  " * n + "- a\n" for n in range(1000)),
    "lists in one line": repeated("- " * 9_999 + "a\n", MOST),
    "lists going on": "- " * 9_999 + "a\n" + repeated("\n"),
    "lists in quotes": repeated("> - " * 4_999 + "a\n", MOST),
    "deep indents": "".join("  " * n + "- a\n" for n in range(2_200)),
    "brackets in rows": repeated("[" * 10_000 + "\n"),
    "angles after links": repeated("[a](<b"),
    "unclosed emphasis": repeated("*a **b _c "),
    "nested emphasis": "**a *a " * 3_000 + "a* a**" * 3_000,
    "strokes": repeated("~a ~~b "),
    "backticks": "".join("`" * n + " " for n in range(1000)),
    "bars": repeated("|", 500_000),
    "wide table": "|" * 5000 + "\n" + "|-" * 5000 + "|\n" + repeated("|x" * 500 + "|\n"),
    "many rows": "|Model|Acc|\n|-|-|\n" + repeated("|a|1|\n"),
    "short rows of a wide table": "|a" * 1000
    + "|\n"
    + "|-" * 1000
    + "|\n"
    + repeated("|x|\n", 500_000),
    "all columns and few cells": "|a" * 9_999
    + "|\n"
    + "|-" * 9_999
    + "|\n"
    + repeated("|x|\n", 100_000),
    "small tables": repeated("a\n|b|\n|-|\n\n"),
    "references": repeated("[a]: b\n") + "[a]",
    "many references": "".join(f"[a{n}]: b\n" for n in range(20_000)) + repeated("[a1] "),
    "a long reference": "[a]: " + "x" * 19_000 + "\n\n" + repeated("[a] "),
    "references and text": repeated("[a]: b\nc\n\n"),
    "links": repeated("[a](b) "),
    "html in lines": repeated("a <p>\n"),
    "open comments": repeated("<!-- a\n"),
    "open instructions": repeated("a <? <!A <![CDATA["),
    "positions": repeated('<a data-sourcepos="0:0-0:0">'),
    "returns": repeated("a\r", MOST),
    "tabs": repeated("\t", MOST),
    "fences": repeated("```\n"),
    "entities": repeated("&#x"),
    "angle brackets": repeated("<a"),
    "html blocks": repeated("<div>\n"),
    "headings": repeated("# x\n"),
    "front matter": "---\n" + repeated("a: b\n"),
    "digits": repeated("9", 500_000),
    "numbers of models": repeated("evaluates 3 a b c d "),
    "dates": repeated("updated 2024-01 ", 500_000),
    "zeros": repeated("\0"),
}
OTHER = {
    "deep.json": repeated("[", 500_000),
    "deep2.json": nested('{"a":', "") + "1" + "}",
    "number.json": repeated("9", 500_000),
    "wide.json": json.dumps([{str(n): n for n in range(5000)}] * 20),
    "many.json": json.dumps([{"model": "a", "acc": 1}] * 60_000),
    "long.json": json.dumps([{"model": "a" * 100_000, "acc": [1] * 1000}] * 15),
    "nan.json": '[{"model": "a", "acc": NaN}, {"model": "b", "acc": 1e999}]',
    "surrogate.json": '[{"model": "\\ud800", "acc": 1}, {"model": "b", "acc": 2}]',
    "lines.jsonl": repeated('{"a":1}\n'),
    "commas.csv": repeated(","),
    "quotes.csv": repeated('"'),
    "lines.csv": repeated("\n"),
    "rows.csv": "model,acc\n" + repeated("a,1\n"),
    "columns.csv": repeated("a,", 500_000) + "\n" + repeated("1,", 500_000),
    "zeros.csv": repeated("a\0,1\n"),
    "text.html": repeated("word "),
    "bytes": bytes(range(256)).decode("latin-1") * 4000,
}


def read_in_time(text, content_type, at):
    body = text.encode("utf-8", errors="surrogatepass")
    begun = time.process_time()
    content = read_content(body, content_type, at)
    assert time.process_time() - begun < SECONDS
    assert not any(reason.startswith("it could not be read") for reason in content.unread)
    cells = sum(len(row.cells) for table in content.tables for row in table.rows)
    assert cells <= 700_000
    return content


@pytest.mark.parametrize("case", HTML)
def test_pages_made_to_hurt(case):
    read_in_time(HTML[case], "text/html", "https://x.example/")


@pytest.mark.parametrize("case", MARKDOWN)
def test_readmes_made_to_hurt(case):
    read_in_time(MARKDOWN[case], "text/markdown", "README.md")


@pytest.mark.parametrize("case", OTHER)
def test_files_made_to_hurt(case):
    read_in_time(OTHER[case], "", case)


def test_what_is_left_out_is_said():
    assert read_in_time(HTML["nested blocks"], "text/html", "x").unread
    assert read_in_time(MARKDOWN["bars"], "text/markdown", "x").unread
    (table,) = read_in_time(HTML["wide spans"], "text/html", "x").tables
    assert not table.complete
