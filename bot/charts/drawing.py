"""A chart -> a PNG 1080 pixels wide, legible on a phone: large type, few ticks, labels at the figures.

Imports matplotlib, which takes a second: so it is imported itself when the first picture is drawn
(painter.py). The font is the one that matplotlib brings, which has all letters of the four languages; what
it has no glyph for, such as emoji, is left out. No meaning is in colour alone. Lines and bars over time are
drawn by drawing_series.py.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from bot.charts.drawing_series import draw_panels, series_height
from bot.charts.strokes import (
    DPI,
    FILL,
    INK,
    INNER,
    LABEL,
    LEFT,
    PAPER,
    SMALL,
    SOFT,
    STYLE,
    TITLE,
    WIDTH,
    cut,
    drawable,
    hatch,
)
from bot.charts.values import Chart, RowsChart, SeriesChart

COLOURS = 64
_ROWS_TOP, _ROW, _ROWS_FOOT, _LEAST_HEIGHT = 150, 92, 70, 400
_BAR_SHARE = 0.62  # of the width, for the longest bar; the rest is for what is written at its end


def draw(chart: Chart) -> bytes:
    """Returns the picture of `chart` as PNG."""
    height = series_height(chart) if isinstance(chart, SeriesChart) else _rows_height(chart)
    with rc_context(STYLE):
        figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
        canvas: Any = FigureCanvasAgg(figure)  # its methods have no types
        _write_frame(figure, chart, height)
        if isinstance(chart, SeriesChart):
            draw_panels(figure, chart, height)
        else:
            _draw_rows(figure, chart, height)
        canvas.draw()
    stream = BytesIO()
    picture = Image.frombytes("RGBA", canvas.get_width_height(), bytes(canvas.buffer_rgba()))
    picture.convert("RGB").quantize(COLOURS).save(stream, "PNG", optimize=True)  # a third of the size
    return stream.getvalue()


def _write_frame(figure: Figure, chart: Chart, height: int) -> None:
    def write(text: str, from_top: float, size: int, colour: str, *, is_bold: bool = False) -> None:
        shown = cut(text, size, INNER, is_bold=is_bold)
        weight = "bold" if is_bold else "normal"
        figure.text(LEFT, 1 - from_top / height, shown, size=size, weight=weight, color=colour, va="center")

    write(chart.title, 40, TITLE, INK, is_bold=True)
    write(chart.subtitle, 95, LABEL, SOFT)
    write(chart.note, height - 25, SMALL, INK)


def _rows_height(chart: RowsChart) -> int:
    return max(_LEAST_HEIGHT, _ROWS_TOP + _ROW * len(chart.rows) + _ROWS_FOOT)


def _draw_rows(figure: Figure, chart: RowsChart, height: int) -> None:
    tall = _ROW * len(chart.rows)
    axes = figure.add_axes((LEFT, 1 - (_ROWS_TOP + tall) / height, 1 - 2 * LEFT, tall / height))
    axes.axis("off")
    axes.set_xlim(0, 1)
    axes.set_ylim(len(chart.rows), 0)
    figure.text(LEFT, 1 - 135 / height, drawable(chart.label), size=SMALL, color=SOFT, va="center")
    top = max([value for _, value, _ in chart.rows if value is not None] + [1e-9])
    for number, (name, value, text) in enumerate(chart.rows):
        middle = number + 0.68
        axes.text(0, number + 0.27, cut(name, LABEL, INNER), size=LABEL, color=INK, va="center")
        if value is None:
            hatch(axes, 0, _BAR_SHARE, middle - 0.19, middle + 0.19)
        else:
            axes.barh(middle, _BAR_SHARE * value / top, 0.38, color=FILL)
        end = _BAR_SHARE if value is None else _BAR_SHARE * value / top
        axes.text(end + 0.015, middle, drawable(text), size=SMALL, weight="bold", color=INK, va="center")
