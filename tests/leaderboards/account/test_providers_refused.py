"""What goes wrong at a provider, or is made to look like one."""

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib import admin
from django.contrib.auth.models import User
from requests.exceptions import InvalidSchema  # noqa: TID251  # what allauth asks with

from leaderboards.account.provider_adapter import ProviderAdapter
from tests.leaderboards.account.providers import GITHUB, HUB, begin, come_back, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fake")]


@pytest.mark.parametrize("path", [GITHUB, HUB])
def test_a_stranger_s_state_signs_nobody_in(client, path):
    from django.test import Client

    _, asked = begin(Client(), path)
    answer = come_back(client, f"{path}callback/", asked)
    assert answer.status_code == 401
    assert not User.objects.exists()


@pytest.mark.parametrize("path", [GITHUB, HUB])
def test_a_state_serves_once(client, path):
    _, asked = begin(client, path)
    come_back(client, f"{path}callback/", asked)
    client.post("/en/accounts/logout/")
    assert come_back(client, f"{path}callback/", asked).status_code == 401
    assert client.get("/en/account/").status_code == 302


def test_a_person_who_turns_it_down_is_told_so(client):
    _, asked = begin(client, GITHUB)
    answer = come_back(client, f"{GITHUB}callback/", asked, error="access_denied")
    assert answer.url == "/en/accounts/3rdparty/login/cancelled/"
    assert "Nothing was changed" in client.get(answer.url).content.decode()


def test_a_provider_that_is_away_at_the_beginning_is_told_as_that(client, fake):
    """Beginning at GitHub asks GitHub nothing."""
    fake.is_away = True
    page = client.post(HUB)
    assert page.status_code == 401
    assert "did not answer as it should" in page.content.decode()


@pytest.mark.parametrize("path", [GITHUB, HUB])
def test_a_provider_that_is_away_at_the_end_is_told_as_that(client, fake, path):
    _, asked = begin(client, path)
    fake.is_away = True
    page = come_back(client, f"{path}callback/", asked)
    assert page.status_code == 401
    assert "did not answer as it should" in page.content.decode()


@pytest.mark.parametrize("path", [GITHUB, HUB, "/accounts/oidc/other/login/"])
def test_a_provider_without_keys_is_not_there(client, settings, path):
    if "other" not in path:
        settings.SOCIALACCOUNT_PROVIDERS = {}
    assert client.post(path).status_code == 404
    assert client.get(f"{path}callback/").status_code == 404


def test_signing_in_opens_the_providers_alone(settings):
    session = ProviderAdapter().get_requests_session()
    assert session.get_adapter("https://api.github.com/user")
    for address in (
        "https://evil.example/",
        "http://github.com/",
        "http://127.0.0.1/",
        "https://github.com.evil.example/",
    ):
        with pytest.raises(InvalidSchema):
            session.get_adapter(address)


def test_a_provider_cannot_send_people_to_another_site(client):
    assert sign_in(client, GITHUB, next="https://evil.example/").url == "/en/account/"


def test_the_way_back_is_kept_over_the_provider(client):
    assert sign_in(client, GITHUB, next="/en/boards/").url == "/en/boards/"


def test_a_sign_in_at_a_provider_changes_the_key_of_the_session(client):
    _, asked = begin(client, GITHUB)
    before = client.cookies["sessionid"].value
    come_back(client, f"{GITHUB}callback/", asked)
    assert client.cookies["sessionid"].value != before


def test_the_admin_shows_neither_tokens_nor_what_providers_said():
    import leaderboards.urls  # noqa: F401

    assert not admin.site.is_registered(SocialToken)
    assert not admin.site.is_registered(SocialAccount)


def test_the_pages_of_signing_in_offer_what_there_are_keys_for(client, settings):
    assert "Go on with GitHub" in client.get("/en/accounts/login/").content.decode()
    assert "Hugging Face" in client.get("/en/accounts/signup/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert "Go on with" not in client.get("/en/accounts/login/").content.decode()
