"""One event that hits many boards at once: the end of a platform, an outage."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language

from leaderboards.labels import incident_kind_choices, platform_choices
from leaderboards.models.statement import one_of
from leaderboards.vocabulary import IncidentKind, Platform


class Incident(models.Model):
    """Shown once; the boards are linked through their locations and are not accused singly."""

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=incident_kind_choices)
    platform = models.CharField(max_length=20, choices=platform_choices)
    host = models.CharField(max_length=253)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    title_en = models.CharField(max_length=200)
    title_zh = models.CharField(max_length=200)
    story_en = models.TextField()
    story_zh = models.TextField()

    class Meta:
        ordering = ["-began_on"]
        constraints = [
            one_of("kind", IncidentKind, "incident_kind_known"),
            one_of("platform", Platform, "incident_platform_known"),
            models.UniqueConstraint(
                fields=["host"],
                condition=models.Q(kind=IncidentKind.PLATFORM_CLOSED.value),
                name="a_host_closes_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title_en

    def get_absolute_url(self) -> str:
        return reverse("incident", args=[self.slug])

    @property
    def title(self) -> str:
        return self.title_zh if (get_language() or "").startswith("zh") else self.title_en

    @property
    def story(self) -> str:
        return self.story_zh if (get_language() or "").startswith("zh") else self.story_en
