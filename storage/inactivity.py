"""Who has not been heard of for long: the day of the last sign, who was asked, and who did not answer.

Kept only where an operator wants it (INACTIVE_MONTHS). Groups and channels are not asked: nobody there
owes a sign; they count from when the bot was taken out of them. Decides no dates.
"""

from __future__ import annotations

from datetime import datetime

import sqlite_utils

from storage.moments import to_seconds


def note_seen(db: sqlite_utils.Database, chat_id: int, day: datetime) -> None:
    """A sign of life; a question that was asked is answered by it."""
    db.execute(
        "update subscribers set seen_at = ?, asked_at = null where chat_id = ?", [to_seconds(day), chat_id]
    )


def begin_counting(db: sqlite_utils.Database, now: datetime) -> None:
    """Counts from now on for whom no day is kept, and not for chats in which the bot is at work."""
    db.execute(
        "update subscribers set seen_at = ? where seen_at is null and (kind = 'person' or not active)",
        [to_seconds(now)],
    )
    db.execute("update subscribers set seen_at = null where kind <> 'person' and active")


def stop_counting(db: sqlite_utils.Database) -> None:
    """Forgets all days: nobody asks for them any more."""
    db.execute(
        """
        update subscribers set seen_at = null, asked_at = null
        where seen_at is not null or asked_at is not null
        """
    )


def list_inactive(db: sqlite_utils.Database, seen_before: datetime) -> list[int]:
    """The active people who were not seen since then and were not asked yet."""
    rows = db.execute(
        """
        select chat_id from subscribers
        where kind = 'person' and active and seen_at < ? and asked_at is null order by chat_id
        """,
        [to_seconds(seen_before)],
    )
    return [chat_id for (chat_id,) in rows.fetchall()]


def mark_asked(db: sqlite_utils.Database, chat_id: int, now: datetime) -> None:
    """The question is on its way."""
    db.execute("update subscribers set asked_at = ? where chat_id = ?", [to_seconds(now), chat_id])


def list_unanswered(
    db: sqlite_utils.Database, asked_before: datetime, seen_before: datetime, key: str
) -> list[int]:
    """Who was asked before then and gave no sign, and who left and was not seen since `seen_before`.

    Not those whose question (`key` and their chat) still waits to be sent.
    """
    rows = db.execute(
        """
        select chat_id from subscribers
        where (asked_at <= :asked or (not active and seen_at < :seen))
        and not exists (
            select 1 from deliveries
            where key = :key || subscribers.chat_id || ':' || subscribers.asked_at
            and state in ('pending', 'sending')
        )
        order by chat_id
        """,
        {"asked": to_seconds(asked_before), "seen": to_seconds(seen_before), "key": key},
    )
    return [chat_id for (chat_id,) in rows.fetchall()]
