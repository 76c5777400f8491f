"""When a subscription runs: the instant of a local slot, the next one, the one before.

A slot exists once for every local date that the schedule matches: inside a clock's gap at the next
valid minute, in a fold at the first of the two, and not at all on a date that the zone skipped
(Apia, 30 December 2011). Nothing here knows the current time or what a run does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from storage.records import Schedule

_ONE_DAY = timedelta(days=1)


def next_run(after: datetime, schedule: Schedule, zone: ZoneInfo) -> datetime:
    """Returns the first slot strictly after `after`, in UTC."""
    return next(slot for slot in _slots(after, schedule, zone, _ONE_DAY) if slot > after)


def previous_run(before: datetime, schedule: Schedule, zone: ZoneInfo) -> datetime:
    """Returns the last slot strictly before `before`, in UTC: where a first window begins."""
    return next(slot for slot in _slots(before, schedule, zone, -_ONE_DAY) if slot < before)


def slot_on(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """Returns the instant of local time `at` on `day` in UTC; None if the zone has no such date."""
    instant = _first_instant(datetime.combine(day, at), zone)
    if instant.astimezone(zone).date() == day:
        return instant
    midnight = _first_instant(datetime.combine(day, time.min), zone)
    return instant if midnight.astimezone(zone).date() == day else None


def _slots(start: datetime, schedule: Schedule, zone: ZoneInfo, step: timedelta) -> Iterator[datetime]:
    """Slots date by date, forwards or backwards, from a date on the other side of `start`.

    A later date never has an earlier slot: no zone has jumped by more than a day.
    """
    day = start.astimezone(zone).date() - step
    while True:
        if _matches(day, schedule):
            slot = slot_on(day, schedule.at, zone)
            if slot is not None:
                yield slot
        day += step


def _matches(day: date, schedule: Schedule) -> bool:
    if schedule.kind == "weekly":
        return day.weekday() == (schedule.weekday or 0)
    return schedule.kind == "daily" or day.weekday() < 5


def _first_instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant whose local clock shows `wall`, or the first valid minute after it."""
    instant = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall:
        return instant
    return _whole_minute(_end_of_gap(wall, zone), zone)


def _end_of_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    """The transition that jumps over `wall`, by bisection: zoneinfo does not tell its transitions.

    In a gap fold=1 reads the offset after the jump (too early an instant), fold=0 the one before.
    """
    early = int(wall.replace(tzinfo=zone, fold=1).timestamp()) - 1
    late = int(wall.replace(tzinfo=zone, fold=0).timestamp())
    while late - early > 1:
        middle = (early + late) // 2
        if datetime.fromtimestamp(middle, zone).replace(tzinfo=None) < wall:
            early = middle
        else:
            late = middle
    return datetime.fromtimestamp(late, UTC)


def _whole_minute(instant: datetime, zone: ZoneInfo) -> datetime:
    """Up to the next whole local minute: offsets of the nineteenth century end in odd seconds."""
    second = instant.astimezone(zone).second
    return instant + timedelta(seconds=(60 - second) % 60)
