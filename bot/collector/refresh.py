"""Which stored posts to read again: by their age in tiers for the counters, and all after a gap.

After a gap edits and deletions may have been missed, too: Telethon drops them from a channel's
difference. The account reads 100 posts a call (`reread`), the preview a page. `decide_due` is pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.collector.fates import delete_posts
from bot.collector.ingest import Ingest
from bot.collector.roster import Followed, Roster
from bot.collector.telegram import PAGE, Telegram
from storage.counters import Reading
from storage.database import Connection, Database
from storage.posts import save_counters
from storage.records import Post
from storage.rereading import Rereadable, list_rereadable

LATE = timedelta(days=1)  # how long after its moment the last tier is still read
REPLAN = timedelta(seconds=15)


class Refresher:
    """Remembers when each post was last read, also where the reading brought no news to store."""

    def __init__(self, db: Database, tiers_s: Sequence[int]) -> None:
        self._db = db
        self._tiers = tuple(timedelta(seconds=tier) for tier in sorted(tiers_s))
        self._read_at: dict[tuple[int, int], datetime] = {}
        self._due: dict[int, list[int]] = {}
        self._plan_at: datetime | None = None

    async def plan(self, roster: Roster, now: datetime) -> dict[int, list[int]]:
        """The due posts of each channel, newest first, less those read since; looked for now and then."""
        if self._plan_at is None or self._plan_at <= now or roster.has_doubts:
            roster.has_doubts, self._plan_at = False, now + REPLAN
            self._due = await self.list_due(roster.channels, now)
        return {key: post_ids for key, post_ids in self._due.items() if post_ids and key in roster.channels}

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
        self.set_aside(followed, batch)
        page = await telegram.fetch_posts(followed.channel, batch)
        await ingest.ingest(followed.channel, page.posts)
        await self._db.write(_note_reading, followed.channel.channel_id, page.posts, page.missing, now)
        self.note_read(followed, batch, now)

    def note_read(
        self, followed: Followed, post_ids: Iterable[int], now: datetime, *, span: range = range(0)
    ) -> None:
        """These posts of a channel were read, or found to be gone; so were the due ones within `span`."""
        channel_id = followed.channel.channel_id
        read = {*post_ids, *(post_id for post_id in self._due.get(channel_id, ()) if post_id in span)}
        followed.reread |= read
        self._read_at |= {(channel_id, post_id): now for post_id in read}
        self.set_aside(followed, read)

    def set_aside(self, followed: Followed, post_ids: Iterable[int]) -> None:
        """Takes these posts off the plan until the next one: what fails must not hold up the others."""
        taken, due = set(post_ids), self._due.get(followed.channel.channel_id)
        if due:
            due[:] = [post_id for post_id in due if post_id not in taken]


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
        delete_posts(db, channel_id, missing, now)
