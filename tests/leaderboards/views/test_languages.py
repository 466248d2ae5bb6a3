"""Which language a reader gets, and how the switch is remembered."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("", "en"),
        ("fr-FR,fr", "en"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-hans"),
        ("zh", "zh-hans"),
        ("zh-TW", "zh-hans"),
    ],
)
def test_the_root_leads_to_the_language_the_browser_asks_for(client, asked, given):
    answer = client.get("/", headers={"accept-language": asked} if asked else {})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/{given}/"
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("path", ["/boards/?q=x&platform=github", "/bot/", "/patterns/P1/"])
def test_an_address_without_a_language_finds_its_page(client, path):
    answer = client.get(path, headers={"accept-language": "zh"})
    assert answer.headers["Location"] == f"/zh-hans{path}"


def test_the_address_of_the_bot_needs_no_slash(client):
    answer = client.get("/bot", follow=True)
    assert answer.redirect_chain[-1][0] == "/en/bot/"


def test_a_switch_of_language_is_remembered(client):
    client.get("/zh-hans/boards/")
    assert client.get("/").headers["Location"] == "/zh-hans/"
    client.get("/en/boards/")
    assert client.get("/", headers={"accept-language": "zh"}).headers["Location"] == "/en/"


def test_a_reader_who_did_not_switch_gets_no_cookie(client):
    assert not client.get("/en/", headers={"accept-language": "en"}).cookies
    assert not client.get("/zh-hans/", headers={"accept-language": "zh-CN"}).cookies


def test_a_page_that_is_not_there_is_not_remembered(client):
    assert not client.get("/zh-hans/nothing/").cookies


def test_the_api_needs_no_language(client):
    assert client.get("/api/v1/boards").status_code == 200
