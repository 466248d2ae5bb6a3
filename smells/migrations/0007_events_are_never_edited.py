"""The database itself refuses to change what an event of a report says.

The check it was seen in may be forgotten after its time, and an event goes with its board; what
happened, when, why and through whom stays as it was written. SQLite drops a table's triggers
when a later migration makes the table anew: such a migration has to call `protect` again.
"""

from django.db import migrations

TABLE = "smells_reportevent"
COLUMNS = "report_id, at, actor, person_id, from_state, to_state, reason, evidence, text"


def protect(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION events_are_never_edited() RETURNS trigger AS $$ "
            "BEGIN RAISE EXCEPTION 'events are never edited'; END $$ LANGUAGE plpgsql"
        )
        schema_editor.execute(
            f"CREATE TRIGGER events_are_never_edited BEFORE UPDATE OF {COLUMNS} ON {TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION events_are_never_edited()"
        )
        return
    schema_editor.execute(
        f"CREATE TRIGGER events_are_never_edited BEFORE UPDATE OF {COLUMNS} ON {TABLE} "
        "BEGIN SELECT RAISE(ABORT, 'events are never edited'); END"
    )


def open_up(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER events_are_never_edited ON {TABLE}")
        schema_editor.execute("DROP FUNCTION events_are_never_edited()")
        return
    schema_editor.execute("DROP TRIGGER events_are_never_edited")


class Migration(migrations.Migration):
    dependencies = [("smells", "0006_people")]
    operations = [migrations.RunPython(protect, open_up)]
