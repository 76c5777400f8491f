"""What has waited too long: an alert that is no news any more, a digest past its next slot.

It is dropped with a reason that stands in the outbox, and told of in one line: alerts by one notice to the
chat, a digest by the next one (jobs/digests.py). What was begun is finished, and what a person asked to have
again is sent. Sends nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.alert_rules import OLDEST_NEWS, next_loud
from bot.domain.delivery_notices import LateAlerts
from bot.domain.digest_run import parse_key
from bot.domain.payloads import dump_payload, load_alert, load_notice
from bot.domain.schedule import next_run
from storage.database import Connection
from storage.deliveries import drop, queue_deliveries
from storage.missed_digests import PAST
from storage.pending import find_pending, replace_payload
from storage.records import Delivery, NewDelivery, Subscriber, Subscription
from storage.subscriptions import find_subscription

TOO_OLD = "no news any more"


def drop_if_useless(db: Connection, delivery: Delivery, subscriber: Subscriber, now: datetime) -> bool:
    """Drops a delivery of which nothing was sent yet, where it is too old; returns whether it was."""
    if delivery.kind == "alert" and is_old_alert(delivery, subscriber, now):
        drop(db, delivery.delivery_id, TOO_OLD, now)
        if subscriber.kind != "channel":  # its readers did not ask for anything
            _count_late_alert(db, delivery, now)
        return True
    if delivery.kind == "digest" and (named := parse_key(delivery.key)) is not None:
        subscription = find_subscription(db, named[0])
        if subscription is not None and is_overtaken(delivery, subscription, subscriber, now):
            drop(db, delivery.delivery_id, PAST, now)
            return True
    return False


def is_old_alert(delivery: Delivery, subscriber: Subscriber, now: datetime) -> bool:
    """Whether it could have been sent hours ago: that a person's quiet hours held it does not count.

    A row that never failed stands at the moment it was meant for; one that did was moved on, and says itself
    when it was meant to come.
    """
    if delivery.reason is None:
        due_at = delivery.due_at
    else:
        due_at = load_alert(delivery.payload).planned_at or delivery.created_at
    return now - max(due_at, next_loud(delivery.created_at, subscriber)) > OLDEST_NEWS


def is_overtaken(
    delivery: Delivery, subscription: Subscription, subscriber: Subscriber, now: datetime
) -> bool:
    """Whether the slot after the one it was queued at has come."""
    return next_run(delivery.created_at, subscription.schedule, ZoneInfo(subscriber.zone)) <= now


def _count_late_alert(db: Connection, delivery: Delivery, now: datetime) -> None:
    """One notice for all of a chat's that wait for it together: its count goes up."""
    prefix = f"late-alerts:{delivery.chat_id}:"
    waiting = find_pending(db, delivery.chat_id, prefix)
    if waiting is None:
        payload = dump_payload(LateAlerts(delivery.created_at, 1))
        new = NewDelivery(delivery.chat_id, "notice", f"{prefix}{delivery.delivery_id}", payload, now)
        queue_deliveries(db, [new], now)
        return
    notice = load_notice(waiting.payload)
    if isinstance(notice, LateAlerts):
        since = min(notice.since, delivery.created_at)
        counted = replace(notice, since=since, count=notice.count + 1)
        replace_payload(db, waiting.delivery_id, dump_payload(counted))
