"""Dead letters: deliveries that Telegram refused for good or that could not be read, with the reason.

They are kept until somebody decides: `revive_dead_letter` puts one back to be tried once more. Names no
chat: whose letter it was is nobody's business but the outbox's. What makes a letter dead is decided in
bot/delivery.
"""

from __future__ import annotations

from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds, to_seconds
from storage.records.desk import DeadLetter


def list_dead_letters(
    db: sqlite_utils.Database, *, limit: int = 10, before: int | None = None
) -> list[DeadLetter]:
    """The dead letters, newest first; `before`: those below this delivery, for the next page."""
    rows = db.execute(
        """
        select delivery_id, kind, coalesce(reason, 'unknown'), created_at, coalesce(done_at, created_at),
            (
                select count(*) from delivery_parts p
                where p.delivery_id = deliveries.delivery_id and p.sent_at is not null
            )
        from deliveries
        where state = 'dead' and (? is null or delivery_id < ?)
        order by delivery_id desc limit ?
        """,
        [before, before, limit],
    )
    return [
        DeadLetter(delivery_id, kind, reason, from_seconds(created_at), from_seconds(died_at), parts_sent)
        for delivery_id, kind, reason, created_at, died_at, parts_sent in rows
    ]


def count_dead_letters(db: sqlite_utils.Database, since: datetime | None = None) -> int:
    """How many letters are dead; `since`: of those that died then or later."""
    row = db.execute(
        "select count(*) from deliveries where state = 'dead' and (? is null or done_at >= ?)",
        [to_seconds(since), to_seconds(since)],
    ).fetchone()
    return int(row[0])


def revive_dead_letter(db: sqlite_utils.Database, delivery_id: int, now: datetime) -> bool:
    """Lets a dead letter be sent once more, as a new row of the outbox would; False if it is not dead."""
    return (
        db.execute(
            """
            update deliveries set state = 'pending', due_at = ?, attempts = 0, reason = null, done_at = null
            where delivery_id = ? and state = 'dead'
            """,
            [to_seconds(now), delivery_id],
        ).rowcount
        > 0
    )
