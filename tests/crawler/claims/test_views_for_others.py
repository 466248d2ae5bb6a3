"""How often claims may be begun and looked at, and what others see of them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from crawler.claims import asked_looks, views
from crawler.claims.limits import OfPerson
from leaderboards.models import Board
from tests.crawler.claims.claimed import begun
from tests.factories import board
from tests.people import people_of, person

pytestmark = pytest.mark.django_db
HOME = "https://board.example/ranking"


@pytest.fixture
def ours():
    return board("Ours", slug="ours", url=HOME)


@pytest.fixture
def maker(client):
    user = person("maker")
    client.force_login(user)
    return user


@pytest.fixture
def sent(monkeypatch):
    calls = []
    monkeypatch.setattr(views.look_for_proof, "delay", lambda *given: calls.append(given))
    return calls


def post_begin(client, *, proof="meta-tag", url=HOME):
    return client.post("/en/boards/ours/claim/", {"proof": proof, "url": url})


def page_of(claim, language="en"):
    return f"/{language}/boards/ours/claim/{claim.pk}/"


def test_who_asks_too_often_is_told_how_long_to_wait(client, ours, maker, sent, monkeypatch):
    monkeypatch.setattr(OfPerson, "RATES", {"begun": "20/day", "looks": "2/hour"})
    claim = begun(ours, maker, at=timezone.now())
    for _ in range(2):
        client.post(f"{page_of(claim)}look/")
        asked_looks.cache.delete(f"claim-look-1:{claim.pk}")
    answer = client.post(f"{page_of(claim)}look/")
    assert answer.status_code == 429
    assert "You have asked often. Try again in 60 minutes." in answer.content.decode()
    assert len(sent) == 2


def test_claims_are_begun_only_so_often(client, ours, maker, monkeypatch):
    monkeypatch.setattr(OfPerson, "RATES", {"begun": "1/day", "looks": "2/hour"})
    assert post_begin(client).status_code == 302
    assert post_begin(client, proof="well-known").status_code == 429


def test_the_page_a_link_leads_to_names_the_board_and_nobody(client, ours):
    claim = begun(ours, person("maker"))
    answer = client.get(reverse("claim-token", args=[claim.token]))
    text = answer.content.decode()
    assert "Ours" in text
    assert "The claim is not proved" in text
    assert "maker" not in text
    assert answer["X-Robots-Tag"] == "noindex"
    assert client.get(f"/claims/{claim.token}").status_code == 302
    assert client.get("/en/claims/leaderboard-claim-unknown").status_code == 404


def test_the_board_page_says_who_maintains_it_and_how_to_claim(client, ours):
    text = client.get("/en/boards/ours/").content.decode()
    assert "Nobody has claimed this board yet." in text
    assert 'href="/en/boards/ours/claim/"' in text
    people_of(ours)
    assert "<strong>owner</strong>" in client.get("/en/boards/ours/").content.decode()


def test_a_samples_page_tells_how_to_try(client, ours, maker):
    Board.objects.filter(pk=ours.pk).update(is_sample=True)
    assert "claim it to try the whole way" in client.get("/en/boards/ours/claim/").content.decode()
