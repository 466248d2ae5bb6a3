"""The board, its addresses in time, and the questions pages ask of the catalogue."""

from collections.abc import Iterable

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import source_choices
from leaderboards.models.statement import one_of
from leaderboards.reading_language import is_chinese
from leaderboards.report_conditions import is_open
from leaderboards.vocabulary import Role, Source


class BoardQuerySet(models.QuerySet["Board"]):
    def public(self) -> "BoardQuerySet":
        """All boards but the samples this site serves to itself."""
        return self.filter(is_sample=False)

    def with_open_smell(self, smells: Iterable[str]) -> "BoardQuerySet":
        """Boards on which one of `smells` was confirmed, and whose end nobody has seen.

        Labelled cases of the study are history: they never make a board smell today.
        """
        smelly = Board.objects.filter(is_open(), reports__smell__in=list(smells))
        return self.filter(pk__in=smelly.values("pk"))

    def with_words(self, text: str) -> "BoardQuerySet":
        """Boards whose names, descriptions, topics or addresses hold every word of `text`."""
        found = self
        for word in text.casefold().split()[:10]:
            found = found.filter(search_text__contains=word)
        return found

    def with_open_report_count(self) -> "BoardQuerySet":
        """Adds `open_report_count`: confirmed smells whose end nobody has seen."""
        return self.annotate(
            open_report_count=models.Count("reports", filter=is_open(), distinct=True)
        )

    def claimed(self) -> "BoardQuerySet":
        """Boards that have an owner."""
        owned = Board.objects.filter(maintainers__role=Role.OWNER.value)
        return self.filter(pk__in=owned.order_by().values("pk"))

    def with_claimed(self) -> "BoardQuerySet":
        """Adds `is_claimed`: whether the board has an owner."""
        owned = models.Q(pk__in=Board.objects.claimed().order_by().values("pk"))
        return self.annotate(
            is_claimed=models.ExpressionWrapper(owned, output_field=models.BooleanField())
        )

    def for_list(self) -> "BoardQuerySet":
        """Everything a row of the browse page or of the API list shows, in constant queries."""
        return (
            self.with_claimed()
            .select_related("schedule")
            .prefetch_related("platforms", "workflow_patterns", "topics", "locations", "reports")
        )

    def for_page(self) -> "BoardQuerySet":
        """Everything a board's own page shows, but its checks and the reports' events."""
        return (
            self.with_claimed()
            .select_related("schedule")
            .prefetch_related(
                "platforms",
                "workflow_patterns",
                "topics",
                "cadences",
                "locations__incident",
                "entities",
                "layer_facts",
            )
        )


class Board(models.Model):
    """A leaderboard: what it is called and where its facts hang."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    description_en = models.TextField(_("description in English"), blank=True)
    description_zh = models.TextField(_("description in Chinese"), blank=True)
    is_sample = models.BooleanField(_("sample"), default=False)
    # True when every home of the board stands on a platform that was closed.
    is_historical = models.BooleanField(_("historical"), default=False, db_index=True)
    search_text = models.TextField(_("searched text"), blank=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = BoardQuerySet.as_manager()

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")
        ordering = [Lower("name"), "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="board_has_a_name"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="board_has_a_slug"),
        ]
        indexes = [models.Index(Lower("name"), "id", name="board_by_name")]
        permissions = [("curate", "Can decide on claims, disputes and reports")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("board", args=[self.slug])

    @property
    def description(self) -> str:
        """The description in the reader's language, else in the other one."""
        first, second = self.description_en, self.description_zh
        return (second or first) if is_chinese() else (first or second)

    @property
    def status(self) -> str:
        if self.is_sample:
            return "sample"
        return "historical" if self.is_historical else "live"


class FormerSlug(models.Model):
    """A slug a board once had, after a rename or a merge; its pages redirect."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="former_slugs", verbose_name=_("board")
    )

    class Meta:
        verbose_name = _("former slug")
        verbose_name_plural = _("former slugs")

    def __str__(self) -> str:
        return self.slug


class SourceRecord(models.Model):
    """That a source lists this board, under which key, and what it called it.

    `digest` is a hash of everything the source said, so that a repeated import knows at once
    that nothing changed. `raw` is what it said that has no place of its own, word for word:
    tags, or addresses that were not taken.
    """

    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="source_records", verbose_name=_("board")
    )
    source = models.CharField(_("source"), max_length=20, choices=source_choices)
    key = models.CharField(_("key in the source"), max_length=1000)
    name = models.CharField(_("name"), max_length=200)
    description_en = models.TextField(_("description in English"), blank=True)
    description_zh = models.TextField(_("description in Chinese"), blank=True)
    raw = models.JSONField(_("what else it said"), default=list, blank=True)
    digest = models.CharField(_("hash of it all"), max_length=64)
    confirmed_on = models.DateField(_("confirmed on"))

    class Meta:
        verbose_name = _("source’s record")
        verbose_name_plural = _("sources’ records")
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="one_board_per_source_key"),
            one_of("source", Source, "source_record_source_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()}: {self.key}"
