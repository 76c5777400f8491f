"""Knows which updates are being answered, so that a stop can wait for them.

aiogram's polling starts a task for each update and does not wait for it when it ends. It also leaves
the last updates unconfirmed: Telegram would give them to the next start, which would answer twice.
Stops nothing itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.types import TelegramObject, Update

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class InFlight(BaseMiddleware):
    """An outer middleware of updates, and of errors: counts them in and out."""

    def __init__(self) -> None:
        self._running = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._last_update_id: int | None = None

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Calls the handler, and knows of it until it is done."""
        if isinstance(event, Update):
            self._last_update_id = max(event.update_id, self._last_update_id or 0)
        self._running += 1
        self._idle.clear()
        try:
            return await handler(event, data)
        finally:
            self._running -= 1
            if not self._running:
                self._idle.set()

    async def wait_done(self, timeout_s: float) -> bool:
        """Waits until nothing is being answered; returns whether that came about in time."""
        # Updates that have just arrived are tasks that did not run yet: let them count themselves in.
        await asyncio.sleep(0)
        try:
            async with asyncio.timeout(timeout_s):
                while self._running:  # again, since an error begins to be answered as its update ends
                    await self._idle.wait()
        except TimeoutError:
            return False
        return True

    async def confirm(self, bot: Bot) -> None:
        """Tells Telegram which updates were answered; call it when polling has ended."""
        if self._last_update_id is not None:
            await bot.get_updates(offset=self._last_update_id + 1, limit=1, timeout=0)
