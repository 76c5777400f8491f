"""A double tap does once what one tap does: the second is answered, and nothing else.

The same button of the same message counts as tapped twice by a person while the first tap is being carried
out, and for a moment after it. A tap that failed may be repeated at once. Kept in memory: a restart takes
longer. Stands before whatever makes a subscriber: a second tap on "Erase everything" must not make one anew.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from bot.chat.showing import flash

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

MOMENT = timedelta(seconds=1)
MOST_KNOWN = 10_000  # chats; above that, those whose tap is over are forgotten


@dataclass(slots=True)
class _Tap:
    """`over_at` is None while it is being carried out."""

    message_id: int
    data: str | None
    user_id: int
    over_at: datetime | None = None


class OneTap(BaseMiddleware):
    """An outer middleware of updates; it looks at taps alone."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._latest: dict[int, _Tap] = {}

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Calls the handler, unless the tap repeats the one before."""
        tapped = event.callback_query if isinstance(event, Update) else None
        if tapped is None or tapped.message is None:
            return await handler(event, data)
        chat_id = tapped.message.chat.id
        tap = _Tap(tapped.message.message_id, tapped.data, tapped.from_user.id)
        if self._repeats(self._latest.get(chat_id), tap):
            await flash(tapped)
            return None
        self._remember(chat_id, tap)
        try:
            result = await handler(event, data)
            tap.over_at = self._now()
            return result
        finally:
            if tap.over_at is None and self._latest.get(chat_id) is tap:
                del self._latest[chat_id]

    def _repeats(self, before: _Tap | None, tap: _Tap) -> bool:
        if before is None or before.user_id != tap.user_id:
            return False
        if (before.message_id, before.data) != (tap.message_id, tap.data):
            return False
        return before.over_at is None or self._now() - before.over_at < MOMENT

    def _remember(self, chat_id: int, tap: _Tap) -> None:
        if len(self._latest) >= MOST_KNOWN:
            self._latest = {chat: each for chat, each in self._latest.items() if each.over_at is None}
        self._latest[chat_id] = tap
