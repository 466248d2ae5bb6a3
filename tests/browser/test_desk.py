"""The maintainer's desk in Chromium: by keyboard, on a phone, in both languages, for everybody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.soundness import broken_rules, overflow

pytestmark = pytest.mark.django_db(transaction=True)
LANGUAGES = ("en", "zh-hans")
HOSTILE = '<script>alert(1)</script> "board" & <img src=x onerror=alert(2)>'


@pytest.fixture
def desk():
    """Two boards, and something on every list; the pages of the desk as their paths."""
    from smells.models import AskedRecheck
    from tests import factories
    from tests.people import maintainer, person

    me, now = person("owner"), timezone.now()
    board = factories.board("My board", slug="my-board", url="https://github.com/owner/board")
    other = factories.board(HOSTILE, slug="other")
    for each in (board, other):
        maintainer(each, me)
        factories.schedule(each, last_outcome="ok", last_checked_at=now)
    reports = [
        factories.report(board, "missing", at=now - timedelta(days=40)),
        factories.report(other, "redundant", values={"excerpt": HOSTILE}, at=now),
        factories.report(
            board, "missing", state="acknowledged", url="https://a.example/" + "x" * 200
        ),
    ]
    hint = factories.report(board, state="suspected", rule_id="confusing.metric-undefined")
    held = factories.report(board, "mismatched", state="suspected", rule_id="mismatched.rank-order")
    held.held_until = now + timedelta(days=3)
    held.save()
    accepted = factories.report(board, state="accepted")
    accepted.accepted_until = (now + timedelta(days=2)).date()
    accepted.save()
    check = factories.check(board, at=now)
    came_to = {
        str(reports[0].pk): {"came_to": "still-seen", "before": "open"},
        str(reports[2].pk): {"came_to": "untold", "why": "robots", "before": "open"},
        str(hint.pk): {"came_to": "new"},
    }
    told = {"done_at": now, "check_seen": check, "came_to": came_to}
    done = AskedRecheck.objects.create(board=board, asked_at=now, **told)
    asked = AskedRecheck.objects.create(board=board, asked_at=now)
    paths = [f"desk/?show={show}" for show in ("open", "not-public", "hints", "accepted")]
    paths += [f"reports/{held.pk}/", f"reports/{reports[0].pk}/moves/accept/"]
    paths += ["boards/my-board/recheck/", "desk/boards/my-board/history/"]
    paths += [f"boards/my-board/rechecks/{each.pk}/" for each in (done, asked)]
    return me, paths


@pytest.fixture
def open_page(browser, live_server, desk, client):
    contexts = {}

    def signed_in(width, options):
        client.force_login(desk[0])
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        context.add_cookies([{**session, "url": live_server.url}])
        context.set_default_timeout(120_000)  # the first page starts the whole browser
        return context

    def open_page(path, *, width=1280, **options):
        key = (width, *sorted(options.items()))
        if key not in contexts:
            contexts[key] = signed_in(width, options)
        page = contexts[key].new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        assert page.goto(f"{live_server.url}/{path}").status == 200, path
        return page

    yield open_page
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("en", 1280, "light"), ("zh-hans", 375, "light"), ("en", 375, "dark")],
)
def test_every_page_of_the_desk_fits_and_breaks_no_rule_of_wcag(
    open_page, desk, language, width, scheme
):
    broken = {}
    for path in desk[1]:
        page = open_page(f"{language}/{path}", width=width, color_scheme=scheme)
        assert page.problems == []
        assert overflow(page) <= 0, f"{path} is wider than the window"
        if found := broken_rules(page, only_contrast=scheme == "dark"):
            broken[path] = found
        page.close()
    assert broken == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_are_moved_by_keyboard_alone_and_without_a_script(open_page, desk, language):
    from smells.models import Report

    page = open_page(f"{language}/desk/", java_script_enabled=False)
    boxes = page.locator("input[name=report]")
    assert boxes.count() == 3
    for number in (0, 1):
        boxes.nth(number).focus()
        page.keyboard.press("Space")
        assert boxes.nth(number).is_checked()
    page.locator("#bulk-move").focus()
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".notice ul li").count() == 1  # one of the two was acknowledged already
    assert Report.objects.filter(state="acknowledged").count() == 2


def test_a_form_opens_in_its_place_and_keeps_what_was_typed(open_page, desk):
    page = open_page("en/desk/", width=375, java_script_enabled=False)
    first = page.locator(".desk-report").first
    first.get_by_text("Accept for a while").first.click()
    first.get_by_label("In your own words").fill("We keep it.")
    first.locator("form", has=page.locator("textarea")).first.locator("select").first.select_option(
        ""
    )
    first.locator("details form").first.evaluate("form => form.noValidate = true")
    first.locator("details[open] button").click()
    assert page.get_by_label("In your own words").input_value() == "We keep it."
    assert page.get_by_text("Choose the reason that fits best.").is_visible()
