"""What was shown to whom: the stories of a chat's digests, so that none comes twice unchanged.

Written in the transaction that queues the digest. Does not decide what is worth showing again, or
for how long it counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

import sqlite_utils

from storage.moments import to_seconds


def mark_shown(
    db: sqlite_utils.Database, chat_id: int, stories: Iterable[tuple[int, int]], shown_at: datetime
) -> None:
    """Notes (story, seq of its last post then) as shown to a chat."""
    db.conn.executemany(
        """
        insert into digest_items (chat_id, story_id, shown_at, last_seq) values (?, ?, ?, ?)
        on conflict (chat_id, story_id) do update set
            shown_at = excluded.shown_at, last_seq = max(last_seq, excluded.last_seq)
        """,
        [(chat_id, story_id, to_seconds(shown_at), last_seq) for story_id, last_seq in stories],
    )


def list_shown(
    db: sqlite_utils.Database, chat_id: int, since: datetime, until: datetime | None = None
) -> dict[int, int]:
    """Stories last shown to a chat from `since` to `until`, each with the last post it had then.

    A story that went into another counts as that one.
    """
    rows = db.execute(
        """
        select coalesce(stories.merged_into, digest_items.story_id), max(digest_items.last_seq)
        from digest_items left join stories using (story_id)
        where digest_items.chat_id = ? and digest_items.shown_at >= ?
        and (? is null or digest_items.shown_at <= ?)
        group by 1
        """,
        [chat_id, to_seconds(since), to_seconds(until), to_seconds(until)],
    )
    return dict(rows.fetchall())


def forget_shown(
    db: sqlite_utils.Database, before: datetime, *, above: int | None, chats: int
) -> tuple[int, int | None]:
    """Forgets what was last shown before then to the next `chats` chats with a number `above` that one.

    Returns how many marks went, and the last of these chats, None after the last of all.
    """
    ids = [
        chat_id
        for (chat_id,) in db.execute(
            "select chat_id from subscribers where ?1 is null or chat_id > ?1 order by chat_id limit ?2",
            [above, chats],
        ).fetchall()
    ]
    gone = db.execute(
        "delete from digest_items where chat_id in (select value from json_each(?)) and shown_at < ?",
        [json.dumps(ids), to_seconds(before)],
    ).rowcount
    return gone, ids[-1] if ids else None
