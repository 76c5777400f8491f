"""Times on their way in and out: integer seconds UTC in the database, aware datetimes outside.

Also local times of day as minutes after midnight. Knows no time zones and reads no clock.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import overload


@overload
def to_seconds(moment: datetime) -> int: ...
@overload
def to_seconds(moment: None) -> None: ...
def to_seconds(moment: datetime | None) -> int | None:
    """Whole seconds since 1970, rounded down; a naive datetime is an error."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return int(moment.timestamp() // 1)


@overload
def from_seconds(seconds: int) -> datetime: ...
@overload
def from_seconds(seconds: None) -> None: ...
def from_seconds(seconds: int | None) -> datetime | None:
    """The aware UTC datetime of whole seconds since 1970."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def to_minutes(at: time | None) -> int | None:
    """A local time of day as minutes after midnight."""
    return None if at is None else at.hour * 60 + at.minute


@overload
def from_minutes(minutes: int) -> time: ...
@overload
def from_minutes(minutes: None) -> None: ...
def from_minutes(minutes: int | None) -> time | None:
    """The local time of day of minutes after midnight."""
    return None if minutes is None else time(*divmod(minutes, 60))
