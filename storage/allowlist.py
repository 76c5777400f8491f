"""The allowlist: chats that an operator lets in by hand, where the bot is not open to all.

A chat that is taken off it and was a subscriber is erased by whoever takes it off. Knows no names.
"""

from __future__ import annotations

from datetime import datetime

import sqlite_utils

from storage.moments import to_seconds


def allow(db: sqlite_utils.Database, chat_id: int, now: datetime) -> bool:
    """Lets a chat in; False when it was on the list already."""
    return (
        db.execute(
            "insert into allowlist (chat_id, added_at) values (?, ?) on conflict do nothing",
            [chat_id, to_seconds(now)],
        ).rowcount
        > 0
    )


def disallow(db: sqlite_utils.Database, chat_id: int) -> bool:
    """Takes a chat off the list; False when it was not on it."""
    return db.execute("delete from allowlist where chat_id = ?", [chat_id]).rowcount > 0


def is_allowed(db: sqlite_utils.Database, chat_id: int) -> bool:
    """Whether a chat is on the list."""
    return db.execute("select 1 from allowlist where chat_id = ?", [chat_id]).fetchone() is not None


def list_allowed(db: sqlite_utils.Database) -> list[tuple[int, bool]]:
    """The chats on the list, the newest first, each with whether it has come in."""
    rows = db.execute(
        """
        select chat_id, exists (select 1 from subscribers s where s.chat_id = allowlist.chat_id)
        from allowlist order by added_at desc, chat_id
        """
    )
    return [(chat_id, bool(is_in)) for chat_id, is_in in rows.fetchall()]
