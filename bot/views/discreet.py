"""Blocks -> screens, and the discreet mode: a neutral first line, everything else hidden until tapped.

Telegram shows hidden text as dots in notifications too, so no topic and no word of a reader's lights up on
a lock screen. Knows nothing of what is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Spoiler, Text, sizeof

from bot.i18n import Texts
from bot.views.screen import Screen
from bot.views.splitting import split_blocks


def make_screens(
    blocks: Sequence[Text],
    buttons: InlineKeyboardMarkup | None,
    texts: Texts,
    *,
    discreet: bool = False,
) -> tuple[Screen, ...]:
    """Returns the blocks as messages within Telegram's limits, the buttons under the last one."""
    first_line = texts("discreet-line") + "\n\n" if discreet else ""
    parts = split_blocks(blocks, reserve=sizeof(first_line))
    if discreet:
        parts = tuple(Text(first_line, Spoiler(_without_code(part))) for part in parts)
    last = len(parts) - 1
    return tuple(Screen(part, buttons if number == last else None) for number, part in enumerate(parts))


def _without_code(part: Text) -> Text:
    """Code cannot stand inside hidden text: Telegram would show it."""
    text, entities = part.render()
    hideable = [entity for entity in entities if entity.type not in ("code", "pre")]
    hideable.sort(key=lambda entity: (entity.offset, -entity.length))
    return Text.from_entities(text, hideable)
