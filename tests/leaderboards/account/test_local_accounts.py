"""Signing up, proving the address, in, out, and what a password may be."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core import mail

from leaderboards.models import AccountSettings
from tests.leaderboards.account.conftest import PASSPHRASE, link_in, newest
from tests.people import person

pytestmark = pytest.mark.django_db


def signed_in(client):
    return client.get("/en/account/").status_code == 200


def test_a_person_signs_up_proves_the_address_and_is_signed_in(client, sign_up):
    answer = sign_up()
    assert answer.url == "/en/accounts/confirm-email/"
    assert not signed_in(client)
    page = client.get(link_in(newest()))
    assert "ada@people.example" in page.content.decode()
    assert not EmailAddress.objects.get().verified, "opening a link alone proves nothing"
    answer = client.post(link_in(newest()))
    assert answer.url == "/en/account/"
    assert EmailAddress.objects.get().verified
    assert signed_in(client)


def test_nobody_signs_in_before_the_address_is_proved(client, sign_up, log_in):
    sign_up()
    client.logout()
    log_in("ada")
    assert not signed_in(client)


def test_a_person_signs_in_by_name_or_address_and_out_by_post(client, log_in):
    user = person("grace")
    for login in ("grace", "GRACE@people.example"):
        answer = log_in(login, "a-long-passphrase")
        assert answer.url == "/en/account/"
        assert signed_in(client)
        assert client.get("/en/accounts/logout/").status_code == 200
        assert signed_in(client), "a link alone signs nobody out"
        client.post("/en/accounts/logout/")
        assert not signed_in(client)
    assert user.is_active


def test_a_sign_in_changes_the_key_of_the_session(client, log_in):
    person("grace")
    client.get("/en/accounts/login/")
    session = client.session
    session["mark"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    log_in("grace", "a-long-passphrase")
    assert signed_in(client)
    assert client.cookies["sessionid"].value != before


def test_the_language_of_the_sign_up_is_that_of_the_mails(client, sign_up):
    sign_up(language="zh-hans")
    assert AccountSettings.objects.get().language == "zh-hans"
    assert "这个邮箱" in newest().subject
    assert "/zh-hans/accounts/confirm-email/" in newest().body


@pytest.mark.parametrize(
    "password", ["short", "1234567890123", "password123", "ada@people.example"]
)
def test_a_weak_password_is_refused_beside_its_field(client, password):
    form = {"username": "ada", "email": "ada@people.example", "password1": password}
    page = client.post("/en/accounts/signup/", form)
    assert page.context["form"].errors.keys() == {"password1"}
    assert not User.objects.exists()
    assert 'value="ada"' in page.content.decode()


def test_a_forgotten_password_is_chosen_anew_by_a_link_that_serves_once(client, log_in, committed):
    person("grace")
    with committed():
        client.post("/en/accounts/password/reset/", {"email": "grace@people.example"})
    link = link_in(newest())
    form_page = client.get(link).url
    with committed():
        client.post(form_page, {"password1": PASSPHRASE, "password2": PASSPHRASE})
    log_in("grace")
    assert signed_in(client)
    client.logout()
    assert client.get(link, follow=True).context["token_fail"]


def test_a_new_address_takes_the_old_one_s_place_when_it_is_proved(client, committed, log_in):
    person("grace")
    log_in("grace", "a-long-passphrase")
    client.post("/en/accounts/reauthenticate/", {"password": "a-long-passphrase"})
    with committed():
        client.post("/en/accounts/email/", {"email": "new@people.example", "action_add": ""})
    assert newest().to == ["new@people.example"]
    assert User.objects.get().email == "grace@people.example"
    with committed():
        client.post(link_in(newest()))
    assert User.objects.get().email == "new@people.example"
    assert EmailAddress.objects.get().email == "new@people.example"
    told = [message.to[0] for message in mail.outbox]
    assert "grace@people.example" in told, "the old address is told"


def test_an_address_is_not_changed_without_the_password_once_more(client, log_in):
    person("grace")
    log_in("grace", "a-long-passphrase")
    answer = client.post("/en/accounts/email/", {"email": "new@people.example", "action_add": ""})
    assert answer.url.startswith("/en/accounts/reauthenticate/")
    assert EmailAddress.objects.count() == 1


def test_a_changed_password_ends_all_other_sessions(client, log_in, committed, django_user_model):
    from django.test import Client

    person("grace")
    elsewhere = Client()
    elsewhere.force_login(django_user_model.objects.get())
    log_in("grace", "a-long-passphrase")
    form = {"oldpassword": "a-long-passphrase", "password1": PASSPHRASE, "password2": PASSPHRASE}
    with committed():
        client.post("/en/accounts/password/change/", form)
    assert signed_in(client)
    assert not signed_in(elsewhere)
    assert newest().subject.startswith("Your password was changed")


def test_a_person_signs_out_everywhere_else(client, log_in):
    from django.test import Client

    person("grace")
    elsewhere = Client()
    elsewhere.post("/en/accounts/login/", {"login": "grace", "password": "a-long-passphrase"})
    log_in("grace", "a-long-passphrase")
    assert signed_in(elsewhere)
    assert client.get("/en/accounts/sessions/").context["session_count"] == 2
    client.post("/en/accounts/sessions/")
    assert signed_in(client)
    assert not signed_in(elsewhere)


def test_a_closed_account_is_not_signed_in_to(client, log_in):
    user = person("grace")
    user.is_active = False
    user.save()
    log_in("grace", "a-long-passphrase")
    assert not signed_in(client)
