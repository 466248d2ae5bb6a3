"""Mail that is sent at once, as a worker would, and a person who signs up by the page."""

import re

import pytest
from django.core import mail

from tests.leaderboards.account.providers import PROVIDERS, FakeProviders

PASSPHRASE = "several-plain-words-together"


@pytest.fixture(autouse=True)
def sent_at_once(monkeypatch):
    """What a worker would do, without one; `on_commit` is left to the tests."""
    from leaderboards import tasks

    for name in ("post_mail", "send_mail"):
        task = getattr(tasks, name)
        monkeypatch.setattr(task, "delay", task.run)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def sign_up(client, committed):
    def sign_up(name="ada", email="ada@people.example", language="en", **more):
        form = {"username": name, "email": email, "password1": PASSPHRASE, **more}
        with committed():
            return client.post(f"/{language}/accounts/signup/", form)

    return sign_up


@pytest.fixture
def log_in(client, committed):
    def log_in(login, password=PASSPHRASE, **query):
        with committed():
            return client.post(
                "/en/accounts/login/", {"login": login, "password": password}, query_params=query
            )

    return log_in


def link_in(message):
    """The path of the one link into this site that is not its home page."""
    found = re.findall(r"http://testserver(/\S+accounts\S+)", message.body)
    assert len(found) == 1, message.body
    return found[0]


def newest():
    return mail.outbox[-1]


@pytest.fixture
def fake(monkeypatch, settings):
    from allauth.socialaccount.adapter import DefaultSocialAccountAdapter

    settings.SOCIALACCOUNT_PROVIDERS = PROVIDERS
    fake = FakeProviders()
    plain = DefaultSocialAccountAdapter.get_requests_session

    def get_requests_session(self):
        session = plain(self)
        session.mount("https://", fake)
        return session

    monkeypatch.setattr(DefaultSocialAccountAdapter, "get_requests_session", get_requests_session)
    return fake
