"""A host is not judged by looks that failed by our own fault."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("crawler", "0008_looks_at_linked_addresses")]

    operations = [
        migrations.AddField(
            model_name="domainlook",
            name="doubted",
            field=models.BooleanField(default=False),
        ),
    ]
