"""A bot over the sample, and people who talk to it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from aiogram import Bot

from bot.app import build_chat
from bot.collector.export import open_source
from bot.collector.importing import ImportReport, import_items
from bot.collector.understanding import Understander
from bot.config import Settings, load_settings
from bot.core import Core, open_core
from bot.sample import load_channels, sample_path
from storage.channels import save_channel
from tests.chat.wire import Talk, open_talk
from tests.conftest import HandClock
from tests.doubles.bot_session import TOKEN, RecordingSession
from tests.doubles.person import Person


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory, understander: Understander) -> Path:
    """The sample as it is, imported once; its last day is the day of the tests' clock."""
    path = tmp_path_factory.mktemp("sample") / "data" / "sample.db"
    settings = load_settings(path.with_name("no-config.env"))
    with open_core(settings, path, HandClock(), understander=understander) as core:
        asyncio.run(_import(core))
    return path


async def _import(core: Core) -> None:
    for channel in load_channels():
        await core.db.write(save_channel, channel)
    await import_items(
        open_source(sample_path()), core.ingest, core.db, ImportReport(), on_batch=lambda _: None
    )


@pytest.fixture
def sample_core(
    settings: Settings, tmp_path: Path, clock: HandClock, understander: Understander, sample_database: Path
) -> Iterator[Core]:
    """The real parts over a copy of the imported sample."""
    path = tmp_path / "data" / "copy.db"
    path.parent.mkdir(mode=0o700)
    shutil.copy(sample_database, path)
    with open_core(settings, path, clock, understander=understander) as core:
        yield core


@pytest.fixture
def session() -> RecordingSession:
    return RecordingSession()


@pytest.fixture
def bot(session: RecordingSession) -> Bot:
    return Bot(TOKEN, session=session)


@pytest.fixture
def meet(sample_core: Core, bot: Bot, session: RecordingSession) -> Callable[..., Person]:
    """Returns a maker of people who talk to one bot over the sample."""
    dispatcher = build_chat(sample_core, is_sample=True)

    def make(chat_id: int = 1001, language: str | None = "en") -> Person:
        return Person(dispatcher, bot, session, chat_id=chat_id, language=language)

    return make


@pytest.fixture
def person(meet: Callable[..., Person]) -> Person:
    return meet()


@pytest.fixture
async def talk(sample_core: Core, clock: HandClock) -> AsyncIterator[Talk]:
    """The bot over the sample, polling over HTTP."""
    async with open_talk(sample_core, clock) as opened:
        yield opened
