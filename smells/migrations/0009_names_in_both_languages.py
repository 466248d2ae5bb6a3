"""Models and fields are called something in both languages. No table changes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import leaderboards.labels
import leaderboards.people_labels
from leaderboards.names_only import NamesOnly


class Migration(migrations.Migration):
    dependencies = [
        ("crawler", "0011_names_in_both_languages"),
        ("leaderboards", "0007_names_in_both_languages"),
        ("smells", "0008_surges"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NamesOnly(
            [
                migrations.AlterModelOptions(
                    name="accuracyrun",
                    options={
                        "ordering": ["-measured_at", "-pk"],
                        "verbose_name": "measurement of accuracy",
                        "verbose_name_plural": "measurements of accuracy",
                    },
                ),
                migrations.AlterModelOptions(
                    name="askedrecheck",
                    options={
                        "ordering": ["-asked_at", "-pk"],
                        "verbose_name": "recheck asked for",
                        "verbose_name_plural": "rechecks asked for",
                    },
                ),
                migrations.AlterModelOptions(
                    name="awaynotice",
                    options={
                        "ordering": ["-since", "-pk"],
                        "verbose_name": "notice that curators are away",
                        "verbose_name_plural": "notices that curators are away",
                    },
                ),
                migrations.AlterModelOptions(
                    name="digestsettings",
                    options={
                        "verbose_name": "digest’s settings",
                        "verbose_name_plural": "digests’ settings",
                    },
                ),
                migrations.AlterModelOptions(
                    name="lastlook",
                    options={
                        "verbose_name": "last full look",
                        "verbose_name_plural": "last full looks",
                    },
                ),
                migrations.AlterModelOptions(
                    name="publicreport",
                    options={
                        "ordering": ["created_at", "pk"],
                        "verbose_name": "reader’s report",
                        "verbose_name_plural": "readers’ reports",
                    },
                ),
                migrations.AlterModelOptions(
                    name="report",
                    options={
                        "ordering": ["-last_seen_at", "-pk"],
                        "verbose_name": "report of a smell",
                        "verbose_name_plural": "reports of smells",
                    },
                ),
                migrations.AlterModelOptions(
                    name="reportevent",
                    options={
                        "ordering": ["at", "pk"],
                        "verbose_name": "move of a report",
                        "verbose_name_plural": "moves of reports",
                    },
                ),
                migrations.AlterModelOptions(
                    name="subscription",
                    options={
                        "ordering": ["pk"],
                        "verbose_name": "subscription",
                        "verbose_name_plural": "subscriptions",
                    },
                ),
                migrations.AlterModelOptions(
                    name="surge",
                    options={
                        "ordering": ["-began_at", "-pk"],
                        "verbose_name": "finding on many boards at once",
                        "verbose_name_plural": "findings on many boards at once",
                    },
                ),
                migrations.AlterModelOptions(
                    name="webhook",
                    options={
                        "ordering": ["pk"],
                        "verbose_name": "webhook",
                        "verbose_name_plural": "webhooks",
                    },
                ),
                migrations.AlterModelOptions(
                    name="webhookdelivery",
                    options={
                        "ordering": ["-created_at", "-pk"],
                        "verbose_name": "message to a webhook",
                        "verbose_name_plural": "messages to webhooks",
                    },
                ),
                migrations.AlterField(
                    model_name="report",
                    name="accepted_reason",
                    field=models.CharField(
                        blank=True,
                        choices=leaderboards.people_labels.accept_reason_choices,
                        max_length=30,
                        verbose_name="accepted because",
                    ),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="accepted_until",
                    field=models.DateField(blank=True, null=True, verbose_name="accepted until"),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="board",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="counted_on",
                    field=models.CharField(blank=True, max_length=100, verbose_name="counted on"),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="counting_since",
                    field=models.DateTimeField(
                        blank=True, null=True, verbose_name="counting since"
                    ),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="decided_on",
                    field=models.CharField(
                        blank=True, max_length=64, verbose_name="hash of the evidence decided on"
                    ),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="disputed_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="disputed by",
                    ),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="entity",
                    field=models.CharField(
                        blank=True,
                        choices=leaderboards.labels.entity_choices,
                        max_length=30,
                        null=True,
                        verbose_name="entity",
                    ),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="evidence_mark",
                    field=models.CharField(
                        blank=True, max_length=64, verbose_name="hash of the evidence"
                    ),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="fingerprint",
                    field=models.CharField(max_length=64, verbose_name="fingerprint"),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="first_seen_at",
                    field=models.DateTimeField(verbose_name="first seen at"),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="fix_claimed_at",
                    field=models.DateTimeField(
                        blank=True, null=True, verbose_name="said to be fixed at"
                    ),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="held_until",
                    field=models.DateTimeField(
                        blank=True, null=True, verbose_name="not public until"
                    ),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="last_counted_at",
                    field=models.DateTimeField(verbose_name="last counted at"),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="last_seen_at",
                    field=models.DateTimeField(verbose_name="last seen at"),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="opened_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="opened at"),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="part",
                    field=models.CharField(
                        blank=True, max_length=300, verbose_name="part of the page"
                    ),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="resolved_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="resolved at"),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="rule_id",
                    field=models.CharField(blank=True, max_length=80, verbose_name="rule"),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="sightings",
                    field=models.PositiveIntegerField(default=0, verbose_name="sightings"),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="smell",
                    field=models.CharField(
                        blank=True,
                        choices=leaderboards.labels.smell_choices,
                        max_length=20,
                        null=True,
                        verbose_name="smell",
                    ),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="source",
                    field=models.CharField(default="recheck", max_length=10, verbose_name="source"),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="state",
                    field=models.CharField(
                        choices=leaderboards.labels.report_state_choices,
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="url",
                    field=models.URLField(max_length=1000, verbose_name="address"),
                ),
                migrations.AlterField(
                    model_name="report",
                    name="values",
                    field=models.JSONField(blank=True, default=dict, verbose_name="evidence"),
                ),
                migrations.AlterField(
                    model_name="reportevent",
                    name="actor",
                    field=models.CharField(max_length=100, verbose_name="moved by"),
                ),
                migrations.AlterField(
                    model_name="reportevent",
                    name="at",
                    field=models.DateTimeField(verbose_name="time"),
                ),
                migrations.AlterField(
                    model_name="reportevent",
                    name="check_seen",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="events",
                        to="crawler.check",
                        verbose_name="check",
                    ),
                ),
                migrations.AlterField(
                    model_name="reportevent",
                    name="evidence",
                    field=models.JSONField(blank=True, default=dict, verbose_name="evidence"),
                ),
                migrations.AlterField(
                    model_name="reportevent",
                    name="from_state",
                    field=models.CharField(
                        blank=True,
                        choices=leaderboards.labels.report_state_choices,
                        max_length=20,
                        verbose_name="from state",
                    ),
                ),
                migrations.AlterField(
                    model_name="reportevent",
                    name="person",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                migrations.AlterField(
                    model_name="reportevent",
                    name="reason",
                    field=models.CharField(max_length=40, verbose_name="reason"),
                ),
                migrations.AlterField(
                    model_name="reportevent",
                    name="report",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="smells.report",
                        verbose_name="report of a smell",
                    ),
                ),
                migrations.AlterField(
                    model_name="reportevent",
                    name="text",
                    field=models.TextField(blank=True, verbose_name="in their own words"),
                ),
                migrations.AlterField(
                    model_name="reportevent",
                    name="to_state",
                    field=models.CharField(
                        choices=leaderboards.labels.report_state_choices,
                        max_length=20,
                        verbose_name="to state",
                    ),
                ),
                migrations.AlterField(
                    model_name="surge",
                    name="began_at",
                    field=models.DateTimeField(verbose_name="began at"),
                ),
                migrations.AlterField(
                    model_name="surge",
                    name="boards",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="surges",
                        to="leaderboards.board",
                        verbose_name="boards that show it",
                    ),
                ),
                migrations.AlterField(
                    model_name="surge",
                    name="boards_at_fault",
                    field=models.BooleanField(default=False, verbose_name="boards are at fault"),
                ),
                migrations.AlterField(
                    model_name="surge",
                    name="ended_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="ended at"),
                ),
                migrations.AlterField(
                    model_name="surge",
                    name="last_seen_at",
                    field=models.DateTimeField(verbose_name="last seen at"),
                ),
                migrations.AlterField(
                    model_name="surge",
                    name="platform",
                    field=models.CharField(
                        choices=leaderboards.labels.platform_choices,
                        max_length=20,
                        verbose_name="platform",
                    ),
                ),
                migrations.AlterField(
                    model_name="surge",
                    name="recovered",
                    field=models.PositiveIntegerField(
                        default=0, verbose_name="boards in order again"
                    ),
                ),
                migrations.AlterField(
                    model_name="surge",
                    name="rule_id",
                    field=models.CharField(max_length=80, verbose_name="rule"),
                ),
            ]
        )
    ]
