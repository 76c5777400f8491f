"""Which posts may be read again for their counters, edits and deletions, and when each was last read.

When a post is due, the collector decides; nothing is written here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds
from storage.seqs import IN_WINDOW, window_parameters


@dataclass(frozen=True, slots=True)
class Rereadable:
    """A post, or a further part of an album, that stands."""

    channel_id: int
    post_id: int
    published_at: datetime
    read_at: datetime  # of its counters; of the first reading where there are none


def list_rereadable(db: sqlite_utils.Database, since: datetime) -> list[Rereadable]:
    """The standing posts and album parts published since, newest first."""
    rows = db.execute(
        f"""
        with standing as (
            select seq, channel_id, post_id, published_at,
                coalesce(max(first_seen_at, refreshed_at), first_seen_at) as read_at
            from posts left join post_stats using (seq)
            where {IN_WINDOW} and deleted_at is null
        )
        select channel_id, post_id, published_at, read_at from standing
        union
        select album_parts.channel_id, album_parts.post_id, published_at, read_at
        from standing join album_parts using (seq)
        where album_parts.deleted_at is null
        order by published_at desc, post_id desc
        """,
        window_parameters(since, None),
    ).fetchall()
    return [
        Rereadable(channel_id, post_id, from_seconds(published_at), from_seconds(read_at))
        for channel_id, post_id, published_at, read_at in rows
    ]


def list_standing_ids(db: sqlite_utils.Database, channel_id: int, first: int, last: int) -> set[int]:
    """The ids within [first, last] of posts and album parts of a channel that stand."""
    rows = db.execute(
        """
        select post_id from album_parts
        where channel_id = :channel_id and post_id between :first and :last and deleted_at is null
        union
        select post_id from posts
        where channel_id = :channel_id and post_id between :first and :last and deleted_at is null
        and not exists (
            select 1 from album_parts
            where album_parts.channel_id = posts.channel_id and album_parts.post_id = posts.post_id
        )
        """,
        {"channel_id": channel_id, "first": first, "last": last},
    )
    return {row[0] for row in rows}
