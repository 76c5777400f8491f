"""What a person sees of stories: one event in four languages is one item, look-alikes are their own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from aiogram import Bot

from bot.app import build_chat
from bot.core import Core
from storage.channels import save_channel
from storage.records import Channel, Post
from tests.doubles.bot_session import RecordingSession
from tests.doubles.person import Person
from tests.jobs.test_stories import FERRY, LOOK_ALIKES

HEADLINES = (
    "Паром «Бекет Ата» сел на мель",
    "Құрық портына кіреберісте",
    "«Beket Ata» paromy",
    "The ferry Beket Ata ran aground",
)
OTHERS = ("«Профессор Гюль»", "жаңа айлақ", "container ship")


@pytest.fixture
async def reader(core: Core, bot: Bot, session: RecordingSession) -> Person:
    """Somebody who reads Russian; in the database are the ferry in four languages, and what looks alike."""
    since = core.clock.now() - timedelta(hours=12)
    for number, said in enumerate((*FERRY, *LOOK_ALIKES), start=1):
        channel = Channel(said.channel_id, f"Channel {said.channel_id}", f"channel{said.channel_id}")
        await core.db.write(save_channel, channel)
        post = Post(said.channel_id, number, since + timedelta(hours=said.hours), said.text)
        await core.ingest.ingest(channel, [post])
    await core.grouper.group()
    return Person(build_chat(core, is_sample=False), bot, session, chat_id=1001, language="ru")


@pytest.mark.parametrize("asked", ["/digest caspian_ports", "/top", "/search Курык", "/search порт date:P1D"])
async def test_one_event_in_four_languages_is_one_item_and_look_alikes_are_theirs(
    reader: Person, asked: str
) -> None:
    answer = "\n".join(await reader.say(asked))
    assert sum(headline in answer for headline in HEADLINES) == 1
    assert answer.count("ещё 3 канала за 3 ч 0 мин") == 1
    assert sum(other in answer for other in OTHERS) >= 2


async def test_the_digest_shows_the_readers_language_and_the_first_source(reader: Person) -> None:
    answer = "\n".join(await reader.say("/digest caspian_ports"))
    assert HEADLINES[0] in answer
    assert "Channel 1 · СМИ · 14 ноября, 02:00 · ещё 3 канала" in answer
