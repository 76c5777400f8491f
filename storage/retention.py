"""What is too old leaves with everything that hangs on it: posts, and what the outbox is done with.

Versions, album parts, counters with their history, and topics go with the post (`on delete cascade`);
the search row and stories without posts go here. Channels and their cursors stay, so nothing that left
is read again. When that is done, and how far back, the caller says.
"""

from __future__ import annotations

import json
from datetime import datetime

import sqlite_utils

from storage.moments import to_seconds
from storage.seqs import IN_WINDOW, window_parameters

_MERGE_PAGES = 500  # of the search index: enough to keep up with the rows that leave


def remove_older(db: sqlite_utils.Database, before: datetime, limit: int) -> int:
    """Removes the oldest posts published before then, `limit` at most; returns how many."""
    rows = db.execute(
        f"select seq, story_id from posts where {IN_WINDOW} order by seq limit :limit",
        window_parameters(None, before) | {"limit": limit},
    ).fetchall()
    if not rows:
        return 0
    seqs = [(seq,) for seq, _ in rows]
    db.conn.executemany("delete from posts_fts where rowid = ?", seqs)
    db.conn.executemany("delete from posts where seq = ?", seqs)
    _remove_empty_stories(db, {story_id for _, story_id in rows if story_id is not None})
    # Otherwise what left the index stays in its old segments, marked as gone.
    db.execute("insert into posts_fts (posts_fts, rank) values ('merge', ?)", [_MERGE_PAGES])
    return len(rows)


def remove_finished(db: sqlite_utils.Database, before: datetime, limit: int) -> int:
    """Removes deliveries that were finished before then, however they ended, `limit` at most; returns how
    many. Their messages, and what those told, go with them."""
    return db.execute(
        """
        delete from deliveries where delivery_id in (
            select delivery_id from deliveries where done_at < ? order by done_at limit ?
        )
        """,
        [to_seconds(before), limit],
    ).rowcount


def give_back(db: sqlite_utils.Database, pages: int) -> int:
    """Returns free pages to the disk, `pages` at most; returns how many left.

    None where the file was made by an early version: see `can_give_back`.
    """
    if not can_give_back(db):
        return 0
    before = _count_free(db)
    # Each step frees one page: https://www.sqlite.org/pragma.html#pragma_incremental_vacuum
    db.execute(f"pragma incremental_vacuum({int(pages)})").fetchall()
    return before - _count_free(db)


def can_give_back(db: sqlite_utils.Database) -> bool:
    """Whether freed pages can leave the file; that is settled when it is made, or restored."""
    return int(db.execute("pragma auto_vacuum").fetchone()[0]) == 2


def _remove_empty_stories(db: sqlite_utils.Database, story_ids: set[int]) -> None:
    """Those of the stories that no post is in any more, with what was merged into them.

    The newest story stays in any case: its number would be given again, and people have seen it.
    """
    db.execute(
        """
        with gone as (
            select value as story_id from json_each(?)
            where not exists (select 1 from posts where posts.story_id = value)
            and value < (select max(story_id) from stories)
        )
        delete from stories where merged_into in (select story_id from gone)
        or story_id in (select story_id from gone)
        """,
        [json.dumps(sorted(story_ids))],
    )


def _count_free(db: sqlite_utils.Database) -> int:
    return int(db.execute("pragma freelist_count").fetchone()[0])
