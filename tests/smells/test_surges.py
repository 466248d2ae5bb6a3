"""What many boards begin to show at once accuses none of them before a person looked."""

import pytest

from crawler.extract.read import read_content
from smells.models import Report, Surge
from smells.surges import are_many, decide
from tests.smells.detectors.shown import markdown
from tests.smells.seen import DAY, START, page
from tests.smells.sweep import boards_alone, home, run

pytestmark = pytest.mark.django_db
RULE = "misdisplayed.stray-value"
HEADER = ["Rank", "Model", "Accuracy", "F1"]
GOOD = markdown(
    HEADER, [[n + 1, f"model-{word}", 90 - n, 80 - n] for n, word in enumerate("abcdefgh")]
)
BROKEN = GOOD.replace("| 86 |", "| [object Object] |")


def shows(url, text):
    return page(url, content=read_content(text.encode(), "text/markdown", url))


def world(*broken, since=START + DAY, until=START + 999 * DAY):
    """These boards show a broken cell for a while; all others are in order."""
    ill = {home(board) for board in broken}
    return lambda url, now: shows(url, BROKEN if url in ill and since <= now < until else GOOD)


def reported() -> set:
    reports = Report.objects.filter(rule_id=RULE).exclude(state="resolved")
    return {report.board for report in reports}


def test_what_many_boards_begin_to_show_at_once_is_held_up():
    boards = boards_alone(6)
    run(boards, world(*boards), days=5)
    surge = Surge.objects.get()
    assert (surge.rule_id, surge.platform, surge.ended_at) == (RULE, "independent", None)
    assert set(surge.boards.all()) == set(boards)
    assert START + DAY <= surge.began_at < START + 2 * DAY
    assert reported() == set()
    assert not Report.objects.filter(opened_at__isnull=False).exists()


def test_it_is_over_when_half_of_the_boards_are_in_order_again():
    boards = boards_alone(6)
    run(boards, world(*boards, until=START + 3 * DAY), days=5)
    surge = Surge.objects.get()
    assert surge.ended_at is not None and not surge.boards_at_fault
    assert surge.recovered >= 3
    assert not Report.objects.filter(opened_at__isnull=False).exists()


def test_when_a_person_finds_the_boards_at_fault_each_is_counted_by_itself():
    boards = boards_alone(6)
    end = run(boards, world(*boards), days=3)
    decide(Surge.objects.get(), boards_at_fault=True, now=end)
    run(boards, world(*boards), days=4, start=end)
    assert Surge.objects.count() == 1
    opened = Report.objects.filter(rule_id=RULE, state="open")
    assert {report.board for report in opened} == set(boards)


def test_a_few_among_many_are_counted_as_ever():
    boards = boards_alone(21)
    run(boards, world(*boards[:4]), days=4)
    assert not Surge.objects.exists()
    assert reported() == set(boards[:4])


def test_only_what_that_rule_found_is_taken_back():
    """The first board shows something else as well, and had begun to a little earlier."""
    boards = boards_alone(6)
    also = BROKEN.replace("model-h", "model-g")
    broken = world(*boards)
    first = home(boards[0])
    run(boards, lambda url, now: shows(url, also) if url == first else broken(url, now), days=4)
    others = Report.objects.filter(board=boards[0]).exclude(rule_id=RULE)
    assert others.exclude(state="resolved").exists()


def test_what_a_board_showed_at_its_first_look_did_not_begin():
    boards = boards_alone(6)
    run(boards, world(*boards, since=START), days=3)
    assert not Surge.objects.exists()
    assert reported() == set(boards)


@pytest.mark.parametrize(
    ("began", "looked_at", "many"), [(4, 4, False), (5, 24, True), (5, 25, False), (11, 50, True)]
)
def test_many_are_five_and_more_than_a_fifth(began, looked_at, many):
    assert are_many(range(began), range(looked_at)) is many


def test_a_curator_decides_in_the_admin(admin_client):
    surge = Surge.objects.create(
        rule_id=RULE, platform="github", began_at=START, last_seen_at=START
    )
    chosen = {"action": "boards_are_at_fault", "_selected_action": [surge.pk]}
    page = admin_client.post("/admin/smells/surge/", chosen, follow=True)
    surge.refresh_from_db()
    assert page.status_code == 200
    assert surge.ended_at is not None and surge.boards_at_fault


def test_the_status_page_says_what_waits(client):
    surge = Surge.objects.create(
        rule_id=RULE, platform="github", began_at=START, last_seen_at=START
    )
    assert RULE in client.get("/en/status/").content.decode()
    decide(surge, boards_at_fault=False, now=START)
    assert RULE not in client.get("/en/status/").content.decode()
