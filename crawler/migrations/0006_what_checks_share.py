import hashlib
import json
import zlib

import django.db.models.deletion
from django.db import migrations, models

AT_ONCE = 500


def _packed(check):
    """As crawler.kept and crawler.observation.undated have it at this point of time."""
    seen = {name: each for name, each in check.observation.items() if name not in ("at", "run_id")}
    seen["pages"] = [
        {
            **{name: each for name, each in page.items() if name != "elapsed_ms"},
            "headers": {
                name: each
                for name, each in page.get("headers", {}).items()
                if name != "x-ratelimit-remaining"
            },
        }
        for page in seen.get("pages", ())
    ]
    plain = {"observation": seen, "answers": check.answers}
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha256(text).hexdigest(), zlib.compress(text, 6)


def share(apps, schema_editor):
    Check, Kept = apps.get_model("crawler", "Check"), apps.get_model("crawler", "Kept")
    while portion := list(Check.objects.filter(kept=None).order_by("pk")[:AT_ONCE]):
        packed = {}
        for check in portion:
            check.kept_id, packed[check.kept_id] = _packed(check)
        Kept.objects.bulk_create(
            [Kept(sha256=sha256, packed=text) for sha256, text in packed.items()],
            ignore_conflicts=True,
        )
        Check.objects.bulk_update(portion, ["kept"])


def hand_back(apps, schema_editor):
    Check = apps.get_model("crawler", "Check")
    checks = Check.objects.select_related("kept").order_by("pk")
    for check in checks.iterator(chunk_size=AT_ONCE):
        plain = json.loads(zlib.decompress(bytes(check.kept.packed)))
        told = {"at": check.at.isoformat(), "run_id": check.run_id}
        check.observation = {**plain["observation"], **told}
        check.answers = plain["answers"]
        check.save(update_fields=["observation", "answers"])


class Migration(migrations.Migration):
    # PostgreSQL alters no table in the transaction that has just filled its foreign keys.
    atomic = False

    dependencies = [("crawler", "0005_leases_and_mishaps")]

    operations = [
        migrations.CreateModel(
            name="Kept",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("packed", models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name="check",
            name="kept",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="checks",
                to="crawler.kept",
            ),
        ),
        # Reached when the migration is taken back: the columns must not demand what they lack.
        migrations.AlterField(
            model_name="check", name="observation", field=models.JSONField(default=dict)
        ),
        migrations.RunPython(share, hand_back),
        migrations.AlterField(
            model_name="check",
            name="kept",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="checks",
                to="crawler.kept",
            ),
        ),
        migrations.RemoveField(model_name="check", name="observation"),
        migrations.RemoveField(model_name="check", name="answers"),
    ]
