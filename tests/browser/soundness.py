"""What every page must be: no wider than its window, and in keeping with WCAG 2.2 AA."""

_WCAG = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
}
# All that another colour scheme can break.
_CONTRAST = {"type": "rule", "values": ["color-contrast"]}


def overflow(page):
    """By how many pixels the page is wider than its window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def broken_rules(page, *, only_contrast=False):
    """Each rule that is broken, with the first elements that break it."""
    from axe_playwright_python.sync_playwright import Axe

    rules = {"runOnly": _CONTRAST if only_contrast else _WCAG}
    found = Axe().run(page, options=rules).response["violations"]
    return [(rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in found]
