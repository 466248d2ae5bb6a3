"""The virtual clock: minutes since the year began."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, tzinfo=UTC)
HOUR, DAY = 60, 24 * 60
YEAR = 365  # days
FOR_EVER = 10**9


def moment(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def minute_of(at: datetime) -> int:
    return int((at - START) / timedelta(minutes=1))


def at_day(day: float) -> int:
    return int(day * DAY)
