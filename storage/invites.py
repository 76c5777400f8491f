"""Invitations: codes that let one person in each, where the bot is not open to all.

Makes up no codes; keeps who used one only until that person is erased.
"""

from __future__ import annotations

from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds, to_seconds
from storage.records.desk import OpenInvite


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


def remove_invite(db: sqlite_utils.Database, code: str) -> bool:
    """Takes an unused code back; False when it is used or not there."""
    return db.execute("delete from invites where code = ? and used_at is null", [code]).rowcount > 0


def list_open_invites(db: sqlite_utils.Database, now: datetime) -> list[OpenInvite]:
    """The codes that still let somebody in, the newest first."""
    rows = db.execute(
        """
        select code, expires_at from invites
        where used_at is null and (expires_at is null or expires_at > ?)
        order by created_at desc, code
        """,
        [to_seconds(now)],
    )
    return [OpenInvite(code, from_seconds(expires_at)) for code, expires_at in rows.fetchall()]
