"""A fact about a board, who states it, and when it was last confirmed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import source_choices
from leaderboards.vocabulary import Source


def one_of(field: str, values: type, name: str) -> models.CheckConstraint:
    """A database constraint that `field` holds one of an enum's values."""
    allowed = [member.value for member in values]  # type: ignore[attr-defined]
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": allowed}), name=name)


class Statement(models.Model):
    """One row is one source's word. Sources that agree are several rows; the page joins them.

    So an import replaces only what its own source said, and nothing a curator wrote is lost.
    """

    source = models.CharField(_("source"), max_length=20, choices=source_choices)
    confirmed_on = models.DateField(_("confirmed on"))

    class Meta:
        abstract = True

    @property
    def precedence(self) -> int:
        """0 is the source that wins when sources disagree."""
        return list(Source).index(Source(self.source))
