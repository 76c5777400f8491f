"""Notices that Telegram no longer accepts the bot's token, whichever request it was that met it.

Sits in the Bot session. Says so and passes the error on; what then happens, the composition root
decides.
"""

from __future__ import annotations

import asyncio

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType


class TokenWatch(BaseRequestMiddleware):
    """Stops the program when Telegram no longer accepts the token: polling would ask for ever."""

    def __init__(self, stop: asyncio.Event) -> None:
        self.is_refused = False
        self._stop = stop

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Sends `method`, and looks at nothing but whether the token was refused."""
        try:
            return await make_request(bot, method)
        except TelegramUnauthorizedError:
            self.is_refused = True
            self._stop.set()
            raise
