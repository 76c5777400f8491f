"""The collector while its Telegram fails: pushes lost and late, connections cut, flood waits, gaps.

The clock makes a minute of each second, so that all tiers of re-reading pass within the run.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.collector.understanding import Understander
from bot.collector.watch import Collector, build_collector
from bot.config import load_settings
from bot.core import Core, open_core
from storage.alerts import add_alert
from storage.channels import save_channel
from storage.database import Connection
from storage.records import Channel, Subscriber
from storage.subscribers import save_subscriber
from tests.doubles.mtproto import MtprotoServer, World, WorldChannel
from tests.e2e.clocks import HurriedClock
from tests.soak.author import ALERT_WORD, Author
from tests.soak.compare import find_differences

START = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)
TIERS_S = (60, 180, 420, 900, 1800, 4200)
CHAT = 730_000_001


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: what differs, and what it went through."""

    differences: tuple[str, ...]
    posts: int
    requests: int
    incidents: int
    alerts_missing: int
    alerts_twice: int
    seconds: float


async def run_faults(
    directory: Path,
    *,
    channels: int,
    posts: int,
    seed: int,
    acting_s: float,
    settling_s: float,
    tiers_s: tuple[int, ...] = TIERS_S,
    understander: Understander | None = None,
) -> Outcome:
    """Lets an author write for about `acting_s` while Telegram fails, then waits `settling_s` at the
    longest until the database equals the world. The last of `tiers_s` has to lie after the writing."""
    began_at = time.monotonic()
    clock = HurriedClock.begin(START, speed=60)
    world = World(clock=clock.now, seed=seed)
    for number in range(channels):
        world.add_channel(f"soak_{number:03}", f"Soak {number}", joined=True)
    async with MtprotoServer(world, seed=seed) as server:
        with _open(directory, world, server, clock, tiers_s, understander) as core:
            author = Author(world, posts, _Asking(core.db.path).is_stored, random.Random(seed))
            _break(server)
            async with _collecting(core, clock):
                await _write(author, server, acting_s)
                server.heal()
                differences = await _settle(core.db.path, author, settling_s)
            missing, twice = _count_alerts(core.db.path, author)
        return Outcome(
            tuple(differences),
            sum(len(channel.posts) for channel in world.channels.values()),
            len(server.requests),
            len(server.incidents),
            missing,
            twice,
            time.monotonic() - began_at,
        )


def _break(server: MtprotoServer) -> None:
    """What the issue of this project asks for: 30 % of pushes lost, and more."""
    server.lose_pushes(share=0.3)
    server.delay_pushes(0.4, share=0.15)
    server.flood_wait("messages.getHistory", 7, times=None, share=0.02)
    server.flood_wait("channels.getMessages", 5, times=None, share=0.02)
    server.flood_wait("messages.getPeerDialogs", 9, times=None, share=0.05)


async def _write(author: Author, server: MtprotoServer, acting_s: float) -> None:
    """Acts as evenly as the machine allows, and cuts the connections every few seconds."""
    steps = len(author.world.channels) * author.posts * 2
    began_at, cut_at, step = time.monotonic(), time.monotonic() + 3, 0
    while not author.is_done:
        now = time.monotonic()
        while step < steps * (now - began_at) / acting_s and not author.is_done:
            author.act()
            step += 1
        if now >= cut_at:
            server.cut_connections()
            if author.chance.random() < 0.5:
                channel = author.chance.choice(list(author.world.channels.values()))
                server.answer_difference_too_long(channel)
            cut_at = now + author.chance.uniform(2, 5)
        await asyncio.sleep(0.02)


async def _settle(database: Path, author: Author, settling_s: float) -> list[str]:
    deadline = time.monotonic() + settling_s
    while True:
        differences = find_differences(database, author.world, author.seen_edits)
        if not differences or time.monotonic() > deadline:
            return differences
        await asyncio.sleep(1)


@asynccontextmanager
async def _collecting(core: Core, clock: HurriedClock) -> AsyncIterator[Collector]:
    collector = build_collector(core.settings, core.db, core.ingest, clock)

    async def run() -> None:
        while True:
            with suppress(OSError):
                await collector.run()

    task = asyncio.create_task(run())
    try:
        yield collector
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@contextmanager
def _open(
    directory: Path,
    world: World,
    server: MtprotoServer,
    clock: HurriedClock,
    tiers_s: tuple[int, ...],
    understander: Understander | None,
) -> Iterator[Core]:
    """A core whose database knows the channels (look-ups are a few an hour) and one alert."""
    settings = load_settings(directory / "no-config.env").model_copy(
        update={
            "telegram_api_id": 1,
            "telegram_api_hash": SecretStr("hash"),
            "telegram_session": SecretStr(server.string_session()),
            "channels": tuple(f"@{channel.username}" for channel in world.channels.values()),
            "requests_per_minute": 600,
            "poll_interval_s": 20,
            "refresh_tiers": tiers_s,
        }
    )
    with open_core(settings, directory / "soak.db", clock, understander=understander) as core:
        core.db.write_now(_prepare, list(world.channels.values()))
        yield core


def _prepare(db: Connection, channels: list[WorldChannel]) -> None:
    for channel in channels:
        stored = Channel(channel.channel_id, channel.title, channel.username, access_hash=channel.access_hash)
        save_channel(db, stored)
    save_subscriber(db, Subscriber(CHAT, "ru", "Asia/Almaty", START - timedelta(days=1)))
    add_alert(db, CHAT, ALERT_WORD, START - timedelta(days=1))


class _Asking:
    """One connection that asks whether the program has a text: an author asks it often."""

    def __init__(self, database: Path) -> None:
        self._db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)

    def is_stored(self, channel: WorldChannel, post_id: int, text: str) -> bool:
        """Whether the database has this text of this post now."""
        question = "select 1 from posts where channel_id = ? and post_id = ? and text = ?"
        return self._db.execute(question, [channel.channel_id, post_id, text]).fetchone() is not None


def _count_alerts(database: Path, author: Author) -> tuple[int, int]:
    """How many posts that say the word queued no alert, and how many queued more than one."""
    with closing(sqlite3.connect(database)) as db:
        payloads = [row[0] for row in db.execute("select payload from deliveries where kind = 'alert'")]
    posts = [author.world.channels[channel_id].posts[post_id] for channel_id, post_id in author.alerting]
    counts = [sum(post.text.split(":")[0] + ":" in payload for payload in payloads) for post in posts]
    return sum(count == 0 for count in counts), sum(count > 1 for count in counts)


async def run_gap(directory: Path, *, missed: int, understander: Understander | None = None) -> Outcome:
    """Misses `missed` posts while away, and finds the difference too long when back."""
    began_at = time.monotonic()
    clock = HurriedClock.begin(START, speed=60)
    world = World(clock=clock.now)
    channel = world.add_channel("soak_gap", "Gap", joined=True)
    async with MtprotoServer(world) as server:
        server.difference_depth = 100
        author = Author(world, missed + 1, lambda *_: False, random.Random(missed))
        with _open(directory, world, server, clock, TIERS_S, understander) as core:
            channel.publish("Первая, до разрыва")
            async with _collecting(core, clock):
                await _settle(core.db.path, author, 30)
                await server.refuse_connections()
                server.cut_connections()
                for number in range(missed):
                    channel.publish(f"Сообщение {number}: пока нас не было, {number * 7919 % 1009} раз")
                await server.refuse_connections(False)
                differences = await _settle(core.db.path, author, 120)
        incidents, requests = len(server.incidents), len(server.requests)
    return Outcome(tuple(differences), missed + 1, requests, incidents, 0, 0, time.monotonic() - began_at)
