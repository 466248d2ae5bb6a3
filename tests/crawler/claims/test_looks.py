"""From claims in the database to answers and back: asked looks and those of the clock."""

from datetime import timedelta

import pytest

from crawler import tasks
from crawler.claims import asked_looks, looking, regular_looks
from crawler.claims.asked_looks import Stage, stage_of
from crawler.claims.looking import look_at
from crawler.fetch.errors import TimedOut
from leaderboards.celery import app
from leaderboards.models import Claim
from leaderboards.vocabulary import ProofKind
from tests.crawler.answers import Answers, answer
from tests.crawler.claims.claimed import FOUND, GONE, SILENT, begun, proved, told
from tests.factories import NOW, board, check
from tests.people import person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HOME = "https://board.example/ranking"
ORIGINS = ("https://board.example", "https://www.board.example", "http://board.example")
OTHERS = ("https://evil.example", "https://board.example.evil.example")
SHARED = ("https://lab.github.io", "https://thief.github.io")
ROBOTS = {f"{origin}/robots.txt": answer("", status=404) for origin in (*ORIGINS, *OTHERS, *SHARED)}


@pytest.fixture(autouse=True)
def without_pauses(settings):
    settings.HOST_GAP_SECONDS = 0


class Opened:
    """Answers as a client that is opened for a run."""

    def __init__(self, given):
        self.answers = Answers({**ROBOTS, **given})

    async def __aenter__(self):
        return self.answers

    async def __aexit__(self, *_):
        pass


@pytest.fixture
def claim():
    return begun(board("Ours", url=HOME), person("maker"))


def page(claim):
    meta = f'<meta name="leaderboard-claim" content="{claim.token}">'
    return answer(f"<head>{meta}</head>", url=HOME)


def test_a_look_goes_to_the_address_of_the_catalogue(claim):
    client = Opened({HOME: page(claim)})
    [seen] = look_at([claim], now=NOW, client=client)
    assert seen.verdict == "proved"
    assert client.answers.asked == ["https://board.example/robots.txt", HOME]


def test_an_address_that_left_the_board_proves_nothing_and_is_not_asked(claim):
    claim.board.locations.all().delete()
    client = Opened({})
    [seen] = look_at([claim], now=NOW, client=client)
    assert (seen.verdict, seen.seen[0].code) == ("not-there", "not-of-the-board")
    assert client.answers.asked == []


def test_a_fault_of_ours_could_not_tell(claim, monkeypatch, caplog):
    monkeypatch.setattr(looking.proofs, "look", None)
    [seen] = look_at([claim], now=NOW, client=Opened({}))
    assert seen.verdict == "could-not-tell"
    assert claim.token not in caplog.text


@pytest.mark.parametrize("way", [ProofKind.GITHUB_PERMISSION, ProofKind.REPOSITORY_FILE])
def test_the_repository_that_the_last_check_saw_is_the_one_that_counts(way):
    url = "https://github.com/lab/board"
    made = board(url=url)
    state = {"full_name": "lab/board", "archived": False, "numeric_id": 7}
    pages = [{"url": url, "repository": state}]
    check(made, observation={"board": made.slug, "at": "", "run_id": "", "pages": pages})
    claim = begun(made, person("maker"), way)
    prepared = looking._prepared(claim, now=NOW)
    assert prepared and prepared.asked.bound_to == "repository:7"


def test_an_asked_look_brings_the_claim_up_to_date(claim, monkeypatch):
    monkeypatch.setattr(asked_looks, "look_at", lambda claims, now: [FOUND])
    number = asked_looks.ask(claim, now=NOW)
    assert stage_of(claim, now=NOW) is Stage.WAITING
    asked_looks.look(claim.pk, number, now=NOW)
    claim.refresh_from_db()
    assert claim.state == "proved"
    assert stage_of(claim, now=NOW) is None


def test_while_a_look_is_under_way_no_other_is_begun(claim):
    assert asked_looks.ask(claim, now=NOW)
    assert asked_looks.ask(claim, now=NOW) is None
    assert asked_looks.ask(claim, now=NOW + timedelta(minutes=11))


def test_a_message_that_comes_twice_looks_once(claim, monkeypatch):
    looks = []
    monkeypatch.setattr(asked_looks, "look_at", lambda claims, now: looks.append(1) or [GONE])
    number = asked_looks.ask(claim, now=NOW)
    for _ in range(2):
        asked_looks.look(claim.pk, number, now=NOW)
    asked_looks.look(claim.pk, "another", now=NOW)
    assert looks == [1]


def test_a_look_that_breaks_off_says_so(claim, monkeypatch):
    def broken(claims, now):
        raise RuntimeError("ours")

    monkeypatch.setattr(asked_looks, "look_at", broken)
    number = asked_looks.ask(claim, now=NOW)
    with pytest.raises(RuntimeError):
        asked_looks.look(claim.pk, number, now=NOW)
    assert stage_of(claim, now=NOW) is Stage.BROKEN_OFF


def test_nobody_who_takes_it_up_is_told_after_ten_minutes(claim):
    asked_looks.ask(claim, now=NOW)
    assert stage_of(claim, now=NOW + timedelta(minutes=11)) is Stage.UNANSWERED


def test_the_clock_looks_at_what_is_due_and_at_nothing_else(claim):
    proved(claim.board, claim.user)
    later = proved(board(), person("later"), at=NOW + DAY)
    looked = []

    def look(claims):
        looked.extend(claims)
        return [GONE] * len(claims)

    assert regular_looks.look_at_claims(now=NOW + 30 * DAY, look=look) == 1
    assert looked == [claim]
    claim.refresh_from_db()
    later.refresh_from_db()
    assert (claim.state, later.state) == ("failing", "proved")


def test_many_that_are_due_are_all_looked_at_once(monkeypatch):
    monkeypatch.setattr(regular_looks, "AT_ONCE", 2)
    for number in range(5):
        proved(board(), person(f"maker{number}"))
    given = regular_looks.look_at_claims(
        now=NOW + 31 * DAY, look=lambda claims: [FOUND] * len(claims)
    )
    assert given == 5
    assert not Claim.objects.to_look_at(NOW + 31 * DAY).exists()


def test_one_that_cannot_be_written_keeps_no_other(monkeypatch):
    first, second = proved(board(), person("a")), proved(board(), person("b"))
    real = regular_looks.take_answer

    def take(claim_id, answer, now):
        if claim_id == first.pk:
            raise RuntimeError("ours")
        return real(claim_id, answer, now=now)

    monkeypatch.setattr(regular_looks, "take_answer", take)
    regular_looks.look_at_claims(now=NOW + 31 * DAY, look=lambda claims: [GONE] * len(claims))
    second.refresh_from_db()
    assert second.state == "failing"


def test_silence_is_asked_again_the_next_day(claim):
    proved(claim.board, claim.user)
    then = NOW + 30 * DAY
    regular_looks.look_at_claims(now=then, look=lambda claims: [SILENT] * len(claims))
    claim.refresh_from_db()
    assert (claim.state, claim.next_look_at) == ("proved", then + DAY)


def test_what_was_never_proved_runs_out(claim):
    regular_looks.look_at_claims(now=NOW + 7 * DAY, look=lambda claims: [])
    claim.refresh_from_db()
    assert claim.state == "expired"
    assert told(claim.board) == ["claim-begun", "claim-expired"]


def test_a_host_that_times_out_takes_no_right_away(claim):
    proved(claim.board, claim.user)
    claim.refresh_from_db()
    [seen] = look_at([claim], now=NOW, client=Opened({HOME: TimedOut("no answer")}))
    assert seen.verdict == "could-not-tell"


def test_celery_knows_both_tasks_and_asked_looks_have_the_quick_queue():
    assert app.conf.task_routes[tasks.look_for_proof.name] == "asked"
    assert tasks.look_at_claims.name == "crawler.tasks.look_at_claims"
