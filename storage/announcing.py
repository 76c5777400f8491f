"""Announcements to all: queued once, however often it is asked for; how far each is; and stopping one.

Its deliveries carry its number in their key. Who gets which text, the answers say; sends nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlite_utils

from storage.deliveries import queue_deliveries
from storage.moments import from_seconds, to_seconds
from storage.records import NewDelivery
from storage.records.desk import Announcement

STOPPED = "stopped by the operator"


def announcement_key(announcement_id: str, chat_id: int) -> str:
    """The outbox's key of one delivery."""
    return f"announcement:{announcement_id}:{chat_id}"


def begin_announcement(
    db: sqlite_utils.Database, announcement_id: str, rows: Sequence[NewDelivery], now: datetime
) -> bool:
    """Puts an announcement into the outbox; False where that has been done already."""
    begun = db.execute(
        "insert into announcements (announcement_id, created_at) values (?, ?) on conflict do nothing",
        [announcement_id, to_seconds(now)],
    ).rowcount
    if begun:
        queue_deliveries(db, rows, now)
    return begun > 0


def stop_announcement(db: sqlite_utils.Database, announcement_id: str, now: datetime) -> int:
    """Drops what of an announcement has not begun to be sent; returns how many rows."""
    db.execute(
        "update announcements set stopped_at = ? where announcement_id = ? and stopped_at is null",
        [to_seconds(now), announcement_id],
    )
    return db.execute(
        """
        update deliveries set state = 'dropped', reason = ?, done_at = ?
        where key >= ? and key < ? and state = 'pending'
        """,
        [STOPPED, to_seconds(now), *_keys(announcement_id)],
    ).rowcount


def find_announcement(db: sqlite_utils.Database, announcement_id: str | None = None) -> Announcement | None:
    """One announcement, or the latest."""
    row = db.execute(
        """
        select announcement_id, created_at, stopped_at from announcements
        where ?1 is null or announcement_id = ?1 order by created_at desc limit 1
        """,
        [announcement_id],
    ).fetchone()
    if row is None:
        return None
    states = db.execute(
        "select state, count(*) from deliveries where key >= ? and key < ? group by state", _keys(row[0])
    ).fetchall()
    return Announcement(row[0], from_seconds(row[1]), from_seconds(row[2]), dict(states))


def _keys(announcement_id: str) -> list[str]:
    """The range of its keys, which their index has in order: ";" follows ":"."""
    return [f"announcement:{announcement_id}:", f"announcement:{announcement_id};"]
