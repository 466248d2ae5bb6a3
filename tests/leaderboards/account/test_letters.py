"""Who is written to, in which language, and what happens when the mail server is not there."""

import smtplib
import time
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core import mail
from django.db import transaction
from django.template import engines

from leaderboards.account import letters
from leaderboards.account.mail_folder import MailFolder
from leaderboards.account.unused import forget_unused_accounts
from leaderboards.checks import settings_fit_together
from leaderboards.mail import language_of, name_for, tell
from leaderboards.models import AccountSettings, Board
from tests.factories import NOW
from tests.people import person

pytestmark = pytest.mark.django_db
SAMPLE = "Sample: a board that can vanish"


LETTER = (
    '{% load i18n %}Subject: {% translate "Boards" %}: {{ board }}\n\n'
    'Dear {{ name }}, see {{ site_url }}{% url "board-list" %}\n'
    '{% include "emails/_end.txt" %}'
)


@pytest.fixture(autouse=True)
def letter(monkeypatch):
    """One more letter than the site has."""
    plain = letters.get_template

    def get_template(name):
        return engines["django"].from_string(LETTER) if "trial" in name else plain(name)

    monkeypatch.setattr(letters, "get_template", get_template)


def told(user, committed, board="A & B"):
    with committed():
        tell(user, "trial", board=board)
    return mail.outbox


def test_a_letter_comes_in_the_person_s_language_unescaped(committed):
    ada = person("ada")
    AccountSettings.objects.create(user=ada, language="zh-hans")
    (message,) = told(ada, committed)
    assert message.to == ["ada@people.example"]
    assert message.subject == "榜单: A & B"
    assert "Dear ada" in message.body
    assert "/zh-hans/boards/" in message.body
    assert "/zh-hans/account/" in message.body


def test_a_person_who_chose_nothing_is_written_to_in_english():
    assert language_of(person("ada")) == "en"


def test_a_subject_is_one_line_whatever_is_in_it(committed):
    (message,) = told(person("ada"), committed, board="x\nBcc: victim@people.example")
    assert message.subject == "Boards: x"
    assert "Bcc" not in message.message()


@pytest.mark.parametrize("why", ["closed", "unproved", "without address", "gone"])
def test_nobody_else_is_written_to(committed, why):
    ada = person("ada")
    if why == "closed":
        User.objects.update(is_active=False)
    elif why == "unproved":
        EmailAddress.objects.update(verified=False)
    elif why == "without address":
        EmailAddress.objects.all().delete()
    else:
        User.objects.filter(pk=ada.pk).delete()
    assert told(ada, committed) == []


def test_nothing_is_sent_of_what_was_not_committed(committed):
    ada = person("ada")
    with committed(), pytest.raises(RuntimeError), transaction.atomic():
        tell(ada, "trial", board="x")
        raise RuntimeError
    assert mail.outbox == []


@pytest.mark.parametrize(("code", "is_for_good"), [(550, True), (451, False)])
def test_a_refusal_for_good_is_not_asked_again(monkeypatch, code, is_for_good):
    def refuse(self, fail_silently=False):
        raise smtplib.SMTPRecipientsRefused({"ada@people.example": (code, b"no")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    if is_for_good:
        assert letters.send(person("ada").pk, "trial", {}) is False
    else:
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            letters.send(person("ada").pk, "trial", {})


def test_without_a_mail_server_mails_are_files_that_only_the_operator_reads(tmp_path, caplog):
    caplog.set_level("INFO")
    folder = MailFolder(file_path=str(tmp_path))
    folder.send_messages([mail.EmailMessage("Hello", "the link", to=["ada@people.example"])])
    (file,) = tmp_path.iterdir()
    assert "the link" in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    assert str(file) in caplog.text
    assert "ada@" not in caplog.text


def test_the_sign_up_says_that_no_mail_is_sent(client, settings):
    assert "sends no mail" in client.get("/en/accounts/signup/").content.decode()
    assert "不发送邮件" in client.get("/zh-hans/accounts/signup/").content.decode()
    settings.EMAIL_HOST = "mail.example"
    assert "sends no mail" not in client.get("/en/accounts/signup/").content.decode()


def test_a_grown_site_without_a_mail_server_is_warned_of(settings):
    assert "leaderboards.W002" in [each.id for each in settings_fit_together(None)]
    settings.EMAIL_HOST = "mail.example"
    assert "leaderboards.W002" not in [each.id for each in settings_fit_together(None)]


def test_accounts_that_nobody_proved_go_after_a_week():
    for name, days, proved in (("old", 8, False), ("new", 6, False), ("proved", 8, True)):
        user = person(name)
        User.objects.filter(pk=user.pk).update(date_joined=NOW - timedelta(days=days))
        EmailAddress.objects.filter(user=user).update(verified=proved)
    assert forget_unused_accounts(now=NOW) == 1
    assert set(User.objects.values_list("username", flat=True)) == {"new", "proved"}


def test_a_page_does_not_wait_for_the_mail_server(client, monkeypatch, sign_up):
    def slow(self, fail_silently=False):
        raise AssertionError("sent by the page itself")

    from leaderboards import tasks

    monkeypatch.setattr("django.core.mail.EmailMessage.send", slow)
    asked = []
    monkeypatch.setattr(tasks.post_mail, "delay", lambda *said: asked.append(said))
    begun = time.monotonic()
    assert sign_up().status_code == 302
    assert len(asked) == 1
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(("language", "name"), [("en", SAMPLE), ("zh-hans", "示例：会消失的榜单")])
def test_a_sample_board_is_named_in_the_person_s_language(language, name):
    user = person("ann")
    AccountSettings.objects.create(user=user, language=language)
    assert name_for(user, Board(name=SAMPLE, is_sample=True)) == name
    assert name_for(user, Board(name="Two\nlines")) == "Two lines"
