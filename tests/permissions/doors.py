"""All doors that the table of permissions guards."""

from leaderboards.models import Claim
from leaderboards.permissions import Action
from smells.models import DigestSettings, PublicReport, Subscription
from smells.notices import subscriptions
from tests.permissions import doors_curators, doors_maintainers, doors_team
from tests.permissions.door import Ask, Door
from tests.permissions.world import HOME, SLUG, World

BOARD = {"slug": SLUG}
WRONG = doors_curators.WRONG


def claim(world: World, who: str) -> Ask:
    return Ask(BOARD, {"proof": "meta-tag", "url": HOME}, Claim.objects.exists)


def report(world: World, who: str) -> Ask:
    data = {"description": WRONG, "place": "0", "smell": "missing", "step": "send"}
    data |= {"entity": "submission-channel", "verified_by": "e-mail", "email": "me@mail.example"}
    return Ask(BOARD, data, PublicReport.objects.exists)


def follow(world: World, who: str) -> Ask:
    return Ask(data={"board": SLUG}, happened=Subscription.objects.exists)


def unfollow(world: World, who: str) -> Ask:
    topic = subscriptions.Topic(board=world.board)
    made = subscriptions.follow(world.me(who), topic, now=world.now)
    return Ask({"pk": made.pk}, happened=lambda: not Subscription.objects.exists())


def digest(world: World, who: str) -> Ask:
    subscriptions.settings_of(world.me(who))  # the page makes the row when it is seen first
    is_on = DigestSettings.objects.filter(is_on=True)
    return Ask(data={"is_on": "on", "every_days": "7"}, happened=is_on.exists)


DOORS: tuple[Door, ...] = (
    Door(Action.CLAIM, "claim-board", claim),
    Door(Action.REPORT_A_SMELL, "public-report", report),
    Door(Action.SUBSCRIBE, "follow", follow),
    Door(Action.SUBSCRIBE, "unfollow", unfollow),
    Door(Action.SUBSCRIBE, "notices", digest),
    *doors_maintainers.DOORS,
    *doors_team.DOORS,
    *doors_curators.DOORS,
)
WRITING = tuple(door for door in DOORS if door.method == "post")
