"""Carries out what a failed send means, in one transaction; decides nothing (retry.py does).

A digest that may not have arrived is not repeated: a short notice follows in its place. An alert
that may not have arrived is sent once more and says so; one that a crash cut off, up to three times.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.delivery.rendering import AGAIN, UncertainDigest
from bot.delivery.retry import Decision
from bot.domain.alert_rules import next_loud
from storage.database import Connection
from storage.deliveries import (
    defer,
    drop,
    mark_dead,
    mark_interrupted,
    mark_uncertain,
    queue_deliveries,
)
from storage.parts import note_wait
from storage.records import Delivery, NewDelivery, Wait
from storage.subscribers import deactivate, find_subscriber, move_chat

REPEATS_AFTER_CRASH = 3  # each of them takes a crash at the very moment of sending


def carry_out(db: Connection, delivery: Delivery, decision: Decision, now: datetime) -> None:
    """Marks the delivery, and whatever else `decision` asks for."""
    delivery_id, reason = delivery.delivery_id, decision.reason
    match decision.outcome:
        case "wait" | "retry":
            due_at = now + timedelta(seconds=decision.pause_s)
            defer(db, delivery_id, due_at, reason, counts=decision.outcome == "retry")
            if decision.outcome == "wait":
                note_wait(db, Wait("sender", "sendMessage", due_at), now)
        case "uncertain":
            mark_uncertain(db, delivery_id, reason, now)
            follow_up(db, delivery, now)
        case "migrate":
            move_chat(db, delivery.chat_id, decision.chat_id or delivery.chat_id)
            defer(db, delivery_id, now, reason, counts=False)
        case "deactivate":
            drop(db, delivery_id, reason, now)
            deactivate(db, delivery.chat_id, now)
        case "stop":
            defer(db, delivery_id, now, reason, counts=False)
        case "dead" | "plain":
            mark_dead(db, delivery_id, reason, now)


def follow_up(db: Connection, delivery: Delivery, now: datetime, *, repeats: int = 1) -> None:
    """Queues what follows an uncertain delivery; nothing to a person erased while it was sent.

    An alert is sent again `repeats` times at most: Telegram gives no way to ask whether it arrived.
    """
    subscriber = find_subscriber(db, delivery.chat_id)
    if subscriber is None or (subscriber.kind == "channel" and delivery.kind == "digest"):
        return  # the readers of a channel have no use for a word about a digest
    due_at = next_loud(now, subscriber)
    if delivery.kind == "digest":
        payload = UncertainDigest(delivery.created_at).dump()
        following = NewDelivery(delivery.chat_id, "notice", f"{delivery.key}:uncertain", payload, due_at)
    elif delivery.kind == "alert" and delivery.key.count(AGAIN) < repeats:
        following = NewDelivery(delivery.chat_id, "alert", delivery.key + AGAIN, delivery.payload, due_at)
    else:
        return
    queue_deliveries(db, [following], now)


def note_interrupted(db: Connection, now: datetime) -> int:
    """At start: what a stopped process was handing to Telegram is uncertain; returns how many rows."""
    interrupted = mark_interrupted(db, now)
    for delivery in interrupted:
        follow_up(db, delivery, now, repeats=REPEATS_AFTER_CRASH)
    return len(interrupted)
