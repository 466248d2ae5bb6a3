"""A sample can be claimed: its token stands in its head, and in the server's file."""

import pytest

from crawler.samples.claim_tokens import ClaimTokens
from tests.crawler.samples.test_server import ask, switches, tokens  # noqa: F401

TOKEN = "leaderboard-claim-" + "0" * 40
META = f'<meta name="leaderboard-claim" content="{TOKEN}">'
FILE = "/.well-known/leaderboard-claim.txt"


@pytest.fixture
def put(ask):  # noqa: F811
    def put(key, token, **headers):
        return ask("/claim-token", form=f"sample={key}&token={token}", **headers)[0]

    return put


def test_a_token_stands_in_the_head_of_its_sample_alone(ask, put):  # noqa: F811
    assert put("healthy", TOKEN) == 303
    assert META in ask("/boards/healthy/")[1].partition("</head>")[0]
    assert META not in ask("/boards/garbled/")[1]


def test_the_file_lists_the_tokens_of_all_samples(ask, put):  # noqa: F811
    assert ask(FILE)[0] == 404
    put("healthy", TOKEN)
    put("vanishing", f"{TOKEN}1")
    assert ask(FILE)[1].split() == [TOKEN, f"{TOKEN}1"]


def test_a_stand_in_for_a_platform_shows_it_as_well(ask, put):  # noqa: F811
    put("crashing", TOKEN)
    assert META in ask("/huggingface/spaces/sample/crashing")[1]


def test_a_token_is_taken_away_again(ask, put, tokens):  # noqa: F811
    put("healthy", TOKEN)
    put("healthy", "")
    assert tokens.all() == {}


def test_tokens_outlive_the_server(put, tmp_path):
    put("healthy", TOKEN)
    assert ClaimTokens(tmp_path / "sample-claims.json").all() == {"healthy": TOKEN}


@pytest.mark.parametrize("token", ["%22%3E%3Cscript%3E", "short", "a" * 81, "two words"])
def test_what_is_no_token_is_refused(put, tokens, token):  # noqa: F811
    assert put("healthy", token) == 400
    assert tokens.all() == {}


def test_an_unknown_sample_and_another_page_are_refused(put, tokens):  # noqa: F811
    assert put("none", TOKEN) == 400
    assert put("healthy", TOKEN, HTTP_ORIGIN="https://evil.example") == 403
    assert tokens.all() == {}


@pytest.mark.parametrize("spoilt", ["{", "[]", '{"healthy": 3, "none": "x"}'])
def test_a_spoilt_file_counts_as_empty(tmp_path, spoilt):
    path = tmp_path / "sample-claims.json"
    path.write_text(spoilt)
    assert ClaimTokens(path).all() == {}
