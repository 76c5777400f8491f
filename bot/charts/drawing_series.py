"""Panels over one axis of time: bars by day or week, lines over an age. Part of drawing.py.

What is not known is hatched, a last step that is going on is hatched in its bar; two lines differ in dash
and marker, not in colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from bot.charts.strokes import (
    FILL,
    HATCH_INK,
    HATCH_PAPER,
    INK,
    LABEL,
    LEFT,
    PALE,
    PAPER,
    SMALL,
    SOFT,
    WIDTH,
    drawable,
    hatch,
    measure,
)
from bot.charts.values import Panel, SeriesChart, grid_values

_LEAST_LEFT, _AXIS_RIGHT = 0.105, 0.965
_BESIDE_AXIS = 30  # pixels beside what is written at the grid's lines
_HEIGHT, _HEIGHT_OF_THREE = 720, 960
_TOP, _BETWEEN, _LABEL_ABOVE = 162, 63, 27  # pixels
_HEIGHTS = {1: (461,), 2: (281, 112), 3: (262, 150, 150)}
_HEIGHTS_OF_LINES = {1: (461,), 2: (236, 157), 3: (190, 180, 180)}
_MARKED_POINTS = 60  # more would run into each other
_WORDS_WIDTH = 0.2  # of the axis, below which no words fit

_LEGEND: Any = {  # at the right above a panel
    "loc": "lower right",
    "bbox_to_anchor": (1.01, 0.98),
    "ncols": 2,
    "frameon": False,
    "fontsize": SMALL,
    "handlelength": 2.2,
    "columnspacing": 1.2,
    "borderpad": 0.2,
    "labelcolor": INK,
}

Places = tuple[float, ...]


def series_height(chart: SeriesChart) -> int:
    """Returns how high the picture is."""
    return _HEIGHT if len(chart.panels) < 3 else _HEIGHT_OF_THREE


def draw_panels(figure: Figure, chart: SeriesChart, height: int) -> None:
    """Draws the panels of `chart` from above."""
    is_lines = chart.panels[0].style == "line"
    tall = (_HEIGHTS_OF_LINES if is_lines else _HEIGHTS)[len(chart.panels)]
    places = chart.places or tuple(float(at) for at in range(len(chart.panels[0].values)))
    left, top = _left_of(chart.panels), float(_TOP)
    for panel, size in zip(chart.panels, tall, strict=True):
        box = (left, 1 - (top + size) / height, _AXIS_RIGHT - left, size / height)
        axes = figure.add_axes(box)
        _draw_panel(axes, panel, chart, places)
        label_at = 1 - (top - _LABEL_ABOVE) / height
        figure.text(LEFT, label_at, drawable(panel.label), size=SMALL, color=INK, va="center")
        _set_time_axis(axes, chart if panel is chart.panels[-1] else None)
        top += size + _BETWEEN


def _left_of(panels: Sequence[Panel]) -> float:
    """Where the axes begin, in shares of the width: all at the same place, behind the longest figure."""
    texts = [drawable(text) for panel in panels for _, text in panel.shown]
    widest = max([measure(text, SMALL) for text in texts], default=0.0)
    return max(_LEAST_LEFT, (widest + _BESIDE_AXIS) / WIDTH)


def _draw_panel(axes: Axes, panel: Panel, chart: SeriesChart, places: Places) -> None:
    top = max([value for value in (*panel.values, *panel.beside) if value is not None] + [1.0])
    _set_frame(axes, panel, top)
    margin = 0.6 if panel.style == "bars" else (places[-1] - places[0]) * 0.02 or 0.5
    axes.set_xlim(places[0] - margin, places[-1] + margin)
    if panel.style == "bars":
        _draw_bars(axes, panel, places, is_unfinished=chart.unfinished)
    else:
        _draw_lines(axes, panel, places)
    words = chart.unknown if panel is chart.panels[0] else ""
    if chart.unknown:
        gaps = _list_gaps(panel.list_unknown())
        has_room = [_mark_unknown(axes, panel, places, *gap, words) for gap in gaps]
        if words and gaps and not any(has_room) and panel.style == "bars":
            _explain_hatching(axes, words)
    for at, text in panel.marks:
        _write_mark(axes, panel, places, at, text, top)


def _draw_bars(axes: Axes, panel: Panel, places: Places, *, is_unfinished: bool) -> None:
    known = [(at, value) for at, value in zip(places, panel.values, strict=True) if value is not None]
    width = 0.78 if len(places) < _MARKED_POINTS else 0.86
    bars = axes.bar([at for at, _ in known], [value for _, value in known], width, color=FILL, zorder=2)
    if is_unfinished and panel.values[-1] is not None:
        bars.patches[-1].set(facecolor=PAPER, edgecolor=FILL, hatch="//", linewidth=1.5)


def _draw_lines(axes: Axes, panel: Panel, places: Places) -> None:
    """The line itself unbroken and with dots, the one beside it dashed and with hollow diamonds."""
    looks = ((panel.values, "-", FILL, "o", FILL, 4.0), (panel.beside, "--", SOFT, "D", PAPER, 2.5))
    for values, dash, colour, marker, inside, width in looks:
        known = [(at, each) for at, each in zip(places, values, strict=False) if each is not None]
        if not known:
            continue
        line = axes.plot([at for at, _ in known], [value for _, value in known], dash, color=colour)[0]
        line.set(linewidth=width, clip_on=False, zorder=4 if dash == "-" else 3)
        if len(known) < _MARKED_POINTS:
            line.set(marker=marker, markersize=9, markerfacecolor=inside, markeredgewidth=2)
    if panel.legend:
        axes.legend(axes.lines, [drawable(text) for text in panel.legend], **_LEGEND)


def _set_frame(axes: Axes, panel: Panel, top: float) -> None:
    axes.set_facecolor(PAPER)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=INK, linewidth=1.5)
    axes.set_ylim(0, top * (1.22 if panel.marks else 1.08))
    lines = panel.shown or tuple((value, f"{value:g}") for value in grid_values(top))
    axes.set_yticks(
        [value for value, _ in lines], [drawable(text) for _, text in lines], size=SMALL, color=SOFT
    )
    axes.tick_params(axis="y", length=0, pad=8)
    axes.grid(axis="y", color=PALE, linewidth=1.5)


def _set_time_axis(axes: Axes, chart: SeriesChart | None) -> None:
    """Ticks for `chart`; without one, the panel below has them."""
    if chart is None:
        axes.set_xticks([])
        return
    texts = [drawable(text) for _, text in chart.ticks]
    axes.set_xticks([at for at, _ in chart.ticks], texts, size=SMALL, color=INK)
    axes.tick_params(axis="x", length=8, width=1.5, color=INK, pad=6)
    low, high = axes.get_xlim()
    for label, (at, _) in zip(axes.get_xticklabels(), chart.ticks, strict=True):
        share = (at - low) / (high - low)
        label.set_horizontalalignment("left" if share < 0.04 else "right" if share > 0.96 else "center")


def _list_gaps(unknown: tuple[int, ...]) -> list[tuple[int, int]]:
    """Runs of positions side by side, as (first, last)."""
    gaps = [unknown[:1] * 2] if unknown else []
    for before, at in pairwise(unknown):
        gaps = [*gaps[:-1], (gaps[-1][0], at)] if at == before + 1 else [*gaps, (at, at)]
    return [(gap[0], gap[1]) for gap in gaps]


def _mark_unknown(axes: Axes, panel: Panel, places: Places, first: int, last: int, words: str) -> bool:
    """Hatches from the figure before to that after: half the way between bars, all of it between points.

    Returns whether there was room for words.
    """
    low, high = axes.get_xlim()
    is_bars = panel.style == "bars"

    def border(known: int, missing: int) -> float:
        return (places[known] + places[missing]) / 2 if is_bars else places[known]

    start = low if first == 0 else border(first - 1, first)
    end = high if last == len(places) - 1 else border(last + 1, last)
    ceiling = axes.get_ylim()[1]
    hatch(axes, start, end, 0, ceiling)
    has_room = (end - start) / (high - low) > _WORDS_WIDTH
    if words and has_room:
        box = {"facecolor": PAPER, "edgecolor": "none", "pad": 6}
        middle = (start + end) / 2
        shown = axes.text(middle, ceiling / 2, drawable(words), size=SMALL, color=INK, bbox=box, zorder=3)
        shown.set(ha="center", va="center")
    return has_room


def _explain_hatching(axes: Axes, words: str) -> None:
    """Above the panel, where no gap is wide enough for words."""
    swatch = Patch(facecolor=HATCH_PAPER, edgecolor=HATCH_INK, hatch="//", linewidth=0)
    axes.legend([swatch], [drawable(words)], **_LEGEND)


def _write_mark(axes: Axes, panel: Panel, places: Places, at: int, text: str, top: float) -> None:
    value = panel.values[at]
    if value is None:
        return
    low, high = axes.get_xlim()
    share = (places[at] - low) / (high - low)
    side = "left" if share < 0.2 else "right" if share > 0.8 else "center"
    axes.text(
        places[at],
        value + top * 0.05,
        drawable(text),
        size=LABEL,
        weight="bold",
        color=INK,
        ha=side,
        va="bottom",
        zorder=4,
        bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 3},
    )
