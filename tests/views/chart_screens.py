"""Screens with pictures, and what they say where there is nothing to draw."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.answer_values import QueryReading
from bot.domain.trends import Step, Trend
from bot.i18n import Texts
from bot.views.screen import Screen
from bot.views.trends import view_trend, view_trend_hint

ALMATY = ZoneInfo("Asia/Almaty")
LAST = date(2025, 11, 14)
POSTS = (1, 0, 2, 1, 3, 0, 0, 2, 1, 1, 0, 4, 2, 2, 3, 1, 2, 3, 9, 4, 2, 3, 1, 5, 2, 3, 4, 1, 3, 2)


def make_trend(query: str = "газ порт", topic: str | None = None) -> Trend:
    """Thirty days of a query, none of them missing."""
    first = LAST - timedelta(days=29)
    steps = tuple(Step(first + timedelta(days=at), n, min(n, 4)) for at, n in enumerate(POSTS))
    return Trend(query, topic, 30, 1, steps, sum(POSTS), 9)


def make_weeks() -> Trend:
    """A year by the week, of which the first part is not known."""
    first = LAST - timedelta(days=363)
    counts = [None if at < 20 else 20 + at * 7919 % 113 for at in range(52)]
    steps = tuple(
        Step(first + timedelta(days=7 * at), n, None if n is None else n // 6) for at, n in enumerate(counts)
    )
    total = sum(n or 0 for n in counts)
    return Trend(
        "topic:gas_energy", "gas_energy", 364, 7, steps, total, 31, datetime(2025, 4, 5, 8, tzinfo=UTC)
    )


def list_chart_screens(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    """Every screen that has a picture, or could have had one."""
    trend = make_trend()
    few = replace(
        trend,
        steps=tuple(replace(s, posts=int(s.day.day % 6 == 0), sources=0) for s in trend.steps),
        posts=5,
        sources=1,
        is_sample=True,
        read_since=datetime(2025, 10, 20, tzinfo=UTC),
    )
    none = replace(
        trend, steps=tuple(replace(s, posts=0, sources=0) for s in trend.steps), posts=0, sources=0
    )
    aside = QueryReading(names=(("Каспий", "Hazar", "Caspian"),), aside=("что нового",))

    def show(trend: Trend, token: str = "t") -> tuple[Screen, ...]:
        return (view_trend(trend, texts, token=token, zone=ALMATY),)

    return {
        "trend": show(replace(trend, reading=aside)),
        "trend-weeks": show(make_weeks(), "#gas_energy"),
        "trend-few": show(few),
        "trend-nothing": show(none),
        "trend-bounded": show(replace(trend, counted_since=datetime(2025, 11, 1, tzinfo=UTC), is_open=False)),
        "trend-hint": (view_trend_hint(texts),),
    }
