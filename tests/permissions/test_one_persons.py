"""Doors of one person each, of one's own account, and of whoever has the key."""

import pytest
from django.urls import reverse

from leaderboards import invitations, transfers
from leaderboards.models import Claim
from smells.models import DigestSettings, PublicReport, Subscription
from smells.notices import subscriptions
from smells.public_report_states import Verification
from smells.public_reports import Sender, Written, send
from smells.report_secrets import proof_of
from tests.leaderboards.team.claims import claim
from tests.permissions.door import is_sent_away
from tests.permissions.open_doors import OF_ONES_ACCOUNT, WITH_THE_KEY
from tests.permissions.world import HOME, SLUG, WHO, fingerprint

pytestmark = pytest.mark.django_db
NOBODY = ("visitor", "inactive")


def of_claim(name):
    def prepare(world):
        made = claim(world.board, world.third.user, state="pending", at=world.now, url=HOME + name)
        return reverse(name, kwargs={"slug": SLUG, "claim_id": made.pk})

    return prepare


def revert(world):
    world.board.maintainers.filter(pk=world.third.pk).update(role="owner")
    editor = world.people["editor"]
    made = transfers.transfer(world.board, former=world.third.user, new=editor, now=world.now)
    return reverse("team-revert", kwargs={"slug": SLUG, "pk": made.pk})


THIRDS = {
    "claim": of_claim("claim"),
    "claim-look": of_claim("claim-look"),
    "claim-withdraw": of_claim("claim-withdraw"),
    "team-revert": revert,
}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", THIRDS)
def test_what_is_another_persons_is_forbidden_or_not_there(world, name, who):
    path = THIRDS[name](world)
    before = fingerprint()
    for method in ("get", "post"):
        answer = getattr(world.client(who), method)(path)
        assert is_sent_away(answer) or (method == "get" and answer.status_code == 405)
    assert fingerprint() == before


def test_the_person_themself_comes_in(world):
    third = world.client("third")
    assert third.get(THIRDS["claim"](world)).status_code == 200
    assert third.post(THIRDS["claim-withdraw"](world)).status_code == 302
    assert Claim.objects.filter(state="withdrawn").count() == 1
    assert third.post(THIRDS["claim-look"](world)).status_code == 302
    assert third.post(THIRDS["team-revert"](world)).status_code == 302
    assert world.board.transfers.get().reverted_at


@pytest.mark.parametrize("who", WHO)
def test_nobody_ends_what_another_person_follows(world, who):
    topic = subscriptions.Topic(board=world.board)
    made = subscriptions.follow(world.third.user, topic, now=world.now)
    world.client(who).post(reverse("unfollow", kwargs={"pk": made.pk}))
    assert Subscription.objects.get() == made


@pytest.mark.parametrize("who", NOBODY)
@pytest.mark.parametrize("name", OF_ONES_ACCOUNT)
def test_an_account_is_only_of_whoever_is_signed_in(world, name, who):
    before = fingerprint()
    answer = world.client(who).post(reverse(name), {"language": "en", "name": who})
    assert is_sent_away(answer) and fingerprint() == before


@pytest.mark.parametrize("who", WHO)
def test_an_invitations_link_serves_whoever_is_signed_in(world, who):
    _made, token = invitations.invite(
        world.board, role="editor", note="", by=world.owner, now=world.now
    )
    before = fingerprint()
    client, path = world.client(who), reverse("invitation", kwargs={"token": token})
    for wrong in ("guessed", token[:-1], token.swapcase()):
        assert is_sent_away(client.post(reverse("invitation", kwargs={"token": wrong})))
    assert fingerprint() == before
    answer = client.post(path)
    if who in NOBODY:
        assert is_sent_away(answer) and fingerprint() == before
    elif who == "owner" or who == "editor":
        assert answer.status_code == 409 and fingerprint() == before
    else:
        assert world.board.maintainers.get(user=world.people[who]).role == "editor"


@pytest.mark.parametrize("name", sorted(WITH_THE_KEY.keys() - {"invitation"}))
def test_a_key_in_a_letter_serves_and_another_does_not(world, name):
    digest = subscriptions.choose(world.owner, is_on=True, every_days=7, now=world.now)
    words = Written(world.board, "The form leads nowhere since Monday.", HOME, "en")
    sent = send(words, Sender(Verification.EMAIL, "n", email="me@mail.example"), now=world.now)
    keys = {"stop-notices": ("key", digest.key)}
    keys["public-report-proved"] = ("proof", proof_of(sent.report.pk))
    part, key = keys[name]
    before, visitor = fingerprint(), world.client("visitor")
    for wrong in ("guessed", key[:-1], key.swapcase()):
        visitor.post(reverse(name, kwargs={part: wrong}))
    visitor.get(reverse(name, kwargs={part: key}))
    assert fingerprint() == before
    visitor.post(reverse(name, kwargs={part: key}))
    ended = DigestSettings.objects.filter(is_on=False, user=world.owner)
    proved = PublicReport.objects.exclude(state="unverified")
    assert (ended if name == "stop-notices" else proved).count() == 1
