"""What a reader writes, and what comes back to them."""

import re

from django.core import mail
from django.utils import timezone

WRONG = "The submission link leads to a 404 page since last week."
HOME = "https://board-of-readers.example/"


def answer_to(of, *, now=None):
    """A solved challenge for reports on this board, as the widget hands it in."""
    import altcha

    from smells import challenge

    plain = challenge.new_challenge(of.pk, now=now or timezone.now())
    asked = altcha.Challenge.from_dict(plain)
    return altcha.Payload(asked, altcha.solve_challenge(asked)).to_base64()


def link_in(message):
    """The path of the link that proves the address."""
    found = re.findall(r"http://\S+?(/\S*my-reports/prove/\S+)", message.body)
    assert len(found) == 1, message.body
    return found[0]


def newest():
    return mail.outbox[-1]
