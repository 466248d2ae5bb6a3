"""The audit log is only added to: by Django and by the database itself."""

import sqlite3
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.models import AuditEvent, Board
from leaderboards.models.audit import IsNeverChanged
from leaderboards.people_labels import AUDIT_ACTION_LABELS
from leaderboards.vocabulary import ActorKind
from tests import factories
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> AuditEvent:
    return record(
        AuditAction.GRANTED,
        at=factories.NOW,
        actor=ActorKind.CURATOR,
        person=person("curator"),
        board=factories.board(),
        reason="asked by mail",
        after={"role": "owner"},
    )


def test_every_action_has_words():
    assert set(AUDIT_ACTION_LABELS) == {action.value for action in AuditAction}


def test_django_refuses_to_change_or_delete(event):
    event.reason = "another"
    for change in (event.save, event.delete, AuditEvent.objects.all().delete):
        with pytest.raises(IsNeverChanged):
            change()
    with pytest.raises(IsNeverChanged):
        AuditEvent.objects.update(reason="another")


@pytest.mark.parametrize("change", ["UPDATE {} SET reason = 'another'", "DELETE FROM {}"])
def test_the_database_refuses_too(event, change):
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        connection.cursor().execute(change.format(AuditEvent._meta.db_table))
    assert AuditEvent.objects.get().reason == "asked by mail"


def test_the_database_refuses_to_be_emptied(event):
    table = AuditEvent._meta.db_table
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        cursor = connection.cursor()
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER audit_is_never_emptied")
        cursor.execute(f"TRUNCATE {table}")
    assert AuditEvent.objects.get().reason == "asked by mail"


def test_sqlite_refuses_to_change_delete_or_replace():
    """The embedded site keeps its log there; the triggers are those of the migration."""
    migration = import_module("leaderboards.migrations.0006_audit_is_only_added_to")
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE TABLE {migration.TABLE} (id INTEGER PRIMARY KEY, reason TEXT)")
    editor = SimpleNamespace(
        connection=SimpleNamespace(vendor="sqlite"), execute=lambda sql: database.execute(sql)
    )
    migration.protect(None, editor)
    insert = f"INTO {migration.TABLE} (id, reason) VALUES (1, 'asked by mail')"
    database.execute(f"INSERT {insert}")
    database.execute(f"INSERT INTO {migration.TABLE} (reason) VALUES ('another')")
    for change in (
        f"INSERT OR REPLACE {insert}",
        f"REPLACE {insert}",
        f"UPDATE {migration.TABLE} SET reason = ''",
        f"DELETE FROM {migration.TABLE}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            database.execute(change)
    kept = database.execute(f"SELECT reason FROM {migration.TABLE} ORDER BY id").fetchall()
    assert kept == [("asked by mail",), ("another",)]


def test_an_event_outlives_person_and_board(event):
    person_id, board_id = event.person_id, event.board_id
    event.person.delete()
    Board.objects.get(pk=board_id).delete()
    kept = AuditEvent.objects.get()
    assert (kept.person_id, kept.board_id) == (person_id, board_id)
