"""What makes two findings the same: rule, address, and what the finding says is its identity. Pure."""

import hashlib

from leaderboards.identity import BadAddress, canonical_url
from smells.outcome import Finding


def fingerprint(rule_id: str, finding: Finding) -> str:
    """64 hexadecimal digits, stable while the same thing is wrong at the same address."""
    try:
        place = canonical_url(finding.at)
    except BadAddress:
        place = finding.at
    return hashlib.sha256("\n".join((rule_id, place, finding.identity)).encode()).hexdigest()
