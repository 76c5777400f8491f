"""The pictures themselves: valid, of one size, with every letter of the four languages, and drawn late."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import warnings
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from io import BytesIO

import pytest
from PIL import Image

from bot.charts.drawing import draw
from bot.charts.painter import Painter
from bot.charts.strokes import cut, drawable
from bot.charts.values import Chart, Panel, RowsChart, SeriesChart, grid_values
from bot.i18n import LANGUAGES, load_texts
from tests.views.chart_screens import list_chart_screens
from tests.views.picture_screens import list_picture_screens

LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁё ÄäÇçĞğŇňÖöŞşÜüÝýŽž ₸₽ «» – — …"
SERIES = SeriesChart(
    "Title",
    "Subtitle",
    (Panel("Posts", (None, 2, 3, 1), marks=((2, "3"),)), Panel("Channels", (None, 1, 1, 1))),
    ((0, "01.11"), (3, "04.11")),
    unknown="no data",
    unfinished=True,
    note="Note",
)
LINE = SeriesChart(
    "Post",
    "",
    (Panel("Views", (None, 20, 30), "line", beside=(None, 5, 9), legend=("this: 30", "usually: 9")),),
    ((0, "0"), (9, "9")),
    (0.0, 1.0, 9.0),
    unknown="no data",
)
ROWS = RowsChart("Story", "By kind", (("Media", 12.5, "12.5 (3)"), ("Exile", None, "?")), "Reactions", "Note")
TALL = replace(SERIES, panels=(*SERIES.panels, Panel("Views", (None, None, 7, 9), unknown=(0,))))


def open_picture(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize(("chart", "height"), [(SERIES, 720), (LINE, 720), (TALL, 960), (ROWS, 404)])
def test_a_picture_is_a_png_of_its_size_and_small(chart: Chart, height: int) -> None:
    data = draw(chart)
    picture = open_picture(data)
    assert (picture.format, picture.size) == ("PNG", (1080, height))
    assert len(data) < 60_000
    assert draw(chart) == data


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_glyph_is_missing_in_any_language(language: str) -> None:
    assert drawable(LETTERS) == LETTERS
    letters = replace(SERIES, title=LETTERS[:40], subtitle=LETTERS, note=LETTERS, unknown=LETTERS[-9:])
    texts = load_texts(language)
    groups = {**list_chart_screens(texts), **list_picture_screens(texts)}
    screens = [screen for screens in groups.values() for screen in screens]
    charts = [screen.picture for screen in screens if screen.picture is not None]
    used = sorted({letter for chart in charts for text in list_texts(chart) for letter in text} - {"\n"})
    assert len(used) > 60
    rows = ["".join(used[begin : begin + 40]) for begin in range(0, len(used), 40)]  # a title has room for it
    everything = [replace(SERIES, title=row, subtitle=row, note=row) for row in rows]
    own = charts[LANGUAGES.index(language) :: len(LANGUAGES)]  # each is drawn, in one language or another
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for chart in [letters, *everything, *own]:
            draw(chart)


def list_texts(value: object) -> Iterator[str]:
    """Everything that is written in a chart."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from list_texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from list_texts(getattr(value, each.name))


@pytest.mark.parametrize(
    "text",
    ["$x^2$ $", "🔥👨\u200d👩\u200d👧", "\u202eback", "a\nb\tc\x00", "z\u0301\u0302" * 200, "ы" * 900, ""],
)
def test_what_a_person_wrote_is_drawn_or_left_out_but_never_an_error(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert open_picture(draw(replace(SERIES, title=text, note=text))).size == (1080, 720)


def test_emoji_are_left_out_and_formulas_are_text() -> None:
    assert drawable("газ 🔥 порт") == "газ порт"
    assert draw(replace(SERIES, title="газ 🔥")) == draw(replace(SERIES, title="газ"))
    assert draw(replace(SERIES, title="$x$")) != draw(replace(SERIES, title="x"))


def test_a_value_that_is_unfinished_or_unknown_looks_different_without_colour() -> None:
    def ink(**changes: object) -> bytes:
        return open_picture(draw(replace(SERIES, **changes))).convert("1").tobytes()  # type: ignore[arg-type]

    plain = ink(unfinished=False, unknown="")
    assert plain != ink(unfinished=True, unknown="")
    assert plain != ink(unfinished=False)


def test_two_lines_and_a_row_of_which_nothing_is_known_differ_without_colour() -> None:
    def ink(chart: Chart) -> bytes:
        return open_picture(draw(chart)).convert("1").tobytes()

    (panel,) = LINE.panels
    turned = replace(panel, values=panel.beside, beside=panel.values)
    assert ink(LINE) != ink(replace(LINE, panels=(turned,)))
    assert ink(replace(LINE, panels=(replace(panel, unknown=()),))) != ink(LINE)
    zero = replace(ROWS, rows=(ROWS.rows[0], ("Exile", 0, "?")))
    assert ink(ROWS) != ink(zero)


@pytest.mark.parametrize("letter", ["ы", "W", "i"])
def test_what_is_too_wide_is_cut_by_its_width(letter: str) -> None:
    shown = cut(letter * 300, 28, 900, is_bold=True)
    assert shown.endswith("…")
    assert cut(shown, 28, 900, is_bold=True) == shown
    assert cut("Курык", 28, 900) == "Курык"


@pytest.mark.parametrize(
    ("top", "lines"),
    [(1, [0, 1]), (4, [0, 2, 4]), (9, [0, 5]), (135, [0, 50, 100]), (2_000, [0, 1000, 2000])],
)
def test_the_grid_has_few_round_lines(top: float, lines: list[float]) -> None:
    assert grid_values(top) == lines


async def test_the_painter_draws_once_keeps_a_few_and_leaves_the_loop_alone() -> None:
    painter = Painter(kept=2)
    first, second = await asyncio.gather(painter.draw(SERIES), painter.draw(replace(SERIES)))
    assert first == second
    assert painter.drawn == 1
    await painter.draw(LINE)
    await painter.draw(ROWS)
    assert painter.drawn == 3
    await painter.draw(LINE)
    assert painter.drawn == 3
    await painter.draw(SERIES)
    assert painter.drawn == 4


def test_a_start_does_not_import_matplotlib() -> None:
    code = "import sys, bot.app, bot.cli; sys.exit('matplotlib' in sys.modules or 'PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
