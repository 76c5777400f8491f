"""The messages that a delivery was rendered to: stored before the first is sent, marked one by one.

So a retry sends the same words and goes on after the last part that arrived, and a crash leaves
uncertain only what was being handed to Telegram. Renders nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds, to_seconds

_RECENT = 2_000  # deliveries; a minute of sending is fewer


@dataclass(frozen=True, slots=True)
class DeliveryPart:
    """One message of a rendered delivery; sent once it has a message id."""

    position: int
    body: str
    message_id: int | None = None
    sent_at: datetime | None = None


def store_parts(db: sqlite_utils.Database, delivery_id: int, bodies: Sequence[str]) -> list[DeliveryPart]:
    """Stores what a delivery was rendered to, before its first part is sent; the first time counts.

    Returns the parts as stored, so that a retry goes on after the last one sent.
    """
    stored = list_parts(db, delivery_id)
    if stored:
        return stored
    db.conn.executemany(
        "insert into delivery_parts (delivery_id, position, body) values (?, ?, ?)",
        [(delivery_id, position, body) for position, body in enumerate(bodies)],
    )
    return list_parts(db, delivery_id)


def list_parts(db: sqlite_utils.Database, delivery_id: int) -> list[DeliveryPart]:
    """The parts of a delivery, in order."""
    rows = db.execute(
        """
        select position, body, message_id, sent_at from delivery_parts
        where delivery_id = ? order by position
        """,
        [delivery_id],
    )
    return [
        DeliveryPart(position, body, message_id, from_seconds(sent_at))
        for position, body, message_id, sent_at in rows
    ]


def list_handed_over(db: sqlite_utils.Database, since: datetime) -> list[tuple[int, datetime]]:
    """(chat id, when) of the messages that were handed to Telegram since then, of the newest deliveries."""
    rows = db.execute(
        """
        select recent.chat_id, delivery_parts.begun_at
        from (select delivery_id, chat_id from deliveries order by delivery_id desc limit ?) as recent
        join delivery_parts using (delivery_id)
        where delivery_parts.begun_at >= ?
        """,
        [_RECENT, to_seconds(since)],
    )
    return [(chat_id, from_seconds(begun_at)) for chat_id, begun_at in rows]


def is_part_begun(db: sqlite_utils.Database, delivery_id: int) -> bool:
    """Whether a part is on its way: handed to Telegram, and not known to have arrived."""
    row = db.execute(
        """
        select exists (
            select 1 from delivery_parts
            where delivery_id = ? and begun_at is not null and sent_at is null
        )
        """,
        [delivery_id],
    ).fetchone()
    return bool(row[0])


def change_body(db: sqlite_utils.Database, delivery_id: int, position: int, body: str) -> None:
    """Puts another message in the place of one that Telegram refused for good: none is on its way."""
    db.execute(
        "update delivery_parts set body = ?, begun_at = null where delivery_id = ? and position = ?",
        [body, delivery_id, position],
    )


def mark_part_begun(db: sqlite_utils.Database, delivery_id: int, position: int, now: datetime) -> None:
    """Notes that a part is handed to Telegram now: from here on it may arrive."""
    db.execute(
        "update delivery_parts set begun_at = ? where delivery_id = ? and position = ?",
        [to_seconds(now), delivery_id, position],
    )


def mark_part_sent(
    db: sqlite_utils.Database, delivery_id: int, position: int, message_id: int, now: datetime
) -> None:
    """Notes that a part has arrived, under which message id."""
    db.execute(
        "update delivery_parts set message_id = ?, sent_at = ? where delivery_id = ? and position = ?",
        [message_id, to_seconds(now), delivery_id, position],
    )
