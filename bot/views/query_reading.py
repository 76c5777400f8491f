"""How a query was understood, in sentences: names in other languages, the period, what was put aside.

Shared by search answers and previews of alerts. Shows what the answers say and decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.answer_values import QueryReading
from bot.i18n import Texts
from bot.views.formats import format_time
from bot.views.screen import shorten

_NAMES_SHOWN = 3
_SPELLINGS_SHOWN = 3
_WIDTH = 40


def list_names(reading: QueryReading, texts: Texts) -> list[str]:
    """A line for each name that is searched for in other spellings too."""
    return [
        texts("search-name", name=_quoted(name[0], texts), others=", ".join(name[1:][:_SPELLINGS_SHOWN]))
        for name in reading.names[:_NAMES_SHOWN]
    ]


def describe_aside(reading: QueryReading, texts: Texts) -> list[str]:
    """A line on the words that are not searched for, if there are any."""
    return [texts("search-aside", words=quote_words(reading.aside, texts))] if reading.aside else []


def describe_window(
    since: datetime | None, until: datetime | None, reading: QueryReading, texts: Texts, zone: ZoneInfo
) -> list[str]:
    """A line on the period that was searched, and on the words that it was taken from."""
    first = format_edge(since, zone, texts) if since else ""
    last = format_edge(until, zone, texts, is_end=True) if until else ""
    if first and last:
        line = texts("search-day", day=first) if first == last else _between(first, last, texts)
    elif first or last:
        line = texts("search-since", since=first) if first else texts("search-until", until=last)
    else:
        return []
    if reading.period:
        line += " " + texts("search-period", words=quote_words(reading.period, texts))
    return [line]


def format_edge(
    at: datetime, zone: ZoneInfo, texts: Texts, *, is_end: bool = False, only_day: bool = False
) -> str:
    """Returns the day with its year where a period begins or ends at midnight, else the time as well."""
    local = at.astimezone(zone)
    is_midnight = format_time(local.time()) == "00:00"
    day = local - timedelta(days=1) if is_midnight and is_end else local
    shown = texts("search-date", day=str(day.day), month=texts(f"month-{day.month}"), year=str(day.year))
    return shown if is_midnight or only_day else texts("moment", day=shown, time=format_time(local.time()))


def quote_words(words: Sequence[str], texts: Texts) -> str:
    """Returns words of a person's query in the language's quotation marks."""
    return ", ".join(_quoted(each, texts) for each in words)


def _quoted(words: str, texts: Texts) -> str:
    return texts("search-quoted", words=shorten(words, _WIDTH))


def _between(first: str, last: str, texts: Texts) -> str:
    return texts("search-window", since=first, until=last)
