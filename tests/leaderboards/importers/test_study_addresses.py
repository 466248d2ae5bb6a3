import pytest

from leaderboards.importers.study import parse_folder
from leaderboards.importers.study_addresses import tells_of_board
from leaderboards.vocabulary import LocationRole
from tests.leaderboards.importers.rows import as_json, study_row

MIRROR, SOURCE = LocationRole.MIRROR, LocationRole.DOCUMENTATION
SUBMISSION = LocationRole.SUBMISSION


@pytest.mark.parametrize(
    ("name", "home", "url", "role"),
    [
        ("MathBench", "https://lab.github.io/x/", "https://github.com/a/MathBench", MIRROR),
        ("X", "https://github.com/lab-of-a/x", "https://lab-of-a.github.io/y", MIRROR),
        ("X", "https://github.com/lab-of-a/x", "https://own-domain.ai/ranking", MIRROR),
        ("X", "https://x.org/", "https://eval.ai/web/challenges/7/leaderboard", MIRROR),
        ("X", "https://x.org/", "https://docs.google.com/forms/d/1", SUBMISSION),
        ("X", "https://board-site.org/x", "https://submit.board-site.org/", SUBMISSION),
        ("WebArena", "https://docs.google.com/spreadsheets/d/1", "https://webarena.dev", SOURCE),
        ("X", "https://lab.kb.se/results", "https://lab.kb.se/submit", SUBMISSION),
    ],
)
def test_an_address_that_can_be_the_boards_own_is_taken(name, home, url, role):
    assert tells_of_board(url, name, [home], role)


@pytest.mark.parametrize(
    ("name", "home", "url", "role"),
    [
        ("AlignBench", "https://llmbench.ai/align", "https://github.com/gair-nlp/factool", SOURCE),
        ("Board X", "https://x.org/", "https://github.com/TabbyML/tabby", MIRROR),
        ("Board X", "https://x.org/", "https://huggingface.co/spaces/lab/other", MIRROR),
        ("Board X", "https://x.org/", "https://github.com/x/board/issues/24", MIRROR),
        ("EvalPlus", "https://evalplus.github.io/", "https://research.lab.com/submit", SUBMISSION),
        ("Board X", "https://x.org/", "https://elsewhere-lab.com/page", SOURCE),
    ],
)
def test_an_address_that_names_somebody_else_is_not(name, home, url, role):
    assert not tells_of_board(url, name, [home], role)


def test_what_is_not_taken_is_kept_as_it_stood_and_named():
    foreign = "https://github.com/gair-nlp/factool"
    row = study_row("AlignBench", "https://llmbench.ai/align", urls={"source": [foreign]})
    result = parse_folder(as_json(row), "[]")
    (board,), (skipped,) = result.boards(), result.skipped()
    assert board.raw == (f"source: {foreign}",)
    assert foreign not in [place.url for place in board.locations]
    assert skipped.where == "boards.json row 1 “AlignBench”"
    assert foreign in skipped.reason
