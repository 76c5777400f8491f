"""Takes a file's posts through the one door, batch by batch, each batch its own transaction.

What is stored already is recognised and left alone, so that an import that was cut off goes on
where it stopped when it is run again. Prints nothing: it reports after each batch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from bot.collector.export import FilePost, Skipped
from bot.collector.ingest import Ingest
from bot.collector.source_items import SourceItem
from storage.channels import SYNTHETIC_CHANNEL_IDS, add_channel, find_channel, find_channel_by_username
from storage.database import Connection, Database
from storage.records import Channel, Post

BATCH = 250
SHOWN_SKIPS = 20  # of each reason, how many are named one by one


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
    change: Callable[[Channel, Post], tuple[Channel, Post]] | None = None,
) -> None:
    """Ingests `items`, adding to `report`; `on_batch` hears of each batch's size.

    `change` may alter each post on its way (the sample's dates are shifted so).
    """
    channels: dict[int, Channel] = {}
    for found, posts in _batches(items, report):
        read = [change(found, post) for post in posts] if change else [(found, post) for post in posts]
        channel = channels.get(found.channel_id)
        if channel is None:
            channel = channels[found.channel_id] = await db.write(_settle, read[0][0])
        batch = [replace(post, channel_id=channel.channel_id) for _, post in read]
        done = await ingest.ingest(channel, batch)
        report.outcomes += done.outcomes
        on_batch(len(batch))


def _batches(items: Iterable[SourceItem], report: ImportReport) -> Iterator[tuple[Channel, list[Post]]]:
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
