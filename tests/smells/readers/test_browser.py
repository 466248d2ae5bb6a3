"""Readers’ and curators’ pages in Chromium: the task is solved, all fits, nothing breaks WCAG."""

import os
from pathlib import Path

import pytest

from tests.browser.conftest import browser as browser
from tests.browser.soundness import broken_rules, overflow
from tests.smells.readers.written import HOME, WRONG

pytestmark = pytest.mark.django_db(transaction=True)
REPORT = "boards/of-readers/report/"


@pytest.fixture
def people(board, waiting):
    from datetime import timedelta

    from django.utils import timezone

    from smells.models import AwayNotice
    from tests import factories
    from tests.people import people_of

    now = timezone.now()
    open_one = factories.report(board, "inaccessible", rule_id="inaccessible.tls", url=HOME)
    disputed = factories.report(board, "missing", state="disputed", url=HOME + "data")
    waiting(now=now)
    waiting("平均分算错了，和论文里的结果对不上。", language="zh-hans", smell="mismatched", now=now)
    waiting("It opens again for me, whatever the certificate says.", about=open_one, now=now)
    away = {"since": now, "until": now + timedelta(days=3)}
    AwayNotice.objects.create(**away, text_en="On a trip.", text_zh="我们出门了。")
    made = people_of(board)
    disputed.disputed_by = made.owner
    disputed.save()
    return made


@pytest.fixture
def open_page(browser, live_server, client, people):
    contexts = []

    def open_page(path, *, width=1280, user=None, method=None, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        if user:
            client.force_login(user)
            cookie = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((live_server.url, "data:", "blob:"))
                else page.problems.append(f"asked elsewhere: {request.url}")
            ),
        )
        page.goto(f"{live_server.url}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def written(page, text=WRONG):
    page.locator("#id_description").fill(text)
    page.locator("button[value=look]").click()
    page.locator("button[value=send]").wait_for()
    return page


def assert_sound(page, name):
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
    assert overflow(page) <= 0, f"{name} is wider than the window"
    assert broken_rules(page) == [], name
    assert page.problems == [], name


def test_the_browser_solves_the_task_and_the_report_waits(open_page):
    from smells.models import PublicReport

    page = written(open_page(f"/en/{REPORT}"))
    page.locator("altcha-widget input[type=checkbox]").press("Space")
    page.wait_for_function("document.querySelector('input[name=altcha]')?.value", timeout=20_000)
    assert_sound(page, "solved")
    page.locator("button[value=send]").click()
    page.wait_for_url("**/my-reports/**")
    assert page.problems == []
    assert PublicReport.objects.filter(description=WRONG, verified_by="challenge").exists()


def test_whoever_chooses_mail_is_not_held_up_by_the_task(open_page):
    page = written(open_page(f"/en/{REPORT}"))
    page.locator("input[value=e-mail]").check()
    assert page.locator("altcha-widget").count() == 0
    page.locator("#id_email").fill("reader@people.example")
    page.locator("button[value=send]").click()
    page.wait_for_url("**/report/sent/")


def test_both_steps_work_without_javascript(open_page):
    page = written(open_page(f"/en/{REPORT}", java_script_enabled=False))
    assert page.locator("noscript p").is_visible()
    page.locator("input[value=e-mail]").check()
    page.locator("#id_email").fill("reader@people.example")
    page.locator("button[value=send]").click()
    assert page.url.endswith("/report/sent/")


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("en", 1280, "light"), ("zh-hans", 375, "dark"), ("en", 375, "light")],
)
def test_the_readers_pages_fit_and_break_no_rule_of_wcag(open_page, language, width, scheme):
    from smells.models import Report

    mark, look = f"{language}-{width}", {"width": width, "color_scheme": scheme}
    page = open_page(f"/{language}/{REPORT}", **look)
    assert_sound(page, f"write-{mark}")
    assert_sound(written(page), f"send-{mark}")
    page.locator("button[value=send]").click()
    assert_sound(page, f"errors-{mark}")
    about = Report.objects.get(rule_id="inaccessible.tls").pk
    assert_sound(open_page(f"/{language}/{REPORT}?about={about}", **look), f"about-{mark}")
    assert_sound(open_page(f"/{language}/{REPORT}sent/", **look), f"sent-{mark}")
    assert_sound(open_page(f"/{language}/my-reports/none/", **look), f"none-{mark}")


def test_a_followed_report_fits_and_breaks_no_rule_of_wcag(open_page):
    page = written(open_page(f"/zh-hans/{REPORT}", width=375), "模型名称是乱码，" + "乱码" * 300)
    page.locator("altcha-widget input[type=checkbox]").press("Space")
    page.wait_for_function("document.querySelector('input[name=altcha]')?.value", timeout=20_000)
    page.locator("button[value=send]").click()
    page.wait_for_url("**/my-reports/**")
    assert_sound(page, "followed")


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("zh-hans", 375)])
def test_the_curators_pages_fit_and_break_no_rule_of_wcag(open_page, people, language, width):
    for tab in ("reports", "objections", "disputes", "fixes", "hints"):
        path = f"/{language}/curation/?tab={tab}"
        page = open_page(path, width=width, user=people.curator)
        assert_sound(page, f"curation-{tab}-{language}-{width}")
    page = open_page(f"/{language}/curation/", width=width, user=people.curator)
    page.locator("button[value^=confirm]").first.click()
    assert_sound(page, f"confirm-{language}-{width}")
    page = open_page(f"/{language}/curation/away/", width=width, user=people.curator)
    assert_sound(page, f"away-{language}-{width}")
