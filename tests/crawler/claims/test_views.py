"""The pages of a claim: who sees them, what they show, and what they take."""

import pytest
from django.test import Client
from django.utils import timezone

from crawler.claims import claiming, views
from crawler.claims.answer import Answer, Verdict, seen
from leaderboards.models import Claim
from leaderboards.vocabulary import ProofKind
from tests.crawler.claims.claimed import begun
from tests.factories import board, location
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


@pytest.mark.parametrize("who", ["owner", "editor", "stranger", "curator"])
def test_everybody_who_is_signed_in_may_claim(client, ours, who):
    client.force_login(getattr(people_of(ours), who))
    assert client.get("/en/boards/ours/claim/").status_code == 200
    assert post_begin(client).status_code == 302


def test_visitors_are_sent_to_sign_in_and_back(client, ours):
    for answer in (client.get("/en/boards/ours/claim/"), post_begin(client)):
        assert answer.status_code == 302
        assert "login" in answer.url
        assert "next=/en/boards/ours/claim/" in answer.url
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Use this way"), ("zh-hans", "使用这种方式")]
)
def test_each_address_has_its_ways_in_both_languages(client, ours, maker, language, words):
    location(ours, "https://github.com/lab/board", role="repository")
    text = client.get(f"/{language}/boards/ours/claim/").content.decode()
    assert text.count(f">{words}<") == 6
    assert "https://github.com/lab/board" in text


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://docs.google.com/spreadsheets/d/abc", "A spreadsheet has no place"),
        ("https://paperswithcode.com/sota/x", "Papers with Code was shut down"),
    ],
)
def test_where_no_proof_fits_the_page_says_so_and_names_the_curators(client, maker, url, words):
    board("Sheet", slug="sheet", url=url)
    text = client.get("/en/boards/sheet/claim/").content.decode()
    assert words in text
    assert "A curator can make you a maintainer" in text
    assert "Use this way" not in text


def test_a_claim_begins_and_its_page_shows_exactly_what_to_put_where(client, ours, maker):
    answer = post_begin(client)
    claim = Claim.objects.get()
    assert answer.url == page_of(claim)
    text = client.get(answer.url).content.decode()
    put = f"&lt;meta name=&quot;leaderboard-claim&quot; content=&quot;{claim.token}&quot;&gt;"
    assert put in text
    assert HOME in text


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("proof", list(ProofKind))
def test_every_way_has_its_instructions(client, ours, maker, proof, language):
    on_platform = {
        ProofKind.GITHUB_PERMISSION: "https://github.com/lab/board",
        ProofKind.REPOSITORY_FILE: "https://github.com/lab/board",
        ProofKind.HUGGINGFACE_ROLE: "https://huggingface.co/spaces/lab/board",
    }
    url = on_platform.get(proof, HOME)
    if url != HOME:
        location(ours, url, role="repository")
    claim = claiming.begin(ours, maker, proof=proof, url=url, now=timezone.now())
    text = client.get(page_of(claim, language)).content.decode()
    roles = (ProofKind.GITHUB_PERMISSION, ProofKind.HUGGINGFACE_ROLE)
    assert (claim.token in text) is (proof not in roles)


@pytest.mark.parametrize(
    ("proof", "url"),
    [
        ("meta-tag", "https://evil.example/"),
        ("github-permission", HOME),
        ("meta-tag", "javascript:1"),
    ],
)
def test_only_what_the_page_offers_can_be_begun(client, ours, maker, proof, url):
    answer = post_begin(client, proof=proof, url=url)
    assert answer.status_code == 409
    assert "This address cannot be claimed in this way." in answer.content.decode()
    assert not Claim.objects.exists()


def test_a_way_that_nobody_knows_is_refused(client, ours, maker):
    assert post_begin(client, proof="my-word").status_code == 400


def test_another_persons_claim_is_not_there(client, ours, maker, sent):
    theirs = begun(ours, person("other"))
    assert client.get(page_of(theirs)).status_code == 404
    assert client.post(f"{page_of(theirs)}look/").status_code == 404
    assert client.post(f"{page_of(theirs)}withdraw/").status_code == 404
    theirs.refresh_from_db()
    assert (theirs.state, sent) == ("pending", [])


def test_a_claim_is_found_under_its_own_board_alone(client, ours, maker):
    claim = begun(ours, maker)
    board("Other", slug="other")
    assert client.get(f"/en/boards/other/claim/{claim.pk}/").status_code == 404


@pytest.mark.parametrize("what", ["look", "withdraw"])
def test_nothing_is_done_by_a_link_or_without_the_forms_token(ours, what):
    maker = person("maker")
    claim = begun(ours, maker)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(maker)
    assert strict.get(f"{page_of(claim)}{what}/").status_code == 405
    assert strict.post(f"{page_of(claim)}{what}/").status_code == 403
    assert (
        strict.post("/en/boards/ours/claim/", {"proof": "meta-tag", "url": HOME}).status_code == 403
    )


def test_look_now_sends_one_look_and_the_page_waits_without_a_script(client, ours, maker, sent):
    claim = begun(ours, maker, at=timezone.now())
    for _ in range(3):
        assert client.post(f"{page_of(claim)}look/").status_code == 302
    assert [given[0] for given in sent] == [claim.pk]
    text = client.get(page_of(claim)).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in text
    assert "Look now" not in text


def test_what_was_seen_is_shown_escaped_with_what_was_expected(client, ours, maker):
    claim = begun(ours, maker, at=timezone.now())
    stood = seen("text", text="<script>alert(1)</script>")
    gone = Answer(Verdict.NOT_THERE, (seen("answered", url=HOME, status=200), stood))
    claiming.take_answer(claim.pk, gone, now=timezone.now())
    text = client.get(page_of(claim)).content.decode()
    assert f"{HOME} answered 200." in text
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text
    assert "Expected was exactly:" in text
