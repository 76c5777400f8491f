"""A group, spoken to over HTTP as Telegram would: brought there, asked, set up, and delivered to."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.app import build_chat
from bot.core import Core
from bot.delivery.sender import Sender
from bot.i18n import load_texts
from storage.deliveries import list_deliveries, queue_deliveries
from storage.records import NewDelivery
from storage.subscribers import get_subscriber
from storage.subscriptions import list_subscriptions
from tests.doubles.bot_api import BotApi

GROUP, ADMIN, MEMBER = -1001234567890, 1001, 1002
TEXTS = load_texts("en")


async def test_a_group_over_http(sample_core: Core) -> None:
    async with BotApi() as api:
        session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
        async with Bot(api.token, session=session) as bot:
            dispatcher = build_chat(sample_core, is_sample=True)
            polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
            group = api.person(GROUP)
            group.admins, group.speaker = {ADMIN}, ADMIN
            group.bring()
            hello = await group.wait_for(TEXTS("group-hello-admins"))
            assert TEXTS("button-set-up-private") in hello.buttons
            group.speaker = MEMBER
            await group.say("nothing for the bot")
            await group.say("/subscribe@test_bot")
            await group.wait_for(TEXTS("error-group-admins"))
            await group.tap(TEXTS("button-subscribe"))
            assert (await group.wait_for(TEXTS("error-group-admins"))).kind == "toast"
            group.speaker = ADMIN
            await group.tap(TEXTS("button-subscribe"))
            for label in (TEXTS("button-onward"), "08:30"):
                await group.wait_for(label)
                await group.tap(label)
            await api.wait_until(lambda: bool(sample_core.db.read_now(list_subscriptions, GROUP)), 10)
            await _deliver(sample_core, bot)
            await group.wait_for("A word for the group")
            await dispatcher.stop_polling()
            with suppress(asyncio.CancelledError):
                await polling
            assert api.unsupported == []
            assert sample_core.db.read_now(get_subscriber, GROUP).kind == "group"


async def _deliver(core: Core, bot: Bot) -> None:
    now = core.clock.now()
    row = NewDelivery(GROUP, "announcement", "a", '{"text": "A word for the group"}', now)
    await core.db.write(queue_deliveries, [row], now)
    await Sender(core.db, bot, core.clock).send_due()
    assert [each.state for each in await core.db.read(list_deliveries, GROUP)][-1] == "sent"
