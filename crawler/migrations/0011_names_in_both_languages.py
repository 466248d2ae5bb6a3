"""Models and fields are called something in both languages. No table changes."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import leaderboards.labels
from leaderboards.names_only import NamesOnly


class Migration(migrations.Migration):
    dependencies = [
        ("crawler", "0010_maintainer_files"),
        ("leaderboards", "0007_names_in_both_languages"),
    ]

    operations = [
        NamesOnly(
            [
                migrations.AlterModelOptions(
                    name="archivedcopy",
                    options={
                        "verbose_name": "archived copy",
                        "verbose_name_plural": "archived copies",
                    },
                ),
                migrations.AlterModelOptions(
                    name="check",
                    options={
                        "ordering": ["-at", "-pk"],
                        "verbose_name": "check",
                        "verbose_name_plural": "checks",
                    },
                ),
                migrations.AlterModelOptions(
                    name="checkday",
                    options={
                        "ordering": ["-day"],
                        "verbose_name": "day of checks",
                        "verbose_name_plural": "days of checks",
                    },
                ),
                migrations.AlterModelOptions(
                    name="kept",
                    options={
                        "verbose_name": "kept content",
                        "verbose_name_plural": "kept contents",
                    },
                ),
                migrations.AlterModelOptions(
                    name="linkedaddress",
                    options={
                        "verbose_name": "linked address",
                        "verbose_name_plural": "linked addresses",
                    },
                ),
                migrations.AlterModelOptions(
                    name="mishap",
                    options={
                        "ordering": ["-at", "-pk"],
                        "verbose_name": "mishap of ours",
                        "verbose_name_plural": "mishaps of ours",
                    },
                ),
                migrations.AlterModelOptions(
                    name="schedule",
                    options={"verbose_name": "schedule", "verbose_name_plural": "schedules"},
                ),
                migrations.AlterModelOptions(
                    name="snapshot",
                    options={"verbose_name": "snapshot", "verbose_name_plural": "snapshots"},
                ),
                migrations.AlterField(
                    model_name="check",
                    name="at",
                    field=models.DateTimeField(verbose_name="time"),
                ),
                migrations.AlterField(
                    model_name="check",
                    name="board",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checks",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="check",
                    name="excused",
                    field=models.CharField(
                        blank=True, max_length=80, verbose_name="not counted because of"
                    ),
                ),
                migrations.AlterField(
                    model_name="check",
                    name="kept",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="crawler.kept",
                        verbose_name="kept content",
                    ),
                ),
                migrations.AlterField(
                    model_name="check",
                    name="outcome",
                    field=models.CharField(
                        choices=leaderboards.labels.check_outcome_choices,
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                migrations.AlterField(
                    model_name="check",
                    name="run_id",
                    field=models.CharField(max_length=40, unique=True, verbose_name="run"),
                ),
                migrations.AlterField(
                    model_name="check",
                    name="snapshots",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="checks",
                        to="crawler.snapshot",
                        verbose_name="snapshots",
                    ),
                ),
                migrations.AlterField(
                    model_name="check",
                    name="summary",
                    field=models.CharField(blank=True, max_length=300, verbose_name="summary"),
                ),
                migrations.AlterField(
                    model_name="check",
                    name="took_ms",
                    field=models.PositiveIntegerField(default=0, verbose_name="took (ms)"),
                ),
                migrations.AlterField(
                    model_name="check",
                    name="unread",
                    field=models.CharField(
                        blank=True, max_length=30, verbose_name="why it was not read"
                    ),
                ),
                migrations.AlterField(
                    model_name="domainlook",
                    name="board",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="domain_looks",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="domainlook",
                    name="changed_at",
                    field=models.DateTimeField(verbose_name="began or ceased to fail at"),
                ),
                migrations.AlterField(
                    model_name="domainlook",
                    name="domain",
                    field=models.CharField(max_length=253, verbose_name="domain"),
                ),
                migrations.AlterField(
                    model_name="domainlook",
                    name="doubted",
                    field=models.BooleanField(
                        default=False, verbose_name="held to be our own fault"
                    ),
                ),
                migrations.AlterField(
                    model_name="domainlook",
                    name="failing_since",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="failing since"),
                ),
                migrations.AlterField(
                    model_name="domainlook",
                    name="host",
                    field=models.CharField(max_length=253, verbose_name="host"),
                ),
                migrations.AlterField(
                    model_name="domainlook",
                    name="in_order_at",
                    field=models.DateTimeField(
                        blank=True, null=True, verbose_name="last in order at"
                    ),
                ),
                migrations.AlterField(
                    model_name="domainlook",
                    name="leads_to",
                    field=models.CharField(blank=True, max_length=1000, verbose_name="leads to"),
                ),
                migrations.AlterField(
                    model_name="domainlook",
                    name="looked_at",
                    field=models.DateTimeField(db_index=True, verbose_name="looked at"),
                ),
                migrations.AlterField(
                    model_name="domainlook",
                    name="parked",
                    field=models.BooleanField(default=False, verbose_name="parked"),
                ),
                migrations.AlterField(
                    model_name="domainlook",
                    name="platform",
                    field=models.CharField(
                        choices=leaderboards.labels.platform_choices,
                        max_length=20,
                        verbose_name="platform",
                    ),
                ),
                migrations.AlterField(
                    model_name="domainlook",
                    name="url",
                    field=models.CharField(blank=True, max_length=1000, verbose_name="address"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="accepted_since",
                    field=models.JSONField(blank=True, default=dict, verbose_name="accepted since"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="asked",
                    field=models.PositiveIntegerField(default=0, verbose_name="addresses asked"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="board",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="maintainer_file",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="contact",
                    field=models.URLField(blank=True, max_length=1000, verbose_name="contact"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="etag",
                    field=models.CharField(blank=True, max_length=300, verbose_name="ETag"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="is_readable",
                    field=models.BooleanField(default=True, verbose_name="readable"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="missing_since",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="missing since"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="modified",
                    field=models.CharField(
                        blank=True, max_length=300, verbose_name="Last-Modified"
                    ),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="next_ask_at",
                    field=models.DateTimeField(verbose_name="asked for again at"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="problems",
                    field=models.JSONField(blank=True, default=list, verbose_name="problems"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="read_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="read at"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="revision",
                    field=models.CharField(blank=True, max_length=64, verbose_name="revision"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="seen_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="last seen at"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="sha256",
                    field=models.CharField(blank=True, max_length=64, verbose_name="hash"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="text",
                    field=models.TextField(blank=True, verbose_name="text"),
                ),
                migrations.AlterField(
                    model_name="maintainerfileread",
                    name="url",
                    field=models.URLField(blank=True, max_length=1000, verbose_name="address"),
                ),
                migrations.AlterField(
                    model_name="mishap",
                    name="at",
                    field=models.DateTimeField(db_index=True, verbose_name="time"),
                ),
                migrations.AlterField(
                    model_name="mishap",
                    name="attempt",
                    field=models.PositiveSmallIntegerField(verbose_name="attempt"),
                ),
                migrations.AlterField(
                    model_name="mishap",
                    name="board",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mishaps",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="mishap",
                    name="code",
                    field=models.CharField(max_length=16, verbose_name="version of the code"),
                ),
                migrations.AlterField(
                    model_name="mishap",
                    name="error",
                    field=models.CharField(max_length=100, verbose_name="error"),
                ),
                migrations.AlterField(
                    model_name="mishap",
                    name="message",
                    field=models.CharField(blank=True, max_length=500, verbose_name="message"),
                ),
                migrations.AlterField(
                    model_name="mishap",
                    name="run_id",
                    field=models.CharField(max_length=40, unique=True, verbose_name="run"),
                ),
                migrations.AlterField(
                    model_name="mishap",
                    name="trace",
                    field=models.TextField(blank=True, verbose_name="where it broke"),
                ),
                migrations.AlterField(
                    model_name="optout",
                    name="asked_on",
                    field=models.DateField(verbose_name="asked on"),
                ),
                migrations.AlterField(
                    model_name="optout",
                    name="host",
                    field=models.CharField(
                        max_length=253,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?!-)[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*$",
                                "A host name in lower case, such as board.example: no scheme and no path.",
                            )
                        ],
                        verbose_name="host",
                    ),
                ),
                migrations.AlterField(
                    model_name="optout",
                    name="reason",
                    field=models.TextField(blank=True, verbose_name="reason"),
                ),
                migrations.AlterField(
                    model_name="schedule",
                    name="attempts",
                    field=models.PositiveSmallIntegerField(default=0, verbose_name="attempts"),
                ),
                migrations.AlterField(
                    model_name="schedule",
                    name="board",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="schedule",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="schedule",
                    name="handed_out_until",
                    field=models.DateTimeField(
                        blank=True, null=True, verbose_name="in the queue until"
                    ),
                ),
                migrations.AlterField(
                    model_name="schedule",
                    name="host",
                    field=models.CharField(blank=True, max_length=255, verbose_name="host"),
                ),
                migrations.AlterField(
                    model_name="schedule",
                    name="last_checked_at",
                    field=models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="last check"
                    ),
                ),
                migrations.AlterField(
                    model_name="schedule",
                    name="last_ok_at",
                    field=models.DateTimeField(
                        blank=True, null=True, verbose_name="last in order at"
                    ),
                ),
                migrations.AlterField(
                    model_name="schedule",
                    name="last_outcome",
                    field=models.CharField(
                        blank=True,
                        choices=leaderboards.labels.check_outcome_choices,
                        max_length=20,
                        verbose_name="last outcome",
                    ),
                ),
                migrations.AlterField(
                    model_name="schedule",
                    name="last_unread",
                    field=models.CharField(
                        blank=True, max_length=30, verbose_name="why it was not read"
                    ),
                ),
                migrations.AlterField(
                    model_name="schedule",
                    name="lease",
                    field=models.CharField(blank=True, max_length=40, verbose_name="lease"),
                ),
                migrations.AlterField(
                    model_name="schedule",
                    name="leased_until",
                    field=models.DateTimeField(
                        blank=True, null=True, verbose_name="looked at until"
                    ),
                ),
                migrations.AlterField(
                    model_name="schedule",
                    name="next_check_at",
                    field=models.DateTimeField(db_index=True, verbose_name="next check"),
                ),
            ]
        )
    ]
