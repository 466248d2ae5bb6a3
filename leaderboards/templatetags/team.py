"""Words about a board's people, for pages and letters."""

from django import template
from django.utils.functional import Promise

from leaderboards.people_labels import (
    MAINTAINER_BASIS_LABELS,
    PROOF_KIND_LABELS,
    ROLE_LABELS,
)

register = template.Library()


@register.filter
def role_in_words(word: str) -> str | Promise:
    return ROLE_LABELS[word]


@register.filter
def basis_in_words(word: str) -> str | Promise:
    return MAINTAINER_BASIS_LABELS[word]


@register.filter
def proof_in_words(word: str) -> str | Promise:
    return PROOF_KIND_LABELS[word]
