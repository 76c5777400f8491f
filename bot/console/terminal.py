"""A person at a terminal: lines become updates, numbers press buttons, "> text" is a post sent on, and
"@bot text" what is typed in another chat.

The updates go through the real dispatcher, one at a time. Decides nothing about the answers.
"""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

from aiogram import Bot, Dispatcher
from aiogram.types import (
    CallbackQuery,
    Chat,
    InlineQuery,
    KeyboardButton,
    Message,
    MessageEntity,
    MessageOriginHiddenUser,
    Update,
    User,
)

from bot.console.cards import parse_inline, render_sent
from bot.console.session import BOT_USER, ConsoleSession

CONSOLE_CHAT_ID = 1
FORWARDED = "> "


class Terminal:
    """Feeds what a person types to `dispatcher` as if Telegram had sent it."""

    def __init__(self, bot: Bot, session: ConsoleSession, dispatcher: Dispatcher, language: str) -> None:
        self._bot = bot
        self._session = session
        self._dispatcher = dispatcher
        self._person = User(id=CONSOLE_CHAT_ID, is_bot=False, first_name="You", language_code=language)
        self._numbers = itertools.count(1)

    async def enter(self, line: str) -> None:
        """Handles one line: a button's number, a post sent on, or anything else as a message."""
        line = line.strip()
        if line.startswith(FORWARDED):
            await self.say(line.removeprefix(FORWARDED).strip(), forwarded=True)
            return
        asked = parse_inline(line, BOT_USER.username or "")
        if asked is not None:
            await self.ask_inline(asked)
            return
        number = int(line) if line.isdecimal() and len(line) < 4 else 0
        if (card := self._session.card(number)) is not None:
            self._session.write(render_sent(card) + "\n")
            return
        pressed = self._session.button(number)
        if pressed is None:
            await self.say(line)
        elif isinstance(pressed[1], KeyboardButton):
            await self.say(pressed[1].text)
        elif (
            pressed[1].copy_text is not None
        ):  # a terminal has no clipboard of ours: it stands there to be marked
            self._session.write(f"  · {pressed[1].copy_text.text}\n")
        else:
            message, button = pressed[0], pressed[1]
            await self.press(message, button.callback_data or "")

    async def say(self, text: str, *, forwarded: bool = False) -> None:
        """Sends a message as the person; `forwarded`: somebody else's, written just now."""
        now = datetime.now(UTC)
        origin = MessageOriginHiddenUser(date=now, sender_user_name="somebody") if forwarded else None
        entities = None
        if text.startswith("/"):
            entities = [MessageEntity(type="bot_command", offset=0, length=len(text.split(maxsplit=1)[0]))]
        message = Message(
            message_id=1_000_000 + next(self._numbers),
            date=now,
            chat=Chat(id=CONSOLE_CHAT_ID, type="private"),
            from_user=self._person,
            forward_origin=origin,
            text=text,
            entities=entities,
        )
        await self._dispatcher.feed_update(self._bot, Update(update_id=next(self._numbers), message=message))

    async def ask_inline(self, text: str) -> None:
        """Types the bot's name and `text` in some other chat."""
        query = InlineQuery(id=str(next(self._numbers)), from_user=self._person, query=text, offset="")
        update = Update(update_id=next(self._numbers), inline_query=query)
        await self._dispatcher.feed_update(self._bot, update)

    async def press(self, message: Message, data: str) -> None:
        """Presses a button under `message`."""
        callback = CallbackQuery(
            id=str(next(self._numbers)),
            from_user=self._person,
            chat_instance="console",
            message=message,
            data=data,
        )
        update = Update(update_id=next(self._numbers), callback_query=callback)
        await self._dispatcher.feed_update(self._bot, update)
