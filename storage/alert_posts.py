"""Which posts the messages of alerts tell, and what became of those posts since.

From it follow "once per story", the count of a day, and the word on a post that was edited or deleted
after its alert. Written in the transaction that renders the message. Decides none of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds, to_seconds

# What a message told counts unless it will surely never be read.
_STANDS = "deliveries.state in ('pending', 'sending', 'sent', 'uncertain')"


@dataclass(frozen=True, slots=True)
class Telling:
    """A message that tells post `seq`, as its text was in `version`."""

    delivery_id: int
    chat_id: int
    seq: int
    version: int
    told_at: datetime


@dataclass(frozen=True, slots=True)
class PostNow:
    """A post as it stands: how often it was edited, when last, and since when it is gone."""

    version: int
    edited_at: datetime | None = None
    deleted_at: datetime | None = None


def note_told(
    db: sqlite_utils.Database,
    delivery_id: int,
    alert_id: int,
    posts: Iterable[tuple[int, int]],
    now: datetime,
    *,
    counts: bool = True,
) -> None:
    """Notes that a message tells these posts: (seq, version); `counts`: to the day's limit."""
    db.conn.executemany(
        """
        insert or ignore into alert_posts (delivery_id, seq, alert_id, told_at, version, counts)
        values (?, ?, ?, ?, ?, ?)
        """,
        [(delivery_id, seq, alert_id, to_seconds(now), version, counts) for seq, version in posts],
    )


def count_told(db: sqlite_utils.Database, alert_id: int, since: datetime) -> int:
    """How many posts an alert has told since then, as far as they count to the day's limit."""
    row = db.execute(
        f"""
        select count(distinct seq) from alert_posts join deliveries using (delivery_id)
        where alert_id = ? and told_at >= ? and counts and {_STANDS}
        """,
        [alert_id, to_seconds(since)],
    ).fetchone()
    return int(row[0])


def list_told_of_story(
    db: sqlite_utils.Database, alert_id: int, story_id: int, *, but: int | None = None
) -> list[int]:
    """The posts of a living story that an alert has told, by seq; `but`: leaving one message out."""
    rows = db.execute(
        f"""
        select distinct alert_posts.seq
        from alert_posts join deliveries using (delivery_id) join posts using (seq)
        where alert_posts.alert_id = ? and posts.story_id = ?
        and alert_posts.delivery_id is not ? and {_STANDS}
        order by alert_posts.seq
        """,
        [alert_id, story_id, but],
    )
    return [seq for (seq,) in rows]


def list_tellings(db: sqlite_utils.Database, seqs: Iterable[int]) -> list[Telling]:
    """The messages that tell one of these posts and may be read, oldest first."""
    rows = db.execute(
        f"""
        select delivery_id, deliveries.chat_id, seq, version, told_at
        from alert_posts join deliveries using (delivery_id)
        where seq in (select value from json_each(?)) and {_STANDS}
        order by delivery_id, seq
        """,
        [json.dumps(list(seqs))],
    )
    return [
        Telling(delivery_id, chat_id, seq, version, from_seconds(told_at))
        for delivery_id, chat_id, seq, version, told_at in rows.fetchall()
    ]


def list_told(db: sqlite_utils.Database, delivery_id: int) -> list[Telling]:
    """The posts that a message tells."""
    rows = db.execute(
        """
        select delivery_id, deliveries.chat_id, seq, version, told_at
        from alert_posts join deliveries using (delivery_id)
        where delivery_id = ? order by seq
        """,
        [delivery_id],
    )
    return [
        Telling(delivery_id, chat_id, seq, version, from_seconds(told_at))
        for delivery_id, chat_id, seq, version, told_at in rows.fetchall()
    ]


def read_posts_now(db: sqlite_utils.Database, seqs: Iterable[int]) -> dict[int, PostNow]:
    """How these posts stand; those that are not stored any more are left out."""
    rows = db.execute(
        """
        select seq, (select count(*) from post_versions where post_versions.seq = posts.seq),
            coalesce(edited_at, text_seen_at), deleted_at
        from posts where seq in (select value from json_each(?))
        """,
        [json.dumps(list(seqs))],
    )
    return {
        seq: PostNow(version, from_seconds(edited_at) if version else None, from_seconds(deleted_at))
        for seq, version, edited_at, deleted_at in rows
    }


def list_seqs(db: sqlite_utils.Database, channel_id: int, post_ids: Iterable[int]) -> list[int]:
    """The stored posts of a channel with these ids, an album by any of its parts."""
    rows = db.execute(
        """
        select seq from posts
        where channel_id = :channel_id and post_id in (select value from json_each(:ids))
        union
        select seq from album_parts
        where channel_id = :channel_id and post_id in (select value from json_each(:ids))
        """,
        {"channel_id": channel_id, "ids": json.dumps(list(post_ids))},
    )
    return [seq for (seq,) in rows]
