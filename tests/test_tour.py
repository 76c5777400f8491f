"""The tour shows every screen as it is now, and each picture by its values."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from bot.charts.drawing import draw
from bot.charts.painter import chart_key
from bot.charts.values import RowsChart
from tests.tour.page import (
    PICTURES,
    build_pages,
    check_sections,
    list_pictures,
    read_sections,
    read_signature,
    sign_picture,
)

STALE = "the tour is not up to date: run `make tour` (python -m tests.tour) and commit what it writes"


def test_the_pages_are_up_to_date_and_small_enough_to_be_shown() -> None:
    for path, text in build_pages().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: {STALE}"
        assert len(text.encode()) < 500_000, path.name


def test_the_pictures_show_the_values_of_the_golden_views_and_are_small() -> None:
    charts = list_pictures()
    assert {path.name for path in PICTURES.glob("*.png")} == charts.keys(), STALE
    for name, chart in charts.items():
        picture = (PICTURES / name).read_bytes()
        assert read_signature(picture) == chart_key(chart), f"{name}: {STALE}"
        assert len(picture) < 60_000, name


def test_a_view_in_no_section_is_named_with_where_it_belongs() -> None:
    first, *others = read_sections()
    rest = {name: sentence for name, sentence in first.views.items() if name != "start"}
    with pytest.raises(ValueError, match=r"stand in no section; name them in .*sections\.toml: start$"):
        check_sections([replace(first, views=rest), *others])
    with pytest.raises(ValueError, match="no such golden views: nonsense"):
        check_sections([replace(first, views={**first.views, "nonsense": ""}), *others])
    with pytest.raises(ValueError, match=r"named twice .*: start$"):
        check_sections([first, *others, replace(first, views={"start": ""})])


def test_a_signed_picture_is_whole_and_tells_its_values() -> None:
    chart = RowsChart("T", "S", (("a", 1, "1"),))
    signed = sign_picture(draw(chart), chart)
    assert read_signature(signed) == chart_key(chart)
    assert read_signature(draw(chart)) == ""
    picture = Image.open(BytesIO(signed))
    picture.load()
    assert picture.info["chart"] == chart_key(chart)
