"""What makes two findings the same: the rule, the address, and the finding's own identity. Pure."""

import hashlib

from leaderboards.identity import BadAddress, canonical_url
from smells.outcome import Finding


def address_key(url: str) -> str:
    """One spelling for all spellings of an address; never raises."""
    try:
        return canonical_url(url)
    except BadAddress:
        return url


def fingerprint(rule_id: str, finding: Finding) -> str:
    """64 hexadecimal digits, stable while the same thing is wrong at the same address."""
    place = address_key(finding.at)
    return hashlib.sha256("\n".join((rule_id, place, finding.identity)).encode()).hexdigest()
