"""The measurement of growth, for three days."""

import pytest

from crawler.models import Check, Snapshot
from smells.models import LastLook
from tests.simulation import growth

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("kind", "contents"), [("never", 1), ("every day", 3)])
def test_each_content_is_kept_once_beside_every_look(monkeypatch, kind, contents):
    monkeypatch.setattr(growth, "BOARDS", 1)
    monkeypatch.setattr(growth, "DAYS", 3)
    assert growth.live(kind) == Check.objects.count() == 3
    assert Snapshot.objects.count() == contents
    assert LastLook.objects.count() == 1
