from django.db import migrations, models
from django.db.models import F


def take_over_counts(apps, schema_editor):
    """A report that is not resolved goes on counting from where it was first seen."""
    report = apps.get_model("smells", "Report")
    waiting = report.objects.filter(source="recheck").exclude(state="resolved")
    waiting.update(counting_since=F("first_seen_at"))


class Migration(migrations.Migration):
    dependencies = [("smells", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="counting_since",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="counted_on",
            field=models.CharField(blank=True, default="", max_length=100),
            preserve_default=False,
        ),
        migrations.RunPython(take_over_counts, migrations.RunPython.noop),
    ]
