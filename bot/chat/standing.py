"""Who may set the bot up in a group or a channel: its admins, as Telegram says, remembered for a minute.

An admin who writes as the group itself (anonymously) is one too. Stores nothing of anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import CallbackQuery, Message

REMEMBERED = timedelta(minutes=1)
MOST = 5_000
ADMINS = ("creator", "administrator")


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a person runs a chat, and what it is called; no title where the bot is not in it."""

    is_admin: bool
    title: str = ""


class Standings:
    """What Telegram said of late; one for a dispatcher."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], tuple[datetime, Standing]] = {}

    async def find(self, bot: Bot, chat_id: int, user_id: int, now: datetime) -> Standing:
        """How a person stands to a chat."""
        at, standing = self._known.get((chat_id, user_id), (None, None))
        if at is not None and standing is not None and now - at < REMEMBERED:
            return standing
        standing = await _ask(bot, chat_id, user_id)
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[chat_id, user_id] = now, standing
        return standing

    async def is_admin(self, bot: Bot, source: Message | CallbackQuery, chat_id: int, now: datetime) -> bool:
        """Whether who sent a message in a chat, or tapped there, is its admin."""
        if isinstance(source, Message) and source.sender_chat is not None:
            return source.sender_chat.id == chat_id
        person = source.from_user
        return person is not None and (await self.find(bot, chat_id, person.id, now)).is_admin


async def _ask(bot: Bot, chat_id: int, user_id: int) -> Standing:
    try:
        member = await bot.get_chat_member(chat_id, user_id)
        if member.status not in ADMINS:
            return Standing(is_admin=False)
        return Standing(is_admin=True, title=(await bot.get_chat(chat_id)).title or "")
    except (TelegramBadRequest, TelegramForbiddenError):  # the bot is not, or no longer, in the chat
        return Standing(is_admin=False)
