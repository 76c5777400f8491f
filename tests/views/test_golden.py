"""Every main screen in four languages, as prose in tests/views/golden/, to be reviewed by eye.

Written anew with `UPDATE_GOLDEN=1 python -m pytest tests/views/test_golden.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from aiogram.types import ReplyKeyboardRemove

from bot.charts.values import SeriesChart
from bot.i18n import LANGUAGES, load_texts
from bot.views.screen import Screen
from tests.views.fixtures import list_screens

GOLDEN = Path(__file__).parent / "golden"
SCREENS = {language: list_screens(load_texts(language)) for language in LANGUAGES}
NAMES = tuple(SCREENS["en"])
MARKS = {
    "bold": ("**", "**"),
    "code": ("`", "`"),
    "pre": ("```\n", "\n```"),
    "spoiler": ("||", "||"),
    "blockquote": ("> ", ""),
    "expandable_blockquote": (">+ ", ""),
    "text_link": ("[", "]"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_screen_reads_as_its_golden_file(name: str, language: str) -> None:
    shown = "\n---\n".join(as_prose(screen) for screen in SCREENS[language][name]) + "\n"
    path = GOLDEN / language / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    files = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.txt")}
    assert files == {f"{language}/{name}.txt" for language in LANGUAGES for name in NAMES}


def as_prose(screen: Screen) -> str:
    """The text with its entities as marks, and a line for each row of buttons and of the menu."""
    text, entities = screen.text.render()
    units = text.encode("utf-16-le")
    inserts = []
    for entity in entities:
        opening, closing = MARKS[entity.type]
        target = f"({entity.url})" if entity.url else ""
        inserts.append((entity.offset, 1, -entity.length, opening))
        inserts.append((entity.offset + entity.length, 0, entity.length, closing + target))
    for place, _, _, mark in sorted(inserts, reverse=True):
        units = units[: 2 * place] + mark.encode("utf-16-le") + units[2 * place :]
    rows = screen.keyboard.inline_keyboard if screen.keyboard else []
    buttons = [" ".join(f"[{button.text}]" for button in row) for row in rows]
    return "\n".join([*_picture(screen), units.decode("utf-16-le"), *buttons, *_menu(screen)])


def _picture(screen: Screen) -> list[str]:
    """What is written in the picture above the caption, a part of it to a line."""
    chart = screen.picture
    if chart is None:
        return []
    lines = [chart.title, chart.subtitle]
    if isinstance(chart, SeriesChart):
        for panel in chart.panels:
            written = [*(text for _, text in panel.marks), *panel.legend]
            lines.append(" ".join([panel.label, *(f"({text})" for text in written)]))
        lines += [" ".join(text for _, text in chart.ticks), chart.unknown]
    else:
        lines += [chart.label, *(f"{name}: {text}" for name, _, text in chart.rows)]
    return [f"▣ {line}" for line in [*lines, chart.note] if line] + [""]


def _menu(screen: Screen) -> list[str]:
    """A line for each row of the menu below the input field, or that it goes."""
    if isinstance(screen.menu, ReplyKeyboardRemove):
        return ["{menu goes}"]
    rows = screen.menu.keyboard if screen.menu else []
    return [" ".join(f"{{{button.text}}}" for button in row) for row in rows]
