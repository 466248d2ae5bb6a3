"""A text is Chinese from two signs for every three Latin words, and nothing when it is short."""

import pytest

from crawler.extract.language import ENOUGH, language_of


@pytest.mark.parametrize(
    ("signs", "words", "language"),
    [
        (0, ENOUGH - 1, ""),
        (0, ENOUGH, "en"),
        (ENOUGH - 1, 0, ""),
        (ENOUGH, 0, "zh-hans"),
        (40, 60, "en"),
        (41, 60, "zh-hans"),
        (400, 599, "zh-hans"),
        (400, 601, "en"),
        (1, 5000, "en"),
    ],
)
def test_the_share_of_chinese_signs_decides(signs, words, language):
    assert language_of("模" * signs + " word" * words) == language
    assert language_of("é 2024 " + "word, " * words + "模 " * signs) == language
