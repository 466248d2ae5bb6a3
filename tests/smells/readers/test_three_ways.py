"""From the form to the curators: by a solved challenge, by a link in a mail, and signed in."""

import pytest
from django.core import mail
from django.test import Client

from smells.models import PublicReport
from tests.people import person
from tests.smells.readers.written import WRONG, answer_to, link_in, newest

pytestmark = pytest.mark.django_db


def only():
    return PublicReport.objects.get()


def test_the_first_step_shows_what_the_words_are_taken_for_and_why(client, board):
    form = {"description": WRONG, "place": "0", "step": "look"}
    page = client.post("/en/boards/of-readers/report/", form).content.decode()
    assert "It sounds like" in page
    assert "<q>404</q>" in page
    assert '<option value="missing" selected>' in page
    assert '<option value="submission-channel" selected>' in page
    assert PublicReport.objects.count() == 0


def test_by_a_solved_challenge_it_waits_at_once_and_can_be_followed(client, send, board):
    answer = send(altcha=answer_to(board))
    assert answer.status_code == 302
    assert only().state == "waiting"
    assert only().verified_by == "challenge"
    page = client.get(answer["Location"])
    assert "Waiting for a curator" in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex"
    assert page["Referrer-Policy"] == "same-origin"


def test_by_mail_it_waits_only_after_the_link_was_opened_and_the_button_pressed(
    client, send, board, committed
):
    answer = send(verified_by="e-mail", email="Reader@people.example")
    assert answer["Location"].endswith("/report/sent/")
    assert only().state == "unverified"
    assert newest().to == ["Reader@people.example"]
    link = link_in(newest())
    assert WRONG in client.get(link).content.decode()
    assert only().state == "unverified", "a scanner that fetches links proves nothing"
    with committed():
        followed = client.post(link)["Location"]
    assert only().state == "waiting"
    assert only().email == "", "nobody asked for the outcome by mail"
    assert "Waiting for a curator" in client.get(followed).content.decode()


def test_the_link_of_the_mail_serves_once(client, send, board, committed):
    send(verified_by="e-mail", email="reader@people.example")
    link = link_in(newest())
    assert client.post(link).status_code == 302
    assert client.post(link).status_code == 404
    assert client.get(link).status_code == 404


def test_the_mail_holds_nothing_the_sender_wrote_and_is_in_the_readers_language(send, board):
    send(language="zh-hans", verified_by="e-mail", email="reader@people.example")
    assert "/zh-hans/my-reports/prove/" in newest().body
    assert "404" not in newest().body
    assert "是您" in newest().body + newest().subject


def test_signed_in_with_a_proved_address_nothing_else_is_asked(client, send, board):
    ada = person("ada")
    client.force_login(ada)
    answer = send(verified_by="")
    assert answer.status_code == 302
    assert (only().state, only().verified_by, only().reporter) == ("waiting", "signed-in", ada)
    assert "Waiting for a curator" in client.get("/en/my-reports/").content.decode()


def test_signed_in_without_a_proved_address_is_as_not_signed_in(client, send, board):
    ada = person("ada")
    ada.emailaddress_set.update(verified=False)
    client.force_login(ada)
    assert send(verified_by="").status_code == 200
    assert PublicReport.objects.count() == 0


def test_nothing_typed_is_lost_when_something_is_wrong(send, board):
    answer = send(
        description="<b>Ten rows</b> of the ranking vanished & nobody says why.",
        place="other",
        other_url="ftp://elsewhere.example/",
        evidence_url="https://evidence.example/shot.png",
        verified_by="e-mail",
        email="not an address",
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "&lt;b&gt;Ten rows&lt;/b&gt; of the ranking vanished &amp; nobody says why." in page
    for kept in ("ftp://elsewhere.example/", "https://evidence.example/shot.png", "not an address"):
        assert f'value="{kept}"' in page
    assert "Give a full web address" in page
    assert PublicReport.objects.count() == 0


def test_too_short_and_too_long_texts_are_sent_back(client, board):
    for text in ("Broken.", "x" * 2_001):
        form = {"description": text, "place": "0", "step": "look"}
        page = client.post("/en/boards/of-readers/report/", form).content.decode()
        assert "Step 1 of 2" in page
        assert "field-error" in page
        assert text in page


def test_a_machine_that_fills_in_every_field_is_stopped_and_told(send, board):
    page = send(altcha=answer_to(board), website="https://spam.example/").content.decode()
    assert "People leave this field empty" in page
    assert PublicReport.objects.count() == 0


def test_what_was_never_proved_is_deleted_after_48_hours(send, board):
    from datetime import timedelta

    from django.utils import timezone

    from smells.public_reports import forget

    send(verified_by="e-mail", email="reader@people.example")
    assert forget(now=timezone.now() + timedelta(hours=47)) == 0
    assert forget(now=timezone.now() + timedelta(hours=49)) == 1
    assert PublicReport.objects.count() == 0


def test_the_form_works_without_scripts_and_with_the_csrf_token_alone(board):
    strict = Client(enforce_csrf_checks=True)
    form = {"description": WRONG, "place": "0", "step": "look"}
    assert strict.post("/en/boards/of-readers/report/", form).status_code == 403
    page = strict.get("/en/boards/of-readers/report/")
    form["csrfmiddlewaretoken"] = page.context["csrf_token"]
    assert strict.post("/en/boards/of-readers/report/", form).status_code == 200


def test_the_outcome_goes_to_whoever_wished_it_and_then_the_address_is_forgotten(
    client, send, board, committed
):
    from django.utils import timezone

    from smells.curation import Decider, reject

    send(verified_by="e-mail", email="reader@people.example", wants_outcome="on")
    client.post(link_in(newest()))
    assert only().email == "reader@people.example"
    with committed():
        by = Decider(person("cleo", curator=True), timezone.now(), "The link works again.")
        reject(only().pk, by)
    assert "The link works again." in newest().body
    assert len(mail.outbox) == 2
    assert only().email == ""
