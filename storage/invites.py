"""Invitations: codes that let one person in each, where the bot is not open to all.

Makes up no codes; keeps who used one only until that person is erased.
"""

from __future__ import annotations

from datetime import datetime

import sqlite_utils

from storage.moments import to_seconds


def add_invite(
    db: sqlite_utils.Database, code: str, created_at: datetime, expires_at: datetime | None = None
) -> None:
    """Stores a fresh code."""
    db.execute(
        "insert into invites (code, created_at, expires_at) values (?, ?, ?)",
        [code, to_seconds(created_at), to_seconds(expires_at)],
    )


def use_invite(db: sqlite_utils.Database, code: str, chat_id: int, now: datetime) -> bool:
    """Uses up a code; False when there is none such, or it is used or expired."""
    return (
        db.execute(
            """
            update invites set used_by = ?1, used_at = ?2
            where code = ?3 and used_at is null and (expires_at is null or expires_at > ?2)
            """,
            [chat_id, to_seconds(now), code],
        ).rowcount
        > 0
    )
