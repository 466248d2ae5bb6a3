"""When a board is looked at next, what was seen each time, and what was read."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from crawler.content import Content
from crawler.observation import Observation, Page, from_json, page_from_json
from crawler.packing import unpack
from leaderboards.labels import check_outcome_choices
from leaderboards.models import Board
from leaderboards.models.statement import one_of
from leaderboards.vocabulary import CheckOutcome


class ScheduleQuerySet(models.QuerySet["Schedule"]):
    def due(self, now: datetime) -> "ScheduleQuerySet":
        """Boards whose time has come and that no worker holds, the longest waiting first."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
        return self.filter(free, next_check_at__lte=now).order_by("next_check_at", "pk")

    def stale(self, now: datetime) -> "ScheduleQuerySet":
        """Leases that ran out without a check being recorded: a worker died holding them."""
        return self.filter(leased_until__lt=now)

    def take(self, board_id: int, *, now: datetime, hold: timedelta) -> bool:
        """Lease a board's next check; False when another worker has it.

        One conditional UPDATE, so it is safe on SQLite too, where rows cannot be locked.
        """
        free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
        taken = self.filter(free, board_id=board_id).update(leased_until=now + hold)
        return taken == 1

    def hand_out(self, board_ids: list[int], *, until: datetime) -> int:
        """Mark due boards as handed to the queue, so that the next beat does not send them again.

        Should the message be lost, `handed_out_until` passes and the board is sent again.
        """
        return self.filter(board_id__in=board_ids).update(handed_out_until=until)

    def to_send(self, now: datetime, *, most_waiting: int) -> list[int]:
        """Ids of due boards that are not in the queue already, the samples first.

        With those that wait in the queue they are at most `most_waiting`: a queue is served in
        its order, and a short one lets what is urgent overtake.
        """
        room = most_waiting - self.filter(handed_out_until__gte=now).count()
        idle = Q(handed_out_until__isnull=True) | Q(handed_out_until__lt=now)
        due = self.due(now).filter(idle).order_by("-board__is_sample", "next_check_at", "pk")
        return list(due.values_list("board_id", flat=True)[: max(room, 0)])


class Schedule(models.Model):
    """A board's place in the queue. The row is the truth; the message queue is only a hint."""

    board = models.OneToOneField(Board, on_delete=models.CASCADE, related_name="schedule")
    next_check_at = models.DateTimeField(db_index=True)
    handed_out_until = models.DateTimeField(null=True, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    last_checked_at = models.DateTimeField(null=True, blank=True, db_index=True)
    last_outcome = models.CharField(max_length=20, blank=True, choices=check_outcome_choices)
    # Why the last check could not tell, as an observation's Unread value.
    last_unread = models.CharField(max_length=30, blank=True)
    last_ok_at = models.DateTimeField(null=True, blank=True)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_outcome="")
                | Q(last_outcome__in=[outcome.value for outcome in CheckOutcome]),
                name="schedule_outcome_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.board}: {self.next_check_at:%Y-%m-%d %H:%M}"


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    def last_seen(self) -> "SnapshotQuerySet":
        """What each address of each board showed last, without the contents themselves."""
        return self.filter(pk=self._newest("last_seen_at")).defer("packed").order_by("pk")

    def baselines(self) -> "SnapshotQuerySet":
        """Of each address of each board, what it showed when it was last seen in good order."""
        return self.filter(pk=self._newest("good_at"))

    def _newest(self, moment: str) -> Subquery:
        same = Snapshot.objects.filter(board=OuterRef("board"), url=OuterRef("url"))
        newest = same.exclude(**{moment: None}).order_by(f"-{moment}", "-pk")
        return Subquery(newest.values("pk")[:1])

    def only_old(self, before: datetime) -> "SnapshotQuerySet":
        """Those that were last seen before that time, and are no baseline."""
        return self.filter(last_seen_at__lt=before).exclude(
            pk__in=Snapshot.objects.baselines().values("pk")
        )


class Snapshot(models.Model):
    """What one address of a board showed, kept once for as long as it stays the same.

    `packed` is the content (packing.py), `sha256` the hash of its canonical form, `summary` what
    pages say of it, `rows` the models in its largest ranking. `body_sha256` is the hash of the
    answer it was read from, empty when there were several. `good_at` is when it was last seen
    whole and without a suspicion of lost rows; null when it never was.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="snapshots")
    url = models.CharField(max_length=1000)
    sha256 = models.CharField(max_length=64)
    body_sha256 = models.CharField(max_length=64, blank=True)
    packed = models.BinaryField()
    summary = models.JSONField(default=dict)
    rows = models.PositiveIntegerField(null=True, blank=True)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField(db_index=True)
    good_at = models.DateTimeField(null=True, blank=True)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["board", "sha256"], name="a_content_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.url} {self.sha256[:12]}"

    def read(self) -> Content:
        return unpack(bytes(self.packed))


class Check(models.Model):
    """One look at a board. `observation` is what was seen, and is never changed afterwards."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="checks")
    run_id = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=check_outcome_choices)
    unread = models.CharField(max_length=30, blank=True)
    summary = models.CharField(max_length=300, blank=True)
    took_ms = models.PositiveIntegerField(default=0)
    observation = models.JSONField()
    # What its pages showed; gone once it was kept long enough (docs/operating.md).
    snapshots = models.ManyToManyField(Snapshot, related_name="checks", blank=True)
    # Per rule: what it answered and why, so that “we could not tell” can be shown.
    answers = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(F("board"), F("at").desc(), name="checks_of_a_board")]
        constraints = [one_of("outcome", CheckOutcome, "check_outcome_known")]

    def __str__(self) -> str:
        return f"{self.board_id} {self.at:%Y-%m-%d %H:%M} {self.outcome}"

    def read(self) -> Observation:
        return from_json(self.observation)


class LinkedAddressQuerySet(models.QuerySet["LinkedAddress"]):
    def take(self, address: str, *, now: datetime, hold: timedelta) -> bool:
        """Whether it is ours to look at this address now; False while a look at it is good enough.

        One conditional UPDATE, as with boards: of many workers one gets it. It is free again when
        `hold` is over and none has been kept.
        """
        new = LinkedAddress(address=address, next_look_at=now)
        self.bulk_create([new], ignore_conflicts=True)
        mine = self.filter(address=address, next_look_at__lte=now)
        return mine.update(next_look_at=now + hold) == 1

    def keep(self, address: str, page: dict[str, Any], *, at: datetime, until: datetime) -> None:
        """Keep a look, unless a later one is kept already."""
        older = Q(looked_at__isnull=True) | Q(looked_at__lte=at)
        self.filter(older, address=address).update(
            page=page, outcome=page["outcome"], looked_at=at, next_look_at=until
        )


class LinkedAddress(models.Model):
    """The last look at an address that boards link to: one for all of them.

    `address` is the one that is asked (linked.py), `page` a Page as plain values, empty before
    the first look. `next_look_at` is when that look is too old, or a worker's that is at it.
    """

    address = models.CharField(max_length=1000, unique=True)
    page = models.JSONField(default=dict)
    outcome = models.CharField(max_length=20, blank=True, choices=check_outcome_choices)
    looked_at = models.DateTimeField(null=True, blank=True)
    next_look_at = models.DateTimeField(db_index=True)

    objects = LinkedAddressQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="")
                | Q(outcome__in=[outcome.value for outcome in CheckOutcome]),
                name="linked_address_outcome_known",
            )
        ]

    def __str__(self) -> str:
        return self.address

    def read(self) -> Page | None:
        """None before the first look."""
        return page_from_json(self.page) if self.page else None
