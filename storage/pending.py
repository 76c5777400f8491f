"""Deliveries that still wait, and may be given something else to say before they are rendered."""

from __future__ import annotations

import sqlite_utils

from storage.deliveries import get_delivery
from storage.records import Delivery


def find_pending(db: sqlite_utils.Database, chat_id: int, prefix: str) -> Delivery | None:
    """The first delivery that waits for a chat under a key that begins so."""
    row = db.execute(
        """
        select min(delivery_id) from deliveries
        where chat_id = ? and state = 'pending' and substr(key, 1, ?) = ?
        """,
        [chat_id, len(prefix), prefix],
    ).fetchone()
    return None if row[0] is None else get_delivery(db, row[0])


def replace_payload(db: sqlite_utils.Database, delivery_id: int, payload: str) -> None:
    """Gives a delivery that was not rendered yet something else to say."""
    db.execute("update deliveries set payload = ? where delivery_id = ?", [payload, delivery_id])
