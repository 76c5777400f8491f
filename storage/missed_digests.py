"""Digests that nobody needs any more: their slot passed, and the next one tells of them in one line.

A slot that was skipped stands in the outbox as well, dropped with its reason, so that the next digest and
whoever runs the bot can see it. When a slot is too late, domain/digest_run.py decides.
"""

from __future__ import annotations

from datetime import datetime

import sqlite_utils

from storage.deliveries import drop, queue_deliveries
from storage.moments import to_seconds
from storage.records import NewDelivery

PAST, SKIPPED = "past its next slot", "too late for its slot"


def drop_overtaken(db: sqlite_utils.Database, subscription_id: int, now: datetime) -> int:
    """Drops what waits of a subscription's earlier digests and was not begun; returns how many."""
    return db.execute(
        """
        update deliveries set state = 'dropped', reason = ?, done_at = ?
        where key >= ? and key < ? and kind = 'digest' and state = 'pending'
        and delivery_id not in (select delivery_id from delivery_parts where sent_at is not null)
        and key not like '%:resent'
        -- If it is due no more, another process was here meanwhile, and what waits is its new digest.
        and exists (select 1 from subscriptions where subscription_id = ? and next_run_at <= ?)
        """,
        [PAST, to_seconds(now), *_keys_of(subscription_id), subscription_id, to_seconds(now)],
    ).rowcount


def note_skipped(db: sqlite_utils.Database, chat_id: int, key: str, now: datetime) -> None:
    """Puts a slot that was skipped into the outbox, dropped."""
    if queue_deliveries(db, [NewDelivery(chat_id, "digest", key, "", now)], now):
        row = db.execute("select delivery_id from deliveries where key = ?", [key]).fetchone()
        drop(db, row[0], SKIPPED, now)


def forget_skipped(db: sqlite_utils.Database, key: str) -> None:
    """The slot was not too late after all: the clock had been wrong."""
    db.execute("delete from deliveries where key = ? and state = 'dropped' and reason = ?", [key, SKIPPED])


def list_missed(db: sqlite_utils.Database, subscription_id: int, since: datetime | None) -> list[str]:
    """The keys of digests that were dropped or skipped after `since`, oldest first."""
    rows = db.execute(
        """
        select key from deliveries
        where key >= ? and key < ? and kind = 'digest' and state = 'dropped' and reason in (?, ?)
        and done_at > ?
        order by delivery_id
        """,
        [*_keys_of(subscription_id), PAST, SKIPPED, -1 if since is None else to_seconds(since)],
    )
    return [row[0] for row in rows]


def _keys_of(subscription_id: int) -> tuple[str, str]:
    """From which key on, and before which, those of a subscription lie (";" follows ":")."""
    return f"digest:{subscription_id}:", f"digest:{subscription_id};"
