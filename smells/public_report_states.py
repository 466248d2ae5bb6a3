"""How a reader's report stands, and what vouches for its sender. Pure."""

from enum import StrEnum


class PublicReportState(StrEnum):
    UNVERIFIED = "unverified"
    WAITING = "waiting"
    MERGED = "merged"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Verification(StrEnum):
    """What shows that a person sent it, and not a flood. Curators see this word, no address."""

    SIGNED_IN = "signed-in"
    EMAIL = "e-mail"
    CHALLENGE = "challenge"
