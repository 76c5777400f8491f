"""A person is away: their digests wait, and one catches up when they are back.

Coming back is one transaction: the absence ends, the digests that were missed go on from now, and the one
that covers the time away is queued. What it covers and shows is decided in bot/domain/catch_up.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlite_utils

from storage.deliveries import queue_deliveries
from storage.moments import to_seconds
from storage.records import NewDelivery
from storage.shown import mark_shown
from storage.subscriptions import advance


def begin_absence(db: sqlite_utils.Database, chat_id: int, now: datetime) -> None:
    """From now on this person's digests wait; who is away already stays so since then."""
    db.execute(
        "update subscribers set away_since = ? where chat_id = ? and away_since is null",
        [to_seconds(now), chat_id],
    )


def end_absence(
    db: sqlite_utils.Database,
    chat_id: int,
    runs: Sequence[tuple[int, datetime, datetime]],
    catch_up: NewDelivery | None,
    items: Sequence[tuple[int, int]],
    now: datetime,
) -> bool:
    """The person is back; False, and nothing happens, when they were not away (any more).

    `runs`: each digest that was missed, the moment it was due at, and when it is due next; `items`: the
    stories that the catch-up shows, each with its last post.
    """
    back = db.execute(
        "update subscribers set away_since = null where chat_id = ? and away_since is not null", [chat_id]
    ).rowcount
    if not back:
        return False
    for subscription_id, due_at, next_run_at in runs:
        advance(db, subscription_id, due_at=due_at, next_run_at=next_run_at, window_end=now)
    if catch_up is not None:
        queue_deliveries(db, [catch_up], now)
        mark_shown(db, chat_id, items, now)
    return True
