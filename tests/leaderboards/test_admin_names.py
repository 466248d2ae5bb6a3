"""The desk speaks Chinese to who reads Chinese: names of models, fields, columns and filters."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.utils.translation import override

from leaderboards.models import Incident
from smells.models import Surge
from tests.admin_desk import filled, page
from tests.factories import NOW, TODAY, board

OURS = ("leaderboards", "crawler", "smells")
SAME_IN_BOTH = {"ID", "ETag", "Last-Modified", "webhook", "webhooks"}
DESKS = [desk for desk in admin.site._registry.values() if desk.opts.app_label in OURS]
CHINESE = re.compile("[一-鿿]")
ENGLISH = re.compile("[A-Za-z]{2}")


def untranslated(names: list[Any]) -> list[str]:
    """Those of these names that say the same to a reader of either language."""
    with override("zh-hans"):
        chinese = [str(name) for name in names]
    with override("en"):
        english = [str(name) for name in names]
    return [
        name
        for name, other in zip(english, chinese, strict=True)
        if name == other and name not in SAME_IN_BOTH
    ]


def test_each_app_and_model_has_a_name_in_chinese() -> None:
    names = [apps.get_app_config(app).verbose_name for app in OURS]
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            names += [model._meta.verbose_name, model._meta.verbose_name_plural]
    assert len(names) > 70
    assert untranslated(names) == []


def test_each_field_of_a_model_of_the_desk_has_a_name_in_chinese() -> None:
    models = {desk.model for desk in DESKS}
    models |= {inline.model for desk in DESKS for inline in desk.inlines}
    fields = [each for model in models for each in model._meta.get_fields() if each.concrete]
    assert len(fields) > 150
    assert untranslated([each.verbose_name for each in fields]) == []


@pytest.mark.parametrize("desk", DESKS, ids=lambda desk: desk.opts.model_name)
def test_each_column_filter_and_action_has_a_name_in_chinese(desk, rf, admin_user) -> None:
    request = rf.get("/")
    request.user = admin_user
    shown = [*desk.get_list_display(request), *desk.get_fields(request)]
    with override("zh-hans"):
        said = {str(label_for_field(name, desk.model, desk)) for name in shown}
        said |= {str(each.title) for each in desk.list_filter if not isinstance(each, str)}
        said |= {str(words) for _action, _name, words in desk.get_actions(request).values()}
    assert {each for each in said - SAME_IN_BOTH if not CHINESE.search(each)} == set()


def test_permissions_are_told_in_chinese(admin_client) -> None:
    answer = admin_client.get("/admin/auth/group/add/", headers={"Accept-Language": "zh-hans"})
    choices = answer.context["adminform"].form["permissions"].field.choices
    ours = [label for _value, label in choices if label.startswith(("目录", "检查程序", "异味"))]
    assert len(ours) > 100
    names = [re.sub("Webhook|leaderboard.yml", "", label) for label in ours]
    assert [name for name in names if ENGLISH.search(name)] == []
    assert "目录 | 榜单 | 可裁定认领、异议和报告" in ours


def test_what_one_curator_changed_is_told_to_another_in_their_language(admin_client) -> None:
    sent = {
        "slug": "the-end", "kind": "platform-closed", "platform": "independent",
        "host": "closed.example", "began_on": TODAY, "ended_on": "", "title_en": "The end",
        "title_zh": "终", "story_en": "It closed.", "story_zh": "已关闭。",
    }  # fmt: skip
    assert admin_client.post("/admin/leaderboards/incident/add/", sent).status_code == 302
    page_of = f"/admin/leaderboards/incident/{Incident.objects.get(slug='the-end').pk}"
    sent = filled(admin_client, f"{page_of}/change/") | {"title_en": "Its end"}
    sent |= {"ended_at_0": "", "ended_at_1": ""}
    assert admin_client.post(f"{page_of}/change/", sent).status_code == 302
    for language, words in (("en", "Changed title in English."), ("zh-hans", "已修改英文标题。")):
        answer = admin_client.get(f"{page_of}/history/", headers={"Accept-Language": language})
        assert words in answer.content.decode()


def test_what_goes_with_a_board_is_told_in_chinese(admin_client) -> None:
    known = board("A")
    surge = Surge.objects.create(
        rule_id="missing.page", platform="github", began_at=NOW, last_seen_at=NOW
    )
    surge.boards.add(known)
    admin_client.cookies["django_language"] = "zh-hans"
    answer = page(admin_client, "leaderboards_board", "delete", known.pk)
    said = answer.content.decode()
    assert "relationship" not in said
    assert "Surge_boards" not in said
    assert "榜单地址: 1" in re.sub(r"\s+", " ", said)
