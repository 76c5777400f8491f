"""Alerts that fire on the posts of a batch -> rows of the outbox, within ingest's transaction.

A row's key is (alert, post): the same alert never fires twice on one post, whatever happens to
the post later. Data, not text: the sender renders it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.collector.standing_alerts import Firing
from bot.domain.alert_telling import plan_due
from bot.domain.answer_values import AlertFired
from bot.domain.digest import story_item
from bot.domain.payloads import dump_payload
from storage.alert_posts import read_posts_now
from storage.alerts import count_fired
from storage.database import Connection
from storage.deliveries import queue_deliveries
from storage.posts import SaveReport, get_post
from storage.records import NewDelivery, StoredPost, Story
from storage.subscribers import find_subscriber
from storage.subscriptions import find_next_run


@dataclass(frozen=True, slots=True)
class PostFirings:
    """What fires on item `number` of a batch: `every` alert, and those that ask for counters."""

    number: int
    every: tuple[Firing, ...]
    engaged: tuple[Firing, ...]


def queue_firings(db: Connection, firings: Sequence[PostFirings], report: SaveReport, now: datetime) -> int:
    """Queues deliveries for the posts that are new, changed, or newly counted; returns how many."""
    queued = 0
    for item in firings:
        outcome = report.outcomes[item.number]
        if outcome == "unchanged":
            continue
        fired = item.engaged if outcome == "counters" else item.every
        post = get_post(db, report.seqs[item.number])
        version = read_posts_now(db, [post.seq])[post.seq].version
        for firing in fired:
            queued += _queue(db, firing, post, version, now, edited=outcome == "changed")
    return queued


def _queue(
    db: Connection, firing: Firing, post: StoredPost, version: int, now: datetime, *, edited: bool
) -> int:
    alert = firing.alert
    subscriber = find_subscriber(db, alert.chat_id)
    if subscriber is None or not subscriber.active:
        return 0
    item = story_item(Story(post.story_id or 0, (post,)), spans=firing.match.spans)
    next_digest_at = find_next_run(db, alert.chat_id) if alert.options.timing == "digest" else None
    due_at = plan_due(alert.options, subscriber, now, next_digest_at)
    new = queue_deliveries(
        db,
        [
            NewDelivery(
                chat_id=alert.chat_id,
                kind="alert",
                key=f"alert:{alert.alert_id}:{post.seq}",
                payload=dump_payload(
                    AlertFired(alert.alert_id, alert.query, item, edited, version, planned_at=due_at)
                ),
                due_at=due_at,
            )
        ],
        now,
    )
    if new:
        count_fired(db, alert.alert_id)
    return new
