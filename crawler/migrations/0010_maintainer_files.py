"""What was read in the maintainers' own leaderboard.yml."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("crawler", "0009_doubted_looks"),
        ("leaderboards", "0005_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="MaintainerFileRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=1000)),
                ("text", models.TextField(blank=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("etag", models.CharField(blank=True, max_length=300)),
                ("modified", models.CharField(blank=True, max_length=300)),
                ("contact", models.URLField(blank=True, max_length=1000)),
                ("is_readable", models.BooleanField(default=True)),
                ("problems", models.JSONField(blank=True, default=list)),
                ("revision", models.CharField(blank=True, max_length=64)),
                ("accepted_since", models.JSONField(blank=True, default=dict)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("missing_since", models.DateTimeField(blank=True, null=True)),
                ("asked", models.PositiveIntegerField(default=0)),
                ("next_ask_at", models.DateTimeField()),
                (
                    "board",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="maintainer_file",
                        to="leaderboards.board",
                    ),
                ),
            ],
            options={
                "verbose_name": "leaderboard.yml read",
                "verbose_name_plural": "leaderboard.yml files read",
            },
        ),
    ]
