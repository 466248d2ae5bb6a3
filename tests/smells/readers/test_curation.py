"""What curators decide on readers’ reports: what becomes public, and what their senders learn."""

import pytest

from leaderboards.models import AuditEvent
from smells.curation import Decider, NotDecided, Why, Wording, confirm, join, reject, take_up
from smells.lifecycle import Move
from smells.models import PublicReport, Report
from smells.moves import NotAllowed, move_report
from tests import factories
from tests.factories import NOW
from tests.people import maintainer, person
from tests.smells.readers.written import HOME, WRONG

pytestmark = pytest.mark.django_db
CHANNEL = "submission-channel"


@pytest.fixture
def cleo(db):
    return person("cleo", curator=True)


@pytest.fixture
def by(cleo):
    return lambda answer="", who=None: Decider(who or cleo, NOW, answer)


def wording(**more):
    words = {"smell": "missing", "entity": CHANNEL, "url": HOME, "text_en": "The form is gone."}
    return Wording(**{**words, **more})


def test_a_confirmed_report_is_public_in_the_curators_words(client, board, waiting, by):
    row = waiting()
    report = confirm(row.pk, wording(text_zh="表单不见了。"), by("Thank you."))
    assert (report.source, report.state, report.opened_at) == ("reader", "open", NOW)
    assert "The form is gone." in client.get("/en/boards/of-readers/").content.decode()
    assert "表单不见了。" in client.get("/zh-hans/boards/of-readers/").content.decode()
    page = client.get(f"/en/reports/{report.pk}/").content.decode()
    assert "Reported by 1 reader" in page
    assert WRONG not in page
    event = report.events.get()
    assert (event.actor, event.reason, event.to_state) == ("curator", "reader-confirmed", "open")


def test_nothing_of_a_waiting_or_rejected_report_is_public(client, board, waiting, by):
    row = waiting("Ten rows of this ranking are missing, shame on you all.")
    for decide in (lambda: None, lambda: reject(row.pk, by("It is not so."))):
        decide()
        page = client.get("/en/boards/of-readers/").content.decode()
        assert "shame" not in page
        assert "Smell reported by a reader" not in page
    assert Report.objects.count() == 0
    assert not AuditEvent.objects.public().exists()


def test_a_rejection_needs_a_reason_and_tells_it(client, board, waiting, by):
    row = waiting()
    with pytest.raises(NotDecided) as refused:
        reject(row.pk, by("   "))
    assert refused.value.why is Why.NEEDS_A_REASON
    reject(row.pk, by("The link works for us."))
    row.refresh_from_db()
    assert (row.state, row.answer) == ("rejected", "The link works for us.")


def test_the_second_of_two_curators_is_told(waiting, by):
    row = waiting()
    confirm(row.pk, wording(), by())
    with pytest.raises(NotDecided) as refused:
        reject(row.pk, by("No.", person("dora", curator=True)))
    assert refused.value.why is Why.DECIDED_ALREADY
    assert Report.objects.count() == 1


def test_nobody_decides_on_their_own_report_or_board(board, waiting, cleo, by):
    own = waiting(way="signed-in", person=cleo)
    with pytest.raises(NotDecided) as refused:
        confirm(own.pk, wording(), by())
    assert refused.value.why is Why.OWN_REPORT
    other = waiting("The ranking shows two columns of garbled names.", smell="misdisplayed")
    maintainer(board, cleo, "editor")
    with pytest.raises(NotDecided) as refused:
        reject(other.pk, by("No."))
    assert refused.value.why is Why.OWN_BOARD


def test_who_is_no_curator_decides_nothing(waiting, by):
    row = waiting()
    with pytest.raises(NotDecided) as refused:
        confirm(row.pk, wording(), by(who=person("stranger")))
    assert refused.value.why is Why.NOT_A_CURATOR


def test_a_judgement_on_a_claimed_board_is_kept_from_the_public_for_a_week(
    client, board, waiting, by
):
    from datetime import timedelta

    from smells.passing_time import let_time_pass

    maintainer(board, person("owner"))
    row = waiting(smell="confusing")
    report = confirm(row.pk, wording(smell="confusing"), by())
    assert (report.state, report.opened_at) == ("suspected", None)
    assert client.get(f"/en/reports/{report.pk}/").status_code == 404
    assert not AuditEvent.objects.public().exists()
    let_time_pass(now=NOW + timedelta(days=7, minutes=1))
    report.refresh_from_db()
    assert report.state == "open"


def test_liveness_on_a_claimed_board_is_public_at_once(board, waiting, by):
    maintainer(board, person("owner"))
    assert confirm(waiting().pk, wording(), by()).state == "open"


def test_it_joins_the_open_report_of_the_same_smell_at_the_same_address(board, waiting, by):
    known = factories.report(board, "missing", entity=CHANNEL, url=HOME)
    row = waiting(same_as="new")
    assert row.state == "waiting"
    assert confirm(row.pk, wording(), by()) == known
    assert Report.objects.count() == 1


def test_those_that_joined_a_waiting_one_end_with_it(board, waiting, by):
    head, second = waiting(), waiting("I get a 404 when I try to submit, too.")
    assert (second.state, second.joined) == ("merged", head)
    report = confirm(head.pk, wording(), by("Right."))
    second.refresh_from_db()
    assert (second.state, second.report, second.answer) == ("confirmed", report, "Right.")
    assert report.public_reports.count() == 2


def test_a_reader_who_chose_the_open_report_is_joined_without_a_curator(board, waiting):
    known = factories.report(board, "missing", entity=CHANNEL, url=HOME)
    for row in (waiting(same_as=known), waiting(entity=CHANNEL)):
        assert (row.state, row.report) == ("merged", known)


def test_another_entity_or_address_or_an_unknown_smell_is_not_the_same(board, waiting):
    factories.report(board, "missing", entity=CHANNEL, url=HOME)
    assert waiting(entity="ranking-dataframe").state == "waiting"
    assert waiting(url=HOME + "other").state == "waiting"
    assert waiting(smell="").state == "waiting"
    assert waiting(smell="").state == "waiting"


def test_a_curator_joins_only_with_an_open_report_of_the_board(board, waiting, by):
    elsewhere = factories.report(factories.board(), "missing")
    row = waiting()
    with pytest.raises(NotDecided) as refused:
        join(row.pk, elsewhere.pk, by())
    assert refused.value.why is Why.NOT_OPEN
    known = factories.report(board, "inaccessible")
    join(row.pk, known.pk, by())
    row.refresh_from_db()
    assert (row.state, row.report) == ("merged", known)


def test_an_objection_is_taken_up_by_one_curator_and_decided_by_another(board, waiting, by, cleo):
    report = factories.report(board, "missing", url=HOME)
    row = waiting("The page is there, I have just opened it.", about=report)
    take_up(row.pk, by())
    report.refresh_from_db()
    assert (report.state, report.disputed_by) == ("disputed", cleo)
    with pytest.raises(NotAllowed):
        move_report(report.pk, Move.DISMISS, by=by().mover(board), text="So it is.", now=NOW)
    dora = by(who=person("dora", curator=True))
    move_report(report.pk, Move.DISMISS, by=dora.mover(board), text="So it is.", now=NOW)
    report.refresh_from_db()
    row.refresh_from_db()
    assert (report.state, row.state) == ("false_positive", "confirmed")


def test_a_readers_report_that_is_fixed_is_resolved_by_a_curator_who_looked(board, waiting, by):
    report = confirm(waiting().pk, wording(), by())
    row = waiting("It is there again, the form works for me now.", about=report)
    take_up(row.pk, by(who=person("dora", curator=True)), move=Move.VERIFY)
    report.refresh_from_db()
    assert report.state == "resolved"


def test_the_audit_log_names_the_curator_and_never_the_reader(board, waiting, by, cleo):
    ada = person("ada")
    row = waiting(way="signed-in", person=ada)
    confirm(row.pk, wording(), by("Right."))
    made, confirmed = AuditEvent.objects.order_by("pk")
    assert (made.action, made.person, made.is_public) == ("public-report-made", None, False)
    assert (confirmed.action, confirmed.person) == ("public-report-confirmed", cleo)
    assert confirmed.is_public
    assert "ada" not in f"{made.after} {confirmed.after} {confirmed.reason}"
    assert PublicReport.objects.get().reporter == ada
