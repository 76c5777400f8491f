"""What several pictures share: their axes, and the days of a period in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.charts.values import grid_values
from bot.i18n import Texts
from bot.views.formats import format_date, format_number

PERIODS = (30, 90, 364)  # the longest in whole weeks
_TICKS = 4


def list_ticks(days: list[date], step_days: int) -> tuple[tuple[float, str], ...]:
    """Returns a few (place, date) under steps that begin at `days`, the first and the last among them."""
    count = min(_TICKS, len(days))
    places = [round(number * (len(days) - 1) / max(count - 1, 1)) for number in range(count)]
    form = "%d.%m" if step_days == 1 else "%d.%m.%y"
    return tuple((float(place), f"{days[place]:{form}}") for place in dict.fromkeys(places))


def list_grid(values: Iterable[float | None], texts: Texts) -> tuple[tuple[float, str], ...]:
    """Returns the lines of the grid for `values`, with large numbers short."""
    top = max([value for value in values if value is not None] + [1.0])
    return tuple((value, format_number(round(value), texts)) for value in grid_values(top))


def describe_period(first: date, last: date, step_days: int, texts: Texts, zone: ZoneInfo) -> str:
    """Returns the line with the period's first and last day."""
    key = "trend-period-days" if step_days == 1 else "trend-period-weeks"
    return texts(key, since=format_day(first, texts, zone), until=format_day(last, texts, zone))


def name_step(day: date, step_days: int, texts: Texts, zone: ZoneInfo) -> str:
    """Returns the day, or the week that begins with it."""
    shown = format_day(day, texts, zone)
    return shown if step_days == 1 else texts("trend-week-of", day=shown)


def format_day(day: date, texts: Texts, zone: ZoneInfo) -> str:
    """Returns the day with its year."""
    return format_date(datetime.combine(day, time(12), zone), zone, texts)
