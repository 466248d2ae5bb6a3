"""Models and fields are called something in both languages. No table changes."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import leaderboards.labels
from leaderboards.names_only import NamesOnly


class Migration(migrations.Migration):
    dependencies = [
        ("leaderboards", "0006_audit_is_only_added_to"),
    ]

    operations = [
        NamesOnly(
            [
                migrations.AlterModelOptions(
                    name="accountsettings",
                    options={
                        "verbose_name": "account’s settings",
                        "verbose_name_plural": "accounts’ settings",
                    },
                ),
                migrations.AlterModelOptions(
                    name="auditevent",
                    options={
                        "ordering": ["-at", "-pk"],
                        "verbose_name": "entry of the audit log",
                        "verbose_name_plural": "entries of the audit log",
                    },
                ),
                migrations.AlterModelOptions(
                    name="board",
                    options={
                        "ordering": [django.db.models.functions.text.Lower("name"), "pk"],
                        "permissions": [("curate", "Can decide on claims, disputes and reports")],
                        "verbose_name": "board",
                        "verbose_name_plural": "boards",
                    },
                ),
                migrations.AlterModelOptions(
                    name="boardplatform",
                    options={
                        "ordering": ["pk"],
                        "verbose_name": "board’s platform",
                        "verbose_name_plural": "boards’ platforms",
                    },
                ),
                migrations.AlterModelOptions(
                    name="boardtopic",
                    options={
                        "ordering": ["kind", "value", "pk"],
                        "verbose_name": "topic",
                        "verbose_name_plural": "topics",
                    },
                ),
                migrations.AlterModelOptions(
                    name="boardworkflowpattern",
                    options={
                        "ordering": ["pattern", "pk"],
                        "verbose_name": "workflow pattern",
                        "verbose_name_plural": "workflow patterns",
                    },
                ),
                migrations.AlterModelOptions(
                    name="claim",
                    options={
                        "ordering": ["-created_at", "-pk"],
                        "verbose_name": "claim",
                        "verbose_name_plural": "claims",
                    },
                ),
                migrations.AlterModelOptions(
                    name="entity",
                    options={
                        "ordering": ["pk"],
                        "verbose_name": "entity",
                        "verbose_name_plural": "entities",
                    },
                ),
                migrations.AlterModelOptions(
                    name="formerslug",
                    options={"verbose_name": "former slug", "verbose_name_plural": "former slugs"},
                ),
                migrations.AlterModelOptions(
                    name="incident",
                    options={
                        "ordering": ["-began_on", "-pk"],
                        "verbose_name": "incident",
                        "verbose_name_plural": "incidents",
                    },
                ),
                migrations.AlterModelOptions(
                    name="invitation",
                    options={
                        "ordering": ["-created_at", "-pk"],
                        "verbose_name": "invitation",
                        "verbose_name_plural": "invitations",
                    },
                ),
                migrations.AlterModelOptions(
                    name="layerfact",
                    options={
                        "ordering": ["pk"],
                        "verbose_name": "fact about a layer",
                        "verbose_name_plural": "facts about layers",
                    },
                ),
                migrations.AlterModelOptions(
                    name="location",
                    options={
                        "ordering": ["pk"],
                        "verbose_name": "board’s address",
                        "verbose_name_plural": "boards’ addresses",
                    },
                ),
                migrations.AlterModelOptions(
                    name="maintainer",
                    options={
                        "ordering": ["since", "pk"],
                        "verbose_name": "maintainer",
                        "verbose_name_plural": "maintainers",
                    },
                ),
                migrations.AlterModelOptions(
                    name="releasecadence",
                    options={
                        "ordering": ["kind", "pk"],
                        "verbose_name": "release cadence",
                        "verbose_name_plural": "release cadences",
                    },
                ),
                migrations.AlterModelOptions(
                    name="sourcerecord",
                    options={
                        "verbose_name": "source’s record",
                        "verbose_name_plural": "sources’ records",
                    },
                ),
                migrations.AlterModelOptions(
                    name="transfer",
                    options={
                        "ordering": ["-at", "-pk"],
                        "verbose_name": "handing over",
                        "verbose_name_plural": "handings over",
                    },
                ),
                migrations.AlterField(
                    model_name="board",
                    name="changed_at",
                    field=models.DateTimeField(auto_now=True, verbose_name="changed at"),
                ),
                migrations.AlterField(
                    model_name="board",
                    name="created_at",
                    field=models.DateTimeField(auto_now_add=True, verbose_name="created at"),
                ),
                migrations.AlterField(
                    model_name="board",
                    name="description_en",
                    field=models.TextField(blank=True, verbose_name="description in English"),
                ),
                migrations.AlterField(
                    model_name="board",
                    name="description_zh",
                    field=models.TextField(blank=True, verbose_name="description in Chinese"),
                ),
                migrations.AlterField(
                    model_name="board",
                    name="is_historical",
                    field=models.BooleanField(
                        db_index=True, default=False, verbose_name="historical"
                    ),
                ),
                migrations.AlterField(
                    model_name="board",
                    name="is_sample",
                    field=models.BooleanField(default=False, verbose_name="sample"),
                ),
                migrations.AlterField(
                    model_name="board",
                    name="name",
                    field=models.CharField(max_length=200, verbose_name="name"),
                ),
                migrations.AlterField(
                    model_name="board",
                    name="search_text",
                    field=models.TextField(
                        blank=True, editable=False, verbose_name="searched text"
                    ),
                ),
                migrations.AlterField(
                    model_name="board",
                    name="slug",
                    field=models.SlugField(max_length=80, unique=True, verbose_name="slug"),
                ),
                migrations.AlterField(
                    model_name="boardplatform",
                    name="board",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="platforms",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="boardplatform",
                    name="confirmed_on",
                    field=models.DateField(verbose_name="confirmed on"),
                ),
                migrations.AlterField(
                    model_name="boardplatform",
                    name="platform",
                    field=models.CharField(
                        choices=leaderboards.labels.platform_choices,
                        max_length=20,
                        verbose_name="platform",
                    ),
                ),
                migrations.AlterField(
                    model_name="boardplatform",
                    name="source",
                    field=models.CharField(
                        choices=leaderboards.labels.source_choices,
                        max_length=20,
                        verbose_name="source",
                    ),
                ),
                migrations.AlterField(
                    model_name="boardtopic",
                    name="board",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="topics",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="boardtopic",
                    name="confirmed_on",
                    field=models.DateField(verbose_name="confirmed on"),
                ),
                migrations.AlterField(
                    model_name="boardtopic",
                    name="kind",
                    field=models.CharField(
                        choices=leaderboards.labels.topic_kind_choices,
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="boardtopic",
                    name="raw",
                    field=models.CharField(max_length=200, verbose_name="in the source’s words"),
                ),
                migrations.AlterField(
                    model_name="boardtopic",
                    name="source",
                    field=models.CharField(
                        choices=leaderboards.labels.source_choices,
                        max_length=20,
                        verbose_name="source",
                    ),
                ),
                migrations.AlterField(
                    model_name="boardtopic",
                    name="value",
                    field=models.CharField(max_length=100, verbose_name="value"),
                ),
                migrations.AlterField(
                    model_name="boardworkflowpattern",
                    name="board",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="workflow_patterns",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="boardworkflowpattern",
                    name="confirmed_on",
                    field=models.DateField(verbose_name="confirmed on"),
                ),
                migrations.AlterField(
                    model_name="boardworkflowpattern",
                    name="pattern",
                    field=models.CharField(
                        choices=leaderboards.labels.workflow_pattern_choices,
                        max_length=2,
                        verbose_name="workflow pattern",
                    ),
                ),
                migrations.AlterField(
                    model_name="boardworkflowpattern",
                    name="source",
                    field=models.CharField(
                        choices=leaderboards.labels.source_choices,
                        max_length=20,
                        verbose_name="source",
                    ),
                ),
                migrations.AlterField(
                    model_name="entity",
                    name="board",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entities",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="entity",
                    name="confirmed_on",
                    field=models.DateField(verbose_name="confirmed on"),
                ),
                migrations.AlterField(
                    model_name="entity",
                    name="kind",
                    field=models.CharField(
                        choices=leaderboards.labels.entity_choices,
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="entity",
                    name="layer",
                    field=models.CharField(
                        choices=leaderboards.labels.layer_choices,
                        max_length=20,
                        verbose_name="layer",
                    ),
                ),
                migrations.AlterField(
                    model_name="entity",
                    name="name",
                    field=models.CharField(max_length=300, verbose_name="name"),
                ),
                migrations.AlterField(
                    model_name="entity",
                    name="source",
                    field=models.CharField(
                        choices=leaderboards.labels.source_choices,
                        max_length=20,
                        verbose_name="source",
                    ),
                ),
                migrations.AlterField(
                    model_name="entity",
                    name="url",
                    field=models.URLField(blank=True, max_length=1000, verbose_name="address"),
                ),
                migrations.AlterField(
                    model_name="formerslug",
                    name="board",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_slugs",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="formerslug",
                    name="slug",
                    field=models.SlugField(max_length=80, unique=True, verbose_name="slug"),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="answered_at",
                    field=models.DateTimeField(
                        blank=True, null=True, verbose_name="answers again since"
                    ),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="began_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="began at"),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="began_on",
                    field=models.DateField(verbose_name="began on"),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="boards",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="incidents",
                        to="leaderboards.board",
                        verbose_name="boards that failed together",
                    ),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="ended_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="ended at"),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="ended_on",
                    field=models.DateField(blank=True, null=True, verbose_name="ended on"),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="host",
                    field=models.CharField(blank=True, max_length=253, verbose_name="host"),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="kind",
                    field=models.CharField(
                        choices=leaderboards.labels.incident_kind_choices,
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="last_seen_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="last seen at"),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="next_probe_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="next try at"),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="platform",
                    field=models.CharField(
                        choices=leaderboards.labels.platform_choices,
                        max_length=20,
                        verbose_name="platform",
                    ),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="slug",
                    field=models.SlugField(max_length=80, unique=True, verbose_name="slug"),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="story_en",
                    field=models.TextField(blank=True, verbose_name="story in English"),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="story_zh",
                    field=models.TextField(blank=True, verbose_name="story in Chinese"),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="title_en",
                    field=models.CharField(
                        blank=True, max_length=200, verbose_name="title in English"
                    ),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="title_zh",
                    field=models.CharField(
                        blank=True, max_length=200, verbose_name="title in Chinese"
                    ),
                ),
                migrations.AlterField(
                    model_name="layerfact",
                    name="board",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="layer_facts",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="layerfact",
                    name="confirmed_on",
                    field=models.DateField(verbose_name="confirmed on"),
                ),
                migrations.AlterField(
                    model_name="layerfact",
                    name="layer",
                    field=models.CharField(
                        choices=leaderboards.labels.layer_choices,
                        max_length=20,
                        verbose_name="layer",
                    ),
                ),
                migrations.AlterField(
                    model_name="layerfact",
                    name="name",
                    field=models.CharField(
                        choices=leaderboards.labels.layer_fact_choices,
                        max_length=40,
                        verbose_name="fact",
                    ),
                ),
                migrations.AlterField(
                    model_name="layerfact",
                    name="source",
                    field=models.CharField(
                        choices=leaderboards.labels.source_choices,
                        max_length=20,
                        verbose_name="source",
                    ),
                ),
                migrations.AlterField(
                    model_name="layerfact",
                    name="value",
                    field=models.JSONField(verbose_name="value"),
                ),
                migrations.AlterField(
                    model_name="location",
                    name="archive_url",
                    field=models.URLField(blank=True, max_length=1200, verbose_name="archived at"),
                ),
                migrations.AlterField(
                    model_name="location",
                    name="board",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="locations",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="location",
                    name="canonical",
                    field=models.CharField(
                        db_index=True,
                        editable=False,
                        max_length=1000,
                        verbose_name="address in one spelling",
                    ),
                ),
                migrations.AlterField(
                    model_name="location",
                    name="confirmed_on",
                    field=models.DateField(verbose_name="confirmed on"),
                ),
                migrations.AlterField(
                    model_name="location",
                    name="incident",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="locations",
                        to="leaderboards.incident",
                        verbose_name="incident",
                    ),
                ),
                migrations.AlterField(
                    model_name="location",
                    name="platform",
                    field=models.CharField(
                        choices=leaderboards.labels.platform_choices,
                        max_length=20,
                        verbose_name="platform",
                    ),
                ),
                migrations.AlterField(
                    model_name="location",
                    name="role",
                    field=models.CharField(
                        choices=leaderboards.labels.location_role_choices,
                        max_length=20,
                        verbose_name="role of the address",
                    ),
                ),
                migrations.AlterField(
                    model_name="location",
                    name="source",
                    field=models.CharField(
                        choices=leaderboards.labels.source_choices,
                        max_length=20,
                        verbose_name="source",
                    ),
                ),
                migrations.AlterField(
                    model_name="location",
                    name="url",
                    field=models.URLField(max_length=1000, verbose_name="address"),
                ),
                migrations.AlterField(
                    model_name="releasecadence",
                    name="board",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cadences",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="releasecadence",
                    name="confirmed_on",
                    field=models.DateField(verbose_name="confirmed on"),
                ),
                migrations.AlterField(
                    model_name="releasecadence",
                    name="kind",
                    field=models.CharField(
                        choices=leaderboards.labels.cadence_kind_choices,
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="releasecadence",
                    name="rhythm",
                    field=models.CharField(
                        choices=leaderboards.labels.rhythm_choices,
                        max_length=20,
                        verbose_name="rhythm",
                    ),
                ),
                migrations.AlterField(
                    model_name="releasecadence",
                    name="source",
                    field=models.CharField(
                        choices=leaderboards.labels.source_choices,
                        max_length=20,
                        verbose_name="source",
                    ),
                ),
                migrations.AlterField(
                    model_name="sourcerecord",
                    name="board",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="source_records",
                        to="leaderboards.board",
                        verbose_name="board",
                    ),
                ),
                migrations.AlterField(
                    model_name="sourcerecord",
                    name="confirmed_on",
                    field=models.DateField(verbose_name="confirmed on"),
                ),
                migrations.AlterField(
                    model_name="sourcerecord",
                    name="description_en",
                    field=models.TextField(blank=True, verbose_name="description in English"),
                ),
                migrations.AlterField(
                    model_name="sourcerecord",
                    name="description_zh",
                    field=models.TextField(blank=True, verbose_name="description in Chinese"),
                ),
                migrations.AlterField(
                    model_name="sourcerecord",
                    name="digest",
                    field=models.CharField(max_length=64, verbose_name="hash of it all"),
                ),
                migrations.AlterField(
                    model_name="sourcerecord",
                    name="key",
                    field=models.CharField(max_length=1000, verbose_name="key in the source"),
                ),
                migrations.AlterField(
                    model_name="sourcerecord",
                    name="name",
                    field=models.CharField(max_length=200, verbose_name="name"),
                ),
                migrations.AlterField(
                    model_name="sourcerecord",
                    name="raw",
                    field=models.JSONField(
                        blank=True, default=list, verbose_name="what else it said"
                    ),
                ),
                migrations.AlterField(
                    model_name="sourcerecord",
                    name="source",
                    field=models.CharField(
                        choices=leaderboards.labels.source_choices,
                        max_length=20,
                        verbose_name="source",
                    ),
                ),
            ]
        )
    ]
