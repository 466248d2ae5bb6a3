"""The pages of a board's people: who may use which, and what they do."""

import pytest
from django.test import Client

from leaderboards import invitations, transfers
from leaderboards.models import Invitation
from tests.factories import board as made_board
from tests.leaderboards.team.claims import claim, proved_owner, roles
from tests.people import maintainer, people_of, person

pytestmark = pytest.mark.django_db
TEAM = "/en/boards/a-board/team/"
CURATION = "/en/curation/boards/a-board/"
HOSTILE = "<img src=x onerror=alert(1)>"
PEOPLE = ("visitor", "stranger", "editor", "owner", "curator")


@pytest.fixture
def board():
    return made_board("A board", slug="a-board")


@pytest.fixture
def people(board):
    return people_of(board)


@pytest.fixture
def now():
    from django.utils import timezone

    return timezone.now()


def signed_in(user) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


# The action of each page by the table in permissions.py; the third row is a further maintainer.
PAGES = {
    "team": ("get", TEAM, {"editor", "owner", "curator"}),
    "role": ("post", TEAM + "{row}/role/", {"owner"}),
    "remove": ("post", TEAM + "{row}/remove/", {"owner"}),
    "leave": ("post", TEAM + "leave/", {"editor", "owner"}),
    "invite": ("post", TEAM + "invitations/", {"owner"}),
    "withdraw": ("post", TEAM + "invitations/{invitation}/withdraw/", {"owner"}),
    "transfer": ("post", TEAM + "transfer/", {"owner"}),
    "grants": ("get", CURATION, {"curator"}),
    "grant": ("post", CURATION, {"curator"}),
    "revoke": ("post", CURATION + "people/{row}/revoke/", {"curator"}),
    "revoke a claim": ("post", CURATION + "claims/{claim}/revoke/", {"curator"}),
}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("page", PAGES)
def test_who_may_use_which_page(board, people, now, page, who) -> None:
    third = maintainer(board, person("third"), "editor", basis="grant")
    made, _token = invitations.invite(board, role="editor", note="", by=people.owner, now=now)
    ids = {"row": third.pk, "invitation": made.pk, "claim": claim(board, people.stranger).pk}
    method, path, allowed = PAGES[page]
    sent = {"role": "owner", "to": third.pk, "reason": "said so", "name": "stranger"}
    answer = getattr(signed_in(getattr(people, who)), method)(path.format(**ids), sent)
    if who == "visitor":
        assert answer.status_code == 302 and "/accounts/login/" in answer["Location"]
    elif who in allowed:
        assert answer.status_code in (200, 302), answer.content
    else:
        assert answer.status_code == 403
    if who not in allowed:
        assert roles(board) == {"owner": "owner", "editor": "editor", "third": "editor"}
        assert Invitation.objects.get().withdrawn_at is None
        assert not board.transfers.exists()


def test_another_boards_owner_is_a_stranger_here(board, people) -> None:
    maintainer(made_board(slug="other"), people.stranger)
    row = board.maintainers.get(user=people.editor)
    client = signed_in(people.stranger)
    assert client.post(f"{TEAM}{row.pk}/remove/").status_code == 403
    other = f"/en/boards/other/team/{row.pk}/remove/"  # a row of a board that is not theirs
    assert client.post(other).status_code == 404
    assert roles(board)["editor"] == "editor"


def test_writes_need_the_token_of_the_form(board, people) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.owner)
    for path in (f"{TEAM}leave/", f"{TEAM}invitations/"):
        assert client.post(path, {"role": "owner"}).status_code == 403
    assert client.get(f"{TEAM}invitations/").status_code == 405
    assert roles(board)["owner"] == "owner"


def test_an_invitation_from_the_link_to_the_board(board, people) -> None:
    owner = signed_in(people.owner)
    page = owner.post(f"{TEAM}invitations/", {"role": "editor", "note": HOSTILE}, follow=True)
    link = page.content.decode().partition("http://testserver")[2].partition("<")[0]
    assert "/invitations/" in link and HOSTILE not in page.content.decode()
    assert link not in owner.get(TEAM).content.decode()  # shown once
    guest = signed_in(people.stranger)
    shown = guest.get(link).content.decode()
    assert "A board" in shown and "Invited by" in shown and HOSTILE not in shown
    assert guest.post(link).status_code == 302 and roles(board)["stranger"] == "editor"
    again = signed_in(person("late")).post(link)
    assert again.status_code == 409 and "been used" in again.content.decode()
    assert signed_in(None).get(link)["Location"].startswith("/en/accounts/login/")
    assert guest.get("/en/invitations/guessed/").status_code == 404


def test_what_was_typed_is_kept_beside_what_was_wrong(board, people) -> None:
    curator = signed_in(people.curator)
    sent = {"name": HOSTILE, "role": "owner", "reason": ""}
    answer = curator.post(CURATION, sent)
    page = answer.content.decode()
    assert answer.status_code == 400 and "Nobody has this user name" in page
    assert "Give a reason" in page and HOSTILE not in page and "&lt;img src=x" in page
    too_long = signed_in(people.owner).post(
        f"{TEAM}invitations/", {"role": "editor", "note": "x" * 101}
    )
    assert too_long.status_code == 400 and "x" * 101 in too_long.content.decode()


def test_handing_over_asks_first_and_can_be_taken_back(board, people) -> None:
    owner, row = signed_in(people.owner), board.maintainers.get(user=people.editor)
    assert "Hand it over" in owner.get(f"{TEAM}transfer/?to={row.pk}").content.decode()
    assert roles(board)["owner"] == "owner"
    page = owner.post(f"{TEAM}transfer/", {"to": row.pk}, follow=True).content.decode()
    assert roles(board)["editor"] == "owner" and "Take it back" in page
    revert = f"{TEAM}transfers/{board.transfers.get().pk}/revert/"
    for other in (people.editor, people.stranger, people.curator):
        assert signed_in(other).post(revert).status_code == 403
    assert owner.get(revert).status_code == 200
    owner.post(revert)
    assert roles(board) == {"owner": "owner", "editor": "editor"}


def test_the_last_owner_is_warned_before_leaving(board, people) -> None:
    owner = signed_in(people.owner)
    assert "You are its last owner" in owner.get(f"{TEAM}leave/").content.decode()
    editor = signed_in(people.editor).get(f"{TEAM}leave/").content.decode()
    assert "You are its last owner" not in editor
    owner.post(f"{TEAM}leave/")
    assert roles(board) == {}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_is_there_in_both_languages(board, people, now, language) -> None:
    proved = proved_owner(board, person("ann"), at=now)
    _made, token = invitations.invite(board, role="editor", note="n", by=people.owner, now=now)
    over = transfers.transfer(board, former=people.owner, new=people.editor, now=now)
    base = f"/{language}/boards/a-board/team/"
    row = board.maintainers.get(user=people.owner)
    pages = [
        (proved.user, base),
        (proved.user, f"{base}{row.pk}/remove/"),
        (proved.user, f"{base}leave/"),
        (proved.user, f"{base}transfer/?to={row.pk}"),
        (people.owner, f"{base}transfers/{over.pk}/revert/"),
        (people.stranger, f"/{language}/invitations/{token}/"),
        (people.curator, f"/{language}/curation/boards/a-board/"),
        (people.curator, f"/{language}/curation/boards/a-board/people/{row.pk}/revoke/"),
        (people.curator, f"/{language}/curation/boards/a-board/claims/{proved.claim_id}/revoke/"),
    ]
    for user, path in pages:
        answer = signed_in(user).get(path)
        assert answer.status_code == 200, path
        heading = answer.content.decode().partition("<h1>")[2].partition("</h1>")[0]
        assert any("一" <= sign <= "鿿" for sign in heading) == (language == "zh-hans"), path
    assert "no-store" in signed_in(proved.user).get(base)["Cache-Control"]


def test_letters_are_written_in_both_languages() -> None:
    from leaderboards.account.letters import written

    told = {"board": "A <b>", "slug": "a-board", "name": "ann", "person": "bob", "role": "owner"}
    told |= {"reason": "so", "until": "2026-08-08", "transfer": 1, "site_url": "https://x.example"}
    for name in (
        *("right_ended", "role_changed", "invitation_accepted", "right_granted"),
        *("right_revoked", "board_handed_over", "transfer_reverted"),
    ):
        for why in ("removed", "no-owner", "claim-ended", "revoked"):
            english, chinese = (
                written(name, code, {**told, "why": why}) for code in ("en", "zh-hans")
            )
            assert "A <b>" in english[0] and "A <b>" in chinese[0]
            assert english != chinese and "https://x.example/zh-hans/boards/a-board/" in chinese[1]
