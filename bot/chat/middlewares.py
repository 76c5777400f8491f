"""Before every handler: who asks, and in which language. Holds no rules about what they ask.

`reader` is put into the handler's arguments. It stands at the updates themselves, so that the door
for errors knows the reader too. A person unknown so far is kept with a chat id, a language and a
zone, and nothing else.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Chat, TelegramObject, User

from bot.chat.context import ChatContext
from bot.chat.screens import Reader
from bot.i18n import guess_language, load_texts
from storage.records import Subscriber
from storage.subscribers import find_subscriber, save_subscriber

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class SubscriberMiddleware(BaseMiddleware):
    """Finds the subscriber of a private chat, or makes one; other updates pass by unanswered."""

    def __init__(self, context: ChatContext) -> None:
        self._context = context

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Adds `reader` to `data` and calls the handler."""
        chat: Chat | None = data.get("event_chat")
        if chat is None or chat.type != "private":
            return None
        subscriber = await self._get(chat.id, data.get("event_from_user"))
        data["reader"] = Reader(self._context, subscriber, load_texts(subscriber.language))
        return await handler(event, data)

    async def _get(self, chat_id: int, person: User | None) -> Subscriber:
        context = self._context
        known = await context.db.read(find_subscriber, chat_id)
        if known is not None and known.active:
            return known
        if known is not None:  # had blocked the bot, and is back
            back = replace(known, active=True)
            await context.db.write(save_subscriber, back)
            return back
        guessed = guess_language(person.language_code) if person and person.language_code else None
        new = Subscriber(chat_id, guessed or context.default_language, context.default_zone, context.now())
        await context.db.write(save_subscriber, new)
        return new
