"""What one channel published over a time, and how its readers took it: a plain row a post.

Counts nothing and judges nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds, to_seconds
from storage.seqs import seq_at


@dataclass(frozen=True, slots=True)
class PostActivity:
    """A post as it stands now. `views` None: the source does not tell them."""

    published_at: datetime
    views: int | None
    reactions: int


def list_post_activity(
    db: sqlite_utils.Database, channel_id: int, since: datetime, until: datetime
) -> list[PostActivity]:
    """The standing posts of a channel published in [since, until), oldest first."""
    rows = db.execute(
        """
        select posts.published_at, post_stats.views, coalesce(post_stats.reactions_total, 0)
        from posts left join post_stats using (seq)
        where posts.channel_id = ? and posts.deleted_at is null
        and posts.seq >= ? and posts.published_at >= ? and posts.published_at < ?
        order by posts.published_at, posts.seq
        """,
        [channel_id, seq_at(since), to_seconds(since), to_seconds(until)],
    )
    return [PostActivity(from_seconds(at), views, reactions) for at, views, reactions in rows]


def find_first_post_at(db: sqlite_utils.Database, channel_id: int) -> datetime | None:
    """When the channel's oldest stored post was published; what came before was not read."""
    row = db.execute(  # numbers of posts grow with time, and there is an index of them
        "select published_at from posts where channel_id = ? order by post_id limit 1", [channel_id]
    ).fetchone()
    return None if row is None else from_seconds(row[0])
