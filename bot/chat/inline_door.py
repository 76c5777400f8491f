"""Before an inline query: who asks, how much they may ask, and whether they may come in at all.

A person asks from some other chat, so that no chat of theirs is known, only who they are; in a private chat
both have one number. Nobody becomes a subscriber by typing the bot's name: a stranger is served without
a trace where ACCESS is open, and shown the way to the bot where it is not.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from bot.chat.allowances import Allowances, Limit
from bot.chat.context import ChatContext
from bot.chat.inline_answers import turn_away
from bot.chat.screens import Reader
from bot.i18n import guess_language, load_texts
from storage.records import Subscriber
from storage.subscribers import find_subscriber

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

# Telegram asks with every few letters typed, so a burst is no flood.
TYPED, TYPED_OF_ALL = Limit(40, 1.0), Limit(200, 20.0)


class InlineDoor(BaseMiddleware):
    """An outer middleware of updates: puts `reader` into the arguments, also of the door for errors."""

    def __init__(self, context: ChatContext) -> None:
        self._context = context
        self._allowances = Allowances(TYPED, TYPED, TYPED_OF_ALL)

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Calls the handler for who may ask; others are told where to begin."""
        query = event.inline_query if isinstance(event, Update) else None
        if query is None:
            return await handler(event, data)
        person, context = query.from_user, self._context
        if person.id not in context.admin_ids:
            refusal = self._allowances.take(person.id, context.now(), is_work=True)
            if refusal is not None:
                return None  # the next letters, or a moment later, are answered again
        known = await context.db.read(find_subscriber, person.id)
        language = guess_language(person.language_code) if person.language_code else context.default_language
        if known is None and context.access != "open" and person.id not in context.admin_ids:
            await turn_away(query, load_texts(language))
            return None
        reader = known or Subscriber(person.id, language, context.default_zone, context.now())
        data["reader"] = Reader(context, reader, load_texts(reader.language))
        return await handler(event, data)
