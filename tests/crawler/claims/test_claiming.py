"""A claim begins, is proved, fails, lapses and is withdrawn: rights and letters follow."""

from datetime import timedelta

import pytest

from crawler.claims import claiming
from crawler.claims.claiming import NotPossible, take_answer, withdraw
from leaderboards import grants
from leaderboards.models import AuditEvent, Claim
from leaderboards.people import standings
from leaderboards.permissions import Standing
from leaderboards.vocabulary import ProofKind
from tests.crawler.claims.claimed import (
    FOUND,
    GONE,
    MUST_SIGN_IN,
    SILENT,
    begun,
    proved,
    told,
)
from tests.factories import NOW, board, location
from tests.people import maintainer, person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def ours():
    return board("Ours", url="https://board.example/ranking")


@pytest.fixture
def letters(monkeypatch):
    sent = []
    monkeypatch.setattr(
        "crawler.claims.letters.tell",
        lambda user, name, **context: sent.append((user, name, context)),
    )
    return sent


def is_owner(user, of):
    return Standing.OWNER in standings(user, of)


def test_a_claim_that_is_begun_gives_no_right(ours):
    claim = begun(ours, person("maker"))
    assert claim.state == "pending"
    assert claim.expires_at == NOW + 7 * DAY
    assert not is_owner(claim.user, ours)
    assert told(ours) == ["claim-begun"]


def test_tokens_are_long_and_never_the_same(ours):
    tokens = {begun(ours, person(f"maker{each}")).token for each in range(20)}
    assert len(tokens) == 20
    assert min(map(len, tokens)) >= 40


def test_the_same_claim_is_not_begun_twice(ours):
    maker = person("maker")
    assert begun(ours, maker) == begun(ours, maker)


def test_a_proof_makes_an_owner(ours, letters):
    claim = proved(ours, person("maker"))
    assert claim.state == "proved"
    assert claim.next_look_at == NOW + 30 * DAY
    assert is_owner(claim.user, ours)
    right = ours.maintainers.get()
    assert (right.basis, right.claim) == ("claim", claim)
    assert told(ours) == ["claim-begun", "claim-proved"]
    assert AuditEvent.objects.get(action="claim-proved").is_public
    assert letters == []


def test_owners_that_are_there_are_told_of_another_one(ours, letters):
    before = person("before")
    maintainer(ours, before)
    proved(ours, person("maker"))
    [(to, name, context)] = letters
    assert (to, name) == (before, "new_owner")
    assert (context["person"], context["slug"]) == ("maker", ours.slug)
    assert is_owner(before, ours)


def test_the_whole_way_of_a_proof_that_goes(ours, letters):
    claim = proved(ours, person("maker"))
    then = NOW + 30 * DAY
    take_answer(claim.pk, GONE, now=then)
    claim.refresh_from_db()
    assert (claim.state, claim.lapses_at) == ("failing", then + 14 * DAY)
    assert is_owner(claim.user, ours)
    take_answer(claim.pk, GONE, now=then + 14 * DAY)
    claim.refresh_from_db()
    assert (claim.state, claim.next_look_at) == ("lapsed", None)
    assert not is_owner(claim.user, ours)
    assert [name for _, name, _ in letters] == ["proof_gone", "claim_lapsed"]
    assert letters[0][2]["lapses_on"] == (then + 14 * DAY).date().isoformat()
    assert "no meta element" in letters[0][2]["seen"][0]
    assert told(ours)[1:] == ["claim-proved", "claim-failing", "claim-lapsed"]


def test_a_proof_that_comes_back_is_written_down(ours, letters):
    claim = proved(ours, person("maker"))
    take_answer(claim.pk, GONE, now=NOW + 30 * DAY)
    take_answer(claim.pk, FOUND, now=NOW + 31 * DAY)
    claim.refresh_from_db()
    assert (claim.state, claim.failing_since) == ("proved", None)
    assert told(ours)[-1] == "claim-found-again"


def test_who_must_sign_in_again_is_asked_to_with_the_same_grace(ours, letters):
    claim = proved(ours, person("maker"))
    take_answer(claim.pk, MUST_SIGN_IN, now=NOW + 30 * DAY)
    claim.refresh_from_db()
    assert claim.lapses_at == NOW + 44 * DAY
    assert [name for _, name, _ in letters] == ["claim_sign_in"]


def test_an_answer_twice_is_told_once(ours, letters):
    claim = proved(ours, person("maker"))
    for _ in range(2):
        take_answer(claim.pk, GONE, now=NOW + 30 * DAY)
    assert told(ours).count("claim-failing") == 1
    assert len(letters) == 1


def test_silence_tells_nobody_anything(ours, letters):
    claim = proved(ours, person("maker"))
    take_answer(claim.pk, SILENT, now=NOW + 30 * DAY)
    assert letters == []
    assert told(ours) == ["claim-begun", "claim-proved"]


def test_a_claim_that_ended_while_we_looked_stays_ended(ours):
    claim = begun(ours, person("maker"))
    withdraw(claim.pk, now=NOW)
    assert take_answer(claim.pk, FOUND, now=NOW) is None
    assert not is_owner(claim.user, ours)


def test_withdrawing_ends_the_right_and_twice_is_once(ours):
    claim = proved(ours, person("maker"))
    for _ in range(2):
        withdraw(claim.pk, now=NOW)
    assert not is_owner(claim.user, ours)
    assert told(ours).count("claim-withdrawn") == 1


def test_another_standing_claim_keeps_the_right(ours):
    maker = person("maker")
    first = proved(ours, maker)
    proved(ours, maker, ProofKind.WELL_KNOWN)
    withdraw(first.pk, now=NOW)
    assert is_owner(maker, ours)


def test_a_new_claim_after_an_old_one_has_another_token(ours):
    maker = person("maker")
    old = begun(ours, maker)
    withdraw(old.pk, now=NOW)
    assert begun(ours, maker).token != old.token


def test_a_revoked_claim_bars_every_proof_for_thirty_days(ours):
    maker = person("maker")
    claim = proved(ours, maker)
    curator = person("curator", curator=True)
    grants.revoke_claim(claim, by=curator, reason="not theirs", now=NOW)
    with pytest.raises(NotPossible, match="2026-08-31"):
        begun(ours, maker, at=NOW + 29 * DAY)
    with pytest.raises(NotPossible, match="2026-08-31"):
        begun(ours, maker, ProofKind.WELL_KNOWN, at=NOW + 29 * DAY)
    assert begun(ours, maker, at=NOW + 31 * DAY).state == "pending"


def test_only_addresses_of_the_catalogue_can_be_claimed(ours):
    for url in ("https://evil.example/", "https://board.example/other", ""):
        with pytest.raises(NotPossible):
            claiming.begin(ours, person(f"m{len(url)}"), proof=ProofKind.META_TAG, url=url, now=NOW)
    assert not Claim.objects.exists()


def test_a_person_has_few_claims_waiting_at_a_board(ours):
    maker = person("maker")
    for number in range(4):
        location(ours, f"https://board-{number}.example/", role="repository")
    for place in ours.locations.all():
        claiming.begin(ours, maker, proof=ProofKind.META_TAG, url=place.url, now=NOW)
    with pytest.raises(NotPossible, match="several claims"):
        begun(ours, maker, ProofKind.WELL_KNOWN)
    assert begun(ours, maker, ProofKind.WELL_KNOWN, at=NOW + 8 * DAY).state == "pending"
