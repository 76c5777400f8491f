"""Dates, times, stretches of time and numbers as people read them, in each language.

Month names and units come from the locales. Nothing here knows the current time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.i18n import Texts
from bot.views.screen import shorten

_NAME_WIDTH = 40


def format_moment(at: datetime, zone: ZoneInfo, texts: Texts) -> str:
    """Returns e.g. "14 ноября, 08:30"."""
    return texts("moment", day=_day(at, zone, texts), time=format_time(at.astimezone(zone).time()))


def format_date(at: datetime, zone: ZoneInfo, texts: Texts) -> str:
    """Returns the day with its year, e.g. "14 November 2025"."""
    local = at.astimezone(zone)
    return texts("day-year", day=str(local.day), month=texts(f"month-{local.month}"), year=str(local.year))


def format_time(at: time) -> str:
    """Returns e.g. "08:30"."""
    return f"{at.hour:02}:{at.minute:02}"


def format_ago(at: datetime, now: datetime, zone: ZoneInfo, texts: Texts) -> str:
    """Returns how long ago `at` was; from a week on, the date. A clock ahead of ours reads "just now"."""
    seconds = (now - at).total_seconds()
    if seconds < 60:
        return texts("ago-now")
    if seconds < 3600:
        return texts("ago-minutes", count=int(seconds // 60))
    if seconds < 86_400:
        return texts("ago-hours", count=int(seconds // 3600))
    if seconds < 7 * 86_400:
        return texts("ago-days", count=int(seconds // 86_400))
    return format_date(at, zone, texts)


def format_duration(seconds: int, texts: Texts) -> str:
    """Returns e.g. "1 ч 42 мин"; less than a minute counts as one."""
    minutes = max(1, seconds // 60)
    if minutes < 60:
        return texts("duration-minutes", minutes=minutes)
    if minutes < 24 * 60:
        return texts("duration-hours", hours=minutes // 60, minutes=minutes % 60)
    return texts("duration-days", days=minutes // 1440, hours=minutes % 1440 // 60)


def format_number(number: int, texts: Texts) -> str:
    """Returns a number short enough for a line: 950, "18,3 тыс.", "1,2 млн"."""
    if number < 1000:
        return str(number)
    thousands = round(number / 1000, 1)
    if thousands < 1000:
        return texts("number-thousand", value=_whole(thousands))
    return texts("number-million", value=_whole(round(number / 1_000_000, 1)))


def format_views(views: int, texts: Texts) -> str:
    """Returns e.g. "18,3 тыс. просмотров": after a shortened number the plural is that of thousands."""
    return texts("views", count=views if views < 1000 else 1000, shown=format_number(views, texts))


def format_percent(percent: int) -> str:
    """Returns a change with its sign, e.g. "+91 %" or "−40 %"."""
    return f"{percent:+d}\u00a0%".replace("-", "−")


def format_names(names: Sequence[str], texts: Texts, *, most: int = 8) -> str:
    """Returns the names, a long list cut: "A, B and 5 more"."""
    shown = ", ".join(shorten(name, _NAME_WIDTH) for name in names[:most])
    rest = len(names) - most
    return texts("names-more", names=shown, count=rest) if rest > 0 else shown


def _day(at: datetime, zone: ZoneInfo, texts: Texts) -> str:
    local = at.astimezone(zone)
    return texts("day", day=str(local.day), month=texts(f"month-{local.month}"))


def _whole(value: float) -> float | int:
    return int(value) if value.is_integer() else value
