import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("crawler", "0004_archived_copies"),
        ("leaderboards", "0003_what_a_source_said_raw"),
    ]

    operations = [
        migrations.AddField("schedule", "lease", models.CharField(blank=True, max_length=40)),
        migrations.AddField("schedule", "attempts", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("schedule", "host", models.CharField(blank=True, max_length=255)),
        migrations.CreateModel(
            name="Mishap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("run_id", models.CharField(max_length=40, unique=True)),
                ("at", models.DateTimeField(db_index=True)),
                ("attempt", models.PositiveSmallIntegerField()),
                ("error", models.CharField(max_length=100)),
                ("message", models.CharField(blank=True, max_length=500)),
                ("trace", models.TextField(blank=True)),
                ("code", models.CharField(max_length=16)),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mishaps",
                        to="leaderboards.board",
                    ),
                ),
            ],
            options={"ordering": ["-at", "-pk"]},
        ),
    ]
