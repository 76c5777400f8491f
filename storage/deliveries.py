"""The outbox: what is to be sent to whom, as data, and how it went.

A key is queued once, ever. A claimed row is "sending" until it is marked; one found so at start
may have arrived and is uncertain. Within a chat one row is on its way at a time, in order. What a
failure means is decided in bot/delivery; nothing is rendered or sent here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlite_utils

from storage.errors import RowNotFound
from storage.moments import from_seconds, to_seconds
from storage.records import Delivery, DeliveryKind, DeliveryState, NewDelivery

_RANKS: dict[DeliveryKind, int] = {"alert": 0, "notice": 1, "digest": 2, "announcement": 3}
_ON_ITS_WAY = """
exists (
    select 1 from delivery_parts p
    where p.delivery_id = deliveries.delivery_id and p.begun_at is not null and p.sent_at is null
)
"""
_SELECT = """
select delivery_id, chat_id, kind, key, payload, state, created_at, due_at, attempts, reason
from deliveries
"""


def queue_deliveries(db: sqlite_utils.Database, deliveries: Sequence[NewDelivery], now: datetime) -> int:
    """Puts deliveries into the outbox; returns how many had a key never queued before."""
    return sum(
        db.execute(
            """
            insert into deliveries (chat_id, kind, rank, key, payload, state, created_at, due_at)
            values (?, ?, ?, ?, ?, 'pending', ?, ?)
            on conflict (key) do nothing
            """,
            [
                delivery.chat_id,
                delivery.kind,
                _RANKS[delivery.kind],
                delivery.key,
                delivery.payload,
                to_seconds(now),
                to_seconds(delivery.due_at),
            ],
        ).rowcount
        for delivery in deliveries
    )


def claim_due(db: sqlite_utils.Database, now: datetime, *, limit: int = 30) -> list[Delivery]:
    """Takes what is due, at most one row a chat, alerts before digests, and marks it "sending".

    A chat with a row on its way has to wait, and so has what stands behind a row to be retried. What was
    due at once stays so when the clock is set back.
    """
    rows = db.execute(
        """
        select delivery_id from deliveries d indexed by deliveries_in_order
        where state = 'pending' and (due_at <= :now or due_at <= created_at)
        and not exists (select 1 from deliveries s where s.state = 'sending' and s.chat_id = d.chat_id)
        and not exists (
            select 1 from deliveries e
            where e.state = 'pending' and e.chat_id = d.chat_id
            and (e.rank, e.delivery_id) < (d.rank, d.delivery_id)
            and (e.due_at <= :now or e.due_at <= e.created_at or e.reason is not null)
        )
        order by rank, delivery_id
        limit :limit
        """,
        {"now": to_seconds(now), "limit": limit},
    ).fetchall()
    ids = json.dumps([row[0] for row in rows])
    db.execute(
        "update deliveries set state = 'sending' where delivery_id in (select value from json_each(?))", [ids]
    )
    return _list(
        db,
        "where delivery_id in (select value from json_each(?)) order by rank, delivery_id",
        [ids],
    )


def mark_sent(db: sqlite_utils.Database, delivery_id: int, now: datetime) -> None:
    """All of it has arrived."""
    _finish(db, delivery_id, "sent", None, now)


def mark_uncertain(db: sqlite_utils.Database, delivery_id: int, reason: str, now: datetime) -> None:
    """It may have arrived: nobody can tell."""
    _finish(db, delivery_id, "uncertain", reason, now)


def mark_dead(db: sqlite_utils.Database, delivery_id: int, reason: str, now: datetime) -> None:
    """It will never arrive; the operator should look."""
    _finish(db, delivery_id, "dead", reason, now)


def drop(db: sqlite_utils.Database, delivery_id: int, reason: str, now: datetime) -> None:
    """It need not arrive any more (folded into another, the subscriber has gone)."""
    _finish(db, delivery_id, "dropped", reason, now)


def defer(
    db: sqlite_utils.Database, delivery_id: int, due_at: datetime, reason: str, *, counts: bool = True
) -> None:
    """Puts a delivery back to be sent at `due_at`; `counts`: as one more failed attempt."""
    db.execute(
        """
        update deliveries set
            state = 'pending', due_at = ?, reason = ?, attempts = attempts + ?, done_at = null
        where delivery_id = ?
        """,
        [to_seconds(due_at), reason, counts, delivery_id],
    )
    db.execute("update delivery_parts set begun_at = null where delivery_id = ?", [delivery_id])


def mark_interrupted(db: sqlite_utils.Database, now: datetime) -> list[Delivery]:
    """At start: of what a stopped process was sending, returns what may have arrived, now uncertain.

    The rest, of which no part had been handed to Telegram, waits as before.
    """
    db.execute(
        f"update deliveries set state = 'pending' where state = 'sending' and not {_ON_ITS_WAY}",
    )
    found = _list(db, "where state = 'sending' order by delivery_id", [])
    for delivery in found:
        mark_uncertain(db, delivery.delivery_id, "interrupted", now)
    return [get_delivery(db, delivery.delivery_id) for delivery in found]


def drop_pending_of(db: sqlite_utils.Database, chat_id: int, reason: str, now: datetime) -> int:
    """Drops all that waits for a chat; returns how many."""
    return db.execute(
        """
        update deliveries set state = 'dropped', reason = ?, done_at = ?
        where chat_id = ? and state = 'pending'
        """,
        [reason, to_seconds(now), chat_id],
    ).rowcount


def remove_deliveries_of(db: sqlite_utils.Database, chat_id: int) -> None:
    """Erases all that was or is to be sent to a chat; the parts go with it."""
    db.execute("delete from deliveries where chat_id = ?", [chat_id])


def get_delivery(db: sqlite_utils.Database, delivery_id: int) -> Delivery:
    """The delivery with this number, or RowNotFound."""
    found = _list(db, "where delivery_id = ?", [delivery_id])
    if not found:
        raise RowNotFound(f"There is no delivery {delivery_id}.")
    return found[0]


def list_deliveries(db: sqlite_utils.Database, chat_id: int) -> list[Delivery]:
    """All deliveries to a chat, oldest first."""
    return _list(db, "where chat_id = ? order by delivery_id", [chat_id])


def count_deliveries(db: sqlite_utils.Database) -> dict[DeliveryState, int]:
    """How many deliveries are in each state; states with none are left out."""
    return dict(db.execute("select state, count(*) from deliveries group by state").fetchall())


def count_failures(db: sqlite_utils.Database) -> dict[tuple[DeliveryState, str], int]:
    """How many deliveries did not arrive for sure, by state and reason; a reason names nobody."""
    rows = db.execute(
        """
        select state, coalesce(reason, 'unknown'), count(*) from deliveries
        where state in ('dead', 'dropped', 'uncertain') group by state, reason
        """
    )
    return {(state, reason): count for state, reason, count in rows.fetchall()}


def find_longest_due(db: sqlite_utils.Database, now: datetime) -> datetime | None:
    """Since when the delivery that waits longest has been due; None where nothing is due."""
    row = db.execute(
        """
        select min(due_at) from deliveries indexed by deliveries_open_moments
        where state in ('pending', 'sending') and due_at <= ?
        """,
        [to_seconds(now)],
    ).fetchone()
    due_at: int | None = row[0]
    return from_seconds(due_at)


def find_next_due(db: sqlite_utils.Database, after: datetime | None = None) -> datetime | None:
    """When the next waiting delivery is due: until then the sender may sleep.

    `after` leaves out what is due already: it stands behind a row of its chat that is to be retried.
    """
    row = db.execute(
        "select min(due_at) from deliveries where state = 'pending' and due_at > ?",
        [-1 if after is None else to_seconds(after)],
    ).fetchone()
    due_at: int | None = row[0]
    return from_seconds(due_at)


def _finish(
    db: sqlite_utils.Database, delivery_id: int, state: DeliveryState, reason: str | None, now: datetime
) -> None:
    db.execute(
        "update deliveries set state = ?, reason = ?, done_at = ? where delivery_id = ?",
        [state, reason, to_seconds(now), delivery_id],
    )


def _list(db: sqlite_utils.Database, rest: str, parameters: Sequence[Any]) -> list[Delivery]:
    return [_build_delivery(*row) for row in db.execute(_SELECT + rest, parameters)]


def _build_delivery(
    delivery_id: int,
    chat_id: int,
    kind: DeliveryKind,
    key: str,
    payload: str,
    state: DeliveryState,
    created_at: int,
    due_at: int,
    attempts: int,
    reason: str | None,
) -> Delivery:
    return Delivery(
        delivery_id=delivery_id,
        chat_id=chat_id,
        kind=kind,
        key=key,
        payload=payload,
        state=state,
        created_at=from_seconds(created_at),
        due_at=from_seconds(due_at),
        attempts=attempts,
        reason=reason,
    )
