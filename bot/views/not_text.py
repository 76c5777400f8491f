"""What is answered to a sticker, a voice, a picture, a file, a place, a contact: what to do instead."""

from __future__ import annotations

from typing import Literal

from aiogram.utils.formatting import Code, Text

from bot.i18n import Texts
from bot.views.callbacks import Open
from bot.views.screen import Screen, button, keyboard, rich

Content = Literal["sticker", "voice", "picture", "file", "place", "contact", "other"]


def view_not_text(content: Content, texts: Texts) -> Screen:
    """Returns a line on what was sent, and what would be understood."""
    lines = Text(
        texts(f"not-text-{content}"),
        "\n",
        rich(texts, "not-text-instead", example=Code(texts("alert-example-words"))),
    )
    return Screen(lines, keyboard([button(texts("button-help"), Open(place="help"))]))
