"""A Trend as a picture and its caption: the caption tells in words and figures what the picture shows.

Nothing found is said in words, without an empty picture. The query waits on the server under `token`;
a topic needs none (callbacks.py).
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Code, Text, sizeof

from bot.charts.values import Panel, SeriesChart
from bot.domain.lexicon import TOPICS
from bot.domain.trends import Trend, compare_halves
from bot.i18n import Texts
from bot.views.callbacks import DraftAlert, ShowTrend
from bot.views.chart_axis import PERIODS, describe_period, list_ticks, name_step
from bot.views.formats import format_date, format_percent
from bot.views.query_reading import describe_aside, list_names
from bot.views.screen import CAPTION_UNITS, Screen, button, in_rows, join, keyboard, rich, shorten

_QUERY_WIDTH = 80


def view_trend(trend: Trend, texts: Texts, *, token: str, zone: ZoneInfo) -> Screen:
    """Returns the picture with its caption, or the words that nothing was found."""
    if not trend.posts:
        return Screen(_nothing(trend, texts, zone), _buttons(trend, texts, token))
    return Screen(_caption(trend, texts, zone), _buttons(trend, texts, token), picture=_chart(trend, texts))


def view_trend_hint(texts: Texts) -> Screen:
    """Returns what /trends alone answers: how to ask, and the topics."""
    topics = [
        button(texts(f"topic-{name}"), ShowTrend(token=f"#{name}", days=PERIODS[0], anew=True))
        for name in TOPICS
    ]
    example = Code(f"/trends {texts('alert-example-words')}")
    return Screen(rich(texts, "trend-hint", example=example), keyboard(*in_rows(topics, 2)))


def _caption(trend: Trend, texts: Texts, zone: ZoneInfo) -> Text:
    lines: list[Text | str] = []
    total = texts("trend-total", count=trend.posts)
    if trend.counted_since is not None:
        total = texts("trend-total-bounded", count=trend.posts)
    lines.append(f"{total} {texts('trend-sources', count=trend.sources)}")
    peak = texts("trend-peak", count=trend.peak.posts or 0, day=_peak_day(trend, texts, zone))
    lines.append(peak)
    halves = compare_halves(trend)
    if halves is not None:
        key = "trend-halves" if halves.percent is None else "trend-halves-percent"
        percent = format_percent(halves.percent or 0)
        lines.append(texts(key, days=halves.days, newer=halves.newer, older=halves.older, percent=percent))
    lines += _warnings(trend, texts, zone)
    head: list[Text | str] = [
        _title(trend, texts),
        describe_period(trend.steps[0].day, trend.last_day, trend.step_days, texts, zone),
    ]
    whole = join("\n", [*head, *_understood(trend, texts), *lines])
    # A caption is short: before it loses a figure, it loses how the query was understood.
    return whole if sizeof(whole.render()[0]) <= CAPTION_UNITS else join("\n", [*head, *lines])


def _nothing(trend: Trend, texts: Texts, zone: ZoneInfo) -> Text:
    lines: list[Text | str] = [rich(texts, "trend-nothing", what=_what(trend, texts))]
    lines += [
        describe_period(trend.steps[0].day, trend.last_day, trend.step_days, texts, zone),
        *_understood(trend, texts),
    ]
    return join("\n", [*lines, *_unknown(trend, texts, zone)])


def _understood(trend: Trend, texts: Texts) -> list[str]:
    return [*list_names(trend.reading, texts)[:1], *describe_aside(trend.reading, texts)]


def _warnings(trend: Trend, texts: Texts, zone: ZoneInfo) -> list[Text | str]:
    lines: list[Text | str] = [texts("trend-small")] if trend.is_small else []
    lines += _unknown(trend, texts, zone)
    if trend.is_open:
        lines.append(texts("trend-open-day" if trend.step_days == 1 else "trend-open-week"))
    if trend.is_sample:
        lines.append(texts("sample-notice"))
    return lines


def _unknown(trend: Trend, texts: Texts, zone: ZoneInfo) -> list[Text | str]:
    lines: list[Text | str] = []
    if trend.read_since is not None:
        lines.append(texts("trend-read-since", day=format_date(trend.read_since, zone, texts)))
    if trend.counted_since is not None:
        lines.append(texts("trend-counted-since", day=format_date(trend.counted_since, zone, texts)))
    return lines


def _title(trend: Trend, texts: Texts) -> Text:
    return rich(texts, "trend-title", what=_what(trend, texts))


def _what(trend: Trend, texts: Texts) -> Text:
    if trend.topic is not None:
        return Bold(texts(f"topic-{trend.topic}"))
    return Text(Code(shorten(trend.query, _QUERY_WIDTH)))


def _peak_day(trend: Trend, texts: Texts, zone: ZoneInfo) -> str:
    return name_step(trend.peak.day, trend.step_days, texts, zone)


def _chart(trend: Trend, texts: Texts) -> SeriesChart:
    step = "day" if trend.step_days == 1 else "week"
    posts = texts("trend-count-posts", count=trend.posts)
    parts = [f"{trend.steps[0].day:%d.%m.%Y} – {trend.last_day:%d.%m.%Y}", posts]
    parts.append(texts("trend-count-channels", count=trend.sources))
    if trend.is_sample:
        parts.append(texts("sample-mark"))
    peak = trend.steps.index(trend.peak)
    return SeriesChart(
        title=texts(f"topic-{trend.topic}") if trend.topic else shorten(trend.query, _QUERY_WIDTH),
        subtitle=" · ".join(parts),
        panels=(
            Panel(
                texts(f"chart-posts-{step}"),
                tuple(each.posts for each in trend.steps),
                marks=((peak, f"{trend.peak.posts} · {trend.peak.day:%d.%m}"),),
            ),
            Panel(texts(f"chart-channels-{step}"), tuple(each.sources for each in trend.steps)),
        ),
        ticks=list_ticks([each.day for each in trend.steps], trend.step_days),
        unknown=texts("chart-unknown"),
        unfinished=trend.is_open,
        note=texts("chart-small") if trend.is_small else "",
    )


def _buttons(trend: Trend, texts: Texts, token: str) -> InlineKeyboardMarkup | None:
    periods = [
        button(
            f"✓ {texts(f'button-period-{days}')}" if days == trend.days else texts(f"button-period-{days}"),
            ShowTrend(token=token, days=days),
        )
        for days in PERIODS
    ]
    alert = [] if token.startswith("#") else [button(texts("button-alert-me"), DraftAlert(token=token))]
    return keyboard(periods, alert)
