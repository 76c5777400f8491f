"""At the terminal a person runs the bot: its menu has numbers, and what only Telegram can do is left out."""

from __future__ import annotations

import pytest
from aiogram import Bot

from bot.app import build_chat
from bot.console.session import ConsoleSession
from bot.console.terminal import Terminal
from bot.core import Core
from bot.i18n import load_texts
from storage.channels import add_channel, get_channel
from storage.lookups import list_lookups
from storage.records import Channel
from tests.doubles.bot_session import TOKEN

TEXTS = load_texts("en")
PORT = Channel(1_500_000_001, "Port news", "port_news", access_hash=5)


class Desk:
    """A terminal, and what it shows."""

    def __init__(self, core: Core) -> None:
        self._lines: list[str] = []
        session = ConsoleSession(self._lines.append, core.settings.database_path.parent)
        bot = Bot(TOKEN, session=session)
        self._terminal = Terminal(bot, session, build_chat(core, is_sample=True), "en")

    async def enter(self, line: str) -> str:
        self._lines.clear()
        await self._terminal.enter(line)
        return "\n".join(self._lines)


@pytest.fixture
async def desk(core: Core) -> Desk:
    await core.db.write(add_channel, PORT)
    return Desk(core)


async def test_names_are_typed_or_the_dialog_is_cancelled_by_a_number(core: Core, desk: Desk) -> None:
    for line, answer in (("@sea_news", "I will look up: @sea_news"), ("1", TEXTS("add-cancelled"))):
        assert "[1] Add channels" in await desk.enter("/channels")
        prompt = await desk.enter("1")
        assert "[1] Cancel" in prompt
        assert TEXTS("button-pick-channel") not in prompt
        assert answer in await desk.enter(line)
    assert list(await core.db.read(list_lookups)) == ["sea_news"]


async def test_a_demonstration_says_that_names_stay_waiting(desk: Desk) -> None:
    assert TEXTS("added-sample") in await desk.enter("/channels @sea_news")


async def test_a_post_is_sent_on(desk: Desk) -> None:
    assert TEXTS("who-wrote-nobody") in await desk.enter("> раз два три четыре пять")


async def test_a_channel_is_paused_by_numbers(core: Core, desk: Desk) -> None:
    await desk.enter("/channels")
    await desk.enter("2")
    assert "State: reading is paused" in await desk.enter("1")
    assert (await core.db.read(get_channel, PORT.channel_id)).state == "paused"


async def test_the_button_that_copies_shows_what_there_is_to_copy(desk: Desk) -> None:
    await desk.enter("/alert")
    await desk.enter("port -gas")
    await desk.enter("1")
    card = await desk.enter("1")
    (number,) = [part.split("]")[0] for part in card.split("[") if TEXTS("button-copy-query") in part]
    assert await desk.enter(number) == "  · port -gas\n"
