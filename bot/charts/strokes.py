"""What all pictures share: sizes, colours, the font, and how what is not known is hatched.

Ink on white has a contrast of 16 : 1, the fill 6 : 1, soft ink 8 : 1, hatching 3 : 1; lines differ in dash
and marker too.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from matplotlib import get_data_path
from matplotlib.axes import Axes
from matplotlib.ft2font import FT2Font
from matplotlib.patches import Rectangle

WIDTH, DPI = 1080, 100
INK, SOFT, PALE, PAPER, FILL = "#1b1f24", "#4a525c", "#d9dde2", "#ffffff", "#12647a"
HATCH_PAPER, HATCH_INK = "#f3f4f6", "#8b95a1"
TITLE, LABEL, SMALL = 28, 20, 18  # points; a phone shows the picture at a third of its size
LEFT = 0.035  # of the width
INNER = WIDTH * (1 - 2 * LEFT)  # pixels between the margins
_MOST_CHARACTERS = 120
STYLE: Any = {
    "font.family": "DejaVu Sans",
    "text.parse_math": False,  # what a person wrote is no formula
    "axes.formatter.use_mathtext": False,
    "hatch.linewidth": 2.0,
}


def drawable(text: str) -> str:
    """Returns `text` in one line, without what the font has no glyph for."""
    glyphs = _glyphs()
    return " ".join("".join(char if ord(char) in glyphs else " " for char in text).split())


def cut(text: str, size: int, width: float, *, is_bold: bool = False) -> str:
    """Returns `text` as it can be drawn, cut with "…" where it is wider than `width` pixels."""
    line = drawable(text)[:_MOST_CHARACTERS]
    if measure(line, size, is_bold) <= width:
        return line
    while line and measure(f"{line}…", size, is_bold) > width:
        line = line[:-1].rstrip()
    return f"{line}…"


def measure(line: str, size: int, is_bold: bool = False) -> float:
    """Returns how wide a line is, in pixels."""
    font = _load_font("DejaVuSans-Bold" if is_bold else "DejaVuSans")
    font.set_size(size, DPI)
    font.set_text(line)
    return font.get_width_height()[0] / 64


def hatch(axes: Axes, left: float, right: float, bottom: float, top: float) -> None:
    """Marks a field of which nothing is known."""
    field = Rectangle((left, bottom), right - left, top - bottom, zorder=1)
    field.set(facecolor=HATCH_PAPER, edgecolor=HATCH_INK, hatch="/", linewidth=0)
    axes.add_patch(field)


@cache
def _load_font(name: str) -> FT2Font:
    return FT2Font(f"{get_data_path()}/fonts/ttf/{name}.ttf")


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(_load_font("DejaVuSans").get_charmap())
