"""How a reader's report stands. Pure."""

from enum import StrEnum


class PublicReportState(StrEnum):
    UNVERIFIED = "unverified"
    WAITING = "waiting"
    MERGED = "merged"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
