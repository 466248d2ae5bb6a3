"""Every kind of page in Chromium: both languages, wide and narrow, with and without JavaScript."""

import pytest

from tests.browser.catalogue import NOW, PATHS, fill
from tests.browser.soundness import broken_rules, overflow

WIDTHS = {"wide": (1280, 900), "narrow": (375, 800)}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def catalogue(live_server):
    fill()
    return live_server.url


@pytest.fixture
def open_page(browser, catalogue):
    contexts = {}

    def open_page(path, *, width="wide", **options):
        size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
        key = (width, *sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(viewport=size, **options)
        page = contexts[key].new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on(
            "console",
            lambda line: page.problems.append(line.text) if line.type == "error" else None,
        )
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((catalogue, "data:"))
                else page.problems.append(f"asked elsewhere: {request.url}")
            ),
        )
        page.answer = page.goto(catalogue + path)
        return page

    yield open_page
    for context in contexts.values():
        context.close()


# Every page in each language, at each width and in each colour scheme: not in each combination.
@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("en", "wide", "light"), ("zh-hans", "narrow", "light"), ("en", "narrow", "dark")],
)
def test_every_page_fits_asks_nothing_of_others_and_breaks_no_rule_of_wcag(
    open_page, language, width, scheme
):
    broken = {}
    for path in PATHS:
        page = open_page(f"/{language}{path}", width=width, color_scheme=scheme)
        assert page.answer.status == 200, path
        assert page.problems == [], path
        assert overflow(page) <= 0, f"{path} is wider than the window"
        assert page.locator("html").get_attribute("lang").lower().startswith(language[:2])
        if found := broken_rules(page, only_contrast=scheme == "dark"):
            broken[path] = found
        page.close()
    assert broken == {}


def test_every_page_fits_a_wide_window_in_chinese(open_page):
    for path in PATHS:
        page = open_page(f"/zh-hans{path}")
        assert (page.answer.status, page.problems) == (200, []), path
        assert overflow(page) <= 0, f"{path} is wider than the window"
        page.close()


def test_the_filters_work_without_javascript(open_page):
    page = open_page("/en/boards/", java_script_enabled=False)
    assert page.get_by_role("link", name="Board on GitHub").count() == 1
    page.get_by_label("Hugging Face").first.check()
    page.get_by_role("button", name="Apply").first.click()
    assert "platform=huggingface" in page.url
    assert page.get_by_role("link", name="Board on GitHub").count() == 0
    assert page.get_by_role("link", name="Board on Hugging Face").count() == 1


def test_the_keyboard_reaches_the_content_first_and_the_other_language(open_page):
    page = open_page("/en/boards/")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused.startswith("#")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="中文").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh-hans/boards/**")


def test_hostile_names_are_shown_as_text(open_page):
    page = open_page("/en/boards/?q=script")
    assert page.problems == []
    assert page.get_by_text("<script>alert(1)</script>").count() >= 1


@pytest.fixture
def waiting_check(catalogue):
    """The path of a check that no worker has taken up yet."""
    from django.utils import timezone

    from smells.asked_checks import ask_for_address

    return f"check/{ask_for_address('https://board.example/', now=timezone.now())}/"


def finish(path):
    """What a worker does with it, as far as the page can see."""
    from django.utils import timezone

    from smells import asked_checks
    from smells.check_board import Text, examined, read_text

    token = path.split("/")[1]
    result = examined(read_text(Text(b"| Model | Score |\n|---|---|\n| A | 1 |\n", "text"), at=NOW))
    asked_checks._keep(
        token,
        asked_checks.AskedCheck(
            "text", timezone.now(), timezone.now(), asked_checks.Stage.DONE, result
        ),
    )


def test_a_check_that_is_waited_for_shows_its_result_by_itself(open_page, waiting_check):
    page = open_page(f"/en/{waiting_check}")
    assert page.get_by_text("This page looks again by itself.").is_visible()
    finish(waiting_check)
    page.get_by_role("heading", name="What was found").wait_for(timeout=10_000)
    assert page.problems == []


def test_without_javascript_a_link_looks_again(open_page, waiting_check):
    page = open_page(f"/en/{waiting_check}", java_script_enabled=False)
    assert not page.get_by_text("This page looks again by itself.").is_visible()
    finish(waiting_check)
    page.get_by_role("link", name="Look again").click()
    assert page.get_by_role("heading", name="What was found").count() == 1


def test_the_page_of_a_waiting_check_breaks_no_rule_of_wcag(open_page, waiting_check):
    page = open_page(f"/en/{waiting_check}", width="narrow")
    assert broken_rules(page) == []


def test_a_table_of_an_example_scrolls_inside_its_box_on_a_phone(open_page):
    page = open_page("/en/rules/mismatched.average-not-mean/", width="narrow")
    box = page.locator(".example-table").first
    wide, shown = box.evaluate("box => [box.scrollWidth, box.clientWidth]")
    assert wide > shown
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=box.element_handle(), timeout=3_000)
