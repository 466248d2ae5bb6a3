"""What a check read is kept once, and measured by later."""

from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.content import Content
from crawler.earlier import EarlierTable
from crawler.extract.read import read_content
from crawler.models import Snapshot
from crawler.snapshots import earlier_of, keep_content
from tests import factories
from tests.smells.seen import DAY, START, observation, page, unread

pytestmark = pytest.mark.django_db
URL = "https://board.example/"


def shown(rows: int, **fields):
    """A page whose one ranking has that many rows."""
    body = "\n".join(f"| m-{n} | {90 - n} |" for n in range(rows))
    text = f"# Leaderboard\n\n| Model | Accuracy |\n|---|---|\n{body}\n"
    content = read_content(text.encode(), "text/markdown", URL)
    given = {"content": content, "body_sha256": f"{rows:064}", "final_url": URL}
    return page(URL, **{**given, **fields})


@pytest.fixture
def board():
    return factories.board("A board", url=URL)


def keep(board, *pages, at=START, doubted=()):
    check = factories.check(board, at=at)
    keep_content(check, observation(*pages, at=at), doubted=doubted)
    return check


def test_what_was_read_is_kept_with_its_check(board):
    check = keep(board, shown(5))
    snapshot = check.snapshots.get()
    assert (snapshot.url, snapshot.rows, snapshot.good_at) == (URL, 5, START)
    assert snapshot.read().tables == shown(5).content.tables


def test_the_same_content_is_kept_once_and_its_last_sight_told(
    board, django_assert_max_num_queries
):
    keep(board, shown(5))
    later = factories.check(board, at=START + DAY)
    with django_assert_max_num_queries(3):
        keep_content(later, observation(shown(5), at=START + DAY), doubted=())
    snapshot = Snapshot.objects.get()
    assert (snapshot.first_seen_at, snapshot.last_seen_at) == (START, START + DAY)
    assert snapshot.checks.count() == 2


def test_the_same_content_in_another_answer_is_kept_once(board):
    keep(board, shown(5))
    keep(board, shown(5, body_sha256="f" * 64), at=START + DAY)
    assert Snapshot.objects.get().last_seen_at == START + DAY


def test_the_same_answer_read_to_another_effect_is_kept_anew(board):
    keep(board, shown(5))
    keep(board, replace(shown(6), body_sha256=shown(5).body_sha256), at=START + DAY)
    assert Snapshot.objects.count() == 2


def test_two_addresses_never_share_a_snapshot(board):
    keep(board, shown(5), replace(shown(5), url=f"{URL}mirror"))
    assert {each.url for each in Snapshot.objects.all()} == {URL, f"{URL}mirror"}


def test_a_page_that_was_not_read_keeps_nothing(board):
    keep(board, unread(URL))
    assert not Snapshot.objects.exists()


def test_the_measure_is_the_last_look_in_good_order(board):
    keep(board, shown(20))
    keep(board, shown(5), at=START + DAY, doubted={URL})
    partly = replace(shown(3).content, unread=("its app: it sleeps, and was not woken",))
    keep(board, shown(3, content=partly), at=START + 2 * DAY)
    assert earlier_of(board) == (EarlierTable(URL, "leaderboard", 20, START.date().isoformat()),)
    keep(board, shown(21), at=START + 3 * DAY)
    assert [each.rows for each in earlier_of(board)] == [21]


def test_what_could_not_be_read_at_all_is_told_and_measures_nothing(board):
    check = keep(board, page(URL, content=Content(URL, unread=("the file holds no table",))))
    snapshot = check.snapshots.get()
    assert (snapshot.rows, snapshot.good_at) == (None, None)
    assert snapshot.summary["unread"] == ["the file holds no table"]
    assert earlier_of(board) == ()


def test_content_never_enters_the_check_itself(board):
    from smells.engine import examine
    from smells.recheck import store
    from smells.unchanged import Seen

    seen = observation(shown(50))
    check = store(board, Seen(seen), examine(seen), took_ms=1)
    assert "m-7" not in str(check.observation)
    assert check.snapshots.get().rows == 50
    assert timedelta(0) == check.snapshots.get().last_seen_at - check.at
