"""A post's Growth as a picture and its caption: some of the readings in words, each beside what is usual.

The axis of age is logarithmic, since half of the readers come within hours. Before the first reading, where
that came late, it is hatched. With too few readings there is a sentence and no picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Bold, Text

from bot.charts.values import Panel, SeriesChart
from bot.domain.growth import LEAST_READINGS, Growth, GrowthPoint
from bot.i18n import Texts
from bot.views.chart_axis import list_grid
from bot.views.formats import format_moment, format_number, format_views
from bot.views.items import DOT
from bot.views.screen import Screen, join, shorten

_HEADLINE_WIDTH, _CHANNEL_WIDTH = 120, 40
_LINES = 5
_BEGIN_S, _LATE_S = 300.0, 900.0  # where the axis begins, and when the first reading came late
_MINUTE_S, _HOUR_S, _DAY_S = 60, 3_600, 86_400
_TICK_AGES_S = (
    *(minutes * _MINUTE_S for minutes in (1, 5, 20)),
    *(hours * _HOUR_S for hours in (1, 3, 8)),
    *(days * _DAY_S for days in (1, 3, 7, 30, 90, 365, 1095)),
)
_BETWEEN_TICKS = 0.14  # of the axis


def view_growth(growth: Growth, texts: Texts, *, zone: ZoneInfo) -> Screen:
    """Returns the picture with its caption, or how many readings it takes."""
    title = shorten(growth.headline, _HEADLINE_WIDTH) or texts("no-text")
    source = shorten(growth.channel_title, _CHANNEL_WIDTH)
    head: list[Text | str] = [Bold(texts("growth-title")), title]
    head.append(f"{source}{DOT}{format_moment(growth.published_at, zone, texts)}")
    lines: list[Text | str] = [_line(point, growth, texts) for point in _spread(growth.points)]
    if not growth.is_enough:
        lines.append(texts("growth-few", least=LEAST_READINGS, count=len(growth.points)))
        return Screen(join("\n", [*head, *lines]))
    is_usual_known = any(point.usual_reactions is not None for point in growth.points)
    lines.append(texts("growth-explained" if is_usual_known else "growth-no-usual"))
    if growth.points[0].age_s > _LATE_S:
        lines.append(texts("growth-unwatched", age=_format_age(growth.points[0].age_s, texts)))
    if growth.is_sample:
        lines.append(texts("sample-notice"))
    return Screen(join("\n", [*head, *lines]), picture=_chart(growth, title, source, texts, zone))


def _line(point: GrowthPoint, growth: Growth, texts: Texts) -> str:
    counts = []
    if point.views is not None:
        counts.append(_beside(format_views(point.views, texts), point.usual_views, texts))
    if growth.has_reactions or not counts:
        reactions = texts("post-reactions", count=point.reactions)
        counts.append(_beside(reactions, point.usual_reactions, texts))
    return texts("growth-line", age=_format_age(point.age_s, texts), counts=DOT.join(counts))


def _beside(count: str, usual: float | None, texts: Texts) -> str:
    if usual is None:
        return count
    return texts("growth-usual", count=count, usual=format_number(round(usual), texts))


def _spread(points: Sequence[GrowthPoint]) -> list[GrowthPoint]:
    """At most so many, the first and the last among them, evenly between."""
    last = len(points) - 1
    steps = min(last, _LINES - 1)
    return [points[round(step * last / steps)] for step in range(steps + 1)] if steps > 0 else [*points]


def _chart(growth: Growth, title: str, source: str, texts: Texts, zone: ZoneInfo) -> SeriesChart:
    points = growth.points
    is_late = points[0].age_s > _LATE_S
    places = ((log10(_BEGIN_S),) if is_late else ()) + tuple(log10(point.age_s) for point in points)
    panels = []
    for key in ("views", "reactions"):
        if growth.has_views if key == "views" else growth.has_reactions:
            panels.append(_panel(growth, key, texts, is_late=is_late))
    subtitle = [source, format_moment(growth.published_at, zone, texts)]
    return SeriesChart(
        title=title,
        subtitle=DOT.join([*subtitle, texts("sample-mark")] if growth.is_sample else subtitle),
        panels=tuple(panels),
        ticks=_list_ticks(places[0], places[-1], texts),
        places=places,
        unknown=texts("chart-unknown"),
        note=texts("chart-age"),
    )


def _panel(growth: Growth, key: str, texts: Texts, *, is_late: bool) -> Panel:
    points = growth.points
    own: list[float | None] = [point.views if key == "views" else point.reactions for point in points]
    usual = [point.usual_views if key == "views" else point.usual_reactions for point in points]
    legend = []
    for name, values in (("chart-this-post", own), ("chart-usual", usual)):
        known = [value for value in values if value is not None]
        if known:
            legend.append(texts(name, count=format_number(round(known[-1]), texts)))
    before: tuple[float | None, ...] = (None,) if is_late else ()
    return Panel(
        texts(f"chart-growth-{key}"),
        (*before, *own),
        "line",
        unknown=(0,) if is_late else (),
        beside=(*before, *usual),
        legend=tuple(legend),
        shown=list_grid([*own, *usual], texts),
    )


def _list_ticks(first: float, last: float, texts: Texts) -> tuple[tuple[float, str], ...]:
    """Round ages between two places of the axis, not too near to each other."""
    ticks: list[tuple[float, str]] = []
    for age_s in _TICK_AGES_S:
        place = log10(age_s)
        is_apart = not ticks or place - ticks[-1][0] > _BETWEEN_TICKS * (last - first)
        if first - 0.01 <= place <= last + 0.01 and is_apart:
            ticks.append((place, _format_age(age_s, texts)))
    return tuple(ticks)


def _format_age(age_s: float, texts: Texts) -> str:
    """Returns the age in one unit, fine enough: 90 min, 30 h, 4 d."""
    if age_s < 2 * _HOUR_S and age_s % _HOUR_S:
        return texts("age-minutes", count=max(1, round(age_s / _MINUTE_S)))
    if age_s < 3 * _DAY_S and age_s % _DAY_S:
        return texts("age-hours", count=round(age_s / _HOUR_S))
    return texts("age-days", count=round(age_s / _DAY_S))
