"""A claim that was begun before a curator revoked another one proves nothing afterwards."""

from datetime import timedelta

import pytest

from crawler.claims.answer import Answer, Verdict
from crawler.claims.claiming import take_answer
from leaderboards import grants
from leaderboards.merge import merge_boards
from tests.factories import NOW, board
from tests.leaderboards.team.claims import claim, proved_owner, roles
from tests.people import person

pytestmark = pytest.mark.django_db
FOUND = Answer(Verdict.PROVED)


def test_one_that_comes_to_the_board_by_a_joining_is_over_when_its_proof_is_seen():
    ours, copy, curator = board("Ours"), board("Copy"), person("curator", curator=True)
    made = proved_owner(ours, person("maker"))
    waiting = claim(copy, made.user, state="pending", proof="dns-record")
    grants.revoke_claim(made.claim, by=curator, reason="A stolen key", now=NOW)
    merge_boards(copy, ours, now=NOW)
    take_answer(waiting.pk, FOUND, now=NOW + timedelta(days=1))
    waiting.refresh_from_db()
    assert (waiting.state, roles(ours)) == ("expired", {})


def test_another_persons_claim_is_proved_as_ever():
    ours, curator = board("Ours"), person("curator", curator=True)
    made = proved_owner(ours, person("maker"))
    waiting = claim(ours, person("other"), state="pending")
    grants.revoke_claim(made.claim, by=curator, reason="A stolen key", now=NOW)
    take_answer(waiting.pk, FOUND, now=NOW + timedelta(days=1))
    assert roles(ours) == {"other": "owner"}
