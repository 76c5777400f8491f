"""What a picture shows: numbers and texts that are ready to be read, in the reader's language already.

Draws nothing and imports nothing heavy. A view makes these; drawing.py turns them into a picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Panel:
    """One row of figures over a common axis.

    `values`: None where nothing is known. `marks`: direct labels, (position, text). `shown`: what stands
    beside the grid's lines, (value, text), instead of plain numbers.
    """

    label: str
    values: tuple[float | None, ...]
    style: Literal["bars", "line"] = "bars"
    marks: tuple[tuple[int, str], ...] = ()
    shown: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """Panels above each other over one axis of time.

    `places`: where each value stands on the axis, None = side by side. `ticks`: (place, text).
    `unknown`: what is written where values are missing at the beginning; `unfinished`: the last value may
    still grow, and is hatched; `note`: the line at the foot.
    """

    title: str
    subtitle: str
    panels: tuple[Panel, ...]
    ticks: tuple[tuple[float, str], ...]
    places: tuple[float, ...] | None = None
    unknown: str = ""
    unfinished: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class RowsChart:
    """Bars lying below each other: (name, value, what is written at the bar's end)."""

    title: str
    subtitle: str
    rows: tuple[tuple[str, float, str], ...]
    note: str = ""


Chart = SeriesChart | RowsChart
