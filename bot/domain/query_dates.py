"""`date:` in a query: periods back from now (P7D), days, months, relative days and ranges of them.

A value stays as written in the query, so that "the last seven days" and "yesterday" are resolved when the
query runs; days are those of the reader's zone. Phrases in people's own words are time_words.py's.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.relative_dates import MONTHS, normalise_point, resolve_end, resolve_point
from storage.records import Comparison

FIRST_YEAR, LAST_YEAR = 1970, 2199
MAX_PERIOD_DAYS = 36_600

_PERIOD = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(\d{1,6})H)?")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_NAMED_MONTH = re.compile(rf"(\d{{4}})-({'|'.join(MONTHS)})(?:-(\d{{1,2}}))?")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that ends now."""

    months: int
    days: int
    hours: int


@dataclass(frozen=True, slots=True)
class Days:
    """Whole local days, both ends included; None = open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Relative:
    """Whole local days from `first` to the end of `last`, at least one of which depends on the day of
    asking (relative_dates.py); None = open. Both the same: that stretch of days."""

    first: str | None
    last: str | None


def parse_dates(value: str) -> Period | Days | Relative:
    """Reads a canonical value of `date:`; raises ValueError for no date, or one that runs backwards."""
    ends = value.split("..")
    if any(end[:1].islower() for end in ends):
        return _read_relative(ends)
    period = _PERIOD.fullmatch(value)
    if period is not None:
        return _read_period(period)
    left, dots, right = value.partition("..")
    if not dots:
        return Days(*_read_span(value))
    first = _read_span(left)[0] if left else None
    last = _read_span(right)[1] if right else None
    if (first is None and last is None) or (first is not None and last is not None and last < first):
        raise ValueError(value)
    return Days(first, last)


def normalise_dates(value: str, comparison: Comparison | None) -> str:
    """Returns the canonical text of a value, a comparison turned into an open range
    (`>=2025-11-01` → `2025-11-01..`); raises ValueError as `parse_dates` does."""
    value = "..".join(_normalise_end(end) for end in value.lower().split(".."))
    if comparison is not None and comparison != "=":
        first, last = _read_span(value)
        one = timedelta(days=1)
        value = {
            ">": f"{last + one}..",
            ">=": f"{first}..",
            "<": f"..{first - one}",
            "<=": f"..{last}",
        }[comparison]
    parse_dates(value)
    return value


def resolve_dates(
    dates: Period | Days | Relative, now: datetime, zone: ZoneInfo
) -> tuple[datetime | None, datetime | None]:
    """Returns the window [since, until) in UTC that `dates` means at `now` in `zone`."""
    if isinstance(dates, Relative):
        dates = _resolve_relative(dates, now.astimezone(zone).date())
    if isinstance(dates, Period):
        local = now.astimezone(zone)
        shifted = _months_back(local.date(), dates.months) - timedelta(days=dates.days)
        start = datetime.combine(shifted, local.time(), zone).astimezone(UTC)
        return start - timedelta(hours=dates.hours), None
    since = None if dates.first is None else _midnight(dates.first, zone)
    until = None if dates.last is None else _midnight(dates.last + timedelta(days=1), zone)
    return since, until


def _normalise_end(written: str) -> str:
    """A day or a period as `parse_dates` expects it: relative days in small letters, the rest in capitals."""
    named = _NAMED_MONTH.fullmatch(written)
    if named is not None:
        day = f"-{int(named[3]):02}" if named[3] else ""
        return f"{named[1]}-{MONTHS.index(named[2]) + 1:02}{day}"
    try:
        return normalise_point(written)
    except ValueError:
        return written.upper()


def _read_relative(ends: list[str]) -> Relative:
    if len(ends) > 2 or not all(end == "" or _is_day(end) for end in ends):
        raise ValueError("..".join(ends))
    return Relative(ends[0] or None, ends[-1] or None)


def _is_day(end: str) -> bool:
    if end[0].isdigit():
        return bool(_read_span(end))
    return normalise_point(end) == end


def _resolve_relative(dates: Relative, today: date) -> Days:
    first = None if dates.first is None else _resolve_end(dates.first, today)
    if dates.first == dates.last:
        return Days(*first) if first else Days(None, None)
    if dates.last is None or first is None:
        last = None if dates.last is None else _resolve_end(dates.last, today)
    else:
        last = _read_span(dates.last) if dates.last[0].isdigit() else resolve_end(dates.last, first[0], today)
    return Days(first[0] if first else None, last[1] if last else None)


def _resolve_end(end: str, today: date) -> tuple[date, date]:
    return _read_span(end) if end[0].isdigit() else resolve_point(end, today)


def _read_period(found: re.Match[str]) -> Period:
    years, months, weeks, days, hours = (int(part) if part else 0 for part in found.groups())
    period = Period(years * 12 + months, weeks * 7 + days, hours)
    total = period.months * 31 + period.days + period.hours // 24
    if total > MAX_PERIOD_DAYS or period == Period(0, 0, 0):
        raise ValueError(found.string)
    return period


def _read_span(value: str) -> tuple[date, date]:
    found = _DAY.fullmatch(value)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        raise ValueError(value)
    year = int(found[1])
    first = date(year, int(found[2] or 1), int(found[3] or 1))
    if found[3]:
        return first, first
    last_month = int(found[2] or 12)
    return first, date(year, last_month, monthrange(year, last_month)[1])


def _months_back(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
