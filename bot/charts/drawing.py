"""A chart -> a PNG of 1080 × 720 pixels, legible on a phone: large type, few ticks, labels at the figures.

The only module that imports matplotlib, which takes a second: so it is imported itself when the first
picture is drawn (painter.py). The font is the one that matplotlib brings, which has all letters of the
four languages; what it has no glyph for, such as emoji, is left out. No meaning is in colour alone.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from matplotlib import get_data_path, rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from PIL import Image

from bot.charts.values import Chart, Panel, RowsChart, SeriesChart

WIDTH, HEIGHT, DPI, COLOURS = 1080, 720, 100, 64
INK, SOFT, PALE, PAPER, FILL = "#1b1f24", "#4a525c", "#d9dde2", "#ffffff", "#12647a"
TITLE, LABEL, SMALL = 28, 20, 18  # points; a phone shows the picture at a third of its size
_LEFT, _RIGHT = 0.105, 0.965
_TITLE_WIDTH, _NOTE_WIDTH, _ROW_WIDTH = 40, 76, 30
_STYLE: Any = {
    "font.family": "DejaVu Sans",
    "text.parse_math": False,  # what a person wrote is no formula
    "axes.formatter.use_mathtext": False,
    "hatch.linewidth": 2.0,
}


def draw(chart: Chart) -> bytes:
    """Returns the picture of `chart` as PNG."""
    with rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=PAPER)
        canvas: Any = FigureCanvasAgg(figure)  # its methods have no types
        _write_frame(figure, chart)
        if isinstance(chart, SeriesChart):
            _draw_panels(figure, chart)
        else:
            _draw_rows(figure, chart)
        canvas.draw()
    stream = BytesIO()
    picture = Image.frombytes("RGBA", canvas.get_width_height(), bytes(canvas.buffer_rgba()))
    picture.convert("RGB").quantize(COLOURS).save(stream, "PNG", optimize=True)  # a third of the size
    return stream.getvalue()


def drawable(text: str) -> str:
    """Returns `text` in one line, without what the font has no glyph for."""
    glyphs = _glyphs()
    return " ".join("".join(char if ord(char) in glyphs else " " for char in text).split())


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(FT2Font(f"{get_data_path()}/fonts/ttf/DejaVuSans.ttf").get_charmap())


def _write_frame(figure: Figure, chart: Chart) -> None:
    title = _cut(chart.title, _TITLE_WIDTH)
    figure.text(0.035, 0.945, title, size=TITLE, weight="bold", color=INK, va="center")
    figure.text(0.035, 0.868, drawable(chart.subtitle), size=LABEL, color=SOFT, va="center")
    if chart.note:
        figure.text(0.035, 0.034, _cut(chart.note, _NOTE_WIDTH), size=SMALL, color=INK, va="center")


def _draw_panels(figure: Figure, chart: SeriesChart) -> None:
    heights = (0.64,) if len(chart.panels) == 1 else (0.39, 0.155)
    top = 0.775
    places = chart.places or tuple(float(at) for at in range(len(chart.panels[0].values)))
    for number, panel in enumerate(chart.panels):
        height = heights[min(number, len(heights) - 1)]
        axes = figure.add_axes((_LEFT, top - height, _RIGHT - _LEFT, height))
        _draw_panel(axes, panel, chart, places)
        figure.text(0.035, top + 0.038, drawable(panel.label), size=SMALL, color=INK, va="center")
        is_last = number == len(chart.panels) - 1
        _set_time_axis(axes, chart if is_last else None)
        top -= height + 0.085


def _draw_panel(axes: Axes, panel: Panel, chart: SeriesChart, places: tuple[float, ...]) -> None:
    known = [(at, value) for at, value in zip(places, panel.values, strict=True) if value is not None]
    top = max([value for _, value in known] + [1.0])
    _set_frame(axes, panel, top)
    is_bars = panel.style == "bars"
    margin = 0.6 if is_bars else (places[-1] - places[0]) * 0.02 or 0.5
    axes.set_xlim(places[0] - margin, places[-1] + margin)
    if is_bars:
        width = 0.78 if len(places) < 60 else 0.86
        bars = axes.bar([at for at, _ in known], [value for _, value in known], width, color=FILL, zorder=2)
        if chart.unfinished and bars.patches:
            bars.patches[-1].set(facecolor=PAPER, edgecolor=FILL, hatch="//", linewidth=1.5)
    else:
        marker = "o" if len(known) < 60 else None
        axes.plot(
            [at for at, _ in known], [value for _, value in known], "-", color=FILL, lw=4, marker=marker
        )
        axes.lines[-1].set(markersize=9, clip_on=False)
    missing = next((at for at, value in enumerate(panel.values) if value is not None), len(places))
    if chart.unknown and missing:
        _mark_unknown(axes, places, missing, chart.unknown if panel is chart.panels[0] else "")
    for at, text in panel.marks:
        _write_mark(axes, panel, places, at, text, top)


def _set_frame(axes: Axes, panel: Panel, top: float) -> None:
    axes.set_facecolor(PAPER)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=INK, linewidth=1.5)
    axes.set_ylim(0, top * (1.22 if panel.marks else 1.08))
    lines = panel.shown or tuple((value, f"{value:g}") for value in grid_values(top))
    axes.set_yticks([value for value, _ in lines], [text for _, text in lines], size=SMALL, color=SOFT)
    axes.tick_params(axis="y", length=0, pad=8)
    axes.grid(axis="y", color=PALE, linewidth=1.5)


def grid_values(top: float) -> list[float]:
    """Returns zero, and one or two round values up to `top`, for the lines of the grid."""
    step = 1.0
    while True:
        for factor in (1, 2, 5):
            if step * factor * 2.99 >= top:
                size = step * factor
                return [0.0, *(size * number for number in (1, 2) if size * number <= top)]
        step *= 10


def _set_time_axis(axes: Axes, chart: SeriesChart | None) -> None:
    """Ticks for `chart`; without one, the panel below has them."""
    if chart is None:
        axes.set_xticks([])
        return
    axes.set_xticks([at for at, _ in chart.ticks], [text for _, text in chart.ticks], size=SMALL, color=INK)
    axes.tick_params(axis="x", length=8, width=1.5, color=INK, pad=6)
    low, high = axes.get_xlim()
    for label, (at, _) in zip(axes.get_xticklabels(), chart.ticks, strict=True):
        share = (at - low) / (high - low)
        label.set_horizontalalignment("left" if share < 0.04 else "right" if share > 0.96 else "center")


def _mark_unknown(axes: Axes, places: tuple[float, ...], missing: int, text: str) -> None:
    low, high = axes.get_xlim()
    end = high if missing == len(places) else (places[missing - 1] + places[missing]) / 2
    axes.axvspan(low, end, facecolor="#f3f4f6", edgecolor=PALE, hatch="/", linewidth=0, zorder=1)
    if text and (end - low) / (high - low) > 0.25:
        box = {"facecolor": PAPER, "edgecolor": "none", "pad": 6}
        middle = axes.get_ylim()[1] / 2
        axes.text((low + end) / 2, middle, drawable(text), size=SMALL, color=INK, ha="center", bbox=box)


def _write_mark(axes: Axes, panel: Panel, places: tuple[float, ...], at: int, text: str, top: float) -> None:
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


def _draw_rows(figure: Figure, chart: RowsChart) -> None:
    axes = figure.add_axes((0.035, 0.1, 0.93, 0.7))
    axes.axis("off")
    top = max([value for _, value, _ in chart.rows] + [1e-9])
    axes.set_xlim(0, 1)
    axes.set_ylim(len(chart.rows), 0)
    for number, (name, value, text) in enumerate(chart.rows):
        axes.text(0, number + 0.22, _cut(name, _ROW_WIDTH), size=LABEL, color=INK, va="center")
        bar = axes.barh(number + 0.62, 0.62 * value / top, 0.4, color=FILL)
        axes.text(bar.patches[0].get_width() + 0.015, number + 0.62, drawable(text), size=SMALL, va="center")


def _cut(text: str, width: int) -> str:
    line = drawable(text)
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
