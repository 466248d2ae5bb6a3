"""The text of an answer, in whatever character set its site uses."""

import pytest

from tests.crawler.answers import answer

CHINESE = "<title>榜单</title>"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (CHINESE.encode(), "text/html; charset=utf-8"),
        (CHINESE.encode(), "text/html"),
        (CHINESE.encode(), ""),
        (CHINESE.encode("gbk"), "text/html; Charset=GBK"),
        (CHINESE.encode("gbk"), 'text/html; charset="gb2312"; x=y'),
        (b'<meta charset="gb2312">' + CHINESE.encode("gbk"), "text/html"),
        (
            b'<meta content="text/html; charset=big5">' + CHINESE.encode("big5", "replace"),
            "text/html",
        ),
    ],
)
def test_chinese_pages_are_read(body, content_type):
    text = answer(body, content_type=content_type).text()
    assert "榜" in text or "big5" in text


@pytest.mark.parametrize(
    "charset",
    ["no-such", "hex", "rot13", "idna", "punycode", "undefined", "utf-7", "unicode_escape"],
)
def test_no_character_set_makes_it_fail(charset):
    body = b"\xff\xfe words \\N{x} +AGE-"
    assert "words" in answer(body, content_type=f"text/html; charset={charset}").text()
