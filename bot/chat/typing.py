"""Shows "typing…" where an answer takes longer than a moment, until it is there.

Telegram shows it for five seconds, so it is said again as long as need be. A handler that says at once
what it brings names it with the flag `chat_action`, to be kept up. That it cannot be shown is no reason
to fail.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.dispatcher.flags import get_flag
from aiogram.enums import ChatAction
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import CallbackQuery, Message, TelegramObject

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

AFTER_S = 0.25  # people are promised an answer, or this, within 0.3 s
AGAIN_S = 4.5


class Typing(BaseMiddleware):
    """An inner middleware of messages and taps."""

    def __init__(self, after_s: float = AFTER_S) -> None:
        self._after_s = after_s

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Calls the handler, and meanwhile keeps the person informed."""
        message = event.message if isinstance(event, CallbackQuery) else event
        if not isinstance(message, Message):
            return await handler(event, data)
        announced = get_flag(data, "chat_action")
        after_s = AGAIN_S if announced else self._after_s
        action = announced or ChatAction.TYPING
        showing = asyncio.create_task(self._show(data["bot"], message, action, after_s))
        try:
            return await handler(event, data)
        finally:
            showing.cancel()
            with suppress(asyncio.CancelledError):
                await showing

    async def _show(self, bot: Bot, message: Message, action: str, after_s: float) -> None:
        await asyncio.sleep(after_s)
        with suppress(TelegramAPIError, ClientDecodeError):
            while True:
                thread = message.message_thread_id if message.is_topic_message else None
                await bot.send_chat_action(message.chat.id, action, message_thread_id=thread)
                await asyncio.sleep(AGAIN_S)
