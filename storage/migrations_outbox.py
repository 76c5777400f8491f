"""Steps that change the outbox's indexes: what is asked of it for each message must not grow with the queue.

Released steps are never edited; their order stands in migrations.py. Moves no data.
"""

from __future__ import annotations

import sqlite_utils

from storage.migrations_posts import run


def index_outbox(db: sqlite_utils.Database) -> None:
    """In the order of sending, by chat, and by the moment; SQLite uses a partial index only where a query
    repeats its condition, so each is of one state."""
    run(
        db,
        "drop index deliveries_open",
        "create index deliveries_in_order on deliveries (rank, delivery_id, due_at, created_at, chat_id) "
        "where state = 'pending'",
        "create index deliveries_waiting on deliveries "
        "(chat_id, rank, delivery_id, due_at, created_at, reason) where state = 'pending'",
        "create index deliveries_by_moment on deliveries (due_at) where state = 'pending'",
        "create index deliveries_open_moments on deliveries (due_at) where state in ('pending', 'sending')",
        "create index deliveries_on_their_way on deliveries (chat_id, due_at) where state = 'sending'",
        "create index deliveries_dead on deliveries (delivery_id) where state = 'dead'",
        # To be counted by: with the state first it would be taken for everything asked of one state.
        "create index deliveries_by_end on deliveries (reason, state)",
    )


def index_finished(db: sqlite_utils.Database) -> None:
    """By when a delivery was finished: what was finished long ago leaves (retention.py)."""
    run(db, "create index deliveries_by_done on deliveries (done_at) where done_at is not null")
