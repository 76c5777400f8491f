"""Takes a file's posts through the one door, batch by batch, each batch its own transaction.

What is stored already is recognised and left alone, so that an import that was cut off goes on
where it stopped when it is run again. Prints nothing: it reports after each batch.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from itertools import groupby

from bot.collector.export import FilePost, Skipped
from bot.collector.ingest import Ahead, Ingest
from bot.collector.source_items import SourceItem
from bot.collector.workers import Workers
from storage.channels import SYNTHETIC_CHANNEL_IDS, add_channel, find_channel, find_channel_by_username
from storage.database import Connection, Database
from storage.records import Channel, Post

BATCH = 1_500  # the search index takes a post faster the more come at once
READERS = 1  # threads of the database: one batch is looked up after the other
_SPARE_BATCHES = 1  # ready when the one before is saved
SHOWN_SKIPS = 20  # of each reason, how many are named one by one

_Batch = tuple[Channel, list[Post]]


@dataclass(slots=True)
class ImportReport:
    """What an import did so far: posts by outcome, and what was left out, with where and why."""

    outcomes: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    skips: list[Skipped] = field(default_factory=list)

    @property
    def truncated(self) -> bool:
        """Whether the file ended too early."""
        return "truncated" in self.skipped


async def import_items(
    items: Iterable[SourceItem],
    ingest: Ingest,
    db: Database,
    report: ImportReport,
    on_batch: Callable[[int], None],
    *,
    change: Callable[[Channel, Post], tuple[Channel, Post]] | None = None,
    workers: Workers | None = None,
) -> None:
    """Ingests `items`, adding to `report`; `on_batch` hears of each batch's size.

    `change` may alter each post on its way (the sample's dates are shifted so). `workers` assess some
    batches ahead; the batches are saved in the order of the file all the same.
    """
    batches = _settled(_batches(items, report), db, change)
    async with aclosing(_assessed_ahead(batches, workers)) as under_way:
        async for channel, posts, ahead in under_way:
            report.outcomes += (await ingest.ingest(channel, posts, ahead=ahead)).outcomes
            on_batch(len(posts))


async def _settled(
    batches: Iterable[_Batch],
    db: Database,
    change: Callable[[Channel, Post], tuple[Channel, Post]] | None,
) -> AsyncIterator[_Batch]:
    """The batches, each with the stored channel that is meant."""
    channels: dict[int, Channel] = {}
    for found, posts in batches:
        read = [change(found, post) for post in posts] if change else [(found, post) for post in posts]
        channel = channels.get(found.channel_id)
        if channel is None:
            channel = channels[found.channel_id] = await db.write(_settle, read[0][0])
        yield channel, [_of_channel(post, channel.channel_id) for _, post in read]


def _of_channel(post: Post, channel_id: int) -> Post:
    return post if post.channel_id == channel_id else replace(post, channel_id=channel_id)


async def _assessed_ahead(
    batches: AsyncIterator[_Batch], workers: Workers | None
) -> AsyncGenerator[tuple[Channel, list[Post], Ahead | None]]:
    """The batches in their order, while the workers have some of the next in hand."""
    if workers is None:
        async for channel, posts in batches:
            yield channel, posts, None
        return
    under_way: deque[tuple[Channel, list[Post], asyncio.Task[Ahead | None]]] = deque()
    try:
        async for channel, posts in batches:
            under_way.append((channel, posts, asyncio.create_task(workers.assess(channel, posts))))
            if len(under_way) > workers.count + _SPARE_BATCHES:
                first = under_way.popleft()
                yield first[0], first[1], await first[2]
        while under_way:
            first = under_way.popleft()
            yield first[0], first[1], await first[2]
    finally:
        for _, _, task in under_way:
            task.cancel()


def _batches(items: Iterable[SourceItem], report: ImportReport) -> Iterator[_Batch]:
    """Runs of one channel's posts, cut at BATCH; skipped items go into the report."""
    for channel, run in groupby(_posts(items, report), key=lambda item: item.channel):
        batch: list[Post] = []
        for item in run:
            batch.append(item.post)
            if len(batch) == BATCH:
                yield channel, batch
                batch = []
        if batch:
            yield channel, batch


def _posts(items: Iterable[SourceItem], report: ImportReport) -> Iterator[FilePost]:
    for item in items:
        if isinstance(item, FilePost):
            yield item
            continue
        report.skipped[item.reason] += 1
        if report.skipped[item.reason] <= SHOWN_SKIPS:
            report.skips.append(item)


def _settle(db: Connection, channel: Channel) -> Channel:
    """Returns the stored channel that a file means, storing it if it is new.

    A file that knows only a name means the channel that we follow under it.
    """
    if channel.username and channel.channel_id in SYNTHETIC_CHANNEL_IDS:
        named = find_channel_by_username(db, channel.username)
        if named is not None:
            return named
    known = find_channel(db, channel.channel_id)
    if known is not None:
        return known
    taken = channel.username and find_channel_by_username(db, channel.username)
    fresh = replace(channel, username=None) if taken else channel
    add_channel(db, fresh)
    return fresh
