"""What a view returns, and how texts with bold or links inside become one.

A Screen is one Telegram message: text with entities (never HTML) and its buttons, or the menu that it
puts below the input field. Nothing here knows what is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiogram.utils.formatting import Text

from bot.charts.values import Chart
from bot.i18n import Texts

BUTTON_CHARACTERS = 24
CAPTION_UNITS = 1024  # of UTF-16

# A field's place while Fluent formats: private-use characters, which no locale contains.
_PLACE = re.compile("\ue000([a-z_]+)\ue001")


@dataclass(frozen=True)
class Screen:
    """One message: send with `text.as_kwargs()` and `reply_markup=keyboard or menu`.

    `menu` comes or goes with a new message only: Telegram lets none of that be edited in. Under a `picture`
    the text is its caption, which holds CAPTION_UNITS and tells in words what the picture shows.
    """

    text: Text
    keyboard: InlineKeyboardMarkup | None = None
    menu: ReplyKeyboardMarkup | ReplyKeyboardRemove | None = None
    picture: Chart | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A file with a line under it, and what is said where the chat takes no files."""

    name: str
    content: bytes
    caption: str
    otherwise: str


def rich(texts: Texts, key: str, **fields: Text | str | int | float) -> Text:
    """Returns the text for `key` with its fields put in as they are: bold stays bold.

    Numbers go through Fluent (plural forms); strings and Texts do not, so what a person wrote is
    shown to the letter, whatever its length.
    """
    marked = {
        name: value if isinstance(value, int | float) else f"\ue000{name}\ue001"
        for name, value in fields.items()
    }
    nodes: list[Any] = _PLACE.split(texts(key, **marked))
    nodes[1::2] = [fields[name] for name in nodes[1::2]]
    return Text(*(node for node in nodes if node != ""))


def join(separator: str, parts: Sequence[Text | str]) -> Text:
    """Returns `parts` as one Text with `separator` between them."""
    nodes: list[Any] = []
    for number, part in enumerate(parts):
        nodes += [separator, part] if number else [part]
    return Text(*nodes)


def button(text: str, data: CallbackData) -> InlineKeyboardButton:
    """Returns a button; a text longer than fits a phone is cut with "…"."""
    return InlineKeyboardButton(text=shorten(text, BUTTON_CHARACTERS), callback_data=data.pack())


def keyboard(*rows: Sequence[InlineKeyboardButton]) -> InlineKeyboardMarkup | None:
    """Returns a keyboard of the rows that have buttons, None when none has."""
    filled = [list(row) for row in rows if row]
    return InlineKeyboardMarkup(inline_keyboard=filled) if filled else None


def in_rows(buttons: Sequence[InlineKeyboardButton], width: int) -> list[list[InlineKeyboardButton]]:
    """Returns the buttons in rows of at most `width`."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def shorten(text: str, width: int) -> str:
    """Returns `text` in one line of at most `width` characters."""
    line = " ".join(visible(text).split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def visible(text: str) -> str:
    """Returns `text`, as long as before, with controls and what turns the writing's direction as spaces.

    Joiners stay: without them a family emoji falls apart.
    """
    return "".join(" " if _is_control(char) else char for char in text)


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs") and char not in "\u200c\u200d"
