"""The audit log as people and machines read it."""

from datetime import timedelta

import pytest

from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.people_labels import AUDIT_ACTION_LABELS
from leaderboards.timeline import Sees, events_of, in_words, latest, without_addresses
from leaderboards.timeline_words import ACTIONS_OF, Kind
from leaderboards.vocabulary import ActorKind
from tests.factories import NOW
from tests.factories import board as made_board
from tests.leaderboards.api.schema import fits
from tests.people import people_of, person

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> write to me@mail.example"


@pytest.fixture
def board():
    return made_board("A board", slug="a-board")


@pytest.fixture
def people(board):
    return people_of(board)


def event(board, action=AuditAction.ROLE_CHANGED, actor=ActorKind.MAINTAINER, **told):
    return record(action, at=told.pop("at", NOW), actor=actor, board=board, **told)


def test_every_action_has_one_kind_and_words() -> None:
    for action in AuditAction:
        assert [kind for kind in Kind if action in ACTIONS_OF[kind]].__len__() == 1, action
        assert AUDIT_ACTION_LABELS[action.value]


def test_an_event_in_words(board, people) -> None:
    before = {"role": "editor", "basis": "grant"}
    after = {"role": "owner", "basis": "grant", "because": "transfer-reverted"}
    subject = f"person:{people.editor.pk}"
    event(board, person=people.owner, subject=subject, before=before, after=after)
    [entry] = latest(board)
    assert (entry.what, entry.actor, entry.who, entry.about) == (
        "Role changed",
        "Maintainer",
        "owner",
        "editor",
    )
    assert [(each.name, each.before, each.after) for each in entry.changes] == [
        ("Role", "Editor", "Owner"),
        ("Because", "", "the handing over was reverted"),
    ]


def test_who_is_gone_has_no_name_any_more(board) -> None:
    left = person("left")
    event(board, AuditAction.MAINTAINER_LEFT, person=left, subject=f"person:{left.pk}")
    left.delete()
    assert latest(board)[0].who == "a former maintainer"


def test_readers_and_curators_are_not_named_in_public(board, people) -> None:
    event(board, AuditAction.GRANTED, ActorKind.CURATOR, person=people.curator)
    event(board, AuditAction.PUBLIC_REPORT_MADE, ActorKind.PERSON, person=people.stranger)
    assert [entry.who for entry in in_words(events_of(board))] == ["", ""]
    whole = in_words(events_of(board, sees=Sees.ALL), sees=Sees.ALL)
    assert [entry.who for entry in whole] == ["stranger", "curator"]


def test_owners_read_no_names_of_curators_claimants_and_readers(client, board, people) -> None:
    rival, reader = person("a-rival"), person("a-reader")
    event(board, AuditAction.GRANTED, ActorKind.CURATOR, person=people.curator)
    for action in (AuditAction.CLAIM_BEGUN, AuditAction.CLAIM_FAILED):
        for who in (rival, people.editor):
            about = {"subject": f"person:{who.pk}", "after": {"claim": "pending"}}
            event(board, action, ActorKind.PERSON, person=who, is_public=False, **about)
    made = AuditAction.PUBLIC_REPORT_MADE
    event(board, made, ActorKind.PERSON, person=reader, after={"smell": "stale"}, is_public=False)
    shown = {}
    for who in (people.owner, people.curator):
        client.force_login(who)
        shown[who] = client.get("/en/boards/a-board/timeline/").content.decode()
    page, whole = shown[people.owner], shown[people.curator]
    main = page[page.index("<main") :]
    for hidden in (">curator", "a-rival", "a-reader", "reader reported"):
        assert hidden not in main
    assert main.count("editor") and main.count("Claim begun") == 2
    for told in ("a-rival", "a-reader"):
        assert told in whole


def test_no_mail_address_and_no_unknown_value_is_told(board) -> None:
    event(board, reason=HOSTILE, after={"role": "a@b.example", "network": "192.0.2.1"})
    [entry] = latest(board)
    assert entry.reason == "<script>alert(1)</script> write to …@…"
    assert [(each.name, each.after) for each in entry.changes] == [("Role", "…@…")]


@pytest.mark.parametrize("text", ["a@b.c", "Write: a.b+c@mail.example.", "<x@y.z>", "甲@例子.公司"])
def test_mail_addresses_are_made_unreadable(text) -> None:
    assert without_addresses(text).replace("…@…", "").count("@") == 0


def test_the_code_of_a_move_is_no_reason(board) -> None:
    moved = AuditAction.REPORT_MOVED
    event(board, moved, reason="fixed", subject="report:7", after={"state": "x", "reason": "fixed"})
    [entry] = latest(board)
    assert (entry.reason, entry.report_id) == ("", 7)
    assert [each.name for each in entry.changes] == ["State"]


@pytest.mark.parametrize(
    ("who", "sees"),
    [(None, 1), ("stranger", 1), ("editor", 1), ("owner", 2), ("curator", 2)],
)
def test_the_private_part_is_for_owners_and_curators(client, board, people, who, sees) -> None:
    event(board)
    event(board, AuditAction.INVITED, is_public=False)
    if who:
        client.force_login(getattr(people, who))
    page = client.get("/en/boards/a-board/timeline/").content.decode()
    assert page.count("<li>\n    <div>") == sees
    assert ("Invitation made" in page) == (sees == 2)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_is_narrowed_turned_and_escapes(client, board, language) -> None:
    for number in range(60):
        event(board, at=NOW + timedelta(hours=number), reason=HOSTILE)
    event(board, AuditAction.CLAIM_PROVED, at=NOW - timedelta(days=9))
    path = f"/{language}/boards/a-board/timeline/"
    page = client.get(path).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page
    assert "?page=2" in page and "mail.example" not in page
    narrowed = client.get(f"{path}?kind=claims").content.decode()
    assert narrowed.count("<li>\n    <div>") == 1
    assert 'role="alert"' in client.get(f"{path}?kind=nonsense").content.decode()
    board_page = client.get(f"/{language}/boards/a-board/").content.decode()
    assert board_page.count("&lt;script&gt;alert(1)") == 10


def test_the_api_gives_the_public_part(client, board, people) -> None:
    subject = f"person:{people.editor.pk}"
    event(board, person=people.owner, subject=subject, before={"role": "editor"})
    event(board, AuditAction.INVITED, is_public=False)
    event(board, AuditAction.CLAIM_LAPSED, ActorKind.CLOCK, at=NOW - timedelta(days=1))
    answer = client.get("/api/v1/boards/a-board/timeline?page_size=1")
    found = fits(client, answer, "/api/v1/boards/{slug}/timeline")
    assert found["count"] == 2 and found["next"]
    [first] = found["results"]
    assert (first["person"], first["about"], first["before"]) == (
        "owner",
        "editor",
        {"role": "editor"},
    )
    narrowed = client.get("/api/v1/boards/a-board/timeline?kind=claims").json()
    assert [each["action"] for each in narrowed["results"]] == ["claim-lapsed"]
    assert client.get("/api/v1/boards/a-board/timeline?kind=x").status_code == 400
    assert client.get("/api/v1/boards/none/timeline").status_code == 404


def test_whether_a_board_is_claimed_is_said_and_filtered(client, board, people) -> None:
    made_board("Unclaimed", slug="unclaimed")
    for asked, slug in (("yes", "a-board"), ("no", "unclaimed")):
        [row] = client.get(f"/api/v1/boards?claimed={asked}").json()["results"]
        assert (row["slug"], row["is_claimed"]) == (slug, asked == "yes")
    item = fits(client, client.get("/api/v1/boards/a-board"), "/api/v1/boards/{slug}")
    assert item["is_claimed"] is True
    assert len(client.get("/api/v1/boards?claimed=yes&claimed=no").json()["results"]) == 2
    assert "Unclaimed" not in client.get("/en/boards/?claimed=yes").content.decode()


def test_the_number_of_queries_does_not_grow(board, django_assert_max_num_queries) -> None:
    for number in range(20):
        actor = person(f"person-{number}")
        event(board, person=actor, subject=f"person:{actor.pk}")
    with django_assert_max_num_queries(3):  # what was joined, the events, the names
        assert len(latest(board)) == 10
