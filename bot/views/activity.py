"""A channel's Activity as a picture and its caption, which tells the same figures in words.

Where no posts were read there is a sentence and no picture; a panel that would have no figures is left out,
and the caption says why.
"""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text

from bot.charts.values import Panel, SeriesChart
from bot.domain.activity import Activity, ActivityStep
from bot.i18n import Texts
from bot.views.channels import channel_title
from bot.views.chart_axis import PERIODS, describe_period, list_grid, list_ticks, name_step
from bot.views.formats import format_date, format_number
from bot.views.picture_callbacks import ShowActivity
from bot.views.screen import Screen, button, join, keyboard, rich, shorten

_TITLE_WIDTH = 64


def view_activity(activity: Activity, texts: Texts, *, zone: ZoneInfo) -> Screen:
    """Returns the picture with its caption, or the words that there is nothing to draw."""
    buttons = _buttons(activity, texts)
    if not activity.posts:
        nothing = rich(texts, "activity-nothing", channel=_title(activity))
        return Screen(
            join("\n", [nothing, _period(activity, texts, zone), *_unread(activity, texts, zone)]), buttons
        )
    return Screen(_caption(activity, texts, zone), buttons, picture=_chart(activity, texts))


def _caption(activity: Activity, texts: Texts, zone: ZoneInfo) -> Text:
    lines: list[Text | str] = [rich(texts, "activity-title", channel=_title(activity))]
    lines.append(_period(activity, texts, zone))
    lines.append(texts("trend-total", count=activity.posts))
    peak = _find_peak(activity, lambda step: step.posts)
    lines.append(texts("trend-peak", count=peak.posts or 0, day=_name(activity, peak, texts, zone)))
    lines.append(_views_line(activity, texts, zone))
    lines.append(_reactions_line(activity, texts, zone))
    if activity.is_small:
        lines.append(texts("trend-small"))
    lines += _unread(activity, texts, zone)
    if activity.is_open and activity.steps[-1].posts:
        lines.append(texts("activity-fresh"))
    if activity.channel.is_sample:
        lines.append(texts("sample-notice"))
    return join("\n", lines)


def _views_line(activity: Activity, texts: Texts, zone: ZoneInfo) -> str:
    if activity.views is None:
        return texts("activity-no-views")
    peak = _find_peak(activity, lambda step: step.views)
    usual, most = format_number(round(activity.views), texts), format_number(round(peak.views or 0), texts)
    return texts("activity-views", usual=usual, most=most, day=_name(activity, peak, texts, zone))


def _reactions_line(activity: Activity, texts: Texts, zone: ZoneInfo) -> str:
    if activity.reactions is None:
        return texts("activity-no-reactions")
    peak = _find_peak(activity, lambda step: step.reactions)
    usual = format_number(round(activity.reactions), texts)
    most = format_number(round(peak.reactions or 0), texts)
    return texts("activity-reactions", usual=usual, most=most, day=_name(activity, peak, texts, zone))


def _unread(activity: Activity, texts: Texts, zone: ZoneInfo) -> list[str]:
    lines = []
    if activity.read_since is not None:
        lines.append(texts("trend-read-since", day=format_date(activity.read_since, zone, texts)))
    if activity.read_until is not None:
        lines.append(texts("activity-read-until", day=format_date(activity.read_until, zone, texts)))
    return lines


def _chart(activity: Activity, texts: Texts) -> SeriesChart:
    steps = activity.steps
    step = "day" if activity.step_days == 1 else "week"
    parts = [f"{steps[0].day:%d.%m.%Y} – {activity.last_day:%d.%m.%Y}"]
    parts.append(texts("trend-count-posts", count=activity.posts))
    if activity.channel.is_sample:
        parts.append(texts("sample-mark"))
    unread = tuple(at for at, each in enumerate(steps) if each.posts is None)
    untold = tuple(at for at, each in enumerate(steps) if each.posts != 0 and each.views is None)
    panels = [_panel(activity, texts(f"chart-posts-{step}"), lambda each: each.posts, unread, texts)]
    if activity.views is not None:
        views = texts("chart-views-usual")
        panels.append(_panel(activity, views, lambda each: each.views, untold, texts))
    if activity.reactions is not None:
        reactions = texts("chart-reactions-usual")
        panels.append(_panel(activity, reactions, lambda each: each.reactions, unread, texts))
    return SeriesChart(
        title=shorten(activity.channel.title, _TITLE_WIDTH),
        subtitle=" · ".join(parts),
        panels=tuple(panels),
        ticks=list_ticks([each.day for each in steps], activity.step_days),
        unknown=texts("chart-unknown"),
        unfinished=activity.is_open,
        note=texts("chart-small") if activity.is_small else "",
    )


def _panel(
    activity: Activity,
    label: str,
    figure: Callable[[ActivityStep], float | None],
    unknown: tuple[int, ...],
    texts: Texts,
) -> Panel:
    values = tuple(figure(step) for step in activity.steps)
    peak = _find_peak(activity, figure)
    mark = f"{format_number(round(figure(peak) or 0), texts)} · {peak.day:%d.%m}"
    marks = ((activity.steps.index(peak), mark),)
    return Panel(label, values, unknown=unknown, marks=marks, shown=list_grid(values, texts))


def _find_peak(activity: Activity, figure: Callable[[ActivityStep], float | None]) -> ActivityStep:
    """The highest step, of equal ones the newest."""
    return max(activity.steps, key=lambda step: (figure(step) or 0, step.day))


def _title(activity: Activity) -> Text:
    channel = activity.channel
    title = channel_title(channel.title, channel.username)
    return title if channel.username else Bold(title)


def _period(activity: Activity, texts: Texts, zone: ZoneInfo) -> str:
    return describe_period(activity.steps[0].day, activity.last_day, activity.step_days, texts, zone)


def _name(activity: Activity, step: ActivityStep, texts: Texts, zone: ZoneInfo) -> str:
    return name_step(step.day, activity.step_days, texts, zone)


def _buttons(activity: Activity, texts: Texts) -> InlineKeyboardMarkup | None:
    def name(days: int) -> str:
        shown = texts(f"button-period-{days}")
        return f"✓ {shown}" if days == activity.days else shown

    channel_id = activity.channel.channel_id
    return keyboard([button(name(days), ShowActivity(channel_id=channel_id, days=days)) for days in PERIODS])
