"""What a picture shows: numbers and texts that are ready to be read, in the reader's language already.

Draws nothing and imports nothing heavy. A view makes these; drawing.py turns them into a picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Panel:
    """One row of figures over a common axis.

    `values`: None where there is no figure; `unknown`: the positions that are hatched for it (None: all
    such). `beside`: a second line to compare with; `legend`: how the two are called. `marks`: direct labels,
    (position, text). `shown`: what stands beside the grid's lines, (value, text), instead of plain numbers.
    """

    label: str
    values: tuple[float | None, ...]
    style: Literal["bars", "line"] = "bars"
    unknown: tuple[int, ...] | None = None
    beside: tuple[float | None, ...] = ()
    legend: tuple[str, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    shown: tuple[tuple[float, str], ...] = ()

    def list_unknown(self) -> tuple[int, ...]:
        """Returns the positions that are hatched."""
        if self.unknown is not None:
            return self.unknown
        return tuple(at for at, value in enumerate(self.values) if value is None)


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """Panels above each other over one axis of time.

    `places`: where each value stands on the axis, None = side by side. `ticks`: (place, text).
    `unknown`: what is written where nothing is known; `unfinished`: the last value may still grow, and is
    hatched; `note`: the line at the foot.
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
    """Bars lying below each other: (name, value, what is written at the bar's end). A value of None is not
    known: its row is hatched."""

    title: str
    subtitle: str
    rows: tuple[tuple[str, float | None, str], ...]
    label: str = ""  # of the bars' length
    note: str = ""


Chart = SeriesChart | RowsChart


def grid_values(top: float) -> list[float]:
    """Returns zero, and one or two round values up to `top`, for the lines of the grid."""
    step = 1.0
    while True:
        for factor in (1, 2, 5):
            if step * factor * 2.99 >= top:
                size = step * factor
                return [0.0, *(size * number for number in (1, 2) if size * number <= top)]
        step *= 10
