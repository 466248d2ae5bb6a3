"""How long a password has to be, said in the reader's language.

Django's own words for it have no Chinese yet.
"""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import ngettext

SHORTEST = 10


class LengthValidator(MinimumLengthValidator):
    def __init__(self, min_length: int = SHORTEST) -> None:
        super().__init__(min_length)

    def get_error_message(self) -> str:
        return ngettext(
            "This password is too short. It must have at least %(number)s sign.",
            "This password is too short. It must have at least %(number)s signs.",
            self.min_length,
        ) % {"number": self.min_length}

    def get_help_text(self) -> str:
        return ngettext(
            "At least %(number)s sign.", "At least %(number)s signs.", self.min_length
        ) % {"number": self.min_length}
