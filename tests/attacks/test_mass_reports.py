"""Readers' reports against those who would flood them, speak through them, or read along."""
# ruff: noqa: F811 — the fixtures of the readers' tests are taken over by their names

import base64
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from smells import challenge
from smells.models import PublicReport
from smells.report_limits import OF_A_BOARD, OF_A_NETWORK, OF_A_PERSON
from tests import factories
from tests.people import person
from tests.smells.readers.conftest import (  # noqa: F401  # fixtures
    _fewer_tries,
    _sent_at_once,
    board,
    committed,
    send,
    waiting,
)
from tests.smells.readers.written import HOME, WRONG, answer_to

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{ 7|add:7 }}"


def fill(number, **more):
    """Rows as many reports leave them."""
    row = {"url": HOME, "description": WRONG, "language": "en", "state": "waiting"}
    row |= {"verified_by": "challenge", "created_at": timezone.now(), **more}
    for _ in range(number):
        count = PublicReport.objects.count()
        PublicReport.objects.create(**row, follow_sha256=f"filled-{count}")


def network_of(address):
    from django.test import RequestFactory

    from smells import report_limits

    return report_limits.network_of(RequestFactory().get("/", REMOTE_ADDR=address))


def test_a_network_is_a_whole_neighbourhood_and_a_mapped_address_is_the_same():
    assert network_of("203.0.113.7") == network_of("203.0.113.200")
    assert network_of("203.0.113.7") == network_of("::ffff:203.0.113.9")
    assert network_of("203.0.113.7") != network_of("203.0.114.7")
    assert network_of("2001:db8:1:200::1") == network_of("2001:db8:1:2ff::9")
    assert network_of("2001:db8:1:200::1") != network_of("2001:db8:1:300::1")
    assert len(network_of("203.0.113.7")) == 64, "a hash, and no address"


def test_one_network_cannot_flood_even_over_many_boards(send, board):
    for _ in range(OF_A_NETWORK):
        fill(1, board=factories.board(), network=network_of("127.0.0.1"))
    answer = send(altcha=answer_to(board))
    assert answer.status_code == 429
    assert "Sign in, or come back tomorrow" in answer.content.decode()
    assert WRONG in answer.content.decode(), "what was typed is kept"
    assert PublicReport.objects.count() == OF_A_NETWORK


def test_a_forged_forwarded_address_is_not_believed(client, board):
    fill(OF_A_NETWORK, board=factories.board(), network=network_of("127.0.0.1"))
    form = {"description": WRONG, "place": "0", "step": "send", "verified_by": "challenge"}
    form |= {"smell": "", "entity": "", "altcha": answer_to(board)}
    url, forged = "/en/boards/of-readers/report/", "198.51.100.9"
    assert client.post(url, form, headers={"x-forwarded-for": forged}).status_code == 429


def test_a_flooded_board_still_takes_the_word_of_who_is_signed_in(client, send, board):
    fill(OF_A_BOARD, board=board, network="elsewhere")
    assert send(altcha=answer_to(board)).status_code == 429
    client.force_login(person("ada"))
    assert send(verified_by="").status_code == 302


def test_links_that_were_never_opened_do_not_shut_a_board(send, board):
    fill(OF_A_BOARD, board=board, network="elsewhere", state="unverified")
    assert send(altcha=answer_to(board)).status_code == 302


def test_one_person_has_a_cap_too(client, send, board):
    ada = person("ada")
    fill(OF_A_PERSON, board=board, reporter=ada)
    client.force_login(ada)
    assert send(verified_by="").status_code == 429


def test_a_solved_task_serves_once(send, board):
    answer = answer_to(board)
    assert send(altcha=answer).status_code == 302
    again = send(altcha=answer, description=WRONG + " Again.")
    assert again.status_code == 200
    assert "was used already" in again.content.decode()
    assert PublicReport.objects.count() == 1


def changed(answer, **parameters):
    plain = json.loads(base64.b64decode(answer))
    plain["challenge"]["parameters"] |= parameters
    return base64.b64encode(json.dumps(plain).encode()).decode()


def test_a_late_altered_foreign_or_made_up_answer_is_none(board):
    now = timezone.now()
    good = answer_to(board)
    assert challenge.solved(good, board.pk, now=now)
    assert challenge.solved(good, board.pk + 1, now=now) is None
    assert challenge.solved(good, board.pk, now=now + timedelta(hours=1)) is None
    late = answer_to(board, now=now - timedelta(hours=2))
    assert challenge.solved(late, board.pk, now=now) is None
    assert challenge.solved(changed(good, cost=1), board.pk, now=now) is None
    far = int(now.timestamp()) + 9_999_999
    assert challenge.solved(changed(good, expiresAt=far), board.pk, now=now) is None
    nested = base64.b64encode(b"[" * 2_000).decode()
    for made_up in ("", "x", "e30=", base64.b64encode(b"[]").decode(), nested, "A" * 100_000):
        assert challenge.solved(made_up, board.pk, now=now) is None


def test_markup_in_every_field_is_shown_as_text(client, waiting, board):
    from smells.curation import Decider, Wording, confirm

    row = waiting(HOSTILE * 2, evidence_url="https://e.example/?q=<script>", smell="missing")
    curator = person("cleo", curator=True)
    client.force_login(curator)
    words = Wording("missing", "submission-channel", HOME, HOSTILE, HOSTILE)
    pages = [client.get("/en/curation/").content.decode()]
    report = confirm(row.pk, words, Decider(curator, timezone.now(), HOSTILE))
    for path in ("boards/of-readers/", f"reports/{report.pk}/"):
        pages += [client.get(f"/{code}/{path}").content.decode() for code in ("en", "zh-hans")]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;" in page
        assert "14" not in page.partition("&lt;script&gt;")[2][:80], "templates run nothing of it"


def test_no_address_but_one_of_the_web_is_taken(send, board):
    for url in ("javascript:alert(1)", "data:text/html,x", "//x.example", "https://u:p@x.example/"):
        page = send(altcha=answer_to(board), place="other", other_url=url)
        assert page.status_code == 200
        assert send(altcha=answer_to(board), evidence_url=url).status_code == 200
    assert PublicReport.objects.count() == 0


def test_outcomes_are_found_by_their_secret_alone(client, send, board):
    token = send(altcha=answer_to(board))["Location"].rstrip("/").rsplit("/", 1)[1]
    row = PublicReport.objects.get()
    assert len(token) >= 43
    assert token not in (row.follow_sha256, str(row.pk))
    for guess in (str(row.pk), row.follow_sha256, token[:-1], token.swapcase()):
        answer = client.get(f"/en/my-reports/{guess}/")
        assert answer.status_code == 404
        assert WRONG not in answer.content.decode()
    for forged in (str(row.pk), f"{row.pk}:AAAA", f"{row.pk}:" + "A" * 43):
        assert client.post(f"/en/my-reports/prove/{forged}/").status_code == 404


def test_neither_address_nor_network_is_shown_to_curators(client, send, board):
    send(verified_by="e-mail", email="secret@people.example", wants_outcome="on")
    PublicReport.objects.update(state="waiting")
    client.force_login(person("cleo", curator=True))
    page = client.get("/en/curation/").content.decode()
    assert "verified by e-mail" in page
    assert "secret@people.example" not in page
    assert PublicReport.objects.get().network not in page
