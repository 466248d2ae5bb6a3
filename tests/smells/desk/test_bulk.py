"""One move for many reports: what is refused is named with its reason, the others move."""

import pytest

from smells.models import ReportEvent
from tests import factories
from tests.people import maintainer

pytestmark = pytest.mark.django_db
BACK = "/en/desk/?smell=missing"


def post(client, *reports, move="acknowledge", **more):
    sent = {"move": move, "report": [each.pk for each in reports], "next": BACK, **more}
    return client.post("/en/desk/moves/", sent)


def states(*reports):
    for each in reports:
        each.refresh_from_db()
    return [each.state for each in reports]


@pytest.fixture
def several(board, people):
    other = factories.board("Other board")
    maintainer(other, people.owner, "editor")
    return [
        factories.report(board),
        factories.report(other, "redundant"),
        factories.report(board, state="acknowledged", url="https://already.example/"),
        factories.report(factories.board("Not mine")),
    ]


def test_what_may_move_moves_and_the_rest_is_named_once(owner, several):
    answer = post(owner, *several)
    assert answer["Location"] == BACK
    assert states(*several) == ["acknowledged", "acknowledged", "acknowledged", "open"]
    page = owner.get(BACK).content.decode()
    assert "done for 2 smells, not for 1" in page
    named = page.split('class="mt-1 mb-0"')[1].split("</ul>")[0]
    assert "already.example" in named and "It is so already." in named
    assert "done for" not in owner.get(BACK).content.decode()


def test_a_report_of_somebody_elses_board_is_never_touched_nor_named(owner, several):
    post(owner, several[3])
    assert states(several[3]) == ["open"] and not ReportEvent.objects.exists()
    assert "Choose at least one smell first" in owner.get(BACK).content.decode()


def test_words_are_asked_for_once_for_all_and_kept_when_they_lack(owner, several):
    page = post(owner, *several, move="accept").content.decode()
    for each in several[:3]:
        assert f'name="report" value="{each.pk}"' in page
    assert f'value="{several[3].pk}"' not in page
    assert "field-error" not in page
    page = post(owner, *several, move="accept", text="As agreed", days="30").content.decode()
    assert "field-error" in page and "As agreed" in page
    assert states(*several[:2]) == ["open", "open"]
    post(owner, *several, move="accept", text="As agreed", days="30", reason="fix-planned")
    assert states(*several) == ["accepted", "accepted", "accepted", "open"]
    assert {event.text for event in ReportEvent.objects.all()} == {"As agreed"}


def test_nonsense_among_the_ids_keeps_nothing_from_moving(owner, several):
    sent = ["x", "-1", "", "9" * 30, "99999999", str(several[0].pk), str(several[0].pk)]
    owner.post("/en/desk/moves/", {"move": "claim-fix", "report": sent})
    assert states(several[0]) == ["fix_claimed"] and ReportEvent.objects.count() == 1


def test_nothing_chosen_is_said(owner):
    post(owner)
    assert "Choose at least one smell first" in owner.get(BACK).content.decode()


def test_who_has_no_board_moves_nothing(client, people, several):
    client.force_login(people.stranger)
    post(client, *several)
    assert states(*several) == ["open", "open", "acknowledged", "open"]
    client.logout()
    assert "/accounts/login" in post(client, *several)["Location"]


def test_coming_back_from_signing_in_leads_to_the_desk(owner):
    assert owner.get("/en/desk/moves/")["Location"] == "/en/desk/"


def test_the_result_is_told_in_chinese(owner, several):
    post(owner, *several)
    page = owner.get("/zh-hans/desk/").content.decode()
    assert "done for" not in page and "It is so already" not in page
