"""Whose a name is: by the public suffix list that was installed, asking nobody."""

import pytest

from crawler.domains import operator, registrable
from crawler.elsewhere import Elsewhere, elsewhere, is_front_page
from crawler.observation import page_from_json


@pytest.mark.parametrize(
    ("url", "owner", "servers"),
    [
        ("https://lab.cs.uni.example/x", "uni.example", "uni.example"),
        ("https://WWW.Board.CO.UK/", "board.co.uk", "board.co.uk"),
        ("https://owner.github.io/board", "owner.github.io", "github.io"),
        ("https://owner-board.hf.space/", "owner-board.hf.space", "hf.space"),
        ("http://192.0.2.7:8080/", "192.0.2.7", "192.0.2.7"),
        ("http://[2001:db8::1]/", "2001:db8::1", "2001:db8::1"),
        ("http://localhost/", "localhost", "localhost"),
        ("https://github.io/", "github.io", "github.io"),
        ("no address", "", ""),
        ("http://[", "", ""),
    ],
)
def test_the_owner_of_a_name_and_the_one_whose_servers_answer(url, owner, servers):
    assert (registrable(url), operator(url)) == (owner, servers)


def led(url: str, final_url: str, redirected_to: str, **more) -> Elsewhere:
    fields = {"url": url, "final_url": final_url, "redirected_to": redirected_to, "status": 200}
    return elsewhere(page_from_json({**fields, **more}))


def test_another_registrable_domain_is_elsewhere():
    there = "https://new.example/board"
    assert led("https://old.example/board", there, "new.example") == Elsewhere(leads_to=there)
    between = led("https://a.github.io/", "https://b.github.io/", "b.github.io")
    assert between.leads_to == "https://b.github.io/"


def test_another_name_of_the_same_owner_is_no_move():
    assert led("https://lab.uni.example/", "https://ai.uni.example/", "ai.uni.example") == (
        Elsewhere()
    )


def test_a_space_that_stands_behind_an_address_is_where_it_leads():
    asked_of_the_hub = "https://huggingface.co/api/spaces/owner/board"
    found = led("https://board.example/", asked_of_the_hub, "owner-board.hf.space")
    assert found.leads_to == "https://owner-board.hf.space/"


def test_a_failing_address_has_not_moved_and_a_parked_one_leads_nowhere():
    failed = {"outcome": "failed", "failure": "not-found", "status": 404}
    assert led("https://a.example/", "https://b.example/", "b.example", **failed) == Elsewhere()
    parked = {"outcome": "could-not-check", "unread": "parked"}
    assert led("https://a.example/", "https://sedo.com/x", "sedo.com", **parked) == (
        Elsewhere(parked=True)
    )


def test_the_front_page_of_a_site():
    assert is_front_page("https://a.example") and is_front_page("https://a.example/#top")
    assert not is_front_page("https://a.example/x") and not is_front_page("https://a.example/?q=1")
