"""Near-copies at ingest: the index of recent posts, filled from storage day by day when needed.

Which days are loaded depends only on the posts that ask, so an import that was cut off and run
again groups the same way. Decides nothing: likeness is domain/stories.py's.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.stories import NearCopies
from storage.database import Database
from storage.posts import list_texts_of_day
from storage.records import Post

MOST_POSTS = 20_000  # kept in memory, some 100 MB: an import goes through the same days channel by channel

Original = tuple[int | None, int | None]  # (seq of a stored post, number of an earlier item)


class Copies:
    """One for a process; `begin_batch` for each batch, `remember` once the batch is saved."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._stored = NearCopies(most_posts=MOST_POSTS)

    def begin_batch(self) -> BatchCopies:
        """Returns the finder for one batch."""
        return BatchCopies(self)

    def remember(self, saved: Iterable[tuple[int, Post]]) -> None:
        """Adds posts that were newly stored, so that later ones are compared with them."""
        for seq, post in saved:
            self._stored.add(seq, post.text, post.published_at)

    async def find_stored(self, post: Post) -> int | None:
        """Returns the seq of a stored post that `post` copies."""
        for day in self._stored.missing_days(post.published_at):
            for row in await self._db.read(list_texts_of_day, day):
                self._stored.add(row.seq, row.text, row.published_at)
            self._stored.mark_day(day)
        return self._stored.find(post.text, post.published_at)


class BatchCopies:
    """Finds the original of each item among stored posts, else among earlier items of the batch."""

    def __init__(self, copies: Copies) -> None:
        self._copies = copies
        self._batch = NearCopies()

    async def find_original(self, number: int, post: Post) -> Original | None:
        """Returns where the original of item `number` is, or None if it is one itself."""
        seq = await self._copies.find_stored(post)
        earlier = None if seq is not None else self._batch.find(post.text, post.published_at)
        self._batch.add(number, post.text, post.published_at)
        return None if seq is None and earlier is None else (seq, earlier)
