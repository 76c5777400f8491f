"""Whether a channel is silent for longer than is its habit, judged from the hours in which it wrote.

Each hour of the day, on working days and at weekends apart, weighs as much as the channel usually
writes in it: a night in which it never writes weighs nothing. A silence weighs what its hours do; it is
unusual when it weighs more than three hours in which the channel always writes, and half as much again as
the longest silences before. Pure; who was not reading meanwhile must not ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

HABIT = timedelta(days=30)  # how far back from its last post a channel's habit is read
HOUR_S = 3600
LOOKBACK = 2 * HABIT  # so far back hours are needed: a habit, and the silence after it
_FEWEST_HOURS = 5  # fewer are no habit
_LEAST_WEIGHT, _MARGIN = 3.0, 1.5
_EAST = 5  # hours before UTC in Almaty and Ashgabat: there a day and a weekend begin

_Weights = Mapping[tuple[bool, int], float]


def hour_of(moment: datetime) -> int:
    """The hour of a moment, counted since 1970."""
    return int(moment.timestamp() // HOUR_S)


def is_silent(hours: Sequence[int], until: datetime) -> bool:
    """Whether silence since the last of the hours is unusual by `until`.

    `hours`: those of the LOOKBACK before `until` in which the channel wrote, ascending, as `hour_of`.
    """
    if not hours:
        return False
    habit = [hour for hour in hours if hour > hours[-1] - HABIT // timedelta(hours=1)]
    if len(habit) < _FEWEST_HOURS:
        return False
    weights = _weigh_hours(habit)
    pauses = sorted(_weigh(weights, start, end) for start, end in pairwise(habit))
    usual = pauses[-2]  # the longest may have been a holiday
    return _weigh(weights, habit[-1], hour_of(until)) >= max(_LEAST_WEIGHT, _MARGIN * usual)


def _weigh_hours(habit: Sequence[int]) -> _Weights:
    """For each hour of a working day and of a weekend day: on which share of such days it was used."""
    days = Counter(_is_weekend(day) for day in range(_day(habit[0]), _day(habit[-1]) + 1))
    used = Counter(map(_place, habit))
    return {place: count / days[place[0]] for place, count in used.items()}


def _weigh(weights: _Weights, start: int, end: int) -> float:
    """The weight of the whole hours between two."""
    return sum(weights.get(place, 0.0) for place in map(_place, range(start + 1, end)))


def _place(hour: int) -> tuple[bool, int]:
    return _is_weekend(_day(hour)), (hour + _EAST) % 24


def _day(hour: int) -> int:
    return (hour + _EAST) // 24


def _is_weekend(day: int) -> bool:
    """The first of January 1970 was a Thursday."""
    return (day + 3) % 7 >= 5
