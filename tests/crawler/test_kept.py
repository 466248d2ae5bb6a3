"""What was seen is kept once while it lasts, and comes back as it was."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest

from crawler.models import Check, Kept
from crawler.observation import undated
from smells.retention import forget_what_is_old
from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
PAGE = {
    "url": "https://board.example/",
    "roles": ["home"],
    "platform": "independent",
    "outcome": "ok",
    "headers": {"etag": '"one"', "x-ratelimit-remaining": "4999"},
    "elapsed_ms": 120,
}


def seen(run_id="a", **changes):
    page = PAGE | changes
    return {"board": "b", "at": NOON.isoformat(), "run_id": run_id, "pages": [page]}


def record(board, run_id, *, at=NOON, answers=None, **changes):
    return Check.objects.record(
        board=board,
        run_id=run_id,
        at=at,
        outcome="ok",
        observation=seen(run_id, **changes),
        answers=answers or {"missing.page": "clear"},
    )


def test_looks_that_saw_the_same_share_what_they_saw():
    board = factories.board()
    later = {"x-ratelimit-remaining": "1", "etag": '"one"'}
    record(board, "a")
    record(board, "b", at=NOON + timedelta(days=1), elapsed_ms=7, headers=later)
    assert Kept.objects.count() == 1
    record(board, "c", title="Another title")
    record(board, "d", answers={"missing.page": "found"})
    assert Kept.objects.count() == 3


def test_each_look_reads_as_its_own():
    board = factories.board()
    record(board, "a")
    check = Check.objects.get(pk=record(board, "b", at=NOON + timedelta(days=1)).pk)
    read = check.read()
    assert (read.run_id, read.at) == ("b", NOON + timedelta(days=1))
    assert read.pages[0].headers == {"etag": '"one"'}
    assert check.answers == {"missing.page": "clear"}


def test_what_no_check_rests_on_goes():
    board = factories.board()
    check = record(board, "a")
    record(board, "b", title="Another title")
    check.delete()
    forget_what_is_old(now=NOON)
    assert list(Kept.objects.values_list("checks__run_id", flat=True)) == ["b"]


def test_the_migration_packs_as_the_model_does():
    old = SimpleNamespace(observation=seen(), answers={"missing.page": "clear"})
    packed = import_module("crawler.migrations.0006_what_checks_share")._packed(old)
    kept = Kept.objects.keep({"observation": undated(seen()), "answers": old.answers})
    assert packed == (kept.sha256, kept.packed)
