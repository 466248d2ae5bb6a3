"""What the pages of sign-in ask of the settings."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def sends_no_mail() -> bool:
    """Whether mails of this site reach nobody, since no mail server is set."""
    return not settings.EMAIL_HOST
