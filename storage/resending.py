"""Sending once more, when a person asks for it, what of a digest may not have arrived.

A new row of the outbox gets copies of the messages that are not confirmed: the same words, without those
that arrived. Its key makes a second tap harmless. Nothing is resent without being asked for.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import sqlite_utils

from storage.deliveries import list_deliveries, queue_deliveries
from storage.records import Delivery, NewDelivery

RESENT = ":resent"  # ends the key of what was sent again


def queue_resend(
    db: sqlite_utils.Database, chat_id: int, delivery_id: int, now: datetime
) -> Literal["resent", "resent-before", "resend-gone"]:
    """Queues it for the chat that it belongs to; "resend-gone": there is no such uncertain digest."""
    found = _find_uncertain(db, chat_id, delivery_id)
    if found is None:
        return "resend-gone"
    key = found.key + RESENT
    if not queue_deliveries(db, [NewDelivery(chat_id, found.kind, key, found.payload, now)], now):
        return "resent-before"
    db.execute(
        """
        insert into delivery_parts (delivery_id, position, body)
        select (select delivery_id from deliveries where key = ?), position, body from delivery_parts
        where delivery_id = ? and sent_at is null
        """,
        [key, delivery_id],
    )
    return "resent"


def _find_uncertain(db: sqlite_utils.Database, chat_id: int, delivery_id: int) -> Delivery | None:
    return next(
        (
            each
            for each in list_deliveries(db, chat_id)
            if each.delivery_id == delivery_id and (each.kind, each.state) == ("digest", "uncertain")
        ),
        None,
    )
