"""Which posts wait to be grouped into stories, what is needed for it, and the stories that proved to be one.

A post waits from the moment it is stored, or its text changed, until a job has compared it with the posts of
its days; so nothing depends on when the job runs, and a crash repeats what was not finished. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds
from storage.seqs import IN_WINDOW, seq_range, window_parameters
from storage.stories import merge_stories


@dataclass(frozen=True, slots=True)
class Groupable:
    """What of a stored post tells which event it is about, and the story it is in."""

    seq: int
    published_at: datetime
    story_id: int
    text: str
    topics: tuple[str, ...]
    text_hash: bytes


_SELECT = """
select
    posts.seq, posts.published_at, posts.story_id, posts.text, posts.text_hash,
    (select group_concat(topic, ' ') from post_topics where post_topics.seq = posts.seq)
from posts
"""


def list_waiting(db: sqlite_utils.Database, limit: int) -> list[Groupable]:
    """The posts that wait, oldest first; deleted ones too, since others may still tell of their event."""
    rows = db.conn.execute(
        f"""
        {_SELECT}
        where posts.seq in (select seq from posts_to_group order by seq limit ?)
        and posts.story_id is not null
        order by posts.seq
        """,
        [limit],
    )
    return [_build(row) for row in rows]


def count_waiting(db: sqlite_utils.Database) -> int:
    """How many posts wait."""
    return int(db.execute("select count(*) from posts_to_group").fetchone()[0])


def list_grouped(db: sqlite_utils.Database, since: datetime, until: datetime) -> list[Groupable]:
    """The posts published in [since, until) that do not wait, oldest first."""
    rows = db.conn.execute(
        f"""
        {_SELECT}
        where {IN_WINDOW} and posts.story_id is not null
        and not exists (select 1 from posts_to_group where posts_to_group.seq = posts.seq)
        order by posts.seq
        """,
        window_parameters(since, until),
    )
    return [_build(row) for row in rows]


def list_stories_of_posts(
    db: sqlite_utils.Database, since: datetime, until: datetime
) -> list[tuple[int, int]]:
    """(seq, story) of the posts published in [since, until), as they stand now."""
    low, high = seq_range(since, until)
    return db.execute(
        "select seq, story_id from posts where seq >= ? and seq < ? and story_id is not null", [low, high]
    ).fetchall()


def save_groups(
    db: sqlite_utils.Database, joins: Iterable[tuple[int, int]], placed: Sequence[Groupable]
) -> None:
    """Merges each story into the other, and takes the posts off the list, unless their text changed since."""
    for story_id, into in joins:
        merge_stories(db, story_id, into)
    db.conn.executemany(
        """
        delete from posts_to_group
        where seq = ? and exists (select 1 from posts where posts.seq = posts_to_group.seq and text_hash = ?)
        """,
        [(post.seq, post.text_hash) for post in placed],
    )


def _build(row: tuple[int, int, int, str, bytes, str | None]) -> Groupable:
    seq, published_at, story_id, text, text_hash, topics = row
    return Groupable(
        seq=seq,
        published_at=from_seconds(published_at),
        story_id=story_id,
        text=text,
        topics=tuple(sorted(topics.split(" "))) if topics else (),
        text_hash=text_hash,
    )
