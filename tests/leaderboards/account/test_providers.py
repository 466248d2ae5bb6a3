"""Signing in with GitHub and Hugging Face: what is asked, what is kept, what is refused."""

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session

from leaderboards.account.identities import (
    github_identity,
    github_token,
    huggingface_identity,
)
from tests.leaderboards.account.providers import GITHUB, HUB, begin, sign_in
from tests.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fake")]


def test_github_is_asked_for_no_scope_and_knows_one_address_of_ours(client):
    address, asked = begin(client, GITHUB)
    assert address == "https://github.com/login/oauth/authorize"
    assert asked.get("scope", "") == ""
    assert asked["redirect_uri"] == "http://testserver/accounts/github/login/callback/"
    assert asked["code_challenge_method"] == "S256"


def test_hugging_face_is_asked_to_be_read_only(client):
    address, asked = begin(client, HUB)
    assert address == "https://huggingface.co/oauth/authorize"
    assert set(asked["scope"].split()) == {"openid", "profile", "read-memberships"}
    assert asked["redirect_uri"] == "http://testserver/accounts/oidc/huggingface/login/callback/"
    assert asked["code_challenge_method"] == "S256"


@pytest.mark.parametrize("path", [GITHUB, HUB])
def test_a_link_cannot_ask_for_more(client, path):
    _, plain = begin(client, path)
    more = {"scope": "repo,write-repos", "auth_params": "prompt=none&scope=repo", "action": "x"}
    _, asked = begin(client, path, **more)
    assert (
        asked["scope" if path == HUB else "client_id"]
        == plain["scope" if path == HUB else "client_id"]
    )
    assert asked.keys() == plain.keys()
    assert "repo" not in json.dumps(asked)


@pytest.mark.parametrize("path", [GITHUB, HUB])
def test_a_sign_in_begins_by_post_alone(client, path):
    page = client.get(path)
    assert page.status_code == 200
    assert b"csrfmiddlewaretoken" in page.content
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post(path).status_code == 403


def test_a_person_of_github_is_signed_up_with_a_token_and_no_unproved_address(client, fake):
    answer = sign_in(client, GITHUB)
    assert answer.url == "/en/account/"
    user = User.objects.get()
    assert user.username == "ada-of-github"
    assert (user.email, user.first_name, user.last_name) == ("", "", "")
    assert not EmailAddress.objects.exists()
    assert SocialAccount.objects.get().extra_data.keys() == {"login", "html_url"}
    assert github_token(user) == "gho_of-ada"
    assert github_identity(user).login == "ada-of-github"
    assert huggingface_identity(user) is None


def test_a_person_of_the_hub_has_roles_and_leaves_no_token(client, fake):
    sign_in(client, HUB)
    user = User.objects.get()
    found = huggingface_identity(user)
    assert (found.sub, found.preferred_username) == ("64a1b2", "ada-of-the-hub")
    assert [(org.name, org.role) for org in found.orgs] == [("lab", "admin"), ("club", "read")]
    client.post("/en/accounts/logout/")
    before = found.as_of
    fake.said["https://huggingface.co/oauth/userinfo"]["orgs"] = []
    sign_in(client, HUB)
    found = huggingface_identity(user)
    assert found.orgs == ()
    assert found.as_of > before
    assert not SocialToken.objects.exists()
    assert "hf_of-ada" not in json.dumps([s.get_decoded() for s in Session.objects.all()])


def test_only_an_address_that_the_provider_proved_is_taken(client, fake):
    fake.said["https://huggingface.co/oauth/userinfo"] |= {
        "email": "ada@people.example",
        "email_verified": True,
    }
    sign_in(client, HUB)
    address = EmailAddress.objects.get()
    assert (address.email, address.verified, address.primary) == ("ada@people.example", True, True)


def test_a_proved_address_of_somebody_else_s_account_joins_nothing(client, fake):
    grace = person("grace")
    fake.said["https://huggingface.co/oauth/userinfo"] |= {
        "email": grace.email,
        "email_verified": True,
    }
    sign_in(client, HUB)
    assert client.get("/en/account/").status_code == 302
    assert not SocialAccount.objects.filter(user=grace).exists()
    assert User.objects.count() == 1


def test_an_unproved_address_of_somebody_else_s_account_joins_nothing(client, fake):
    grace = person("grace")
    fake.said["https://api.github.com/user"]["email"] = grace.email
    sign_in(client, GITHUB)
    assert SocialAccount.objects.get().user != grace


def test_a_name_that_is_taken_or_reserved_becomes_another(client, fake):
    person("ada-of-github")
    sign_in(client, GITHUB)
    assert SocialAccount.objects.get().user.username.startswith("ada-of-github")
    fake.said["https://huggingface.co/oauth/userinfo"]["preferred_username"] = "admin"
    client.post("/en/accounts/logout/")
    sign_in(client, HUB)
    assert SocialAccount.objects.get(provider="huggingface").user.username.startswith("person")


def test_connecting_keeps_the_account_and_disconnecting_deletes_the_token(client, fake):
    grace = person("grace")
    client.post("/en/accounts/login/", {"login": "grace", "password": "a-long-passphrase"})
    client.post("/en/accounts/reauthenticate/", {"password": "a-long-passphrase"})
    answer = sign_in(client, GITHUB, process="connect")
    assert answer.url == "/en/accounts/3rdparty/"
    assert github_token(grace) == "gho_of-ada"
    page = client.get("/en/accounts/3rdparty/").content.decode()
    assert "ada-of-github" in page
    assert "gho_of-ada" not in page
    client.post("/en/accounts/3rdparty/", {"account": SocialAccount.objects.get().pk})
    assert github_token(grace) is None
    assert not SocialToken.objects.exists()


def test_the_last_way_in_is_not_disconnected(client):
    sign_in(client, GITHUB)
    page = client.post("/en/accounts/3rdparty/", {"account": SocialAccount.objects.get().pk})
    assert page.context["form"].errors
    assert SocialAccount.objects.exists()
