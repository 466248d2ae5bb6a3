"""A smell on a board, from the first suspicion to its proven end."""

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import entity_choices, report_state_choices, smell_choices
from leaderboards.models import Board
from leaderboards.models.statement import one_of
from leaderboards.people_labels import accept_reason_choices
from leaderboards.report_conditions import is_open, is_public, is_seen
from leaderboards.vocabulary import EntityKind, ReportSource, ReportState, Smell
from smells import wording


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> "ReportQuerySet":
        """Smells that were confirmed, and whose end nobody has seen.

        A labelled case of the study is history, whatever its state: it says nothing of today.
        """
        return self.filter(is_open(""))

    def seen(self) -> "ReportQuerySet":
        """The raw count: with what is still seen though people accepted it or called it false."""
        return self.filter(is_seen(""))

    def held(self) -> "ReportQuerySet":
        """Confirmed smells that a claimed board's maintainers see before the public does."""
        return self.filter(state=ReportState.SUSPECTED, held_until__isnull=False)

    def hints_to_look_at(self, unsure: Collection[str]) -> "ReportQuerySet":
        """Findings of rules that are not sure, which no count confirms: they wait for a person.

        Suspected, or public once and resolved, and seen again since.
        """
        suspected = Q(state=ReportState.SUSPECTED, held_until__isnull=True)
        again = Q(state=ReportState.RESOLVED, counting_since__isnull=False)
        again &= Q(opened_at__isnull=False)
        return self.filter(suspected | again, source=ReportSource.RECHECK, rule_id__in=unsure)

    def public(self) -> "ReportQuerySet":
        """What a stranger may read: everything but suspicions of ours that were never confirmed.

        A labelled case of the study is public as published, whatever its state.
        """
        return self.filter(Q(source=ReportSource.STUDY) | Q(opened_at__isnull=False))

    def confirmed(self) -> "ReportQuerySet":
        """Reports of today that were public at some time, whatever became of them."""
        return self.filter(is_public(""))

    def of_boards(self) -> "ReportQuerySet":
        """Reports on boards of the catalogue; the samples this site serves itself left out."""
        return self.filter(board__is_sample=False)

    def of_samples(self) -> "ReportQuerySet":
        return self.filter(board__is_sample=True)

    def labelled_cases(self) -> "ReportQuerySet":
        """What the study labelled; history, on boards we know or not."""
        return self.filter(source=ReportSource.STUDY)

    def boards_by_smell(self) -> dict[str, int]:
        """On how many boards these reports show each smell; one with none is not in it."""
        rows = self.order_by().values_list("smell").annotate(boards=Count("board", distinct=True))
        return {smell: boards for smell, boards in rows if smell}

    def counts_by_state(self) -> dict[str, int]:
        """How many of these reports stand in each state; a state with none is not in it."""
        rows = self.order_by().values_list("state").annotate(reports=Count("pk"))
        return dict(rows)

    def for_list(self) -> "ReportQuerySet":
        """With the board each is about."""
        return self.select_related("board")

    def that_may_move(self) -> "ReportQuerySet":
        """Reports of ours that a look at their board can change, or that it must not leave out."""
        over = (ReportState.RESOLVED, ReportState.FALSE_POSITIVE)
        moving = ~Q(state__in=over) | Q(counting_since__isnull=False)
        still_seen = Q(state=ReportState.FALSE_POSITIVE) & ~Q(evidence_mark="")
        return self.filter(moving | still_seen, source=ReportSource.RECHECK)

    def counting(self) -> "ReportQuerySet":
        """Reports on which another sighting would count towards their confirmation."""
        waiting = (
            ReportState.SUSPECTED,
            ReportState.RESOLVED,
            ReportState.FALSE_POSITIVE,
            ReportState.ACCEPTED,
        )
        return self.filter(state__in=waiting, counting_since__isnull=False)


class Report(models.Model):
    """`fingerprint` is what makes two findings the same; a board holds each once.

    `values` fill the rule's message. `sightings`, `counting_since`, `last_counted_at` and
    `counted_on` are the count that may confirm it: a smell that was resolved and seems to be
    back waits in that count alone, and shows itself as resolved until it is confirmed anew.
    """

    board = models.ForeignKey(
        Board,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="reports",
        verbose_name=_("board"),
    )
    source = models.CharField(_("source"), max_length=10, default=ReportSource.RECHECK.value)
    rule_id = models.CharField(_("rule"), max_length=80, blank=True)
    smell = models.CharField(  # noqa: DJ001 — null is “none of the eight”
        _("smell"), max_length=20, null=True, blank=True, choices=smell_choices
    )
    entity = models.CharField(  # noqa: DJ001 — likewise
        _("entity"), max_length=30, null=True, blank=True, choices=entity_choices
    )
    state = models.CharField(_("state"), max_length=20, choices=report_state_choices)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    url = models.URLField(_("address"), max_length=1000)
    # The table of the address that shows it, where that is judged without the rest.
    part = models.CharField(_("part of the page"), max_length=300, blank=True)
    values = models.JSONField(_("evidence"), default=dict, blank=True)
    sightings = models.PositiveIntegerField(_("sightings"), default=0)
    counting_since = models.DateTimeField(_("counting since"), null=True, blank=True)
    # What the counted sightings share, such as an app's revision; a change starts the count anew.
    counted_on = models.CharField(_("counted on"), max_length=100, blank=True)
    first_seen_at = models.DateTimeField(_("first seen at"))
    last_counted_at = models.DateTimeField(_("last counted at"))
    last_seen_at = models.DateTimeField(_("last seen at"))
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    accepted_until = models.DateField(_("accepted until"), null=True, blank=True)
    accepted_reason = models.CharField(
        _("accepted because"), max_length=30, blank=True, choices=accept_reason_choices
    )
    # A confirmed smell that its maintainers see before the public does, until then.
    held_until = models.DateTimeField(_("not public until"), null=True, blank=True)
    fix_claimed_at = models.DateTimeField(_("said to be fixed at"), null=True, blank=True)
    disputed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("disputed by"),
    )
    # What was seen last, as a hash; and that on which a dismissal or acceptance was decided.
    evidence_mark = models.CharField(_("hash of the evidence"), max_length=64, blank=True)
    decided_on = models.CharField(_("hash of the evidence decided on"), max_length=64, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a smell")
        verbose_name_plural = _("reports of smells")
        ordering = ["-last_seen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "fingerprint"],
                condition=Q(source=ReportSource.RECHECK.value),
                name="a_finding_is_reported_once",
            ),
            models.UniqueConstraint(
                fields=["fingerprint"],
                condition=Q(source=ReportSource.STUDY.value),
                name="a_study_case_is_reported_once",
            ),
            one_of("state", ReportState, "report_state_known"),
            one_of("source", ReportSource, "report_source_known"),
            models.CheckConstraint(
                condition=Q(smell__in=[smell.value for smell in Smell])
                | Q(smell__isnull=True, source=ReportSource.STUDY.value),
                name="report_smell_known",
            ),
            models.CheckConstraint(
                condition=Q(entity__in=[kind.value for kind in EntityKind])
                | Q(entity__isnull=True, source=ReportSource.STUDY.value),
                name="report_entity_known",
            ),
            models.CheckConstraint(
                condition=Q(board__isnull=False) | Q(source=ReportSource.STUDY.value),
                name="a_recheck_report_has_a_board",
            ),
        ]
        indexes = [models.Index(fields=["state", "smell", "board"], name="open_smells_of_boards")]

    def __str__(self) -> str:
        return f"{self.rule_id or self.source} ({self.get_state_display()}) {self.url}"

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.pk])

    @property
    def message(self) -> str:
        """One sentence for the reader, in the reader's language."""
        if self.is_of_study:
            return wording.study_message(self.smell, self.entity)
        if self.source == ReportSource.READER:
            return wording.reader_message(self.values)[0]
        return wording.message(self.rule_id, {"url": self.url, **self.values})

    @property
    def is_of_study(self) -> bool:
        return self.source == ReportSource.STUDY

    @property
    def is_open(self) -> bool:
        """Whether it counts as a smell of today; a labelled case of the study never does."""
        is_public = self.opened_at is not None and not self.is_of_study
        return is_public and self.state in ReportState.open_states()

    @property
    def is_still_seen(self) -> bool:
        """Whether it is seen, though people accepted it or called it false."""
        is_dismissed = self.state == ReportState.FALSE_POSITIVE and self.evidence_mark != ""
        is_public = self.opened_at is not None and not self.is_of_study
        return is_public and (self.state == ReportState.ACCEPTED or is_dismissed)

    @property
    def is_held(self) -> bool:
        """Whether its board's maintainers see it, and the public not yet."""
        return self.state == ReportState.SUSPECTED and self.held_until is not None
