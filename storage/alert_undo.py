"""A removed alert as it was, under its number again: the undo of its removal.

Old messages' buttons and what it has told hang on the number, and so does what it had queued, which waits
again as it did. What was published in between is not looked for.
"""

from __future__ import annotations

import sqlite_utils

from storage.alert_deliveries import restore_dropped
from storage.alerts import DELETED, change_options, find_alert, get_alert, list_alerts
from storage.errors import LimitReached
from storage.moments import to_seconds
from storage.records import Alert


def restore_alert(db: sqlite_utils.Database, alert: Alert, *, limit: int | None = None) -> Alert:
    """Stores the alert again and returns it; one of the chat's on the same query if there is one by now.

    Raises LimitReached when the chat has `limit` others.
    """
    others = list_alerts(db, alert.chat_id)
    existing = find_alert(db, alert.alert_id) or next((o for o in others if o.query == alert.query), None)
    if existing is not None:
        return existing
    if limit is not None and len(others) >= limit:
        raise LimitReached(limit)
    db.execute(
        """
        insert into alerts (alert_id, chat_id, query, created_at, muted_until, fired)
        values (?, ?, ?, ?, ?, ?)
        """,
        [
            alert.alert_id,
            alert.chat_id,
            alert.query,
            to_seconds(alert.created_at),
            to_seconds(alert.muted_until),
            alert.fired,
        ],
    )
    change_options(db, alert.chat_id, alert.alert_id, alert.options)
    restore_dropped(db, alert.chat_id, alert.alert_id, DELETED)
    return get_alert(db, alert.alert_id)
