import pytest

from crawler.extract.numbers import (
    decimals_of,
    decimals_of_all,
    is_placeholder,
    is_rough,
    read_number,
    read_plain,
    read_rank,
    read_value,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("81.2", 81.2),
        ("81.2%", 81.2),
        ("98.2 %", 98.2),
        ("0.812", 0.812),
        (".812", 0.812),
        ("1,234", 1234),
        ("1,234.5", 1234.5),
        ("1e-3", 0.001),
        ("-0.5", -0.5),
        ("−0.5", -0.5),
        ("–0.5", -0.5),
        ("１２．５", 12.5),
        ("**81.2**", 81.2),
        ("🏆45.6", 45.6),
        ("🥇 81.2", 81.2),
        ("81.2*", 81.2),
        ("81.2†", 81.2),
        ("81.2¹", 81.2),
        ("81.2↑", 81.2),
        ("⬆️ 81.2", 81.2),
        ("81.2 (↑2.1)", 81.2),
        ("0.6388 (+0.0054)", 0.6388),
        ("1150 +5/-4", 1150),
        ("82.63 (-1.88, +1.97)", 82.63),
        ("$1,200", 1200),
        ("12.5s", 12.5),
        ("72.1分", 72.1),
        ("1.75x", 1.75),
        ("**4.5x**", 4.5),
        ("2.4 ×", 2.4),
        ("81.2 (±0.3)", 81.2),
        ("44.5±0.2", 44.5),
        ("81.2%*", 81.2),
        ("12,345.6", 12345.6),
    ],
)
def test_a_score_is_read_through_its_decoration(text, value):
    assert read_value(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "81,2",
        "0,812",
        "1.234,5",
        "1,23,456",
        "81.2/79.0",
        "1.38/2.00",
        "3.5 7",
        "~81",
        "8*1",
        "2x3",
        "8x7B",
        "x2",
        "2023.11.18",
        "8-Feb",
        "7B",
        "5.9 / 70",
        "(72.8)",
        "1_000",
        "nan",
        "inf",
        "٣",
        "",
        "–",
        "²",
        "GPT-4",
        "v1.5",
        "1" * 500,
        "9" * 400,
        "\x00",
        "81.2 82.1",
        "<b>81</b>",
    ],
)
def test_what_can_be_read_in_two_ways_or_none_is_no_number(text):
    assert read_value(text) is None


@pytest.mark.parametrize("text", ["~50", "≈ 50.5", "< 5%", "<=1,024", "≥.5"])
def test_a_rough_number_is_told_from_words_and_is_no_score(text):
    assert is_rough(text)
    assert read_value(text) is None


@pytest.mark.parametrize("text", ["50", "~", "~ 7B", "<b>81</b>", "~50~60", "> 80 or so", ""])
def test_what_is_exact_or_no_number_is_not_rough(text):
    assert not is_rough(text)


def test_the_parts_of_a_number_are_kept():
    assert read_number("81.20 ± 0.3%").spread == 0.3
    assert read_number("81.20").decimals == 2
    assert read_number("81.2%").percent
    assert read_number("81.2 (5-shot)").note == "(5-shot)"
    assert read_number("$3").unit == "$"


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("1", 1),
        ("#3", 3),
        ("2nd", 2),
        ("第3名", 3),
        ("🥇", 1),
        ("🏅️", 1),
        ("🥈", 2),
        ("🥉", 3),
        ("T-3", 3),
        ("🔑 6", 6),
        ("📖 12", 12),
        ("-", None),
        ("1-3", None),
        ("🧝", None),
        ("3.5", None),
        ("🏆45.6", None),
        ("GPT-4", None),
    ],
)
def test_ranks_may_be_medals_and_ordinals(text, rank):
    assert read_rank(text) == rank


@pytest.mark.parametrize(
    "text",
    ["", "-", "–", "—", "N/A", "n/a", "TBD", "待定", "暂无", "...", "(-)", " - ", "NaN", "null"],
)
def test_placeholders_say_that_nothing_is_there(text):
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["0", "✘", "no", "x", "None of these", "a" * 1000])
def test_values_are_no_placeholders(text):
    assert not is_placeholder(text)


@pytest.mark.parametrize("text", ["81.2", "-0.5", "7", "1e3", "1,234", "81.2%", "", "n/a", ".5"])
def test_the_short_way_reads_what_the_long_one_reads(text):
    assert read_plain(text) in (None, read_value(text))


@pytest.mark.parametrize(
    ("texts", "decimals"),
    [
        (["81.20", "", "7", "-0.5"], [2, 0, 0, 1]),
        (["81.20", "n/a", "7.25%", "2.47/5.00", "1,234.5"], [2, 0, 2, 2, 1]),
        ([], []),
        ([""], [0]),
        (["", "v1.25"], [0, 0]),
    ],
)
def test_digits_behind_the_point_of_a_whole_column(texts, decimals):
    assert decimals_of_all(texts) == [decimals_of(text) for text in texts] == decimals


@pytest.mark.parametrize("text", ["cedar-7b", "one", "a1", "x 1"])
def test_a_word_is_no_rank(text):
    assert read_rank(text) is None
