"""What the bench measures on: the same pages at every run, each a sound ranking."""

import pytest

from crawler.extract.read import read_content
from tests.bench.pages import ROWS, TYPES, kind_of, page


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_page_holds_one_ranking_and_is_the_same_each_time(number):
    assert page(number) == page(number)
    assert page(number) != page(number, version=1)
    content = read_content(page(number), TYPES[kind_of(number)], "http://x.example/")
    (ranking,) = content.rankings()
    assert (len(ranking.data_rows()), len(ranking.columns)) == (ROWS, 8)
    assert not content.unread
