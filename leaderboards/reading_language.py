"""In which of the two languages the page is read."""

from django.utils.translation import get_language


def is_chinese() -> bool:
    return (get_language() or "").startswith("zh")
