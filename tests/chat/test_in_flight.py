"""What is being answered is known until it is answered, errors included; and Telegram is told."""

from __future__ import annotations

import asyncio

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import ErrorEvent, Message

from bot.app import build_chat
from bot.chat.in_flight import InFlight
from bot.core import Core
from tests.doubles.bot_api import BotApi
from tests.doubles.bot_session import RecordingSession
from tests.doubles.person import Person


async def test_a_stop_waits_for_answers_and_for_the_answers_to_errors() -> None:
    dispatcher, in_flight, go_on = Dispatcher(), InFlight(), asyncio.Event()
    dispatcher.update.outer_middleware(in_flight)
    dispatcher.errors.outer_middleware(in_flight)

    @dispatcher.message()
    async def fail(message: Message) -> None:
        await go_on.wait()
        raise ValueError

    @dispatcher.errors()
    async def apologise(event: ErrorEvent) -> None:
        assert event.update.message
        await event.update.message.answer("не вышло")

    async with BotApi() as api:
        session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
        async with Bot(api.token, session=session) as bot:
            person = api.person(1)
            await person.say("раз")
            (update,) = await bot.get_updates()
            answering = asyncio.create_task(dispatcher.feed_update(bot, update))
            assert not await in_flight.wait_done(0.05)
            waiting = asyncio.create_task(in_flight.wait_done(5))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            go_on.set()
            assert await waiting
            assert person.messages == ["не вышло"]
            await answering
            assert api.unconfirmed == 1
            await in_flight.confirm(bot)
            assert api.unconfirmed == 0


async def test_an_update_is_known_of_before_anything_is_read_for_it(
    sample_core: Core, bot: Bot, session: RecordingSession
) -> None:
    in_flight = InFlight()
    person = Person(build_chat(sample_core, is_sample=True, in_flight=in_flight), bot, session)
    answering = asyncio.create_task(person.say("/help"))
    await asyncio.sleep(0)  # it has begun, and waits for the database
    assert await in_flight.wait_done(5)
    assert session.sent, "else a stop would leave the person without an answer"
    await answering


async def test_nothing_to_wait_for_and_nothing_to_confirm() -> None:
    in_flight = InFlight()
    assert await in_flight.wait_done(0.1)
    await in_flight.confirm(Bot("42:never-used"))
