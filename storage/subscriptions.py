"""Subscriptions: a subscriber's scheduled digests, each with the moment it is due next.

Which moment that is, domain/schedule.py says; here it is kept. `advance` belongs into the
transaction that queues the digest. Lists are stored as JSON; empty means "all".
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import sqlite_utils

from storage.errors import RowNotFound, TooManySubscriptions
from storage.moments import from_minutes, from_seconds, to_minutes, to_seconds
from storage.records import Schedule, Subscription

_COLUMNS = """
chat_id, schedule, at_minute, weekday, next_run_at, created_at, topics, relevances, languages, length,
filter_query, paused, last_window_end, channels, kinds
"""


def add_subscription(
    db: sqlite_utils.Database, subscription: Subscription, *, limit: int | None = None
) -> Subscription:
    """Stores a new subscription under a number of its own and returns it so.

    One that the chat has already, alike in all that its person chose, is returned instead: a second tap
    makes no second digest. Raises TooManySubscriptions when the chat has `limit` others.
    """
    existing = list_subscriptions(db, subscription.chat_id)
    alike = next((each for each in existing if _wish(each) == _wish(subscription)), None)
    if alike is not None:
        return alike
    if limit is not None and len(existing) >= limit:
        raise TooManySubscriptions(limit)
    row = _build_row(subscription)
    cursor = db.execute(f"insert into subscriptions ({_COLUMNS}) values ({', '.join('?' * len(row))})", row)
    return get_subscription(db, int(cursor.lastrowid or 0))


def update_subscription(db: sqlite_utils.Database, subscription: Subscription) -> None:
    """Stores a subscription in the place of the one with its number."""
    row = _build_row(subscription)
    db.execute(
        f"update subscriptions set ({_COLUMNS}) = ({', '.join('?' * len(row))}) where subscription_id = ?",
        [*row, subscription.subscription_id],
    )


def set_paused(db: sqlite_utils.Database, subscription_id: int, paused: bool, next_run_at: datetime) -> None:
    """Pauses a subscription, or lets it go on with the run at `next_run_at`."""
    db.execute(
        "update subscriptions set paused = ?, next_run_at = ? where subscription_id = ?",
        [paused, to_seconds(next_run_at), subscription_id],
    )


def set_next_run(db: sqlite_utils.Database, subscription_id: int, next_run_at: datetime) -> None:
    """Moves the next run, for instance because the subscriber's zone changed."""
    db.execute(
        "update subscriptions set next_run_at = ? where subscription_id = ?",
        [to_seconds(next_run_at), subscription_id],
    )


def advance(
    db: sqlite_utils.Database,
    subscription_id: int,
    *,
    due_at: datetime,
    next_run_at: datetime,
    window_end: datetime | None,
) -> bool:
    """Notes that the run of `due_at` is done; False when it was done (or moved) already."""
    return (
        db.execute(
            """
            update subscriptions set next_run_at = ?, last_window_end = ?
            where subscription_id = ? and next_run_at = ?
            """,
            [to_seconds(next_run_at), to_seconds(window_end), subscription_id, to_seconds(due_at)],
        ).rowcount
        > 0
    )


def remove_subscription(db: sqlite_utils.Database, subscription_id: int) -> bool:
    """Removes a subscription; returns whether it was there."""
    return db.execute("delete from subscriptions where subscription_id = ?", [subscription_id]).rowcount > 0


def get_subscription(db: sqlite_utils.Database, subscription_id: int) -> Subscription:
    """The subscription with this number, or RowNotFound."""
    found = find_subscription(db, subscription_id)
    if found is None:
        raise RowNotFound(f"There is no subscription {subscription_id}.")
    return found


def find_subscription(db: sqlite_utils.Database, subscription_id: int) -> Subscription | None:
    """The subscription with this number, if it is still there."""
    found = _list(db, "where subscription_id = ?", [subscription_id])
    return found[0] if found else None


def list_subscriptions(db: sqlite_utils.Database, chat_id: int) -> list[Subscription]:
    """A chat's subscriptions, oldest first."""
    return _list(db, "where chat_id = ? order by subscription_id", [chat_id])


def find_next_run(db: sqlite_utils.Database, chat_id: int) -> datetime | None:
    """When a chat gets its next scheduled digest; None where it has none that runs."""
    row = db.execute(
        "select min(next_run_at) from subscriptions where chat_id = ? and not paused", [chat_id]
    ).fetchone()
    next_run_at: int | None = row[0]
    return from_seconds(next_run_at)


def list_due_slots(db: sqlite_utils.Database, now: datetime) -> list[tuple[int, datetime]]:
    """What is due for subscribers who are active and not away, with its slot, the longest overdue first."""
    rows = db.execute(
        """
        select subscription_id, next_run_at from subscriptions
        where paused = 0 and next_run_at <= ?
        and chat_id in (select chat_id from subscribers where active and away_since is null)
        order by next_run_at, subscription_id
        """,
        [to_seconds(now)],
    )
    return [(subscription_id, from_seconds(next_run_at)) for subscription_id, next_run_at in rows]


def list_far_ahead(db: sqlite_utils.Database, now: datetime) -> list[Subscription]:
    """The subscriptions whose next run lies further ahead than their schedule's usual longest step."""
    return _list(
        db,
        """
        where paused = 0
        and next_run_at > ? + 3600 * case schedule when 'daily' then 24 when 'weekdays' then 72 else 168 end
        order by subscription_id
        """,
        [to_seconds(now)],
    )


def move_channel(db: sqlite_utils.Database, channel_id: int, into_id: int) -> None:
    """A channel has another id now: whoever chose it has chosen that one."""
    db.execute(
        """
        update subscriptions set channels = (
            select json_group_array(distinct iif(value = :old, :new, value)) from json_each(channels)
        )
        where exists (select 1 from json_each(channels) where value = :old)
        """,
        {"old": channel_id, "new": into_id},
    )


def _wish(subscription: Subscription) -> Subscription:
    """What the person chose, without its number and its moments."""
    never = datetime.min.replace(tzinfo=UTC)
    return replace(
        subscription,
        subscription_id=0,
        next_run_at=never,
        created_at=never,
        last_window_end=None,
        paused=False,
    )


def _list(db: sqlite_utils.Database, rest: str, parameters: Sequence[Any]) -> list[Subscription]:
    rows = db.execute(f"select subscription_id, {_COLUMNS} from subscriptions {rest}", parameters)
    return [_build_subscription(*row) for row in rows]


def _build_row(subscription: Subscription) -> list[Any]:
    schedule = subscription.schedule
    return [
        subscription.chat_id,
        schedule.kind,
        to_minutes(schedule.at),
        schedule.weekday,
        to_seconds(subscription.next_run_at),
        to_seconds(subscription.created_at),
        json.dumps(subscription.topics),
        json.dumps(subscription.relevances),
        json.dumps(subscription.languages),
        subscription.length,
        subscription.filter_query,
        subscription.paused,
        to_seconds(subscription.last_window_end),
        json.dumps(subscription.channels),
        json.dumps(subscription.kinds),
    ]


def _build_subscription(
    subscription_id: int,
    chat_id: int,
    schedule: Any,
    at_minute: int,
    weekday: int | None,
    next_run_at: int,
    created_at: int,
    topics: str,
    relevances: str,
    languages: str,
    length: Any,
    filter_query: str | None,
    paused: int,
    last_window_end: int | None,
    channels: str,
    kinds: str,
) -> Subscription:
    return Subscription(
        subscription_id=subscription_id,
        chat_id=chat_id,
        schedule=Schedule(schedule, from_minutes(at_minute), weekday),
        next_run_at=from_seconds(next_run_at),
        created_at=from_seconds(created_at),
        topics=tuple(json.loads(topics)),
        relevances=tuple(json.loads(relevances)),
        languages=tuple(json.loads(languages)),
        length=length,
        filter_query=filter_query,
        paused=bool(paused),
        last_window_end=from_seconds(last_window_end),
        channels=tuple(json.loads(channels)),
        kinds=tuple(json.loads(kinds)),
    )
