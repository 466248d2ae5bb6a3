"""What many checks have in common is stored once, by its hash: mostly nothing has changed."""

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from crawler.packing import writable

LEVEL = 6


class KeptQuerySet(models.QuerySet["Kept"]):
    def keep(self, plain: Mapping[str, Any]) -> "Kept":
        """The row that holds these JSON values, made when nobody has kept them before."""
        return self.keep_all([plain])[0]

    def keep_all(self, plain: Sequence[Mapping[str, Any]]) -> "list[Kept]":
        """The same for several."""
        kept = [_packed(each) for each in plain]
        # In one order, so that two who keep the same things do not wait for each other.
        self.bulk_create(sorted(kept, key=lambda each: each.sha256), ignore_conflicts=True)
        return kept

    def unused(self) -> "KeptQuerySet":
        """Those that no check rests on any more."""
        return self.filter(checks__isnull=True)


class Kept(models.Model):
    """`packed` is canonical JSON, compressed; `sha256` is the hash of the JSON."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    packed = models.BinaryField()

    objects = KeptQuerySet.as_manager()

    class Meta:
        app_label = "crawler"
        verbose_name = _("kept content")
        verbose_name_plural = _("kept contents")

    def __str__(self) -> str:
        return self.sha256[:12]

    @cached_property
    def plain(self) -> dict[str, Any]:
        """The values that were kept; not to be changed."""
        plain: dict[str, Any] = json.loads(zlib.decompress(bytes(self.packed)))
        return plain


def _packed(plain: Mapping[str, Any]) -> Kept:
    text = writable(plain)
    return Kept(sha256=hashlib.sha256(text).hexdigest(), packed=zlib.compress(text, LEVEL))
