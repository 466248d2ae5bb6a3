"""The pages of signing in and of an account: both languages, wide and narrow, by hand and rule."""

import pytest

from tests.browser.soundness import broken_rules, overflow
from tests.leaderboards.account.providers import PROVIDERS
from tests.people import maintainer, person

ENTRANCE = ("signup", "login", "password/reset", "confirm-email", "confirm-email/no-such-key")
OWN = (
    "account/",
    "account/delete/",
    "accounts/email/",
    "accounts/password/change/",
    "accounts/3rdparty/",
    "accounts/sessions/",
    "accounts/logout/",
    "accounts/reauthenticate/",
)
SIZES = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 375, "height": 800}}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server, settings):
    settings.SOCIALACCOUNT_PROVIDERS = PROVIDERS
    settings.ACCOUNT_RATE_LIMITS = False
    return live_server.url


@pytest.fixture
def window(browser, site):
    contexts = []

    def window(**options):
        contexts.append(browser.new_context(**options))
        return contexts[-1].new_page()

    yield window
    for context in contexts:
        context.close()


def look(page, address):
    """Open it; nothing may stick out, and no rule of WCAG may be broken."""
    answer = page.goto(address)
    assert answer.status == 200, address
    assert overflow(page) <= 0, f"{address} is wider than the window"
    assert broken_rules(page) == [], address


# Each language, width and colour scheme: not each combination.
@pytest.mark.parametrize(
    ("size", "language", "scheme"),
    [("wide", "en", "light"), ("narrow", "zh-hans", "light"), ("narrow", "en", "dark")],
)
def test_the_entrance_fits_every_window_and_breaks_no_rule(window, site, size, language, scheme):
    page = window(viewport=SIZES[size], color_scheme=scheme)
    for name in ENTRANCE:
        look(page, f"{site}/{language}/accounts/{name}/")


@pytest.mark.parametrize(("size", "language"), [("wide", "en"), ("narrow", "zh-hans")])
def test_a_person_s_own_pages_fit_and_break_no_rule(window, site, size, language):
    from tests import factories

    user = person("grace-with-quite-a-long-name-for-a-menu")
    maintainer(factories.board("A board with a name that is long enough to be broken"), user)
    page = window(viewport=SIZES[size])
    sign_in(page, site, user)
    page.goto(f"{site}/{language}/accounts/reauthenticate/")
    page.locator("#id_password").fill("a-long-passphrase")
    page.locator("main form button").click()
    for path in OWN:
        look(page, f"{site}/{language}/{path}")


def sign_in(page, site, user):
    page.goto(f"{site}/en/accounts/login/")
    page.get_by_label("User name or e-mail address").fill(user.username)
    page.get_by_label("Password", exact=True).fill("a-long-passphrase")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/en/account/")


def test_signing_in_and_out_works_by_keyboard_without_javascript(window, site):
    user = person("grace")
    page = window(java_script_enabled=False)
    page.goto(f"{site}/en/boards/?q=a")
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("User name or e-mail address").focus()
    page.keyboard.type("grace")
    page.keyboard.press("Tab")
    page.keyboard.type("a-long-passphrase")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/en/boards/?q=a")
    assert page.get_by_role("status").first.inner_text().strip()
    assert page.get_by_role("link", name=user.username).is_visible()
    page.get_by_role("button", name="Sign out").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/en/")
    assert page.get_by_role("link", name="Sign in").is_visible()


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(window, site):
    page = window(viewport=SIZES["narrow"])
    page.goto(f"{site}/en/accounts/signup/")
    page.get_by_label("Username").fill("the-curator")
    page.get_by_label("E-mail address").fill("ada@people.example")
    page.get_by_label("Password", exact=True).fill("short")
    page.get_by_role("button", name="Sign up").click()
    field = page.get_by_label("Username")
    assert field.input_value() == "the-curator"
    assert field.get_attribute("aria-invalid") == "true"
    told = [page.locator(f"#{name}") for name in field.get_attribute("aria-describedby").split()]
    assert any("could be taken for somebody" in each.inner_text() for each in told)
    assert page.get_by_label("Password", exact=True).input_value() == ""
