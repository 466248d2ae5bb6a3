from django.db import migrations, models

import leaderboards.labels


class Migration(migrations.Migration):
    dependencies = [
        ("leaderboards", "0006_audit_is_only_added_to"),
        ("smells", "0007_events_are_never_edited"),
    ]

    operations = [
        migrations.CreateModel(
            name="Surge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule_id", models.CharField(max_length=80)),
                (
                    "platform",
                    models.CharField(choices=leaderboards.labels.platform_choices, max_length=20),
                ),
                ("began_at", models.DateTimeField()),
                ("last_seen_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("boards_at_fault", models.BooleanField(default=False)),
                ("recovered", models.PositiveIntegerField(default=0)),
                (
                    "boards",
                    models.ManyToManyField(
                        blank=True, related_name="surges", to="leaderboards.board"
                    ),
                ),
            ],
            options={"ordering": ["-began_at", "-pk"]},
        ),
        migrations.AddConstraint(
            model_name="surge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("rule_id", "platform"),
                name="one_surge_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="surge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "platform__in",
                        ["github", "huggingface", "paperswithcode", "spreadsheet", "independent"],
                    )
                ),
                name="surge_platform_known",
            ),
        ),
    ]
