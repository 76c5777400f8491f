"""The first to see an update of a person: one who asks too much too fast is told so once, then nothing.

Stands before the database is asked. Operators are never held up: setting the bot up takes many steps.
How much is too much stands in allowances.py.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Chat, TelegramObject, Update, User

from bot.chat.allowances import Allowances
from bot.chat.context import ChatContext
from bot.chat.showing import flash, show
from bot.i18n import guess_language, load_texts
from bot.views.notices import view_throttled
from storage.subscribers import find_subscriber

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

LIGHT = (
    "start",
    "help",
    "alerts",
    "subscribe",
    "digests",
    "unsubscribe",
    "settings",
    "privacy",
    "forget",
    "channels",
    "status",
)
HEAVY_BUTTONS = (
    "narrow",
    "widen:",
    "posts:",
    "page:",
    "sort:",
    "adraft:",
    "awhy:",
    "topic:",
    "open:digest",
    "open:top",
    "open:topics",
    "sub:save",
    "dprev:",
    "away:0",
)


class Throttle(BaseMiddleware):
    """An outer middleware of updates."""

    def __init__(self, context: ChatContext, allowances: Allowances | None = None) -> None:
        self._context = context
        self._allowances = allowances or Allowances()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Calls the handler, unless the person has to wait."""
        chat: Chat | None = data.get("event_chat")
        if chat is None or not isinstance(event, Update) or chat.id in self._context.admin_ids:
            return await handler(event, data)
        refusal = self._allowances.take(chat.id, self._context.now(), is_work=is_work(event))
        if refusal is None:
            return await handler(event, data)
        if refusal.is_first and chat.type == "private":
            await self._tell(event, chat.id, data.get("event_from_user"), refusal.wait_s)
        elif event.callback_query is not None:
            await flash(event.callback_query)  # or the button would seem to hang
        return None

    async def _tell(self, event: Update, chat_id: int, person: User | None, wait_s: int) -> None:
        known = await self._context.db.read(find_subscriber, chat_id)
        language = known.language if known else self._context.default_language
        if known is None and person is not None and person.language_code:
            language = guess_language(person.language_code)
        screen = view_throttled(wait_s, load_texts(language))
        if event.callback_query is not None:
            await flash(event.callback_query, screen.text.as_kwargs()["text"])
        elif (message := event.message or event.edited_message) is not None:
            await show(message, screen)


def is_work(update: Update) -> bool:
    """Whether answering it takes more than a look at a row or two."""
    if update.callback_query is not None:
        return (update.callback_query.data or "").startswith(HEAVY_BUTTONS)
    message = update.message or update.edited_message
    if message is None or not message.text:
        return False
    if not message.text.startswith("/"):
        return True
    return message.text.split()[0][1:].partition("@")[0].lower() not in LIGHT
