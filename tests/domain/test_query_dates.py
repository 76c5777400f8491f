"""`date:` resolved: periods end now, days are the reader's, whatever the clock shows elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.query_dates import normalise_dates, parse_dates, resolve_dates

ALMATY = ZoneInfo("Asia/Almaty")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2025, 11, 22, 16, 30, tzinfo=UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "since", "until"),
    [
        ("P7D", "2025-11-15 16:30", None),
        ("P1W", "2025-11-15 16:30", None),
        ("PT12H", "2025-11-22 04:30", None),
        ("P1DT12H", "2025-11-21 04:30", None),
        ("P1M", "2025-10-22 16:30", None),
        ("P1Y", "2024-11-22 16:30", None),
        ("2025-11-01", "2025-10-31 19:00", "2025-11-01 19:00"),
        ("2025-11-01..2025-11-30", "2025-10-31 19:00", "2025-11-30 19:00"),
        ("2025-11", "2025-10-31 19:00", "2025-11-30 19:00"),
        ("2024-02", "2024-01-31 18:00", "2024-02-29 19:00"),  # the 29th had 25 hours in Almaty
        ("2025", "2024-12-31 19:00", "2025-12-31 19:00"),
        ("2025-11-01..", "2025-10-31 19:00", None),
        ("..2025-11", None, "2025-11-30 19:00"),
        ("2025-10..2025-11-02", "2025-09-30 19:00", "2025-11-02 19:00"),
        ("today", "2025-11-21 19:00", "2025-11-22 19:00"),  # a Saturday
        ("yesterday..", "2025-11-20 19:00", None),
        ("today-2", "2025-11-19 19:00", "2025-11-20 19:00"),
        ("week", "2025-11-16 19:00", "2025-11-23 19:00"),
        ("week-1", "2025-11-09 19:00", "2025-11-16 19:00"),
        ("month-1", "2025-09-30 19:00", "2025-10-31 19:00"),
        ("year..", "2024-12-31 19:00", None),
        ("mon..", "2025-11-16 19:00", None),
        ("sat", "2025-11-21 19:00", "2025-11-22 19:00"),
        ("sun", "2025-11-15 19:00", "2025-11-16 19:00"),
        ("mon..wed", "2025-11-16 19:00", "2025-11-19 19:00"),
        ("oct", "2025-09-30 19:00", "2025-10-31 19:00"),
        ("dec", "2024-11-30 19:00", "2024-12-31 19:00"),  # the last one that has begun
        ("nov-1..nov-30", "2025-10-31 19:00", "2025-11-30 19:00"),  # begun, not over
        ("dec-25..jan-5", "2024-12-24 19:00", "2025-01-05 19:00"),
        ("feb-29", "2024-02-28 18:00", "2024-02-29 19:00"),
        ("2025-11-01..today", "2025-10-31 19:00", "2025-11-22 19:00"),
    ],
)
def test_is_a_window_in_the_readers_zone(value: str, since: str | None, until: str | None) -> None:
    window = resolve_dates(parse_dates(value), NOW, ALMATY)
    assert window == (at(since) if since else None, at(until) if until else None)


def test_a_month_before_the_31st_ends_with_the_shorter_month() -> None:
    now = datetime(2025, 3, 31, 10, tzinfo=UTC)
    assert resolve_dates(parse_dates("P1M"), now, ZoneInfo("UTC"))[0] == at("2025-02-28 10:00")


def test_days_keep_their_local_midnight_across_a_change_of_clocks() -> None:
    window = resolve_dates(parse_dates("2025-10-26"), NOW, BERLIN)
    assert window == (at("2025-10-25 22:00"), at("2025-10-26 23:00"))


@pytest.mark.parametrize(
    "value",
    [
        *("", "P", "PT", "P0D", "P999999D", "P9999M", "someday", "..", "P7D..2025-11-01"),
        *("2025-13", "2025-1", "20251101", "1812-01-01", "9999-12-31", "2025-11-01..."),
        "2025-11-02..2025-11-01",
    ],
)
def test_refuses_what_is_no_date(value: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_dates(value)


def test_a_comparison_that_leaves_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="2200"):
        normalise_dates("2199-12-31", ">")


@pytest.mark.parametrize(
    ("written", "normalised"),
    [
        ("p7d", "P7D"),
        ("Today-1", "yesterday"),
        ("week-0", "week"),
        ("nov-01..NOV-15", "nov-1..nov-15"),
        ("2025-nov", "2025-11"),
        ("2025-nov-5..2025-nov-7", "2025-11-05..2025-11-07"),
    ],
)
def test_has_one_spelling(written: str, normalised: str) -> None:
    assert normalise_dates(written, None) == normalised


@pytest.mark.parametrize(
    "value", ["mon-1", "nov-31", "today..P7D", "week-1000", "yesterday-1", "oct..nov..dec"]
)
def test_a_day_that_does_not_exist_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        normalise_dates(value, None)


def test_today_is_the_readers_day() -> None:
    late = datetime(2025, 11, 22, 20, tzinfo=UTC)  # past midnight in Almaty, not in Berlin
    assert resolve_dates(parse_dates("today"), late, ALMATY)[0] == at("2025-11-22 19:00")
    assert resolve_dates(parse_dates("today"), late, BERLIN)[0] == at("2025-11-21 23:00")
