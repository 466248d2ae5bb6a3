"""Nobody learns who has an account; nobody tries often; nobody is sent elsewhere."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client

from tests.leaderboards.account.conftest import PASSPHRASE
from tests.people import person

pytestmark = pytest.mark.django_db


def shown(page):
    """The page without what is random in it."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())


def test_a_sign_up_with_a_taken_address_looks_like_any_other(client, sign_up):
    person("grace")
    answers = []
    for name, email in (("ada", "ada@people.example"), ("mary", "grace@people.example")):
        client.cookies.clear()
        answer = sign_up(name, email)
        page = shown(client.get(answer.url)).replace(email, "the address")
        answers.append((answer.status_code, answer.url, page))
    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox] == [
        ["ada@people.example"],
        ["grace@people.example"],
    ]
    assert "already" in mail.outbox[1].subject


def test_a_sign_up_costs_one_hashing_whether_the_address_is_taken_or_not(monkeypatch, sign_up):
    person("grace")
    hashed, encode = [], MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher,
        "encode",
        lambda self, password, salt: hashed.append(password) or encode(self, password, salt),
    )
    for name, email in (("ada", "ada@people.example"), ("mary", "grace@people.example")):
        assert sign_up(name, email).status_code == 302
        assert hashed == [PASSPHRASE], email
        hashed.clear()


def test_a_reset_looks_alike_and_writes_to_no_stranger(client, committed):
    person("grace")
    answers = []
    for email in ("grace@people.example", "nobody@people.example"):
        with committed():
            answer = client.post("/en/accounts/password/reset/", {"email": email})
        answers.append((answer.status_code, answer.url, shown(client.get(answer.url))))
    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox] == [["grace@people.example"]]


def test_a_wrong_password_and_an_unknown_name_look_alike(client):
    person("grace")
    pages = [
        shown(client.post("/en/accounts/login/", {"login": login, "password": "wrong"}))
        for login in ("grace", "nobody")
    ]
    assert pages[0].replace('value="grace"', "") == pages[1].replace('value="nobody"', "")


def test_a_password_is_not_tried_for_ever(client):
    person("grace")
    for _ in range(5):
        client.post("/en/accounts/login/", {"login": "grace", "password": "wrong"})
    right = {"login": "grace", "password": "a-long-passphrase"}
    page = client.post("/en/accounts/login/", right)
    assert page.status_code == 200
    assert "too many" in page.content.decode().lower()
    assert client.get("/en/account/").status_code == 302
    other = Client(REMOTE_ADDR="198.51.100.7")
    assert other.post("/en/accounts/login/", right).status_code == 200, "by name from anywhere"


def test_accounts_are_not_made_by_the_dozen(client):
    for number in range(5):
        client.post("/en/accounts/signup/", {"username": f"ada{number}"})
    page = client.post("/en/accounts/signup/", {"username": "ada"})
    assert page.status_code == 429
    assert "Too many attempts" in page.content.decode()
    assert Client(REMOTE_ADDR="198.51.100.7").post("/en/accounts/signup/").status_code == 200


def test_one_household_of_ipv6_is_one_visitor():
    for number in range(5):
        Client(REMOTE_ADDR=f"2001:db8::{number + 1}").post("/en/accounts/signup/")
    assert Client(REMOTE_ADDR="2001:db8::ffff").post("/en/accounts/signup/").status_code == 429
    assert Client(REMOTE_ADDR="2001:db8:1::1").post("/en/accounts/signup/").status_code == 200


def test_an_address_in_a_header_counts_only_from_our_own_proxy(client, settings):
    for number in range(6):
        page = client.post("/en/accounts/signup/", headers={"x-forwarded-for": f"192.0.2.{number}"})
    assert page.status_code == 429
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    page = client.post("/en/accounts/signup/", headers={"x-forwarded-for": "192.0.2.99"})
    assert page.status_code == 200


def test_the_curators_door_counts_attempts_too(client):
    person("root-of-all").__class__.objects.update(is_staff=True)
    form = {"username": "root-of-all", "password": "wrong"}
    for _ in range(10):
        client.post("/admin/login/", form)
    page = client.post("/admin/login/", {**form, "password": "a-long-passphrase"})
    assert "Too many attempts" in page.content.decode()


@pytest.mark.parametrize(
    "path", ["/en/accounts/login/", "/en/accounts/signup/", "/en/accounts/logout/"]
)
def test_no_form_is_taken_from_another_site(path):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person("grace"))
    assert strict.post(path, {"login": "grace"}).status_code == 403


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"],
)
def test_nobody_is_sent_to_another_site_after_signing_in(client, log_in, elsewhere):
    person("grace")
    assert log_in("grace", "a-long-passphrase", next=elsewhere).url == "/en/account/"


def test_a_reader_comes_back_to_the_page_they_left(client, log_in):
    person("grace")
    assert log_in("grace", "a-long-passphrase", next="/en/boards/?q=a").url == "/en/boards/?q=a"


def test_an_account_page_leads_to_signing_in_and_is_kept_by_no_cache(client, log_in):
    answer = client.get("/en/account/")
    assert answer.url == "/en/accounts/login/?next=/en/account/"
    person("grace")
    log_in("grace", "a-long-passphrase")
    assert "no-store" in client.get("/en/account/")["Cache-Control"]
