"""What holds for every page, in both languages."""

import re

import pytest
from django.test import Client, RequestFactory
from django.views import defaults

from tests import factories

PAGES = [
    "/",
    "/boards/",
    "/boards/?q=arena&platform=huggingface",
    "/boards/chat-arena/",
    "/boards/old-benchmark/",
    "/boards/sample-board/",
    "/patterns/",
    "/patterns/P1/",
    "/patterns/P3/",
    "/incidents/papers-with-code-closed/",
    "/statistics/",
    "/about/",
    "/bot/",
]
LANGUAGES = {"en": "en", "zh-hans": "zh-Hans"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_stands_on_its_own(client, boards, page, language):
    answer = client.get(f"/{language}{page}")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{LANGUAGES[language]}">' in text
    assert text.count("<h1") == 1
    assert "<script" not in text
    assert " style=" not in text
    assert 'href="#content"' in text
    assert '<main id="content"' in text


@pytest.mark.parametrize("page", PAGES)
def test_each_page_names_its_other_language_with_the_query_kept(client, boards, page):
    text = client.get(f"/en{page}").content.decode()
    escaped = page.replace("&", "&amp;")
    for language, tag in LANGUAGES.items():
        address = f'href="http[^"]+/{language}{re.escape(escaped)}"'
        assert re.search(f'<link rel="alternate" hreflang="{tag}" {address}>', text)
    assert f'<a href="/zh-hans{escaped}" hreflang="zh-Hans" lang="zh-Hans">' in text


@pytest.mark.parametrize("page", PAGES)
def test_ids_are_unique_and_marks_lead_somewhere(client, boards, page):
    text = client.get(f"/en{page}").content.decode()
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)
    for names in re.findall(r'aria-labelledby="([^"]+)"', text):
        assert names in ids


def test_links_of_others_pass_on_no_credit(client, boards):
    text = client.get("/en/boards/chat-arena/").content.decode()
    outward = re.findall(r'<a [^>]*href="https?://[^>]*>', text)
    assert outward
    assert all('rel="nofollow noopener noreferrer"' in link for link in outward)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["/nothing/", "/boards/nothing/", "/patterns/P9/", "/incidents/x/"]
)
def test_a_missing_page_says_so_and_offers_a_search(client, db, path, language):
    answer = client.get(f"/{language}{path}")
    assert answer.status_code == 404
    assert 'role="search"' in answer.content.decode()


def test_error_pages_are_our_own():
    request = RequestFactory().get("/en/")
    assert b"error-page" in defaults.bad_request(request, Exception()).content
    assert b"error-page" in defaults.permission_denied(request, Exception()).content
    assert b"error-page" in defaults.server_error(request).content


def test_a_broken_page_answers_500_without_the_frame(db, monkeypatch):
    from leaderboards.views import home

    def broken(**_):
        raise RuntimeError("secret words")

    monkeypatch.setattr(home.glance, "checking_now", broken)
    answer = Client(raise_request_exception=False).get("/zh-hans/")
    assert answer.status_code == 500
    assert b"secret words" not in answer.content
    assert b'lang="zh-Hans"' in answer.content


def test_an_unknown_host_is_refused_with_our_page(client, db):
    answer = client.get("/en/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert b"error-page" in answer.content


def test_machines_get_their_answers(client, db):
    assert client.get("/healthz").content == b"ok\n"
    assert client.get("/favicon.ico").headers["Location"].endswith("favicon.svg")
    assert b"Disallow: /admin/" in client.get("/robots.txt").content


def test_an_incident_lists_the_boards_it_hit_with_their_archived_copies(client, db):
    copy = "https://web.archive.org/web/2025/https://paperswithcode.com/sota/x"
    hit = factories.board("Hit", url="https://paperswithcode.com/sota/x")
    hit.locations.update(archive_url=copy)
    factories.board("Spared")
    text = client.get("/en/incidents/papers-with-code-closed/").content.decode()
    assert "1 board was hit" in text
    assert hit.get_absolute_url() in text
    assert f'href="{copy}"' in text
    assert "Spared" not in text


def test_the_statistics_page_shows_the_study_only_where_it_was_imported(client, boards):
    assert "import_boards study" in client.get("/en/statistics/").content.decode()
    factories.board("Studied", source="study", platforms=("github",))
    text = client.get("/en/statistics/").content.decode()
    assert "import_boards study" not in text
    assert "100.00%" in text
