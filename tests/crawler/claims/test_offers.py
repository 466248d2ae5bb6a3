"""Which addresses are offered, and by which proofs."""

import pytest

from crawler.claims.offers import address_now, offers_of
from crawler.claims.proofs import ways_of
from leaderboards.models import Board
from tests.factories import board, location

SITE = ["meta-tag", "well-known", "rel-me"]


@pytest.mark.parametrize(
    ("url", "ways"),
    [
        ("https://github.com/lab/board", ["github-permission", "repository-file"]),
        ("https://huggingface.co/spaces/lab/board", ["huggingface-role", "repository-file"]),
        ("https://huggingface.co/datasets/lab/data", ["huggingface-role", "repository-file"]),
        ("https://lab-board.hf.space/", ["huggingface-role"]),
        ("https://lab.github.io/board/", SITE),
        ("https://board.example/", ["meta-tag", "well-known", "dns-record", "rel-me"]),
        ("https://192.0.2.7/board", SITE),
        ("https://paperswithcode.com/sota/x", []),
        ("https://docs.google.com/spreadsheets/d/abc", []),
        ("https://gist.github.com/lab/1", []),
        ("https://github.com/topics/llm", []),
    ],
)
def test_the_ways_fit_the_platform(url, ways):
    assert sorted(ways_of(url)) == sorted(ways)


@pytest.mark.django_db
def test_only_homes_and_repositories_that_a_source_states_are_offered():
    made = board(url="https://board.example/")
    location(made, "https://github.com/lab/board", role="repository")
    location(made, "https://mirror.example/", role="mirror")
    location(made, "https://papers.example/", role="paper")
    location(made, "https://added.example/", source="maintainer")
    location(made, "https://seen.example/", source="observed")
    offered = [offer.url for offer in offers_of(made)]
    assert offered == ["https://board.example/", "https://github.com/lab/board"]


@pytest.mark.django_db
def test_an_address_that_two_sources_state_is_offered_once():
    made = board(url="https://board.example/")
    location(made, "https://www.board.example", source="study")
    assert len(offers_of(made)) == 1


@pytest.mark.django_db
def test_a_claim_follows_its_address_while_the_board_has_it():
    made = board(url="https://board.example/a")
    assert address_now(made, "http://www.board.example/a/") == "https://board.example/a"
    assert address_now(made, "https://board.example/b") == ""


@pytest.mark.django_db
def test_a_sample_moves_with_the_port_of_the_site():
    made = board(url="http://127.0.0.1:9001/boards/healthy/", source="sample")
    Board.objects.filter(pk=made.pk).update(is_sample=True)
    made.refresh_from_db()
    there = "http://127.0.0.1:8001/boards/healthy/"
    assert address_now(made, there) == "http://127.0.0.1:9001/boards/healthy/"
    assert {way for offer in offers_of(made) for way in offer.ways} == {"meta-tag", "well-known"}
