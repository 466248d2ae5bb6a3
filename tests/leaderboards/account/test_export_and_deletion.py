"""A person gets all that is kept of them, and it goes when they say so."""

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.sessions.models import Session
from django.test import Client

from leaderboards.models import AuditEvent, Claim, Maintainer
from leaderboards.people_names import name_of_person, names_of_people
from smells.models import DigestSettings, PublicReport, ReportEvent, Webhook
from tests import factories
from tests.factories import NOW
from tests.leaderboards.account.providers import GITHUB, begin, come_back, sign_in
from tests.people import maintainer, people_of, person

pytestmark = pytest.mark.django_db
# What leads to a person and is in the export under another heading, or of the site alone.
NOT_ASKED_FOR = {LogEntry, User.groups.through, User.user_permissions.through, Group, Permission}
EXPORTED = {
    "AccountSettings", "EmailAddress", "SocialAccount", "UserSession", "Claim", "Maintainer",
    "Invitation", "Transfer", "AuditEvent", "Subscription", "DigestSettings", "Webhook",
    "PublicReport", "ReportEvent", "AskedRecheck", "AwayNotice",
}  # fmt: skip
# Rows of others in which a person is named as the one who decided; that is in the audit log.
BY_DECISION = {"Report"}


@pytest.fixture
def grace(log_in):
    user = person("grace")
    log_in("grace", "a-long-passphrase")
    return user


@pytest.fixture
def left_traces(grace):
    """Something of everything, with secrets that must not leave."""
    board = factories.board("Board of Grace", slug="of-grace")
    maintainer(board, grace)
    Claim.objects.create(
        board=board, user=grace, proof="dns-record", url="https://a.example/", token="tok-secret",
        state="pending", created_at=NOW, expires_at=NOW,
    )  # fmt: skip
    account = SocialAccount.objects.create(user=grace, provider="github", uid="1")
    SocialToken.objects.create(account=account, token="gho_secret")
    Webhook.objects.create(
        board=board, made_by=grace, url="https://hook.example/", secret="hook-secret",
        created_at=NOW, told_from=NOW,
    )  # fmt: skip
    DigestSettings.objects.create(user=grace, key="digest-secret")
    report = factories.report(board)
    ReportEvent.objects.create(
        report=report, at=NOW, actor="maintainer", person=grace, to_state="acknowledged",
        reason="acknowledged", text="We are on it.",
    )  # fmt: skip
    PublicReport.objects.create(
        board=board, state="waiting", smell="missing", url="https://a.example/", language="en",
        description="It is gone.", email=grace.email, network="n" * 64,
        follow_sha256="follow-secret", created_at=NOW, verified_by="e-mail",
    )  # fmt: skip
    return board


def delete(client, name="grace"):
    client.post("/en/accounts/reauthenticate/", {"password": "a-long-passphrase"})
    return client.post("/en/account/delete/", {"name": name})


def test_the_export_has_everything_and_no_secret(client, left_traces):
    answer = client.get("/en/account/export/")
    assert "attachment" in answer["Content-Disposition"]
    text = answer.content.decode()
    everything = json.loads(text)
    assert everything["account"]["user_name"] == "grace"
    assert everything["email_addresses"][0]["email"] == "grace@people.example"
    assert everything["claims"][0]["board"] == "of-grace"
    assert everything["webhooks"][0]["url"] == "https://hook.example/"
    assert everything["report_events"][0]["text"] == "We are on it."
    assert everything["public_reports"][0]["description"] == "It is gone."
    assert everything["sessions"]
    for secret in ("gho_secret", "hook-secret", "digest-secret", "follow-secret", "tok-secret"):
        assert secret not in text
    assert User.objects.get().password not in text


def test_the_export_has_nothing_of_others(client, grace):
    people_of(factories.board())
    text = client.get("/en/account/export/").content.decode()
    assert "owner@people.example" not in text
    assert json.loads(text)["maintained_boards"] == []


def test_what_a_stranger_typed_in_with_my_address_is_not_mine(client, grace):
    of_all = {"board": factories.board(), "url": "https://a.example/", "created_at": NOW}
    for state, more in (
        ("unverified", {"email": grace.email, "verified_by": "e-mail"}),
        ("waiting", {"email": grace.email, "verified_by": "e-mail"}),
        ("unverified", {"reporter": grace, "verified_by": "signed-in"}),
    ):
        key = f"{state}-{more['verified_by']}"
        PublicReport.objects.create(
            **of_all, **more, state=state, description=key, follow_sha256=key
        )
    exported = json.loads(client.get("/en/account/export/").content)["public_reports"]
    assert [each["description"] for each in exported] == ["waiting-e-mail", "unverified-signed-in"]


def test_nothing_that_leads_to_a_person_is_forgotten_by_the_export():
    leading = {
        relation.related_model
        for relation in User._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and relation.related_model
    }
    names = {model.__name__ for model in leading - NOT_ASKED_FOR}
    assert names - EXPORTED - BY_DECISION == set()


def test_a_deleted_account_leaves_history_without_a_name(client, left_traces, committed):
    grace = User.objects.get()
    with committed():
        answer = delete(client)
    assert answer.url == "/en/"
    assert not User.objects.exists()
    for gone in (EmailAddress, SocialToken, SocialAccount, Claim, Maintainer, Webhook):
        assert not gone.objects.exists(), gone
    event = ReportEvent.objects.get()
    assert (event.person_id, event.text) == (grace.pk, "We are on it.")
    assert name_of_person(event.person_id) == "a former maintainer"
    reader = PublicReport.objects.get()
    assert (reader.email, reader.network) == ("", "")
    actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"account-deleted", "maintainer-left"} <= actions
    assert "grace" not in json.dumps(list(AuditEvent.objects.values()), default=str)


def test_all_sessions_end_with_the_account(client, grace, committed):
    elsewhere = Client()
    elsewhere.post("/en/accounts/login/", {"login": "grace", "password": "a-long-passphrase"})
    with committed():
        delete(client)
    assert elsewhere.get("/en/account/").status_code == 302
    assert not any("_auth_user_id" in each.get_decoded() for each in Session.objects.all())


def test_an_account_is_not_deleted_without_the_password_once_more(client, grace):
    answer = client.post("/en/account/delete/", {"name": "grace"})
    assert answer.url.startswith("/en/accounts/reauthenticate/")
    assert User.objects.exists()


def test_an_account_is_not_deleted_by_a_slip(client, grace):
    page = delete(client, name="Grace")
    assert page.context["form"].errors.keys() == {"name"}
    assert User.objects.exists()


def test_the_page_says_which_boards_nobody_else_owns(client, grace):
    alone, shared = factories.board("Alone with it"), factories.board("Shared with others")
    maintainer(alone, grace)
    maintainer(shared, grace)
    maintainer(shared, person("mary"))
    client.post("/en/accounts/reauthenticate/", {"password": "a-long-passphrase"})
    page = client.get("/en/account/delete/").content.decode()
    assert "Alone with it" in page
    assert "Shared with others" not in page


def test_who_has_no_password_signs_in_once_more_to_delete(client, fake, committed):
    sign_in(client, GITHUB)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()
    name = User.objects.get().username
    page = client.post("/en/account/delete/", {"name": name})
    assert "Sign in once more" in page.content.decode()
    assert User.objects.exists()
    _, asked = begin(client, GITHUB, next="/en/account/delete/")
    assert come_back(client, f"{GITHUB}callback/", asked).url == "/en/account/delete/"
    with committed():
        assert client.post("/en/account/delete/", {"name": name}).url == "/en/"
    assert not User.objects.exists()


def test_names_of_many_people_take_one_query(django_assert_num_queries):
    ada = person("ada")
    with django_assert_num_queries(1):
        names = names_of_people([ada.pk, None, 10_000])
    assert names == {
        ada.pk: "ada",
        None: "a former maintainer",
        10_000: "a former maintainer",
    }
