"""Measurements of how often the rules are right, each on documents that people have labelled."""

from dataclasses import astuple
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from smells.accuracy import Figures
from smells.published_accuracy import BadFigures, PublishedAccuracy, from_plain


def validate_figures(plain: Any) -> None:
    try:
        from_plain(plain)
    except BadFigures as error:
        raise ValidationError(str(error)) from error


class AccuracyRunQuerySet(models.QuerySet["AccuracyRun"]):
    def newest(self) -> "AccuracyRun | None":
        """The measurement that the site shows; None before the first."""
        return self.order_by("-measured_at", "-pk").first()


class AccuracyRun(models.Model):
    """One measurement. `documents` and `labels` say how much it stands on."""

    measured_at = models.DateTimeField()
    documents = models.PositiveIntegerField()
    labels = models.PositiveIntegerField()
    figures = models.JSONField(validators=[validate_figures])

    objects = AccuracyRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("measurement of accuracy")
        verbose_name_plural = _("measurements of accuracy")
        ordering = ["-measured_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.measured_at:%Y-%m-%d}: {self.documents} documents"

    @cached_property
    def read(self) -> PublishedAccuracy:
        return from_plain(self.figures)

    def of_rule(self, rule_id: str) -> Figures | None:
        """None where nothing was measured: the rule found nothing, and no label asked for it."""
        figures = self.read.rules.get(rule_id)
        return figures if figures and any(astuple(figures)) else None
