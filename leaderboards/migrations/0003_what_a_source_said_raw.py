from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("leaderboards", "0002_papers_with_code_closed")]

    operations = [
        migrations.AddField(
            model_name="sourcerecord",
            name="raw",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
