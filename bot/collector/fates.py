"""What becomes of a post after an alert told of it: edited or deleted -> rows of the outbox.

In the transaction of the change itself, so that none is missed and none is said twice: a row's key is the
message, the post and what happened. How the message says it, the sender decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.domain.notices import FateNotice
from bot.domain.payloads import dump_payload
from storage.alert_posts import PostNow, Telling, list_seqs, list_tellings, read_posts_now
from storage.database import Connection
from storage.deliveries import queue_deliveries
from storage.posts import mark_deleted
from storage.records import NewDelivery


def delete_posts(db: Connection, channel_id: int, post_ids: Iterable[int], now: datetime) -> int:
    """Dates the deletion of posts, and lets alerts that told of them say so; returns how many."""
    ids = list(post_ids)
    deleted = mark_deleted(db, channel_id, ids, now)
    if deleted:
        queue_fates(db, list_seqs(db, channel_id, ids), now)
    return deleted


def queue_fates(db: Connection, seqs: Iterable[int], now: datetime) -> int:
    """Queues a row for every message that tells one of these posts as it is no longer; returns how many."""
    tellings = list_tellings(db, seqs)
    if not tellings:
        return 0
    posts = read_posts_now(db, {telling.seq for telling in tellings})
    rows = [row for each in tellings if each.seq in posts for row in _list_rows(each, posts[each.seq], now)]
    return queue_deliveries(db, rows, now)


def _list_rows(telling: Telling, post: PostNow, now: datetime) -> list[NewDelivery]:
    events = [f"v{post.version}"] if post.version > telling.version else []
    events += ["deleted"] if post.deleted_at is not None else []
    payload = dump_payload(FateNotice(telling.delivery_id, telling.seq))
    return [
        NewDelivery(
            telling.chat_id, "notice", f"fate:{telling.delivery_id}:{telling.seq}:{event}", payload, now
        )
        for event in events
    ]
