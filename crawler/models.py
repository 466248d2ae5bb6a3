"""What was seen at each look at a board, and what was read there."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Max, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from crawler.content import Content
from crawler.kept import Kept as Kept
from crawler.observation import Observation, from_json, undated
from crawler.packing import unpack
from leaderboards.labels import check_outcome_choices
from leaderboards.models import Board
from leaderboards.models.statement import one_of
from leaderboards.vocabulary import CheckOutcome


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    def last_seen(self) -> "SnapshotQuerySet":
        """What each address showed last, without the contents themselves. Filter boards before."""
        return self.filter(pk__in=self._newest("last_seen_at")).defer("packed").order_by("pk")

    def baselines(self) -> "SnapshotQuerySet":
        """What each address showed when it was last seen in good order. Filter boards before."""
        return self.filter(pk__in=self._newest("good_at"))

    def _newest(self, moment: str) -> "models.QuerySet[Snapshot, Any]":
        """One pass: a board that changes daily has many snapshots, and to look through all of them
        for each of them takes its square.
        """
        place = Window(
            RowNumber(),
            partition_by=[F("board"), F("url")],
            order_by=[F(moment).desc(), F("pk").desc()],
        )
        seen = self.exclude(**{moment: None}).order_by()
        return seen.annotate(place=place).filter(place=1).values("pk")

    def shown_since(self, boards: Collection[int]) -> dict[int, datetime]:
        """By board, when something was shown there for the first time, the newest of it."""
        newest = self.filter(board__in=boards).order_by().values_list("board_id")
        return dict(newest.annotate(Max("first_seen_at")))

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
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        constraints = [
            models.UniqueConstraint(fields=["board", "sha256"], name="a_content_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.url} {self.sha256[:12]}"

    def read(self) -> Content:
        return unpack(bytes(self.packed))


class CheckQuerySet(models.QuerySet["Check"]):
    def record(
        self, *, observation: Mapping[str, Any], answers: Mapping[str, str], **fields: Any
    ) -> "Check":
        """Store a look. What was seen, and what each rule answered, is kept once while it lasts."""
        return self.create(kept=Kept.objects.keep(what_is_kept(observation, answers)), **fields)

    def repeat(self, before: "Check", *, answers: Mapping[str, str], **fields: Any) -> "Check":
        """Store a look that saw what `before` saw, though the answers may be excused by now."""
        if answers == before.answers:
            return self.create(kept=before.kept, **fields)
        return self.record(observation=before.observation, answers=answers, **fields)


def what_is_kept(observation: Mapping[str, Any], answers: Mapping[str, str]) -> dict[str, Any]:
    """What checks that saw and answered the same have in common."""
    return {"observation": undated(observation), "answers": dict(answers)}


class Check(models.Model):
    """One look at a board. What was seen is never changed afterwards."""

    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="checks", verbose_name=_("board")
    )
    run_id = models.CharField(_("run"), max_length=40, unique=True)
    at = models.DateTimeField(_("time"))
    outcome = models.CharField(_("outcome"), max_length=20, choices=check_outcome_choices)
    unread = models.CharField(_("why it was not read"), max_length=30, blank=True)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    took_ms = models.PositiveIntegerField(_("took (ms)"), default=0)
    kept = models.ForeignKey(
        Kept, on_delete=models.PROTECT, related_name="checks", verbose_name=_("kept content")
    )
    # Why it does not count: an incident's slug, or “our-outage”; empty when it counts.
    excused = models.CharField(_("not counted because of"), max_length=80, blank=True)
    # What its pages showed; gone once it was kept long enough (docs/operating.md).
    snapshots = models.ManyToManyField(
        Snapshot, related_name="checks", blank=True, verbose_name=_("snapshots")
    )

    objects = CheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(F("board"), F("at").desc(), name="checks_of_a_board"),
            models.Index(fields=["at"], name="checks_of_a_day"),
        ]
        constraints = [one_of("outcome", CheckOutcome, "check_outcome_known")]

    def __str__(self) -> str:
        return f"{self.board_id} {self.at:%Y-%m-%d %H:%M} {self.get_outcome_display()}"

    @property
    def observation(self) -> dict[str, Any]:
        """What was seen, as plain values; how long each answer took is not kept."""
        seen: dict[str, Any] = self.kept.plain["observation"]
        return {**seen, "at": self.at.isoformat(), "run_id": self.run_id}

    @property
    def answers(self) -> dict[str, str]:
        """Per rule: what it answered and why, so that “we could not tell” can be shown."""
        answers: dict[str, str] = self.kept.plain["answers"]
        return answers

    def read(self) -> Observation:
        return from_json(self.observation)


# Django finds models in this module alone; these have files of their own.
from crawler.archived import ArchivedCopy as ArchivedCopy  # noqa: E402
from crawler.check_days import CheckDay as CheckDay  # noqa: E402
from crawler.domain_look import DomainLook as DomainLook  # noqa: E402
from crawler.leases import Schedule as Schedule  # noqa: E402
from crawler.linked_address import LinkedAddress as LinkedAddress  # noqa: E402
from crawler.maintainer_file_read import MaintainerFileRead as MaintainerFileRead  # noqa: E402
from crawler.mishaps import Mishap as Mishap  # noqa: E402
from crawler.opt_outs import OptOut as OptOut  # noqa: E402
