"""Takes what Telegram pushes through the one door, in the order in which it came.

A hint, never the truth: the cursor moves only over ids that follow each other; a post that comes
after a hole is stored at once, and history is asked for the rest. Parts of an album may come late:
storage joins them. Makes no request.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from bot.clock import Clock
from bot.collector.fates import delete_posts
from bot.collector.ingest import Ingest
from bot.collector.readings import Pushed
from bot.collector.roster import Roster
from storage.channels import find_channel
from storage.database import Database

BATCH = 100


class Live:
    """`put` is called by Telethon and returns at once; `run` stores what was put."""

    def __init__(
        self, db: Database, ingest: Ingest, roster: Roster, clock: Clock, on_channel: Callable[[], None]
    ) -> None:
        self._db, self._ingest, self._roster, self._clock = db, ingest, roster, clock
        self._on_channel = on_channel
        self._queue: asyncio.Queue[Pushed] = asyncio.Queue()

    def put(self, pushed: Pushed) -> None:
        """Takes an update of a followed channel."""
        if pushed.channel_id in self._roster.channels:
            self._queue.put_nowait(pushed)

    async def run(self) -> None:
        """Stores what comes until it is cancelled."""
        while True:
            batch = [await self._queue.get()]
            while not self._queue.empty() and len(batch) < BATCH:
                batch.append(self._queue.get_nowait())
            for channel_id, run in _split(batch):
                await self._take(channel_id, run)

    async def _take(self, channel_id: int, run: list[Pushed]) -> None:
        channel = await self._db.read(find_channel, channel_id)
        if channel is None or channel.state != "active":
            return
        if run[0].deleted_ids:
            gone = [post_id for pushed in run for post_id in pushed.deleted_ids]
            await self._db.write(delete_posts, channel_id, gone, self._clock.now())
            return
        posts = [pushed.post for pushed in run if pushed.post is not None]
        new_ids = [pushed.new_id for pushed in run if pushed.new_id is not None]
        if not posts and not new_ids:
            self._on_channel()
            return
        cursor = follow(channel.cursor, new_ids)
        await self._ingest.ingest(channel, posts, cursor=cursor)
        if max(new_ids, default=0) > cursor:
            self._roster.note_hole(channel_id)


def follow(cursor: int, new_ids: Iterable[int]) -> int:
    """The cursor after ids that follow it without a hole."""
    for post_id in sorted(new_ids):
        if post_id == cursor + 1:
            cursor = post_id
    return cursor


def _split(batch: Iterable[Pushed]) -> Iterator[tuple[int, list[Pushed]]]:
    """Runs of one channel and one sort: posts, deletions, or the channel itself."""

    def sort_of(pushed: Pushed) -> tuple[int, bool, bool]:
        is_post = pushed.post is not None or pushed.new_id is not None
        return pushed.channel_id, is_post, bool(pushed.deleted_ids)

    for key, run in groupby(batch, key=sort_of):
        yield key[0], list(run)
