"""What waits in the outbox for a later moment, and moving it there: when a person's quiet hours change.

Which row waits for them, and until when it shall, the caller says. Leaves alone what was tried already.
"""

from __future__ import annotations

from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds, to_seconds


def list_waiting(
    db: sqlite_utils.Database, chat_id: int, now: datetime
) -> list[tuple[int, datetime, datetime]]:
    """The deliveries of a chat that are due later and were not tried yet: number, when queued, when due."""
    rows = db.execute(
        """
        select delivery_id, created_at, due_at from deliveries
        where chat_id = ? and state = 'pending' and attempts = 0 and due_at > ? order by delivery_id
        """,
        [chat_id, to_seconds(now)],
    )
    return [(number, from_seconds(queued), from_seconds(due)) for number, queued, due in rows.fetchall()]


def set_due(db: sqlite_utils.Database, delivery_id: int, due_at: datetime) -> None:
    """Moves a delivery that waits."""
    db.execute(
        "update deliveries set due_at = ? where delivery_id = ? and state = 'pending'",
        [to_seconds(due_at), delivery_id],
    )
