"""Which user names may be taken: plain ones, and none that looks like somebody of the site."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

LONGEST = 39
_RESERVED = frozenset(
    """abuse account admin administrator anonymous api bot catalogue clock contact curation curator
    curators desk everyone help info leaderboard leaderboards maintainer maintainers mail me mod
    moderation moderator nobody null official operator owner postmaster recheck robot root security
    service settings site somebody staff status superuser support sysadmin system team undefined
    user webmaster you""".split()  # noqa: SIM905  # as a list it would take fifty lines
)
# At either end of a name they would lend it an authority that it has not.
_TELLING = ("admin", "curator", "moderator", "official", "staff", "webmaster", "postmaster")
_LOOKS_LIKE = [str.maketrans("01345789", letters) for letters in ("oieastbg", "oleastbg")]

plain = RegexValidator(
    r"\A[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\Z",
    _("Use letters (a–z), digits, and . _ - between them."),
)


def not_reserved(name: str) -> None:
    """Refuse what readers could take for the site's own people, also when it is disguised."""
    bare = re.sub(r"[._-]", "", name.lower())
    seen = {bare, bare.rstrip("0123456789"), *(bare.translate(alike) for alike in _LOOKS_LIKE)}
    if seen & _RESERVED or any(
        each.startswith(_TELLING) or each.endswith(_TELLING) for each in seen
    ):
        raise ValidationError(
            _("This name could be taken for somebody of this site. Choose another."),
            code="reserved",
        )


def not_too_long(name: str) -> None:
    if len(name) > LONGEST:
        raise ValidationError(_("Use at most %(most)s characters."), params={"most": LONGEST})


validators = [plain, not_too_long, not_reserved]
