"""Last looks are kept packed. Those that were kept before are made anew at the next full look."""

from django.db import migrations, models


def forget_all(apps, schema_editor):
    apps.get_model("smells", "LastLook").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("smells", "0009_names_in_both_languages")]

    operations = [
        migrations.RunPython(forget_all, forget_all),
        migrations.RemoveField("lastlook", "places"),
        migrations.RemoveField("lastlook", "trace"),
        migrations.RemoveField("lastlook", "outcomes"),
        migrations.AddField(
            "lastlook", "packed", models.BinaryField(default=b""), preserve_default=False
        ),
    ]
