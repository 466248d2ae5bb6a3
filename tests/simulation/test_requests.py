"""What a look takes is counted at the adapters, and fits into what is free."""

import pytest

from tests.simulation import needed
from tests.simulation.answering import APPS, GRAPHQL, HUB_API, OWN_HOST, RESOLVERS, REST, interface
from tests.simulation.requests import KINDS, cost, later_look


def test_many_repositories_are_asked_for_at_once_with_a_token():
    url = KINDS["repository with a README"][1]
    assert cost(url).first == {REST: 2}
    assert cost(url, ahead=True).first == {REST: 1, GRAPHQL: 0.02}


def test_an_unchanged_look_is_answered_by_304_but_for_what_was_posted():
    again = cost(KINDS["page filled by a script"][1])
    assert again.is_repeated and again.unchanged == again.later == {OWN_HOST: 3}
    posted = cost(KINDS["Space that fills its table by a call"][1])
    assert not posted.is_repeated and posted.later == {HUB_API: 1, RESOLVERS: 1, APPS: 3}


def test_a_space_that_sleeps_is_not_visited():
    assert APPS not in cost(KINDS["Space that sleeps"][1]).first
    assert APPS not in later_look()["space-asleep"]


@pytest.mark.parametrize(
    ("url", "whose"),
    [
        ("https://api.github.com/graphql", GRAPHQL),
        ("https://huggingface.co/spaces/o/n/resolve/main/README.md", RESOLVERS),
        ("https://huggingface.co/api/spaces/o/n", HUB_API),
        ("https://o-n.hf.space/config", APPS),
    ],
)
def test_whose_limit_a_request_counts_against(url, whose):
    assert interface(url) == whose


def test_fifteen_thousand_boards_fit_with_tokens_and_do_not_without():
    known = {ahead: needed.costs(ahead=ahead) for ahead in (False, True)}
    singly, _, _ = needed.needed(needed.everywhere(known[False], ahead=False))
    together, _, first = needed.needed(needed.everywhere(known[True], ahead=True))
    assert singly[REST] > needed.ALLOWED[REST][0]
    assert together[REST] < needed.ALLOWED[REST][1] / 10
    assert together[HUB_API] < needed.ALLOWED[HUB_API][0] / 10
    assert first[REST] < needed.ALLOWED[REST][1]
