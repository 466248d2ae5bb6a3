"""The end of paperswithcode.com: one incident for all boards that stood there."""

from datetime import date

from django.db import migrations

INCIDENT = {
    "slug": "papers-with-code-closed",
    "kind": "platform-closed",
    "platform": "paperswithcode",
    "host": "paperswithcode.com",
    "began_on": date(2025, 7, 24),
    "title_en": "Papers with Code was shut down",
    "title_zh": "Papers with Code 已关停",
    "story_en": (
        "paperswithcode.com went offline on 24 July 2025; since then all of its pages redirect to "
        "another site. The boards it hosted are kept here as history, with a link to an archived "
        "copy. Nobody who built one of them is at fault, so none is accused singly. "
        "paperswithcode.co is a different service that opened in May 2026."
    ),
    "story_zh": (
        "paperswithcode.com 于 2025 年 7 月 24 日下线，此后其所有页面都跳转到另一个网站。"
        "曾托管在该平台上的榜单在此作为历史记录保留，并附存档链接。"
        "这不是任何榜单维护者的过错，因此不会逐一归咎。"
        "paperswithcode.co 是 2026 年 5 月上线的另一个服务，与之不同。"
    ),
}


def record(apps, schema_editor):
    incident = apps.get_model("leaderboards", "Incident")
    incident.objects.get_or_create(slug=INCIDENT["slug"], defaults=INCIDENT)


def forget(apps, schema_editor):
    apps.get_model("leaderboards", "Incident").objects.filter(slug=INCIDENT["slug"]).delete()


class Migration(migrations.Migration):
    dependencies = [("leaderboards", "0001_initial")]

    operations = [migrations.RunPython(record, forget)]
