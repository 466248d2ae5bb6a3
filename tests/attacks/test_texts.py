"""Words in an answer that are made to take us long: its character set, its tags."""

import encodings
import time

import pytest

from crawler.platforms import independent
from crawler.platforms.adapter import Place
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from tests.crawler.answers import answer

PLACE = Place("https://board.example/", (LocationRole.HOME,), Platform.INDEPENDENT)


@pytest.mark.parametrize(
    "charset",
    [
        *("punycode", "-punycode", "punycode-", "PUNYCODE_", "idna-", "unicode-escape", "u7"),
        *("UTF7", "unicode-1-1-utf-7", "raw-unicode-escape", "zlib", "hex-", "mbcs", "undefined-"),
    ],
)
def test_no_spelling_of_an_encoding_that_is_none_of_pages_is_used(charset):
    body = b"ranking +AGE- \\N{x} " + b"a" * 1000 + b"-" + b"bcdefgh9" * 100
    assert answer(body, content_type=f"text/html; charset={charset}").text() == body.decode()


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        *(("ISO-8859-1", "latin-1"), ("windows-1251", "cp1251"), ("Shift_JIS", "shift_jis")),
        *(("EUC-KR", "euc_kr"), ("koi8-u", "koi8_u"), ("Big5", "big5"), ("utf-16", "utf-16")),
        *(("GB18030", "gb18030"), ("x-no-such", "utf-8"), ("iso8859-2", "iso8859_2")),
    ],
)
def test_the_encodings_of_pages_are_used(charset, codec):
    body = "<p>Ranking</p>".encode(codec)
    assert answer(body, content_type=f"text/html; charset={charset}").text() == "<p>Ranking</p>"


def test_names_of_encodings_are_not_gathered():
    before = len(encodings._cache)
    for number in range(50):
        answer(b"x", content_type=f"text/html; charset=x{number}-of-a-hostile-site").text()
    assert len(encodings._cache) == before


def test_a_header_of_spaces_takes_no_time():
    began = time.perf_counter()
    answer(b"x", content_type="charset=" + " " * 30_000 + "!").text()
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    "piece",
    [
        *(b"<script src=//", b"<script ", b"<script src=//a" + b"src=//" * 9, b"<div>", b"<a x "),
        *(b"window.", b"<!--", b"<title>just a moment", b"domain ", b"&", b"<select>", b"<b><p>"),
    ],
)
def test_a_page_of_nothing_but_beginnings_takes_no_time(piece):
    """190 kB, the most that is searched for the words of dealers in names."""
    page = answer(piece * (190_000 // len(piece)))
    began = time.perf_counter()
    outcome = independent.judge(PLACE, page).outcome
    assert time.perf_counter() - began < 3
    assert outcome is not CheckOutcome.FAILED


@pytest.mark.parametrize(
    "script",
    [
        '<script src="https://www.above.com/x.js">',
        "<SCRIPT type=text/javascript src=//img.sedoparking.com/js/x>",
    ],
)
def test_a_dealer_in_names_is_still_known_by_its_script(script):
    assert independent.judge(PLACE, answer(f"<body>{script}</script>hello")).unread == "parked"
