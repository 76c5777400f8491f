"""Takes back a person who had blocked the bot and writes again: what they asked for goes on from now.

Digests whose slots passed meanwhile are not made up for: nobody was there to read them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.schedule import next_run
from storage.database import Connection
from storage.records import Subscriber
from storage.subscribers import save_subscriber
from storage.subscriptions import list_subscriptions, set_next_run


def take_back(db: Connection, known: Subscriber, now: datetime) -> Subscriber:
    """Returns the subscriber, active again."""
    back = replace(known, active=True)
    save_subscriber(db, back)
    for subscription in list_subscriptions(db, back.chat_id):
        if subscription.next_run_at <= now:
            slot = next_run(now, subscription.schedule, ZoneInfo(back.zone))
            set_next_run(db, subscription.subscription_id, slot)
    return back
