"""Carries out what a failed send means, in one transaction; decides nothing (retry.py does).

A digest that may not have arrived is not repeated: a notice follows in its place, from which a person can
have it sent again; so it is where a later message of it is refused. An alert that may not have arrived is
sent once more and says so; one that a crash cut off, up to three times. What a topic of a forum does not
take any more goes to its group, whose admins are told once.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.delivery.fates import is_edit
from bot.delivery.rendering import AGAIN
from bot.delivery.retry import Decision
from bot.domain.alert_rules import next_loud
from bot.domain.delivery_notices import BrokenDigest, TopicGone
from bot.domain.payloads import dump_payload
from storage.database import Connection
from storage.deliveries import (
    defer,
    drop,
    mark_dead,
    mark_interrupted,
    mark_uncertain,
    queue_deliveries,
)
from storage.delivery_parts import is_part_begun, list_parts
from storage.forum_topics import leave_topic
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
        case "topic":
            _leave_topic(db, delivery, decision.thread_id or 0, now)
            defer(db, delivery_id, now, reason, counts=False)
        case "deactivate":
            drop(db, delivery_id, reason, now)
            deactivate(db, delivery.chat_id, now)
        case "stop":
            defer(db, delivery_id, now, reason, counts=False)
        case "dead" | "plain" | "reply" | "done":
            mark_dead(db, delivery_id, reason, now)
            _announce_refused(db, delivery, now)


def condemn(db: Connection, delivery: Delivery, reason: str, now: datetime) -> None:
    """Ends a delivery on which the sender itself failed: were it tried again, it would fail for ever."""
    begun = is_part_begun(db, delivery.delivery_id)
    carry_out(db, delivery, Decision("uncertain" if begun else "dead", reason), now)


def follow_up(db: Connection, delivery: Delivery, now: datetime, *, repeats: int = 1) -> None:
    """Queues what follows an uncertain delivery; nothing to a person erased while it was sent.

    An alert is sent again `repeats` times at most: Telegram gives no way to ask whether it arrived.
    """
    subscriber = find_subscriber(db, delivery.chat_id)
    if subscriber is None or (subscriber.kind == "channel" and delivery.kind == "digest"):
        return  # the readers of a channel have no use for a word about a digest
    if any(is_edit(part.body) for part in list_parts(db, delivery.delivery_id)):
        defer(db, delivery.delivery_id, now, "an edit does no harm twice", counts=False)
        return
    due_at = next_loud(now, subscriber)
    if delivery.kind == "digest":
        payload = dump_payload(_broken(db, delivery))
        following = NewDelivery(delivery.chat_id, "notice", f"{delivery.key}:uncertain", payload, due_at)
    elif delivery.kind == "alert" and delivery.key.count(AGAIN) < repeats:
        following = NewDelivery(delivery.chat_id, "alert", delivery.key + AGAIN, delivery.payload, due_at)
    else:
        return
    queue_deliveries(db, [following], now)


def _announce_refused(db: Connection, delivery: Delivery, now: datetime) -> None:
    """Tells a person who has the first messages of a digest that the rest is missing."""
    subscriber, broken = find_subscriber(db, delivery.chat_id), _broken(db, delivery, is_refused=True)
    if subscriber is None or subscriber.kind == "channel" or delivery.kind != "digest" or broken.part == 1:
        return
    due_at, key = next_loud(now, subscriber), f"{delivery.key}:refused"
    queue_deliveries(db, [NewDelivery(delivery.chat_id, "notice", key, dump_payload(broken), due_at)], now)


def _leave_topic(db: Connection, delivery: Delivery, thread_id: int, now: datetime) -> None:
    """From now on all goes to the group itself, beginning with what was just refused."""
    subscriber = find_subscriber(db, delivery.chat_id)
    if leave_topic(db, delivery.chat_id, thread_id) and subscriber is not None:
        payload, key = dump_payload(TopicGone()), f"topic-gone:{delivery.chat_id}:{thread_id}"
        notice = NewDelivery(delivery.chat_id, "notice", key, payload, next_loud(now, subscriber))
        queue_deliveries(db, [notice], now)


def _broken(db: Connection, delivery: Delivery, *, is_refused: bool = False) -> BrokenDigest:
    parts = list_parts(db, delivery.delivery_id)
    part = sum(each.sent_at is not None for each in parts) + 1
    return BrokenDigest(delivery.created_at, delivery.delivery_id, part, max(1, len(parts)), is_refused)


def note_interrupted(db: Connection, now: datetime) -> int:
    """At start: what a stopped process was handing to Telegram is uncertain; returns how many rows."""
    interrupted = mark_interrupted(db, now)
    for delivery in interrupted:
        follow_up(db, delivery, now, repeats=REPEATS_AFTER_CRASH)
    return len(interrupted)
