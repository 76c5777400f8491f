"""When silence is unusual: by the channel's own hours, its weekends, and the pauses it has made before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.silence import hour_of, is_silent

MIDNIGHT = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)  # in Almaty; a Tuesday begins
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def by_day(hours: Iterable[int], *, days: int = 30, weekends: bool = True) -> list[int]:
    """Writes in these hours (of Almaty) on each of the days before MIDNIGHT."""
    found = []
    for number in range(days, 0, -1):
        day = MIDNIGHT - number * DAY
        if weekends or (day + 5 * HOUR).weekday() < 5:
            found += [hour_of(day + hour * HOUR) for hour in hours]
    return found


def begins_after(hours: list[int]) -> timedelta:
    """How long after MIDNIGHT the silence is first called one."""
    return next(n * HOUR for n in range(24 * 60) if is_silent(hours, MIDNIGHT + n * HOUR))


@pytest.mark.parametrize(
    ("hours", "alarm_at"),
    [
        (range(24), 3),  # three hours, also at night
        (range(9, 21), 12),  # never at night: three hours of the morning
        ([9], 24 + 24 + 10),  # once a day: the third that fails
    ],
)
def test_an_hour_weighs_as_much_as_the_channel_usually_writes_in_it(
    hours: Iterable[int], alarm_at: int
) -> None:
    assert begins_after(by_day(hours)) == alarm_at * HOUR


def test_a_weekend_off_is_no_silence() -> None:
    hours = [hour for hour in by_day(range(9, 21), weekends=False) if hour < hour_of(MIDNIGHT - 3 * DAY)]
    friday_night = MIDNIGHT - 3 * DAY
    assert (friday_night + 5 * HOUR).weekday() == 5, "Saturday has just begun"
    assert not is_silent(hours, friday_night + 2 * DAY + 9 * HOUR), "Monday, nine o'clock"
    assert is_silent(hours, friday_night + 2 * DAY + 12 * HOUR)


def test_who_pauses_often_may_pause_longer() -> None:
    steady = by_day(range(9, 21))
    moody = [hour for number, hour in enumerate(steady) if (len(steady) - number) % 40 < 28]
    assert moody[-1] == steady[-1]
    assert begins_after(moody) > begins_after(steady) + 5 * HOUR


def test_one_long_pause_is_no_habit() -> None:
    steady = by_day(range(9, 21))
    holiday = [
        hour for hour in steady if not hour_of(MIDNIGHT - 20 * DAY) < hour < hour_of(MIDNIGHT - 15 * DAY)
    ]
    assert begins_after(holiday) < DAY


@pytest.mark.parametrize("few", [[], by_day([9], days=4)])
def test_few_posts_are_no_habit(few: list[int]) -> None:
    assert not is_silent(few, MIDNIGHT + 60 * DAY)


@given(
    st.sets(st.integers(hour_of(MIDNIGHT - 60 * DAY), hour_of(MIDNIGHT)), max_size=80), st.integers(0, 400)
)
def test_silence_goes_on_until_the_channel_speaks(hours: set[int], passed: int) -> None:
    ordered = sorted(hours)
    if is_silent(ordered, MIDNIGHT + passed * HOUR):
        assert is_silent(ordered, MIDNIGHT + (passed + 24) * HOUR)
        assert not is_silent([*ordered, hour_of(MIDNIGHT + passed * HOUR)], MIDNIGHT + (passed + 1) * HOUR)
