"""Days that depend on when one asks: `yesterday`, `week-1`, `mon`, `oct`, `nov-15`, and what they are today.

Knows local days only; zones and the query's syntax are query_dates.py's. A week starts on Monday. A
weekday, a month or a day of a month is the latest one that has begun.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MAX_BACK = 999

_POINT = re.compile(rf"(today|week|month|year|{'|'.join((*WEEKDAYS, *MONTHS))})(?:-(\d{{1,3}}))?")
_BACK_ALONE = frozenset(("today", "week", "month", "year"))
_LEAP_YEAR = 2024
_YEARS_BETWEEN_LEAP_DAYS = 8

Span = tuple[date, date]  # both ends included


def normalise_point(written: str) -> str:
    """Returns the canonical spelling (`yesterday` for `today-1`); raises ValueError for no such day."""
    name, number = _split("today-1" if written == "yesterday" else written)
    if name in MONTHS and number is not None:
        date(_LEAP_YEAR, MONTHS.index(name) + 1, number)
    elif number is not None and name not in _BACK_ALONE:
        raise ValueError(written)
    if name == "today" and number == 1:
        return "yesterday"
    keeps_number = number is not None and (number > 0 or name in MONTHS)
    return f"{name}-{number}" if keeps_number else name


def resolve_point(point: str, today: date) -> Span:
    """Returns the days of a canonical `point`, the latest that have begun by `today`."""
    name, number = _split("today-1" if point == "yesterday" else point)
    if name in WEEKDAYS:
        day = today - timedelta(days=(today.weekday() - WEEKDAYS.index(name)) % 7)
        return day, day
    if name in MONTHS:
        return _latest(name, number, today)
    return _back(name, number or 0, today)


def resolve_end(point: str, first: date, today: date) -> Span:
    """Returns the days of `point` where it ends a range: of a weekday, a month or a day of one, the
    next after `first`, so that a range named in its middle does not begin after its end."""
    name, number = _split("today-1" if point == "yesterday" else point)
    if name in WEEKDAYS:
        day = first + timedelta(days=(WEEKDAYS.index(name) - first.weekday()) % 7)
        return day, day
    if name in MONTHS:
        spans = (_in_year(name, number, year) for year in range(first.year, first.year + 9))
        return next(span for span in spans if span is not None and span[1] >= first)
    return _back(name, number or 0, today)


def _split(point: str) -> tuple[str, int | None]:
    found = _POINT.fullmatch(point)
    if found is None:
        raise ValueError(point)
    return found[1], None if found[2] is None else int(found[2])


def _back(name: str, number: int, today: date) -> Span:
    if name == "today":
        day = today - timedelta(days=number)
        return day, day
    if name == "week":
        monday = today - timedelta(days=today.weekday() + 7 * number)
        return monday, monday + timedelta(days=6)
    if name == "year":
        return date(today.year - number, 1, 1), date(today.year - number, 12, 31)
    year, month = divmod(today.year * 12 + today.month - 1 - number, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def _latest(name: str, number: int | None, today: date) -> Span:
    years = range(today.year, today.year - _YEARS_BETWEEN_LEAP_DAYS - 1, -1)
    spans = (_in_year(name, number, year) for year in years)
    return next(span for span in spans if span is not None and span[0] <= today)


def _in_year(name: str, day: int | None, year: int) -> Span | None:
    """The month, or its day, of `year`; None for the 29th of February of most years."""
    month = MONTHS.index(name) + 1
    last = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, last)
    return (date(year, month, day), date(year, month, day)) if day <= last else None
