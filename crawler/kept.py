"""What many checks have in common is stored once, by its hash: mostly nothing has changed."""

import hashlib
import json
import zlib
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.db import models

from crawler.packing import canonical

LEVEL = 6


class KeptQuerySet(models.QuerySet["Kept"]):
    def keep(self, plain: Mapping[str, Any]) -> "Kept":
        """The row that holds these JSON values, made when nobody has kept them before."""
        text = canonical(plain)
        sha256 = hashlib.sha256(text).hexdigest()
        kept = Kept(sha256=sha256, packed=zlib.compress(text, LEVEL))
        self.bulk_create([kept], ignore_conflicts=True)
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

    def __str__(self) -> str:
        return self.sha256[:12]

    @cached_property
    def plain(self) -> dict[str, Any]:
        """The values that were kept; not to be changed."""
        plain: dict[str, Any] = json.loads(zlib.decompress(bytes(self.packed)))
        return plain
