"""Links by mail to readers: no cannon, no oracle of who reports, no words in a stranger's mouth."""
# ruff: noqa: F811 — the fixtures of the readers' tests are taken over by their names

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from smells.models import PublicReport
from smells.report_limits import LINKS_AN_HOUR, OF_A_NETWORK
from tests.attacks.test_mass_reports import fill
from tests.smells.readers.conftest import (  # noqa: F401  # fixtures
    _sent_at_once,
    board,
    committed,
    send,
)
from tests.smells.readers.written import WRONG, link_in

pytestmark = pytest.mark.django_db


def told(answer, client):
    """All that whoever sent it can see."""
    headers = {name: value for name, value in answer.items() if name != "Date"}
    return answer.status_code, headers, client.get(answer["Location"]).content


def test_nobody_learns_that_a_link_waits_at_an_address(client, send, board):
    first = told(send(verified_by="e-mail", email="whistle@people.example"), client)
    stranger = Client(REMOTE_ADDR="203.0.113.9")
    for email in ("Whistle@People.example ", "nobody@people.example"):
        answer = send(verified_by="e-mail", email=email, by=stranger)
        assert told(answer, stranger) == first
    assert [message.to for message in mail.outbox] == [
        ["whistle@people.example"],
        ["nobody@people.example"],
    ]


def test_nor_by_what_the_caps_leave_to_those_who_asked(send, board):
    send(verified_by="e-mail", email="whistle@people.example")
    stranger = Client(REMOTE_ADDR="203.0.113.9")
    again = [
        send(verified_by="e-mail", email="whistle@people.example", by=stranger).status_code
        for _ in range(OF_A_NETWORK + 1)
    ]
    assert again == [302] * OF_A_NETWORK + [429]
    assert len(mail.outbox) == 1


def test_a_second_report_with_the_address_leaves_the_first_and_no_word(client, send, board):
    send(verified_by="e-mail", email="reader@people.example")
    strange = "Words of a stranger, at some length."
    send(verified_by="e-mail", email="reader@people.example", description=strange)
    first, second = PublicReport.objects.order_by("pk")
    assert (second.description, second.url, second.email, second.mail_mark) == ("", "", "", "")
    page = client.get(link_in(mail.outbox[0])).content.decode()
    assert WRONG in page
    assert "stranger" not in page
    first.created_at -= timedelta(hours=49)  # too late to be opened, and not yet forgotten
    first.save()
    assert send(verified_by="e-mail", email="reader@people.example").status_code == 302
    assert len(mail.outbox) == 2


def test_all_networks_together_cannot_make_a_mail_cannon_of_the_site(send, board):
    for number in range(LINKS_AN_HOUR):
        more = {"email": f"v{number}@people.example", "state": "unverified"}
        more["verified_by"] = "e-mail"
        fill(1, board=board, network="elsewhere", **more)
    answer = send(verified_by="e-mail", email="victim@people.example")
    assert answer.status_code == 429
    assert mail.outbox == []


def test_a_letter_cannot_be_steered_by_what_is_typed(send, board):
    for email in ("a@people.example\nBcc: b@people.example", "a@x.example,b@x.example"):
        assert send(verified_by="e-mail", email=email).status_code == 200
    assert mail.outbox == []
