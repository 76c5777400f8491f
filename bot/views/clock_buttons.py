"""Rows of buttons to choose a time of day and days of the week, for a new digest and for one that stands.

Which button says what, the caller's function makes. Knows nothing of digests.
"""

from __future__ import annotations

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from bot.i18n import Texts
from bot.views.screen import button, in_rows

Row = list[InlineKeyboardButton]

USUAL_TIMES = (7 * 60, 8 * 60 + 30, 12 * 60, 19 * 60)
_QUARTERS = (0, 15, 30, 45)


def usual_times(make: Callable[[int], CallbackData]) -> Row:
    """Returns the times that most people want; `make` gets minutes after midnight."""
    return [button(clock(at), make(at)) for at in USUAL_TIMES]


def hours(make: Callable[[int], CallbackData]) -> list[Row]:
    """Returns all hours of a day; `make` gets the hour."""
    return in_rows([button(f"{hour:02}", make(hour)) for hour in range(24)], 6)


def quarters(hour: int, make: Callable[[int], CallbackData]) -> Row:
    """Returns the quarters of an hour; `make` gets minutes after midnight."""
    return [button(clock(hour * 60 + quarter), make(hour * 60 + quarter)) for quarter in _QUARTERS]


def days(make: Callable[[str], CallbackData], texts: Texts) -> list[Row]:
    """Returns every day, weekdays, and each day of the week; `make` gets "daily", "weekdays", "weekly0" …"""
    usual = [button(texts(f"button-days-{each}"), make(each)) for each in ("daily", "weekdays")]
    once = [button(texts(f"weekday-short-{day}"), make(f"weekly{day}")) for day in range(7)]
    return [usual, once]


def clock(minutes: int) -> str:
    """Returns e.g. "08:30"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
