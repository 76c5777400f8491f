"""Conversations over HTTP on loopback: the real dispatcher polls the double of the Bot API.

    talk.say("порт") and the like come back when the bot is done with the update, with what was shown for
    it; a caller never waits longer than that, nor for a length of time.

Each step is two seconds after the one before by the bot's clock, so that only `tap(..., twice=True)` is a
double tap. What holds of every conversation is checked at its end: every tap was answered, nothing was
refused but what the test said would be, nothing would have been dropped, and no fault was logged.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from structlog.testing import capture_logs

from bot.app import build_chat
from bot.chat.in_flight import InFlight
from bot.core import Core
from storage.records import StoredPost
from tests.conftest import HandClock
from tests.doubles.bot_api import BotApi, Person, Shown
from tests.doubles.bot_api.methods import TOO_OLD

PATIENCE_S = 60.0  # on a machine that does much else


@dataclass(slots=True)
class Caller:
    """A person whose every step is waited for; returns what it brought onto the screen."""

    person: Person
    talk: Talk
    _read: int = 0

    @property
    def buttons(self) -> list[str]:
        """The buttons under the newest message that has any."""
        return [button["text"] for button in self.newest]

    @property
    def newest(self) -> list[dict[str, Any]]:
        """The same with all that is behind them."""
        return next(
            (found for number in reversed(self.person.chat) if (found := self.buttons_of(number))), []
        )

    def buttons_of(self, message_id: int | None) -> list[dict[str, Any]]:
        """The buttons under one message."""
        rows = self.person.chat[message_id or 0].get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def menu(self) -> list[str]:
        """The buttons below the input field."""
        return [button["text"] for row in self.person.menu for button in row]

    async def say(self, text: str, *, edited: bool = False) -> list[Shown]:
        """Sends a message."""
        return await self._do(self.person.say(text, edited=edited))

    async def tap(self, text: str, *, twice: bool = False) -> list[Shown]:
        """Presses the newest button whose text begins with `text`."""
        steps = [self.person.tap(text) for _ in range(2 if twice else 1)]
        return await self._do(*steps)

    async def press(self, data: str, *, on: int | None = None) -> list[Shown]:
        """Presses a button with any data: under message `on`, or under one that Telegram tells nothing of."""
        gone = {"message_id": 77_777, "date": 0, "chat": self.person.as_chat}
        self.person.press(data, gone if on is None else self.person.chat[on])
        return await self._do()

    async def tap_deleted(self, text: str) -> list[Shown]:
        """Presses a button and deletes its message before the bot hears of the tap."""
        number, data = next(
            (number, str(each["callback_data"]))
            for number in reversed(self.person.chat)
            for each in self.buttons_of(number)
            if each["text"].startswith(text)
        )
        self.talk.expect("to edit not found")
        self.person.press(data, self.person.chat.pop(number))
        return await self._do()

    async def tap_late(self, text: str) -> list[Shown]:
        """Presses a button; the bot hears of it when the tap cannot be answered any more."""
        self.talk.expect("query is too old")
        self.talk.api.refuse("answerCallbackQuery", 400, TOO_OLD)
        await self.person.tap(text)
        self.talk.clock.move(seconds=2)
        await self.talk.settle()
        self.person.open_callbacks.clear()
        return self.read()

    async def forward(self, post: StoredPost) -> list[Shown]:
        """Forwards a channel's post."""
        at = int(post.published_at.timestamp())
        return await self._do(self.person.forward(post.text, post.channel_username or "", post.post_id, at))

    async def send(self, **content: Any) -> list[Shown]:
        """Sends a message that is no text: a sticker, a voice."""
        return await self._do(self.person.send(content))

    async def pick(self, channel_id: int, title: str, username: str | None) -> list[Shown]:
        """Picks a channel with the menu's button."""
        return await self._do(self.person.share_channel(channel_id, title, username))

    async def pick_person(self, user_id: int) -> list[Shown]:
        """Picks a person with the menu's button."""
        return await self._do(self.person.share_person(user_id))

    async def ask_inline(self, text: str, offset: str = "") -> list[dict[str, Any]]:
        """Types the bot's name and `text` in some other chat; returns the cards."""
        await self._do(self.person.ask_inline(text, offset))
        return self.person.cards

    def data_of(self, text: str, *, on: int | None = None) -> str:
        """What is behind a button whose text begins with `text`: the newest, or that under message `on`."""
        found = self.newest if on is None else self.buttons_of(on)
        return next(str(each["callback_data"]) for each in found if each["text"].startswith(text))

    def read(self) -> list[Shown]:
        """What was shown since the last time."""
        fresh, self._read = self.person.shown[self._read :], len(self.person.shown)
        return fresh

    async def _do(self, *steps: Any) -> list[Shown]:
        self.talk.clock.move(seconds=2)
        for step in steps:
            await step
        await self.talk.settle()
        assert not self.person.open_callbacks, "every tap is answered"
        return self.read()


@dataclass
class Talk:
    """A bot that polls, and the people who talk to it."""

    api: BotApi
    bot: Bot
    core: Core
    clock: HandClock
    in_flight: InFlight
    callers: dict[int, Caller] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)  # that the test brings about

    @property
    def me(self) -> dict[str, Any]:
        """The bot, as Telegram tells of it."""
        return {"id": self.bot.id, "is_bot": True, "first_name": "Test bot", "username": "test_bot"}

    def caller(self, chat_id: int = 1001, language: str | None = "en") -> Caller:
        """Returns the person with this chat."""
        if chat_id not in self.callers:
            self.callers[chat_id] = Caller(self.api.person(chat_id, language), self)
        return self.callers[chat_id]

    def expect(self, *refusals: str) -> None:
        """Some calls will be refused with these words, as the test means them to."""
        self.refusals += refusals

    def calls(self, method: str) -> list[dict[str, Any]]:
        """The fields of each call of a method so far."""
        return [call.fields for call in self.api.calls if call.method == method]

    async def settle(self) -> None:
        """Waits until whatever was said and tapped is dealt with."""
        await self.api.wait_until(lambda: not self.api.unconfirmed, PATIENCE_S)
        assert await self.in_flight.wait_done(PATIENCE_S)


def texts_of(shown: Sequence[Shown]) -> list[str]:
    """The texts of what was shown."""
    return [item.text for item in shown]


@contextlib.asynccontextmanager
async def open_talk(core: Core, clock: HandClock, *, is_sample: bool = True) -> AsyncIterator[Talk]:
    """Polls within, over `core`; checks afterwards what holds of every conversation."""
    in_flight = InFlight()
    with capture_logs() as logs:
        async with BotApi() as api:
            session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
            async with Bot(api.token, session=session) as bot:
                dispatcher = build_chat(core, is_sample=is_sample, in_flight=in_flight)
                polling = asyncio.create_task(
                    dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
                )
                talk = Talk(api, bot, core, clock, in_flight)
                yield talk
                await dispatcher.stop_polling()
                with contextlib.suppress(asyncio.CancelledError):
                    await polling
    assert api.unsupported == []
    assert api.dropped == []
    refused = [f"{call.method}: {call.outcome}" for call in api.calls if call.outcome != "ok"]
    assert [
        each
        for each in refused
        if not each.startswith("getUpdates") and not any(words in each for words in talk.refusals)
    ] == []
    assert not [log for log in logs if log["log_level"] in ("error", "critical")], logs
