"""The curators' desk, one file a subject. Django registers what is imported here."""

from leaderboards.admin import board, incident, statements

__all__ = ["board", "incident", "statements"]
