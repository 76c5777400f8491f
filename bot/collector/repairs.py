"""Counts what reading history repaired: posts that should have come by themselves, and had not.

Of a channel whose pushes come that is every new post that history brings; of the others one that lies
below what was read. What was published before the first reading is backfill and does not count, and
neither does what came while the program was off. Reads and stores no post.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from storage.database import Connection
from storage.posts import find_first_seen
from storage.records import Post
from storage.watch_notes import add_repaired


def note_repaired(db: Connection, channel_id: int, posts: Iterable[Post], new_ids: Collection[int]) -> None:
    """Counts those among `new_ids`, just stored, that were published since the channel is read."""
    began_at = find_first_seen(db, channel_id) if new_ids else None
    if began_at is not None:
        late = [post for post in posts if post.post_id in new_ids and post.published_at >= began_at]
        add_repaired(db, channel_id, len(late))
