"""One move at a time: who may, what is said afterwards, and that nothing typed is lost."""

import pytest
from django.test import Client

from leaderboards.models import AuditEvent
from smells.desk_words import MOVES
from smells.models import ReportEvent
from smells.moves import Move
from tests import factories
from tests.people import maintainer, person
from tests.smells.views.pages import LANGUAGES

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
FROM = {Move.END_ACCEPTANCE: "accepted", Move.WITHDRAW_DISPUTE: "disputed"}
WORDS = {
    Move.DISPUTE: {"text": "It is a table of two seasons."},
    Move.ACCEPT: {"reason": "by-design", "days": "90", "text": "We keep it as it was."},
}


def report_for_move(board, move):
    if move is Move.CONFIRM_HINT:
        return factories.report(board, state="suspected", rule_id="confusing.metric-undefined")
    return factories.report(board, state=FROM.get(move, "open"))


def post(client, report, move, language="en", **more):
    address = f"/{language}/reports/{report.pk}/moves/{move.value}/"
    return client.post(address, {**WORDS.get(move, {}), **more})


def state_of(report):
    report.refresh_from_db()
    return report.state


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("who", ["owner", "editor"])
def test_maintainers_may_make_each_of_their_moves(client, board, people, move, who):
    report, before = report_for_move(board, move), ReportEvent.objects.count()
    was = report.state
    client.force_login(getattr(people, who))
    answer = post(client, report, move)
    assert (answer.status_code, answer["Location"]) == (302, report.get_absolute_url())
    assert state_of(report) != was
    event = ReportEvent.objects.latest("pk")
    assert ReportEvent.objects.count() == before + 1
    assert (event.person, event.actor) == (getattr(people, who), "maintainer")
    assert AuditEvent.objects.filter(board=board, person=event.person).count() == 1


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("who", ["visitor", "stranger", "curator", "owner-of-another"])
def test_nobody_else_may_make_any(client, board, people, move, who):
    report = report_for_move(board, move)
    was = report.state
    others = person("other")
    maintainer(factories.board("Other"), others)
    user = others if who == "owner-of-another" else getattr(people, who)
    if user:
        client.force_login(user)
    answer = post(client, report, move)
    is_private = move is Move.CONFIRM_HINT
    knows = who == "curator"  # curators may read hints, and confirm them from their own pages
    expected = 404 if is_private and not knows else 302 if who == "visitor" else 403
    assert answer.status_code == expected
    if expected == 302:
        assert "/accounts/login" in answer["Location"]
    assert state_of(report) == was and not ReportEvent.objects.exists()


def test_a_post_without_the_token_of_the_form_is_refused(board, people):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people.owner)
    report = factories.report(board)
    for path, sent in (
        (f"reports/{report.pk}/moves/acknowledge/", {}),
        ("desk/moves/", {"move": "acknowledge", "report": report.pk}),
        ("boards/my-board/recheck/", {}),
    ):
        assert strict.post(f"/en/{path}", sent).status_code == 403
    assert state_of(report) == "open"


@pytest.mark.parametrize("language", LANGUAGES)
def test_pressed_twice_the_second_says_that_it_is_so(owner, board, language):
    report = factories.report(board)
    for _ in range(2):
        answer = post(owner, report, Move.ACKNOWLEDGE, language)
    page = owner.get(answer["Location"]).content.decode()
    assert ("It is so already." in page) == (language == "en")
    assert ReportEvent.objects.count() == 1


def test_what_is_not_possible_is_said_and_nothing_moves(owner, board):
    report = factories.report(board, state="resolved")
    answer = post(owner, report, Move.CLAIM_FIX)
    assert "not possible as the smell stands now" in owner.get(answer["Location"]).content.decode()
    assert state_of(report) == "resolved"


@pytest.mark.parametrize("move", [Move.DISPUTE, Move.ACCEPT])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_typed_is_kept_when_something_is_missing(owner, board, move, language):
    report = factories.report(board)
    text = HOSTILE if move is Move.ACCEPT else "   "
    sent = {"text": text, "reason": "", "days": "365", "next": "/en/desk/?page=2"}
    address = f"/{language}/reports/{report.pk}/moves/{move.value}/"
    page = owner.post(address, sent).content.decode()
    assert "field-error" in page and "<script>alert" not in page
    assert "/en/desk/?page=2" in page
    if move is Move.ACCEPT:
        assert "&lt;script&gt;alert(1)" in page
        assert '<option value="365" selected>' in page
    assert state_of(report) == "open"


def test_an_endless_text_is_told_so_and_kept(owner, board):
    page = post(owner, factories.report(board), Move.DISPUTE, text="x" * 2001).content.decode()
    assert "field-error" in page and "x" * 2001 in page


@pytest.mark.parametrize(
    ("asked", "comes"),
    [
        ("/en/desk/?page=2", "/en/desk/?page=2"),
        ("https://elsewhere.example/", None),
        ("//elsewhere.example/", None),
        ("javascript:alert(1)", None),
    ],
)
def test_it_leads_back_to_where_one_was_and_nowhere_else(owner, board, asked, comes):
    report = factories.report(board)
    answer = post(owner, report, Move.ACKNOWLEDGE, next=asked)
    assert answer["Location"] == (comes or report.get_absolute_url())


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_its_page_says_what_will_follow_and_moves_nothing(owner, board, move, language):
    report = report_for_move(board, move)
    was = report.state
    page = owner.get(f"/{language}/reports/{report.pk}/moves/{move.value}/").content.decode()
    assert f'action="/{language}/reports/{report.pk}/moves/{move.value}/"' in page
    assert state_of(report) == was


@pytest.mark.parametrize("move", ["suspect", "clear", "dismiss", "nonsense"])
def test_moves_of_others_are_not_found(owner, board, move):
    report = factories.report(board)
    assert owner.post(f"/en/reports/{report.pk}/moves/{move}/").status_code == 404
    assert owner.post("/en/desk/moves/", {"move": move}).status_code == 404


def test_a_labelled_case_of_the_study_cannot_be_moved(owner, board):
    report = factories.report(board, source="study", state="open")
    post(owner, report, Move.ACKNOWLEDGE)
    assert state_of(report) == "open" and not ReportEvent.objects.exists()
