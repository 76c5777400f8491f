"""Puts a notice to those who run the bot into the outbox, once for each of them who is a subscriber.

What it says and when a person may be disturbed, the callers decide; whether it is news, watch_notes.py
remembers. Sends nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import sqlite_utils

from storage.deliveries import queue_deliveries
from storage.records import NewDelivery, Subscriber
from storage.subscribers import find_subscriber


def queue_notice(
    db: sqlite_utils.Database,
    operators: Iterable[int],
    key: str,
    payload: str,
    now: datetime,
    due_at: Callable[[datetime, Subscriber], datetime],
) -> int:
    """Queues a notice to every operator (chat ids) who is an active subscriber; returns to how many.

    A key is queued once, ever. `due_at(now, subscriber)`: when it may come.
    """
    people = filter(None, (find_subscriber(db, chat_id) for chat_id in dict.fromkeys(operators)))
    rows = [
        NewDelivery(person.chat_id, "notice", f"{key}:{person.chat_id}", payload, due_at(now, person))
        for person in people
        if person.active
    ]
    return queue_deliveries(db, rows, now)
