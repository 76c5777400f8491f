"""Reads stored posts again: counters by the posts' age in tiers, and all recent ones after a gap.

One call gives counters, edits and deletions of up to 100 posts of a channel. That matters after a
gap, since Telethon drops edits and deletions from a channel's difference. `decide_due` is pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.collector.ingest import Ingest
from bot.collector.roster import Followed
from bot.collector.telegram import PAGE, Telegram
from storage.counters import Reading
from storage.database import Connection, Database
from storage.posts import mark_deleted, save_counters
from storage.records import Post
from storage.rereading import Rereadable, list_rereadable

LATE = timedelta(days=1)  # how long after its moment the last tier is still read


class Refresher:
    """Remembers when each post was last read, also where the reading brought no news to store."""

    def __init__(self, db: Database, tiers_s: Sequence[int]) -> None:
        self._db = db
        self._tiers = tuple(timedelta(seconds=tier) for tier in sorted(tiers_s))
        self._read_at: dict[tuple[int, int], datetime] = {}

    async def list_due(self, channels: Mapping[int, Followed], now: datetime) -> dict[int, list[int]]:
        """The due posts of each readable channel, the channel with most of them first."""
        since = now - (self._tiers[-1] if self._tiers else timedelta()) - LATE
        posts = await self._db.read(list_rereadable, since)
        self._read_at = {
            (post.channel_id, post.post_id): max(post.read_at, self._read_at.get(_key(post), post.read_at))
            for post in posts
        }
        due = decide_due(posts, self._read_at, channels, self._tiers, now)
        for channel_id in channels.keys() - due.keys():
            channels[channel_id].needs_reread = False
        return due

    async def reread(
        self, telegram: Telegram, ingest: Ingest, followed: Followed, post_ids: Sequence[int], now: datetime
    ) -> None:
        """Reads up to 100 posts of a channel again and stores what has changed."""
        batch = post_ids[:PAGE]
        page = await telegram.fetch_posts(followed.channel, batch)
        await ingest.ingest(followed.channel, page.posts)
        await self._db.write(_note_reading, followed.channel.channel_id, page.posts, page.missing, now)
        followed.reread.update(batch)
        for post_id in batch:
            self._read_at[followed.channel.channel_id, post_id] = now


def decide_due(
    posts: Iterable[Rereadable],
    read_at: Mapping[tuple[int, int], datetime],
    channels: Mapping[int, Followed],
    tiers: Sequence[timedelta],
    now: datetime,
) -> dict[int, list[int]]:
    """Posts that reached a tier since they were last read, and those that a gap made doubtful."""
    due: defaultdict[int, list[int]] = defaultdict(list)
    for post in posts:
        followed = channels.get(post.channel_id)
        if followed is None:
            continue
        doubtful = followed.needs_reread and post.post_id not in followed.reread
        if doubtful or _reached_tier(post.published_at, read_at[_key(post)], tiers, now):
            due[post.channel_id].append(post.post_id)
    return dict(sorted(due.items(), key=lambda item: -len(item[1])))


def _reached_tier(
    published_at: datetime, read_at: datetime, tiers: Sequence[timedelta], now: datetime
) -> bool:
    return any(read_at < published_at + tier <= now for tier in tiers)


def _key(post: Rereadable) -> tuple[int, int]:
    return post.channel_id, post.post_id


def _note_reading(
    db: Connection, channel_id: int, posts: Sequence[Post], missing: Sequence[int], now: datetime
) -> None:
    save_counters(db, channel_id, [Reading(post.post_id, post.counters) for post in posts], read_at=now)
    if missing:
        mark_deleted(db, channel_id, missing, now)
