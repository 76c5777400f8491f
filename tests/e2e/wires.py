"""The program between both doubles: Telegram's channels on one side, people on the other."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

from bot.i18n import load_texts
from tests.doubles.bot_api import BotApi, Person
from tests.doubles.mtproto import MtprotoServer, World, WorldChannel
from tests.e2e.clocks import HurriedClock
from tests.e2e.conftest import Service

HASH = "0123456789abcdef0123456789abcdef"
SOON_S, LATER_S = 10.0, 40.0


@dataclass(slots=True)
class Wires:
    """Both doubles and the program's database; `service` is the first of its processes."""

    world: World
    telegram: MtprotoServer
    api: BotApi
    service: Service
    directory: Path
    clock: HurriedClock | None

    def add_service(self) -> Service:
        """Another process on the same configuration."""
        return Service(self.directory, self.api, clock=self.clock)

    def ask(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Reads from the database; nothing before there is one."""
        if not self.service.database.exists():
            return []
        with closing(sqlite3.connect(self.service.database)) as connection:
            return connection.execute(sql, values).fetchall()

    async def until_stored(self, channel: WorldChannel, timeout_s: float = LATER_S) -> None:
        """Waits until the database holds what the channel holds: posts, texts, deletions."""
        await self.until(lambda: self.stored(channel) == published(channel), timeout_s)

    async def until(self, condition: Callable[[], bool], timeout_s: float = LATER_S) -> None:
        """Waits until the database, which another process writes, is so: it has to be asked."""
        await self.service.until(condition, timeout_s)

    def stored(self, channel: WorldChannel) -> dict[int, tuple[str, bool]]:
        """The posts of a channel as the database has them: text, and whether deleted."""
        rows = self.ask(
            "select post_id, text, deleted_at is not null from posts where channel_id = ?", channel.channel_id
        )
        return {int(str(row[0])): (str(row[1]), bool(row[2])) for row in rows}

    def count_reactions(self, channel: WorldChannel, post_id: int) -> int:
        """How many reactions to a post the database knows."""
        rows = self.ask(
            """
            select s.reactions_total from post_stats s join posts p using (seq)
            where p.channel_id = ? and p.post_id = ?
            """,
            channel.channel_id,
            post_id,
        )
        return int(str(rows[0][0])) if rows else 0


def published(channel: WorldChannel) -> dict[int, tuple[str, bool]]:
    """The posts of a channel as Telegram has them."""
    return {post.post_id: (post.text, post.deleted_at is not None) for post in channel.posts.values()}


async def save_alert(person: Person, query: str) -> None:
    """Has the person make an alert."""
    texts = load_texts(person.language or "en")
    await person.say(f"/alert {query}")
    await person.wait_for(texts("button-save"), SOON_S)
    await person.tap(texts("button-save"))
    await person.wait_for(lambda shown: shown.kind == "edit" and query in shown.text, SOON_S)


@asynccontextmanager
async def open_wires(
    directory: Path,
    channels: dict[str, str],
    *,
    clock: HurriedClock | None = None,
    is_fresh: bool = False,
    **settings: object,
) -> AsyncIterator[Wires]:
    """Both doubles with these (joined) channels by name, and a service that is not started (`is_fresh`: see
    Service).

    At the end: everything was stopped, the database is whole, it, the logs and the answers say nothing that
    they must not say, and nothing was connected to but the doubles.
    """
    world = World(clock=clock.now) if clock else World()
    for name, title in channels.items():
        world.add_channel(name, title, joined=True)
    async with BotApi() as api, MtprotoServer(world) as telegram:
        service, session = Service(directory, api, clock=clock, is_fresh=is_fresh), telegram.string_session()
        account: dict[str, object] = {
            "TELEGRAM_API_ID": 1,
            "TELEGRAM_API_HASH": HASH,
            "TELEGRAM_SESSION": session,
            "CHANNELS": ",".join(f"@{name}" for name in channels),
            "POLL_INTERVAL_S": 5,
            "REQUESTS_PER_MINUTE": 600,
        }
        service.configure(**account | settings)
        wires = Wires(world, telegram, api, service, directory, clock)
        try:
            yield wires
        finally:
            await service.make_sure_it_ends()
        assert service.check_database() == "ok"
        texts = [post.text for each in world.channels.values() for post in each.posts.values() if post.text]
        service.check_log(session, HASH, *texts)
        service.check_traces(session, HASH)
        service.check_connections(telegram.port)
        assert api.violations() == [], api.violations()
        assert (api.unsupported, telegram.unsupported) == ([], [])
