import asyncio
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.discovery import SPACES, _raw_file, fetch_document, read_listing
from crawler.fetch.errors import NameUnresolved
from crawler.fetch.response import Response
from leaderboards.records import Unreadable

PAGE = "https://huggingface.co/api/spaces?filter=arena"


class Hub:
    """Answers by address; an answer is (status, body, Link header)."""

    def __init__(self, answers):
        self.answers, self.asked, self.headers = answers, [], []

    async def __call__(self, url, *, headers=None, follow=True, posted=None):
        self.asked.append(url)
        self.headers.append(dict(headers or {}))
        answer = self.answers(url) if callable(self.answers) else self.answers[url]
        if isinstance(answer, Exception):
            raise answer
        status, body, link = answer
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return Response(url, status, {"link": link} if link else {}, content, (), 1)


def read(hub, url=PAGE, token="", tell=lambda count: None):
    return asyncio.run(read_listing(hub, url, token=token, tell=tell))


def test_pages_are_followed_by_the_link_header():
    hub = Hub(
        {
            PAGE: (200, [{"id": "a/1"}], f'<{PAGE}&cursor=x>; rel="next"'),
            f"{PAGE}&cursor=x": (200, [{"id": "a/2"}], f'<{PAGE}>; rel="first"'),
        }
    )
    told = []
    assert [space["id"] for space in read(hub, tell=told.append)] == ["a/1", "a/2"]
    assert told == [1, 2]


def test_the_bare_address_asks_for_both_tags_and_only_what_is_needed():
    hub = Hub(lambda url: (200, [{"id": "a/both"}], ""))
    assert len(read(hub, SPACES)) == 1
    queries = [parse_qs(urlsplit(url).query) for url in hub.asked]
    assert [query["filter"] for query in queries] == [["leaderboard"], ["arena"]]
    assert queries[0]["expand"] == ["tags", "cardData", "private"]


@pytest.mark.parametrize(
    "link",
    [
        '<https://evil.example.org/next>; rel="next"',
        f'<{PAGE}>; rel="next"',
        "<http://[broken>; rel=next",
        "nonsense",
    ],
)
def test_a_link_that_leads_away_or_in_a_circle_is_not_followed(link):
    hub = Hub({PAGE: (200, [{"id": "a/1"}], link)})
    assert len(read(hub)) == 1
    assert hub.asked == [PAGE]


def test_the_token_goes_to_the_hub_alone():
    hub = Hub(lambda url: (200, [], ""))
    read(hub, token="secret")
    read(hub, "https://other.example.org/api?filter=x", token="secret")
    assert hub.headers == [{"Authorization": "Bearer secret"}, {}]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((503, b"", ""), "answered 503"),
        ((429, b"", ""), "try again in 5 minutes"),
        ((200, b"<html>", ""), "did not answer with JSON"),
        ((200, {"error": "x"}, ""), "did not answer with a list"),
        (NameUnresolved("the name could not be resolved"), "the name could not be resolved"),
    ],
)
def test_what_goes_wrong_is_said(answer, reason):
    with pytest.raises(Unreadable, match=reason):
        read(Hub({PAGE: answer}))


def test_rows_of_any_shape_are_handed_on_for_the_importer_to_reject():
    assert read(Hub({PAGE: (200, [None, 7, {"x": 1}], "")})) == [None, 7, {"x": 1}]


def test_the_page_of_a_file_on_github_means_its_content():
    blob = "https://github.com/o/n/blob/main/README.md?plain=1#top"
    assert _raw_file(blob) == "https://raw.githubusercontent.com/o/n/main/README.md"
    assert _raw_file("https://a.org/x.md") == "https://a.org/x.md"


def test_an_address_inside_the_network_is_refused():
    with pytest.raises(Unreadable, match="could not be fetched"):
        fetch_document("http://127.0.0.1:9/README.md")
