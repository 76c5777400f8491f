"""The rows of the outbox that one alert has queued and nobody has begun to send: to bundle, move or drop.

A row's key begins with "alert:<alert>:". Decides nothing about what goes together or when.
"""

from __future__ import annotations

from datetime import datetime

import sqlite_utils

from storage.deliveries import get_delivery
from storage.moments import to_seconds
from storage.records import Delivery

_WAITING = """
key >= ? and key < ? and chat_id = ? and kind = 'alert' and state = 'pending' and attempts = 0
and not exists (select 1 from delivery_parts p where p.delivery_id = deliveries.delivery_id)
"""


def list_waiting(
    db: sqlite_utils.Database, chat_id: int, alert_id: int, *, until: datetime | None = None
) -> list[Delivery]:
    """What an alert has queued and nobody has begun to send, oldest first; `until`: only what is due then."""
    rows = db.execute(
        f"""
        select delivery_id from deliveries
        where {_WAITING} and (? is null or due_at <= ?) order by delivery_id
        """,
        [*_keys(alert_id), chat_id, to_seconds(until), to_seconds(until)],
    ).fetchall()
    return [get_delivery(db, delivery_id) for (delivery_id,) in rows]


def drop_waiting(db: sqlite_utils.Database, chat_id: int, alert_id: int, reason: str, now: datetime) -> int:
    """Drops what an alert has queued and nobody has begun to send; returns how many."""
    return db.execute(
        f"update deliveries set state = 'dropped', reason = ?, done_at = ? where {_WAITING}",
        [reason, to_seconds(now), *_keys(alert_id), chat_id],
    ).rowcount


def restore_dropped(db: sqlite_utils.Database, chat_id: int, alert_id: int, reason: str) -> int:
    """Puts back what `drop_waiting` dropped for this reason, due as it was; returns how many."""
    return db.execute(
        """
        update deliveries set state = 'pending', reason = null, done_at = null
        where key >= ? and key < ? and chat_id = ? and kind = 'alert' and state = 'dropped' and reason = ?
        """,
        [*_keys(alert_id), chat_id, reason],
    ).rowcount


def change_payload(db: sqlite_utils.Database, delivery_id: int, payload: str) -> Delivery:
    """Gives a row other data, before it is rendered."""
    db.execute("update deliveries set payload = ? where delivery_id = ?", [payload, delivery_id])
    return get_delivery(db, delivery_id)


def postpone(db: sqlite_utils.Database, delivery_id: int, due_at: datetime, payload: str) -> None:
    """Puts a row back, with other data, to be sent at `due_at`: that is no failed attempt."""
    db.execute(
        "update deliveries set state = 'pending', due_at = ?, payload = ? where delivery_id = ?",
        [to_seconds(due_at), payload, delivery_id],
    )


def _keys(alert_id: int) -> tuple[str, str]:
    return f"alert:{alert_id}:", f"alert:{alert_id};"  # ";" comes after ":"
