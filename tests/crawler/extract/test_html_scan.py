"""HTML is marked with its source lines, and nothing else is written into it."""

import re

import pytest

from crawler.extract.html_scan import LINE, MOST_OPTIONS, MOST_UNCLOSED, safe_html


def marked(text):
    return safe_html(text).text.replace(f" {LINE}=", " L=")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>x</p>\n<p>y</p>", '<p L="1">x</p>\n<p L="2">y</p>'),
        (
            "<tr>\n<TD\n class=a>x</td\n><td>y",
            '<tr L="1">\n<TD L="2"\n class=a>x</td\n><td L="4">y',
        ),
        ("<td></td><td title='</td><td>'>", '<td L="1"></td><td L="1" title=\'</td><td>\'>'),
        ("</td><div></td></div><tdx>", "</td><div></td></div><tdx>"),
        ("<!-- <p> --><p>", '<!-- <p> --><p L="1">'),
        ("</p><script>'<p>'</script><p>", "</p><script>'<p>'</script><p L=\"1\">"),
        ("a < b</p>< p><p>", 'a < b</p>< p><p L="1">'),
    ],
)
def test_elements_that_evidence_points_at_get_their_line(text, expected):
    assert marked(text) == expected


def test_the_first_line_may_be_another_or_none_be_written():
    assert safe_html("<p>\n<p>", first_line=7).text == f'<p {LINE}="7">\n<p {LINE}="8">'
    assert safe_html("<p></p>", first_line=None).text == "<p></p>"


def test_ends_of_elements_count_while_formatting_is_open():
    rounds = MOST_UNCLOSED // 200
    text = "<b>" * 100 + "x</p>" * (2 * rounds)
    assert safe_html(text + "<p>").unread and not safe_html(text[: len(text) // 3] + "<p>").unread


def test_options_count_with_their_ends():
    half = MOST_OPTIONS // 2
    assert not safe_html("<option>x</option>" * half).unread
    cut = safe_html("<option>x</option>" * (half + 1))
    assert cut.unread and len(re.findall("<option>", cut.text)) == half
