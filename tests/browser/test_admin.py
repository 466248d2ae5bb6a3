"""The curators' admin in Chromium: in Chinese, no page is wider than its window."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "https://github.com/" + "long" * 60


@pytest.fixture
def pages():
    """A row in each list, with addresses that no window is wide enough for; the pages' paths."""
    from django.contrib import admin
    from django.urls import reverse

    from crawler.models import DomainLook, Mishap
    from leaderboards.models import Board
    from smells.models import Report
    from tests import factories

    known = factories.board("榜单", slug="one", url=LONG, entities=("model",))
    now = factories.NOW
    factories.schedule(known)
    factories.check(known)
    factories.report(known, "missing", url=LONG, values={"excerpt": LONG})
    told = {"url": LONG, "leads_to": LONG, "looked_at": now, "changed_at": now}
    DomainLook.objects.create(board=known, domain="github.com", platform="github", **told)
    said = {"error": "OperationalError", "message": "x" * 200, "trace": "y" * 300}
    Mishap.objects.create(board=known, run_id="a", at=now, attempt=1, **said)

    paths = [reverse("admin:index"), reverse("admin:leaderboards_board_delete", args=[known.pk])]
    ours = ("leaderboards", "crawler", "smells")
    for model in (each for each in admin.site._registry if each._meta.app_label in ours):
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        paths.append(reverse(f"{name}_changelist"))
        if model in (Board, Report, Mishap):
            paths.append(reverse(f"{name}_change", args=[model.objects.get().pk]))
    return paths


def test_no_page_of_the_admin_is_wider_than_its_window(browser, live_server, admin_client, pages):
    context = browser.new_context(locale="zh-CN")
    context.set_default_timeout(120_000)
    session = {"name": "sessionid", "value": admin_client.cookies["sessionid"].value}
    context.add_cookies([{**session, "url": live_server.url}])
    page = context.new_page()
    wide = {}
    for path in pages:
        assert page.goto(f"{live_server.url}{path}", wait_until="domcontentloaded").status == 200
        assert page.locator("html").get_attribute("lang") == "zh-hans"
        for width in (1280, 375):
            page.set_viewport_size({"width": width, "height": 900})
            over = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            if over > 0:
                wide[path, width] = over
    context.close()
    assert wide == {}
