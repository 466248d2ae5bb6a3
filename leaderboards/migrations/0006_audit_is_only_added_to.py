"""The database itself refuses to change, delete or replace what the audit log holds, or to empty it.

SQLite drops a table's triggers when a later migration makes the table anew: such a migration has
to call `protect` again. On PostgreSQL `manage.py flush` empties tables by TRUNCATE, so is refused
as well. Whoever owns the table can still switch the triggers off; that is no accident any more.
"""

from django.db import migrations

TABLE = "leaderboards_auditevent"
REFUSAL = "the audit log is only added to"


def protect(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        _protect_postgresql(schema_editor)
        return
    for what in ("UPDATE", "DELETE"):
        schema_editor.execute(
            f"CREATE TRIGGER audit_refuses_{what.lower()} BEFORE {what} ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
    # INSERT OR REPLACE deletes what is in its way without asking the trigger on DELETE.
    schema_editor.execute(
        f"CREATE TRIGGER audit_refuses_replace BEFORE INSERT ON {TABLE} "  # noqa: S608
        f"WHEN NEW.id IN (SELECT id FROM {TABLE}) "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def _protect_postgresql(schema_editor):
    schema_editor.execute(
        "CREATE FUNCTION audit_is_only_added_to() RETURNS trigger AS $$ "
        f"BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$ LANGUAGE plpgsql"
    )
    schema_editor.execute(
        f"CREATE TRIGGER audit_is_only_added_to BEFORE UPDATE OR DELETE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to()"
    )
    schema_editor.execute(
        f"CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON {TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to()"
    )


def open_up(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in ("audit_is_only_added_to", "audit_is_never_emptied"):
            schema_editor.execute(f"DROP TRIGGER {name} ON {TABLE}")
        schema_editor.execute("DROP FUNCTION audit_is_only_added_to()")
        return
    for what in ("update", "delete", "replace"):
        schema_editor.execute(f"DROP TRIGGER audit_refuses_{what}")


class Migration(migrations.Migration):
    dependencies = [("leaderboards", "0005_people")]
    operations = [migrations.RunPython(protect, open_up)]
