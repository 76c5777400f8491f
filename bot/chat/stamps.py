"""Buttons in a private chat that act for a group or a channel: their data carry which one.

A stamp stands before a button's own data, so that the button works after a restart, and beside the
person's own buttons, with no mode to forget. Whoever taps is asked for anew each time (on_behalf.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from aiogram.types import InlineKeyboardMarkup

from bot.i18n import Texts
from bot.views.chats import view_for_chat
from bot.views.screen import Screen

MARK, END = "@", ":"
LONGEST = 64  # bytes of callback data
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Acting:
    """For which chat what is shown is, and what it is called."""

    chat_id: int
    title: str
    texts: Texts


_acting: ContextVar[Acting | None] = ContextVar("acting", default=None)


@contextmanager
def acting_for(acting: Acting) -> Iterator[None]:
    """Within, every screen that is shown says for which chat it is, and so do its buttons."""
    token = _acting.set(acting)
    try:
        yield
    finally:
        _acting.reset(token)


def stamp_screen(screen: Screen) -> Screen:
    """Returns the screen as it is to be shown."""
    acting = _acting.get()
    if acting is None:
        return screen
    shown = view_for_chat(screen, acting.title, acting.texts)
    return replace(shown, keyboard=stamp(shown.keyboard))


def stamp(keyboard: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup | None:
    """Returns the buttons with the chat in their data; one whose data would grow too long is left out."""
    acting = _acting.get()
    if acting is None or keyboard is None:
        return keyboard
    head = f"{MARK}{encode_chat(acting.chat_id)}{END}"
    rows = [
        [
            button.model_copy(update={"callback_data": head + button.callback_data})
            if button.callback_data
            else button
            for button in row
            if len((head + (button.callback_data or "")).encode()) <= LONGEST
        ]
        for row in keyboard.inline_keyboard
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])


def read_stamp(data: str) -> tuple[int | None, str]:
    """The chat in a button's data, if it is stamped, and the data without it."""
    head, end, rest = data.partition(END)
    chat_id = decode_chat(head.removeprefix(MARK)) if data.startswith(MARK) and end else None
    return (None, data) if chat_id is None else (chat_id, rest)


def encode_chat(chat_id: int) -> str:
    """A group's or a channel's id, which is negative, in few letters."""
    number, letters = -chat_id, ""
    while number > 0:
        number, digit = divmod(number, len(_DIGITS))
        letters = _DIGITS[digit] + letters
    return letters


def decode_chat(letters: str) -> int | None:
    """The id that `encode_chat` wrote; None for what it did not."""
    if not 0 < len(letters) <= 10 or not set(letters) <= set(_DIGITS):
        return None
    number = 0
    for letter in letters:
        number = number * len(_DIGITS) + _DIGITS.index(letter)
    return -number or None
