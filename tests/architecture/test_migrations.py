from io import StringIO

from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader


def test_every_change_of_a_model_has_its_migration(db):
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


def test_migrations_depend_on_each_other_in_the_direction_of_the_imports():
    allowed = {
        "leaderboards": {"leaderboards"},
        "crawler": {"leaderboards", "crawler"},
        "smells": {"leaderboards", "crawler", "smells"},
    }
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for (app, name), migration in loader.disk_migrations.items():
        for needed, _ in migration.dependencies if app in allowed else ():
            assert needed in allowed[app] | {"auth", "contenttypes"}, f"{app}.{name}"
