"""Stores a subscriber's settings so that they hold at once: what waits already follows them too.

Digests keep their local time in another zone. What was held back for quiet hours comes when the new ones
allow it; what waits for another reason (a retry, a bundle) is left alone.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.alert_rules import next_loud
from bot.domain.schedule import next_run
from storage.database import Connection
from storage.records import Subscriber
from storage.subscribers import get_subscriber, save_subscriber
from storage.subscriptions import list_subscriptions, set_next_run
from storage.waiting import list_waiting, set_due


def store_preferences(db: Connection, subscriber: Subscriber, now: datetime) -> None:
    """Stores the settings of a subscriber who is known."""
    before = get_subscriber(db, subscriber.chat_id)
    save_subscriber(db, subscriber)
    # Only another zone moves what is due: a digest whose minute has come is not lost to a tap. The runs that
    # somebody misses who is away stay as they are.
    if before.zone != subscriber.zone and subscriber.away_since is None:
        for subscription in list_subscriptions(db, subscriber.chat_id):
            moved = next_run(now, subscription.schedule, ZoneInfo(subscriber.zone))
            set_next_run(db, subscription.subscription_id, moved)
    for delivery_id, queued_at, due_at in list_waiting(db, subscriber.chat_id, now):
        if due_at == next_loud(queued_at, before):
            set_due(db, delivery_id, next_loud(now, subscriber))
