"""A collector before the MTProto double, on a clock that stands still until the test moves it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from pydantic import SecretStr

from bot.collector.watch import Collector, build_collector
from bot.core import Core
from bot.errors import OperatorError
from storage.posts import find_post, list_posts_between
from storage.records import StoredPost
from tests.conftest import START
from tests.doubles.mtproto import MtprotoServer, World, WorldChannel

PATIENCE_S = (
    60.0  # of real time: some wait through minutes of the clock, a look at the database for each step
)


@dataclass(slots=True)
class GatedClock:
    """Unlike HandClock it wakes sleepers only when the test has moved it past their moment."""

    time: datetime
    sleepers: list[tuple[datetime, asyncio.Event]] = field(default_factory=list)

    def now(self) -> datetime:
        """Returns the time it was set to."""
        return self.time

    def move(self, **delta: float) -> None:
        """Moves on by `timedelta(**delta)` and wakes whom that concerns."""
        self.time += timedelta(**delta)
        for until, event in self.sleepers:
            if until <= self.time:
                event.set()

    async def sleep(self, seconds: float) -> None:
        """Waits until the clock was moved by that much."""
        sleeper = (self.time + timedelta(seconds=seconds), asyncio.Event())
        self.sleepers.append(sleeper)
        try:
            await sleeper[1].wait()
        finally:
            self.sleepers.remove(sleeper)

    def real_s(self, seconds: float) -> float:
        """Returns `seconds`."""
        return seconds


@dataclass(slots=True)
class Stored:
    """What a collector has stored, and a clock that a test moves while it waits for more."""

    core: Core
    clock: GatedClock

    def posts(self, channel: WorldChannel) -> list[StoredPost]:
        """The stored posts of a channel that stand, oldest first."""
        return self.core.db.read_now(list_posts_between, None, None, channel_id=channel.channel_id)

    def find(self, channel: WorldChannel, post_id: int) -> StoredPost | None:
        """A stored post, deleted ones too."""
        return self.core.db.read_now(find_post, channel.channel_id, post_id)

    def ids(self, channel: WorldChannel) -> list[int]:
        """The ids of the stored posts that stand."""
        return [post.post_id for post in self.posts(channel)]

    async def until(self, condition: Callable[[], Any], *, moving_s: float = 0) -> None:
        """Waits for a condition on what is stored; with `moving_s` the clock moves on between looks."""
        version = None
        async with asyncio.timeout(PATIENCE_S):
            while not condition():
                if moving_s:
                    self.clock.move(seconds=moving_s)
                version = await self.core.db.wait_for_change(0.02, version)


@asynccontextmanager
async def running(run: Coroutine[Any, Any, None]) -> AsyncIterator[asyncio.Task[None]]:
    """Runs a collector within the block, and ends it as a cancellation would."""
    task = asyncio.create_task(run)
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, OperatorError):
            await task


@dataclass(slots=True)
class Scene(Stored):
    """The pretended Telegram, the collector that reads it, and what is stored."""

    world: World
    server: MtprotoServer
    collector: Collector

    def reading(self) -> AbstractAsyncContextManager[asyncio.Task[None]]:
        """Runs the collector within the block."""
        return running(self.collector.run())

    async def read_again(self) -> Collector:
        """A restart: a collector that remembers nothing but the database."""
        self.collector = build(self.core, self.clock)
        return self.collector


def build(core: Core, clock: GatedClock) -> Collector:
    """The collector of the core's settings, on this clock."""
    return build_collector(core.settings, core.db, core.ingest, clock)


def configure(core: Core, session: str, *names: str, **changes: Any) -> None:
    """Points the settings to a session and to channels."""
    core.settings = core.settings.model_copy(
        update={
            "telegram_api_id": 1,
            "telegram_api_hash": SecretStr("hash"),
            "telegram_session": SecretStr(session),
            "channels": tuple(names),
            **changes,
        }
    )


def publish(channel: WorldChannel, count: int, *, days_ago: float) -> None:
    start = START - timedelta(days=days_ago)
    for number in range(count):
        channel.publish(f"Новость номер {number} о порте Курык", at=start + timedelta(minutes=number))
