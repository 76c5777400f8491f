"""Slots of subscriptions: every zone of the tzdata package, gaps, folds, skipped dates."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib import resources
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.schedule import next_run, previous_run, slot_on
from storage.records import Schedule

ZONE_NAMES = sorted(resources.files("tzdata").joinpath("zones").read_text().split())
DAILY_0830 = Schedule("daily", time(8, 30))


def package_zone(name: str) -> ZoneInfo:
    """Reads a zone from the tzdata package, whatever the machine has installed."""
    folder = resources.files("tzdata").joinpath("zoneinfo")
    with folder.joinpath(*name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


@pytest.fixture
def tzdata_only() -> Iterator[None]:
    """As the program starts: zones from the package, none from the system."""
    zoneinfo.reset_tzpath(())
    ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath()
    ZoneInfo.clear_cache()


schedules = st.builds(
    lambda kind, hour, minute, weekday: Schedule(
        kind, time(hour, minute), weekday if kind == "weekly" else None
    ),
    st.sampled_from(["daily", "weekdays", "weekly"]),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 6),
)
first_moment = datetime(1980, 1, 1, tzinfo=UTC)
moments = st.timedeltas(timedelta(0), timedelta(days=65 * 365)).map(lambda age: first_moment + age)
minutes_of_day = st.builds(time, st.integers(0, 23), st.integers(0, 59))
zones = st.sampled_from(ZONE_NAMES).map(package_zone)


@st.composite
def days_of_change(draw: st.DrawFn) -> tuple[ZoneInfo, date]:
    """A zone and a date about which its clocks change (or any date, if they do not that year)."""
    zone, year = draw(zones), draw(st.integers(1980, 2044))
    noons = [datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(365)]
    offsets = [noon.astimezone(zone).utcoffset() for noon in noons]
    changes = [n for n in range(1, 365) if offsets[n] != offsets[n - 1]] or [draw(st.integers(1, 364))]
    near = draw(st.sampled_from(changes)) + draw(st.integers(-2, 2))
    return zone, date(year, 1, 1) + timedelta(days=near)


def test_almaty_is_five_hours_ahead(tzdata_only: None) -> None:
    after = datetime(2026, 3, 1, tzinfo=UTC)
    assert next_run(after, DAILY_0830, ZoneInfo("Asia/Almaty")) == datetime(2026, 3, 1, 3, 30, tzinfo=UTC)


def test_strictly_after_its_own_slot() -> None:
    slot = datetime(2026, 3, 1, 3, 30, tzinfo=UTC)
    assert next_run(slot, DAILY_0830, package_zone("Asia/Almaty")) == slot + timedelta(days=1)


def test_weekdays_skip_the_weekend() -> None:
    friday = datetime(2026, 3, 6, 3, 30, tzinfo=UTC)
    zone = package_zone("Asia/Ashgabat")
    schedule = Schedule("weekdays", time(8, 30))
    monday = next_run(friday, schedule, zone)
    assert monday == datetime(2026, 3, 9, 3, 30, tzinfo=UTC)
    assert previous_run(monday, schedule, zone) == friday


def test_weekly_counts_from_monday() -> None:
    sunday_evening = Schedule("weekly", time(19, 0), weekday=6)
    run = next_run(datetime(2026, 3, 4, tzinfo=UTC), sunday_evening, package_zone("Asia/Almaty"))
    assert run == datetime(2026, 3, 8, 14, 0, tzinfo=UTC)


def test_in_the_gap_the_next_valid_minute() -> None:
    berlin = package_zone("Europe/Berlin")
    run = next_run(datetime(2026, 3, 28, 12, tzinfo=UTC), Schedule("daily", time(2, 30)), berlin)
    assert run.astimezone(berlin).isoformat() == "2026-03-29T03:00:00+02:00"
    following = next_run(run, Schedule("daily", time(2, 30)), berlin)
    assert following.astimezone(berlin).isoformat() == "2026-03-30T02:30:00+02:00"


def test_in_the_fold_once_the_first() -> None:
    berlin = package_zone("Europe/Berlin")
    schedule = Schedule("daily", time(2, 30))
    run = next_run(datetime(2026, 10, 24, 12, tzinfo=UTC), schedule, berlin)
    assert run.astimezone(berlin).isoformat() == "2026-10-25T02:30:00+02:00"
    between_both = run + timedelta(minutes=30)
    assert next_run(between_both, schedule, berlin).astimezone(berlin).date() == date(2026, 10, 26)


def test_a_gap_over_midnight_belongs_to_the_date_it_began_on() -> None:
    nuuk = package_zone("America/Nuuk")  # 29 March 2025: 23:00 is followed by 00:00 of the 30th
    slot = slot_on(date(2025, 3, 29), time(23, 30), nuuk)
    assert slot is not None
    assert slot.astimezone(nuuk).isoformat() == "2025-03-30T00:00:00-01:00"


def test_a_date_that_the_zone_skipped_has_no_slot() -> None:
    apia = package_zone("Pacific/Apia")
    assert slot_on(date(2011, 12, 30), time(9, 0), apia) is None
    before = datetime(2011, 12, 29, 20, 0, tzinfo=UTC)  # 10:00 of the 29th there
    run = next_run(before, Schedule("daily", time(9, 0)), apia)
    assert run.astimezone(apia).date() == date(2011, 12, 31)
    friday = Schedule("weekly", time(9, 0), weekday=4)
    assert next_run(before, friday, apia).astimezone(apia).date() == date(2012, 1, 6)


def test_in_every_zone_a_year_of_mornings_has_one_slot_a_date() -> None:
    """Exhaustive over zones, at a time that clocks change at: 02:30, of the year to come."""
    schedule, begin = Schedule("daily", time(2, 30)), datetime(2026, 12, 1, 12, tzinfo=UTC)
    for name in sorted({*zoneinfo.available_timezones(), *ZONE_NAMES}):
        zone = package_zone(name) if name in ZONE_NAMES else ZoneInfo(name)
        offsets = {(begin + timedelta(days=30 * month)).astimezone(zone).utcoffset() for month in range(12)}
        days = 366 if len(offsets) > 1 else 8  # where clocks change, the whole year
        run, dates = begin, []
        for _ in range(days):
            run = next_run(run, schedule, zone)
            local = run.astimezone(zone)
            assert local.time() >= time(2, 30), name
            assert local.fold == 0, name
            dates.append(local.date())
        assert dates == [dates[0] + timedelta(days=number) for number in range(days)], name


@given(after=moments, schedule=schedules, zone=zones)
def test_next_run_is_the_first_slot_after(after: datetime, schedule: Schedule, zone: ZoneInfo) -> None:
    run = next_run(after, schedule, zone)
    assert run > after
    assert run - after <= timedelta(days=15)
    assert next_run(run - timedelta(microseconds=1), schedule, zone) == run
    assert previous_run(next_run(run, schedule, zone), schedule, zone) == run


@given(start=moments, at=minutes_of_day, zone=zones)
def test_once_for_every_local_date_that_exists(start: datetime, at: time, zone: ZoneInfo) -> None:
    assert_once_a_date(start, at, zone)


@given(change=days_of_change(), at=minutes_of_day)
def test_once_a_date_also_where_clocks_change(change: tuple[ZoneInfo, date], at: time) -> None:
    zone, day = change
    assert_once_a_date(datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=5), at, zone)


@given(change=days_of_change(), at=minutes_of_day)
def test_a_slot_shows_its_time_or_the_first_valid_minute(change: tuple[ZoneInfo, date], at: time) -> None:
    zone, day = change
    slot = slot_on(day, at, zone)
    if slot is None:
        return
    local = slot.astimezone(zone)
    wanted = datetime.combine(day, at)
    if local.replace(tzinfo=None) == wanted:
        assert local.fold == 0
    else:
        assert local.replace(tzinfo=None) > wanted
        minute_before = (slot - timedelta(minutes=1)).astimezone(zone)
        assert minute_before.replace(tzinfo=None) < wanted


def assert_once_a_date(start: datetime, at: time, zone: ZoneInfo) -> None:
    """Follows next_run for ten days; the local dates are read off a clock of quarter-hours."""
    end = start + timedelta(days=10)
    runs = []
    run = next_run(start, Schedule("daily", at), zone)
    while run < end:
        runs.append(run)
        run = next_run(run, Schedule("daily", at), zone)
    quarters = (start + timedelta(minutes=15 * n) for n in range(10 * 96))
    inner = sorted({quarter.astimezone(zone).date() for quarter in quarters})[1:-1]
    slots = [slot_on(day, at, zone) for day in inner]
    assert None not in slots
    assert len(set(slots)) == len(inner)
    assert set(slots) <= set(runs)
    assert len(runs) - len(inner) in (0, 1, 2)
