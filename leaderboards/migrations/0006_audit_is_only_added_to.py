"""The database itself refuses to change or delete what the audit log holds.

SQLite drops a table's triggers when a later migration makes the table anew: such a migration has
to call `protect` again.
"""

from django.db import migrations

TABLE = "leaderboards_auditevent"


def protect(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION audit_is_only_added_to() RETURNS trigger AS $$ "
            "BEGIN RAISE EXCEPTION 'the audit log is only added to'; END $$ LANGUAGE plpgsql"
        )
        schema_editor.execute(
            f"CREATE TRIGGER audit_is_only_added_to BEFORE UPDATE OR DELETE ON {TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to()"
        )
        return
    for what in ("UPDATE", "DELETE"):
        schema_editor.execute(
            f"CREATE TRIGGER audit_refuses_{what.lower()} BEFORE {what} ON {TABLE} "
            "BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END"
        )


def open_up(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER audit_is_only_added_to ON {TABLE}")
        schema_editor.execute("DROP FUNCTION audit_is_only_added_to()")
        return
    for what in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER audit_refuses_{what}")


class Migration(migrations.Migration):
    dependencies = [("leaderboards", "0005_people")]
    operations = [migrations.RunPython(protect, open_up)]
