"""The dispatcher that polls the Bot API double over HTTP, and the outbox's sender beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.app import build_chat
from bot.core import Core
from bot.delivery.sender import Sender
from tests.doubles.bot_api import BotApi


@dataclass(frozen=True, slots=True)
class Talk:
    """`sender` sends what is due when a test says so."""

    api: BotApi
    bot: Bot
    sender: Sender


@asynccontextmanager
async def talking(core: Core) -> AsyncIterator[Talk]:
    """Polls within; afterwards the double must have known every method that was called."""
    async with BotApi() as api:
        session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
        async with Bot(api.token, session=session) as bot:
            dispatcher = build_chat(core, is_sample=True)
            polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
            await api.wait_until(lambda: api.is_polled)
            try:
                yield Talk(api, bot, Sender(core.db, bot, core.clock))
            finally:
                await dispatcher.stop_polling()
                with suppress(asyncio.CancelledError):
                    await polling
            assert api.unsupported == []
