"""One event that hits many boards at once: the end of a platform, an outage."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import PLATFORM_LABELS, incident_kind_choices, platform_choices
from leaderboards.models.statement import one_of
from leaderboards.reading_language import is_chinese
from leaderboards.vocabulary import IncidentKind, Platform


class IncidentQuerySet(models.QuerySet["Incident"]):
    def observed(self) -> "IncidentQuerySet":
        """Those the checker noticed itself."""
        return self.filter(kind=IncidentKind.OBSERVED)

    def going_on(self) -> "IncidentQuerySet":
        """Observed ones that still excuse what is seen at their host; a handful at most."""
        return self.observed().filter(ended_at__isnull=True)

    def silent(self) -> "IncidentQuerySet":
        """Those whose host does not answer yet."""
        return self.going_on().filter(answered_at__isnull=True)


class Incident(models.Model):
    """Shown once; the boards are linked and are not accused singly.

    Those of a closed platform are linked through their locations. Those that were seen to fail
    together are `boards`; without a `host`, all of the platform was hit. `answered_at` is since
    when the host answers again; `ended_at` is when the incident ceased to excuse anything, a
    while later. Until the host answers one board is looked at, at `next_probe_at`.
    """

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=incident_kind_choices)
    platform = models.CharField(_("platform"), max_length=20, choices=platform_choices)
    host = models.CharField(_("host"), max_length=253, blank=True)
    began_on = models.DateField(_("began on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    title_zh = models.CharField(_("title in Chinese"), max_length=200, blank=True)
    story_en = models.TextField(_("story in English"), blank=True)
    story_zh = models.TextField(_("story in Chinese"), blank=True)
    boards = models.ManyToManyField(
        "leaderboards.Board",
        related_name="incidents",
        blank=True,
        verbose_name=_("boards that failed together"),
    )
    began_at = models.DateTimeField(_("began at"), null=True, blank=True)
    last_seen_at = models.DateTimeField(_("last seen at"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answers again since"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    next_probe_at = models.DateTimeField(_("next try at"), null=True, blank=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering = ["-began_on", "-pk"]
        constraints = [
            one_of("kind", IncidentKind, "incident_kind_known"),
            one_of("platform", Platform, "incident_platform_known"),
            models.UniqueConstraint(
                fields=["host"],
                condition=Q(kind=IncidentKind.PLATFORM_CLOSED.value),
                name="a_host_closes_once",
            ),
            models.UniqueConstraint(
                fields=["platform", "host"],
                condition=Q(kind=IncidentKind.OBSERVED.value, ended_at__isnull=True),
                name="one_incident_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(kind=IncidentKind.OBSERVED.value)
                | Q(began_at__isnull=False, last_seen_at__isnull=False),
                name="an_observed_incident_has_times",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("incident", args=[self.slug])

    def clean(self) -> None:
        """What the checker saw is told by the page itself; everything else a person tells."""
        written = (self.title_en, self.title_zh, self.story_en, self.story_zh)
        if not self.is_observed and not all(written):
            raise ValidationError(gettext("Title and story are needed in both languages."))
        if not self.is_observed and not self.host:
            raise ValidationError({"host": gettext("Which host?")})

    @property
    def is_observed(self) -> bool:
        return self.kind == IncidentKind.OBSERVED

    @property
    def is_going_on(self) -> bool:
        return self.is_observed and self.ended_at is None

    @property
    def over_since(self) -> datetime | None:
        """When the trouble itself was over, as far as it is known."""
        return self.answered_at or self.ended_at

    @property
    def where(self) -> str:
        return self.host or str(PLATFORM_LABELS[self.platform])

    @property
    def title(self) -> str:
        written = self.title_zh if is_chinese() else self.title_en
        return written or gettext("Boards on %(host)s failed together") % {"host": self.where}

    @property
    def story(self) -> str:
        return self.story_zh if is_chinese() else self.story_en
