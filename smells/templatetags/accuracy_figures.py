"""Shares as readers read them."""

import math

from django import template

register = template.Library()


@register.filter
def share(value: float | None) -> str:
    """A share in percent, rounded down: only what is always right is called 100%."""
    return "–" if value is None else f"{math.floor(value * 1000) / 10:g}%"
