"""What an operator announces to all, as it arrives; its making stands in admin_announcing.py."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.utils.formatting import Bold, Text

from bot.i18n import Texts
from bot.views.discreet import make_screens
from bot.views.screen import Screen, join, visible


def view_announcement(text: str, texts: Texts, *, discreet: bool = False) -> Sequence[Screen]:
    """Returns the announcement: whose word it is, and the text to the letter."""
    body = Text("\n".join(visible(line) for line in text.split("\n")))
    block = join("\n\n", [Bold(texts("announcement-title")), body])
    return make_screens([block], None, texts, discreet=discreet)
