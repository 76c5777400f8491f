"""Answers inline queries with cards. Kept by nobody but the person's own Telegram, and there for a moment.

Decides nothing about what the cards show.
"""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)

from bot.i18n import Texts
from bot.views.cards import Card
from bot.views.screen import BUTTON_CHARACTERS, shorten

KEPT_S = 10  # by Telegram, for the one who asked: news go on
START = "inline"
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def show_cards(query: InlineQuery, cards: Sequence[Card], next_offset: str = "") -> None:
    """Offers `cards` to be shared; `next_offset` comes back when the person scrolls on."""
    results = [
        InlineQueryResultArticle(
            id=card.name,
            title=card.title,
            description=card.line,
            url=card.link,
            input_message_content=InputTextMessageContent(
                message_text=card.text.as_kwargs()["text"],
                entities=card.text.as_kwargs()["entities"],
                parse_mode=None,
                link_preview_options=_NO_PREVIEW,
            ),
        )
        for card in cards
    ]
    await query.answer(list(results), cache_time=KEPT_S, is_personal=True, next_offset=next_offset)


async def turn_away(query: InlineQuery, texts: Texts) -> None:
    """Offers nothing but the way to the bot."""
    door = InlineQueryResultsButton(
        text=shorten(texts("button-open-bot"), BUTTON_CHARACTERS), start_parameter=START
    )
    await query.answer([], cache_time=KEPT_S, is_personal=True, button=door)
