"""Steps that make what an alert needs beyond its query: how it tells, and what it has told.

Released steps are never edited; their order stands in migrations.py. Moves no data.
"""

from __future__ import annotations

import sqlite_utils

from storage.migrations_posts import run


def add_alert_options(db: sqlite_utils.Database) -> None:
    """Alerts that stand already go on as new ones begin: at once, each story once, no limit a day."""
    run(
        db,
        "alter table alerts add column timing text not null default 'now'",
        "alter table alerts add column silent integer not null default 0",
        "alter table alerts add column heeds_quiet integer not null default 1",
        "alter table alerts add column per_story integer not null default 1",
        "alter table alerts add column daily_cap integer",
    )


def create_alert_posts(db: sqlite_utils.Database) -> None:
    """Which posts a message of an alert tells, in which of their versions (0 = never edited), and whether
    they count to the day's limit."""
    run(
        db,
        """
        create table alert_posts (
            delivery_id integer not null references deliveries on delete cascade,
            seq integer not null,
            alert_id integer not null,
            told_at integer not null,
            version integer not null,
            counts integer not null,
            primary key (delivery_id, seq)
        ) strict, without rowid
        """,
        "create index alert_posts_by_seq on alert_posts (seq)",
        "create index alert_posts_by_alert on alert_posts (alert_id, told_at)",
    )
