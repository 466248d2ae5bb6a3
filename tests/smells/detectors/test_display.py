"""What is shown wrongly in the cells of a ranking, and what is meant to look like that."""

import pytest

from tests.smells.detectors.shown import findings, markdown, observation, values

MARKUP, MOJIBAKE, STRAY = (
    f"misdisplayed.{name}" for name in ("raw-markup", "mojibake", "stray-value")
)
REST = [["Beta-7B", "77.0"], ["Gamma-7B", "70.1"], ["Delta-7B", "66.6"], ["Epsilon-7B", "60.0"]]


def board(name="Alpha-7B", score="81.2"):
    return markdown(["Model", "Accuracy"], [[name, score], *REST])


@pytest.mark.parametrize(
    ("cell", "signs"),
    [
        ("** 81.2 **", "** 81.2 **"),
        (r"\*\*81.2\*\*", "**81.2**"),
        ("&lt;b&gt;81.2&lt;/b&gt;", "<b>"),
        ("81.2&amp;nbsp;", "&nbsp;"),
        (r"\textbf{81.2}", r"\textbf"),
    ],
)
def test_signs_of_markup_are_found(cell, signs):
    assert values(MARKUP, board(score=cell), "signs") == [signs]


@pytest.mark.parametrize(
    "cell",
    [
        "**81.2**", "<b>81.2</b>", "81.2*", "81.2**", "0.45** / 0.32**", "`**81.2**`",
        "81.2 <br> 0.3", r"$\mathbf{81.2}$", "[81.2](https://a.example)", "81.2 [1]",
        "81.2 (<80)", "5 < 81.2", "__81.2__", "a_b_c", r"\- ", "👍",
    ],
)  # fmt: skip
def test_markup_that_works_and_signs_that_are_meant_are_not(cell):
    assert not findings(MARKUP, board(score=cell))


@pytest.mark.parametrize(
    "name", ["palm-2-s*", "Alpha [v2]", "<unk>-GPT", "A&B", "C++ coder", "x**y"]
)
def test_names_may_hold_signs(name):
    assert not findings(MARKUP, board(name=name))


@pytest.mark.parametrize("name", ["Ã‰cole-7B", "FranÃ§ais", "é€šä¹‰åƒé—®", "Al�ha", "å¤§æ¨¡åž‹"])
def test_wrongly_decoded_names_are_found(name):
    assert values(MOJIBAKE, board(name=name), "text") == [name]


@pytest.mark.parametrize(
    "name",
    [
        "École-7B",
        "Größe",
        "通义千问",
        "Ünïcödé",
        "L’Alpha",
        "Å-net",
        "±0.3",
        "naïve™",
        "🥇 Älpha",
        "Đại-7B",
        "Ёлка",
    ],
)
def test_unusual_letters_are_in_order(name):
    assert not findings(MOJIBAKE, board(name=name))


@pytest.mark.parametrize(
    "text", ["NaN", "nan", "null", "undefined", "[object Object]", "#REF!", "#DIV/0!"]
)
def test_words_of_programs_among_scores_are_found(text):
    assert values(STRAY, board(score=text), "text", "count") == [(text, 1)]


@pytest.mark.parametrize("text", ["-", "N/A", "n/a", "", "TBD", "OOM", "timeout", "—"])
def test_words_for_readers_are_not(text):
    assert not findings(STRAY, board(score=text))


def test_a_file_of_data_may_say_nan():
    csv = "Model,Accuracy\nAlpha,NaN\nBeta,77\nGamma,70\nDelta,66\nEpsilon,60\n"
    assert not findings(STRAY, observation(csv, kind="csv"))
    assert len(findings(STRAY, observation(csv.replace("NaN", "#REF!"), kind="csv"))) == 1


@pytest.mark.parametrize("text", ["8-Feb", "Feb-8", "2月8日", "12-Sep"])
def test_a_value_that_became_a_date_is_found(text):
    rows = [[f"m{n}", f"{n}.5 / {n}0", 90 - n] for n in range(1, 8)] + [["Zeta", text, 20]]
    rule = "misdisplayed.spreadsheet-date"
    assert values(rule, markdown(["Model", "Size [V/L]", "Accuracy"], rows), "text") == [text]
    assert not findings(rule, markdown(["Model", "Released", "Accuracy"], rows))


@pytest.mark.parametrize("rest", [["2024.03", "2024-05", "Mar-24", "May-24", "Jun-24", "Jul-24"]])
def test_dates_among_dates_are_in_order(rest):
    rows = [[f"m{n}", text, 90 - n] for n, text in enumerate(rest)]
    assert not findings("misdisplayed.spreadsheet-date", markdown(["Model", "Ver", "Score"], rows))
