"""Getting a board by a proof that is not one's own: stolen, replayed, late, or placed beside."""

from datetime import timedelta

import pytest

from crawler.claims import claiming
from crawler.claims.claiming import take_answer
from crawler.claims.looking import look_at
from crawler.claims.tokens import is_among
from leaderboards.models import AuditEvent, Claim
from leaderboards.people import standings
from leaderboards.permissions import Standing
from leaderboards.vocabulary import ProofKind
from tests.crawler.answers import answer
from tests.crawler.claims.claimed import begun, proved
from tests.crawler.claims.test_looks import Opened
from tests.factories import NOW, board
from tests.people import person

pytestmark = pytest.mark.django_db
HOME = "https://board.example/ranking"
FILE = "https://board.example/.well-known/leaderboard-claim.txt"


@pytest.fixture(autouse=True)
def without_pauses(settings):
    settings.HOST_GAP_SECONDS = 0


@pytest.fixture
def ours():
    return board("Ours", url=HOME)


def page(token: str, *, url: str = HOME, hops=()):
    meta = f'<meta name="leaderboard-claim" content="{token}">'
    return answer(f"<head>{meta}</head>", url=url, hops=hops)


def looked(claim: Claim, given) -> str:
    """The claim's state after a look at what stands there."""
    claim = Claim.objects.select_related("board", "user").get(pk=claim.pk)
    [seen] = look_at([claim], now=NOW, client=Opened(given))
    take_answer(claim.pk, seen, now=NOW)
    claim.refresh_from_db()
    return claim.state


def what_was_seen(claim: Claim) -> list[str]:
    claim.refresh_from_db()
    return [each["code"] for each in claim.seen]


def owners(of) -> set[str]:
    return {row.user.username for row in of.maintainers.all()}


def test_the_right_token_at_the_right_place_is_the_only_one_that_proves(ours):
    claim = begun(ours, person("maker"))
    assert looked(claim, {HOME: page(claim.token)}) == "proved"


def test_a_stolen_token_makes_nobody_else_an_owner(ours):
    makers = proved(ours, person("maker"))
    thief = begun(ours, person("thief"))
    assert looked(thief, {HOME: page(makers.token)}) == "pending"
    assert owners(ours) == {"maker"}


def test_a_token_of_another_board_of_the_same_person_proves_nothing(ours):
    maker = person("maker")
    other = board("Other", url="https://board.example/other")
    of_other = begun(other, maker)
    claim = begun(ours, maker)
    assert looked(claim, {HOME: page(of_other.token)}) == "pending"


def test_a_token_of_another_way_proves_nothing(ours):
    maker = person("maker")
    by_meta, by_file = begun(ours, maker), begun(ours, maker, ProofKind.WELL_KNOWN)
    file = answer(by_meta.token, url=FILE, content_type="text/plain")
    assert looked(by_file, {FILE: file}) == "pending"


def test_a_token_on_another_path_of_the_host_is_not_even_seen(ours):
    claim = begun(ours, person("thief"))
    beside = "https://board.example/~thief/"
    assert looked(claim, {HOME: page("none"), beside: page(claim.token)}) == "pending"
    assert what_was_seen(claim) == ["answered", "meta-other"]


def test_a_token_that_was_withdrawn_proves_no_later_claim(ours):
    maker = person("maker")
    old = proved(ours, maker)
    claiming.withdraw(old.pk, now=NOW)
    new = begun(ours, maker)
    assert looked(new, {HOME: page(old.token)}) == "pending"
    assert looked(old, {HOME: page(old.token)}) == "withdrawn"
    assert owners(ours) == set()


def test_a_token_that_ran_out_proves_nothing(ours):
    claim = begun(ours, person("maker"), at=NOW - timedelta(days=7))
    assert looked(claim, {HOME: page(claim.token)}) == "expired"
    assert owners(ours) == set()


@pytest.mark.parametrize(
    "hops",
    [
        ((HOME, 302), ("https://evil.example/", 200)),
        ((HOME, 302), ("https://evil.example/", 302), ("https://board.example/x", 200)),
        ((HOME, 302), ("https://board.example.evil.example/", 200)),
        ((HOME, 302), ("http://board.example/ranking", 200)),
    ],
)
def test_a_redirect_to_elsewhere_on_the_way_proves_nothing(ours, hops):
    claim = begun(ours, person("thief"))
    given = page(claim.token, url=hops[-1][0], hops=hops[:-1])
    assert looked(claim, {HOME: given}) == "pending"
    assert what_was_seen(claim) == ["led-elsewhere"]


def test_another_name_below_a_shared_host_is_another_owner():
    shared = "https://lab.github.io/board/"
    of_lab = board("Lab", url=shared)
    claim = begun(of_lab, person("thief"))
    hops = ((shared, 302),)
    given = page(claim.token, url="https://thief.github.io/", hops=hops)
    assert looked(claim, {shared: given}) == "pending"
    assert what_was_seen(claim) == ["led-elsewhere"]


def test_a_redirect_within_the_site_is_its_owners_own(ours):
    claim = begun(ours, person("maker"))
    given = page(claim.token, url="https://www.board.example/en", hops=((HOME, 301),))
    assert looked(claim, {HOME: given}) == "proved"


@pytest.mark.parametrize("found", ["", "é", "\ud800", "leaderboard-claim-", "x" * 100_000])
def test_odd_signs_are_compared_without_a_fault(found):
    assert not is_among("leaderboard-claim-" + "0" * 40, [found])


def test_hostile_text_at_the_place_is_kept_short_and_storable(ours):
    claim = begun(ours, person("maker"), ProofKind.WELL_KNOWN)
    hostile = b"\x00" + b"<script>" * 50_000 + "\ud800".encode("utf-8", "surrogatepass")
    file = answer(hostile, url=FILE, content_type="text/plain")
    assert looked(claim, {FILE: file}) == "pending"
    claim.refresh_from_db()
    assert len(claim.seen[1]["values"]["text"]) <= 300


def test_who_claims_a_board_that_is_maintained_becomes_no_more_than_another_owner(ours):
    proved(ours, person("maker"))
    second = begun(ours, person("second"))
    assert looked(second, {HOME: page(second.token)}) == "proved"
    assert owners(ours) == {"maker", "second"}
    assert Standing.OWNER in standings(Claim.objects.get(user__username="maker").user, ours)


def test_the_log_never_holds_a_token(ours):
    claim = proved(ours, person("maker"))
    for event in AuditEvent.objects.all():
        assert claim.token not in f"{event.subject}{event.reason}{event.before}{event.after}"
