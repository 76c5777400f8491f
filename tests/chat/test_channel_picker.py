"""Telegram's own list of channels, on the wire of the Bot API: the menu comes, is used, and goes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.app import build_chat
from bot.chat.in_flight import InFlight
from bot.core import Core
from bot.i18n import load_texts
from storage.channels import add_channel
from storage.lookups import list_lookups
from storage.records import Channel
from tests.doubles.bot_api import BotApi, Person

ADMIN = 7_001_001
TEXTS = load_texts("ru")


@dataclass(frozen=True, slots=True)
class Talk:
    """An operator, and the bot that polls for what they do."""

    api: BotApi
    admin: Person
    core: Core

    def menu(self) -> list[str]:
        return [button["text"] for row in self.admin.menu for button in row]

    def wanted(self) -> list[str]:
        return list(self.core.db.read_now(list_lookups))


@pytest.fixture
async def talk(core: Core) -> AsyncIterator[Talk]:
    core.settings = core.settings.model_copy(update={"admin_ids": (ADMIN,)})
    async with BotApi() as api:
        session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
        async with Bot(api.token, session=session) as bot:
            dispatcher = build_chat(core, is_sample=False, in_flight=InFlight())
            polling = asyncio.create_task(
                dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
            )
            yield Talk(api, api.person(ADMIN, "ru"), core)
            await dispatcher.stop_polling()
            await polling
        assert api.unsupported == []
        assert {call.outcome for call in api.calls} == {"ok"}


async def test_a_channel_is_picked_and_the_menu_goes(talk: Talk) -> None:
    admin = talk.admin
    await admin.say("/channels")
    await admin.wait_for(TEXTS("button-add-channels"))
    await admin.tap(TEXTS("button-add-channels"))
    await admin.wait_for(TEXTS("add-pick"))
    assert talk.menu() == [TEXTS("button-pick-channel"), TEXTS("button-cancel")]
    await admin.share_channel(1_600_000_002, "Морские новости", "Sea_News")
    await admin.wait_for("Буду искать: @Sea_News")
    assert talk.menu() == []
    assert talk.wanted() == ["sea_news"]


async def test_the_list_holds_public_channels_and_tells_their_names(talk: Talk) -> None:
    talk.core.db.write_now(add_channel, Channel(1_600_000_003, "Порт", "port_news", access_hash=1))
    admin = talk.admin
    await admin.say("/channels")
    await admin.wait_for(TEXTS("button-add-channels"))
    await admin.tap(TEXTS("button-add-channels"))
    await admin.wait_for(TEXTS("add-pick"))
    with pytest.raises(AssertionError, match="does not show"):
        await admin.share_channel(1_600_000_004, "Тайный сад", None)
    await admin.share_channel(1_600_000_003, "Порт", "port_news")
    await admin.wait_for("Уже в списке: @port_news")
    with pytest.raises(AssertionError, match="no button"):
        await admin.share_channel(1_600_000_003, "Порт", "port_news")


async def test_names_are_typed_instead_or_nothing_is_added(talk: Talk) -> None:
    admin = talk.admin
    for said, answer in (("@sea_news t.me/air_news", "@sea_news, @air_news"), ("Отмена", "не добавляем")):
        await admin.say("/channels")
        await admin.wait_for(TEXTS("button-add-channels"))
        await admin.tap(TEXTS("button-add-channels"))
        await admin.wait_for(TEXTS("add-pick"))
        await admin.say(said)
        await admin.wait_for(answer)
        assert talk.menu() == []
    assert talk.wanted() == ["air_news", "sea_news"]
