from django.db import migrations, models

import smells.models.accuracy


class Migration(migrations.Migration):
    dependencies = [("smells", "0002_count_of_sightings")]

    operations = [
        migrations.CreateModel(
            name="AccuracyRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("measured_at", models.DateTimeField()),
                ("documents", models.PositiveIntegerField()),
                ("labels", models.PositiveIntegerField()),
                (
                    "figures",
                    models.JSONField(validators=[smells.models.accuracy.validate_figures]),
                ),
            ],
            options={"ordering": ["-measured_at", "-pk"]},
        ),
    ]
