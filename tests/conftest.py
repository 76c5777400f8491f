"""What most tests stand on: a clock that is set by hand, a real database, the real parts over it."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import hypothesis
import pytest

from bot.collector.understanding import Understander
from bot.config import Settings, load_settings
from bot.core import Core, open_core
from bot.domain.analyser import Analyser
from storage.database import Database
from tests import understanding
from tests.fresh import put_fresh

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.load_profile("here")

START = datetime(2025, 11, 14, 9, 0, tzinfo=UTC)


def pytest_collection() -> None:
    """Imports make no garbage: looking for it among them takes a fifth of the collection's time."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What was imported stays: it is not looked through again and again while the tests run."""
    gc.freeze()
    gc.enable()


class HandClock:
    """Stands still until it is moved; `sleep` moves it, and lets the other tasks run."""

    def __init__(self, start: datetime = START) -> None:
        self.time = start

    def now(self) -> datetime:
        """Returns the time it was set to."""
        return self.time

    def move(self, **delta: float) -> datetime:
        """Moves on by `timedelta(**delta)` and returns the new time."""
        self.time += timedelta(**delta)
        return self.time

    async def sleep(self, seconds: float) -> None:
        """Moves on by `seconds`."""
        self.time += timedelta(seconds=seconds)
        await asyncio.sleep(0)

    def real_s(self, seconds: float) -> float:
        """Returns `seconds`."""
        return seconds


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """A program run within a test sets up the logs of this process, to a stream that is closed afterwards."""
    root = logging.getLogger()
    level, known = root.level, set(root.handlers)
    yield
    root.setLevel(level)
    for handler in set(root.handlers) - known:
        if type(handler) is logging.StreamHandler:  # not one of pytest's own
            root.removeHandler(handler)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The defaults: neither a file nor the environment of the machine has a say."""
    for key in Settings.model_fields:
        monkeypatch.delenv(key.upper(), raising=False)
    return load_settings(tmp_path / "no-config.env")


@pytest.fixture(scope="session")
def understander() -> Understander:
    """One for the process."""
    return understanding.understander()


@pytest.fixture(scope="session")
def analyser(understander: Understander) -> Analyser:
    return understander.analyser


@pytest.fixture
def core(settings: Settings, tmp_path: Path, clock: HandClock, understander: Understander) -> Iterator[Core]:
    """The real parts over a fresh database."""
    path = put_fresh(tmp_path / "data" / "test.db")
    with open_core(settings, path, clock, understander=understander) as opened:
        yield opened


@pytest.fixture
def db(core: Core) -> Database:
    return core.db
