"""Feeds are valid Atom, say only what is public, and are not sent twice."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest

from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.models import FormerSlug
from leaderboards.vocabulary import ActorKind
from tests.factories import NOW, board, report
from tests.people import maintainer, person
from tests.smells.notices.told import event, opened

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client, path: str, language: str = "en") -> ElementTree.Element:
    response = client.get(f"/{language}/feeds/{path}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def kinds(root: ElementTree.Element) -> list[str]:
    return [entry.find(f"{ATOM}category").get("term") for entry in root.iter(f"{ATOM}entry")]


def test_a_feed_has_all_that_atom_demands(client, settings):
    settings.SITE_URL = "https://catalogue.example"
    on = board("Example Arena")
    told = opened(on)
    root = feed(client, f"boards/{on.slug}.atom")
    for name in ("id", "title", "updated", "author"):
        assert root.find(ATOM + name) is not None
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == f"https://catalogue.example/en/feeds/boards/{on.slug}.atom"
    assert links["alternate"] == f"https://catalogue.example/en/boards/{on.slug}/"
    entry = root.find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}id").text == f"tag:catalogue.example,2026:event/{told.pk}"
    assert entry.find(f"{ATOM}updated").text == "2026-08-01T12:00:00+00:00"
    assert entry.find(f"{ATOM}title").text == "Example Arena: Opened"
    assert [each.get("term") for each in entry.findall(f"{ATOM}category")] == ["opened", "missing"]


def test_ids_outlive_a_rename_and_the_old_address_leads_on(client):
    on = board("Old name", slug="old")
    opened(on)
    before = [each.text for each in feed(client, "boards/old.atom").iter(f"{ATOM}id")]
    on.slug = on.name = "new"
    on.save()
    FormerSlug.objects.create(slug="old", board=on)
    assert client.get("/en/feeds/boards/old.atom")["Location"] == "/en/feeds/boards/new.atom"
    after = [each.text for each in feed(client, "boards/new.atom").iter(f"{ATOM}id")]
    assert after == before


def test_nothing_that_is_not_public_is_told(client):
    on = board()
    suspected = report(on, state="suspected")
    event(suspected, "suspected", before="", reason="first-seen")
    event(suspected, "disputed", reason="", actor="maintainer")
    late = report(on, at=NOW)
    event(late, "accepted", at=NOW - timedelta(days=1), actor="maintainer")
    event(late, "open")
    report(on, source="study")
    assert kinds(feed(client, f"boards/{on.slug}.atom")) == ["opened"]
    assert kinds(feed(client, "all.atom")) == ["opened"]


def test_each_scope_tells_of_its_own(client):
    here, there = board(platforms=("github",)), board(platforms=("huggingface",))
    opened(here, smell="missing")
    event(report(there, smell="redundant"), "reopened", before="resolved")
    sample = board(source="sample")
    sample.is_sample = True
    sample.save()
    opened(sample)
    maintainer(there, person("keeper"))
    assert kinds(feed(client, "platforms/github.atom")) == ["opened"]
    assert kinds(feed(client, "smells/redundant.atom")) == ["reopened"]
    assert kinds(feed(client, "maintainers/keeper.atom")) == ["reopened"]
    assert sorted(kinds(feed(client, "all.atom"))) == ["opened", "reopened"]
    assert kinds(feed(client, f"boards/{sample.slug}.atom")) == ["opened"]


def test_a_claim_is_told_and_only_a_public_one(client):
    on = board()
    for is_public in (True, False):
        record(
            AuditAction.CLAIM_PROVED, at=NOW, actor=ActorKind.PERSON, board=on, is_public=is_public
        )
    assert kinds(feed(client, f"boards/{on.slug}.atom")) == ["claimed"]


@pytest.mark.parametrize(
    "path",
    ["boards/none.atom", "smells/none.atom", "platforms/none.atom", "maintainers/stranger.atom"],
)
def test_what_is_not_there_is_not_found(client, path):
    person("stranger")
    assert client.get(f"/en/feeds/{path}").status_code == 404


def test_it_speaks_the_language_of_its_address(client):
    on = board()
    opened(on)
    root = feed(client, f"boards/{on.slug}.atom", "zh-hans")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    assert "发现异味" in root.find(f"{ATOM}entry/{ATOM}title").text


def test_an_unchanged_feed_is_answered_by_304(client):
    on = board()
    opened(on)
    path = f"/en/feeds/boards/{on.slug}.atom"
    first = client.get(path)
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    since = {"If-Modified-Since": first["Last-Modified"]}
    assert client.get(path, headers=since).status_code == 304
    opened(on, at=NOW + timedelta(hours=1))
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert client.get(path, headers=since).status_code == 200


def test_an_empty_feed_does_not_change_by_being_asked(client):
    path = f"/en/feeds/boards/{board().slug}.atom"
    assert client.get(path).content == client.get(path).content


def test_at_most_fifty_entries_in_a_fixed_number_of_queries(client, django_assert_num_queries):
    on = board()
    for number in range(60):
        opened(on, at=NOW + timedelta(minutes=number))
    with django_assert_num_queries(3):
        root = feed(client, f"boards/{on.slug}.atom")
    updated = [each.find(f"{ATOM}updated").text for each in root.iter(f"{ATOM}entry")]
    assert len(updated) == 50
    assert updated == sorted(updated, reverse=True)


def test_what_boards_say_cannot_break_the_xml(client):
    on = board("<script>&\x01\uffff")
    hostile = report(on, values={"url": "https://x.example/]]><script>\x0b&amp;", "status": 404})
    event(hostile, "open")
    root = feed(client, f"boards/{on.slug}.atom")
    entry = root.find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text.startswith("<script>&")
    assert "<script>" not in (entry.find(f"{ATOM}summary").text or "")
