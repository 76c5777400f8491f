"""Steps that make the tables of subscribers, of what they ask for and of the outbox, and settings.

All that belongs to a person hangs on their chat id and goes with it (storage/subscribers.py).
Released steps are never edited; their order stands in migrations.py. Moves no data.
"""

from __future__ import annotations

import sqlite_utils

from storage.migrations_posts import run


def create_subscribers(db: sqlite_utils.Database) -> None:
    """No name, no username, no phone. Quiet hours in minutes after local midnight."""
    run(
        db,
        """
        create table subscribers (
            chat_id integer primary key,
            language text not null,
            zone text not null,
            created_at integer not null,
            quiet_from integer,
            quiet_until integer,
            discreet integer not null,
            active integer not null
        ) strict
        """,
        """
        create table fsm (
            key text primary key,
            chat_id integer not null,
            state text,
            data text not null
        ) strict, without rowid
        """,
        "create index fsm_by_chat on fsm (chat_id)",
        """
        create table invites (
            code text primary key,
            created_at integer not null,
            expires_at integer,
            used_by integer,
            used_at integer
        ) strict, without rowid
        """,
    )


def create_requests(db: sqlite_utils.Database) -> None:
    """`at_minute` is local; `next_run_at` is the same moment in UTC. Lists are JSON arrays."""
    run(
        db,
        """
        create table subscriptions (
            subscription_id integer primary key autoincrement,
            chat_id integer not null references subscribers on delete cascade on update cascade,
            schedule text not null,
            at_minute integer not null,
            weekday integer,
            next_run_at integer not null,
            created_at integer not null,
            topics text not null,
            relevances text not null,
            languages text not null,
            length text not null,
            filter_query text,
            paused integer not null,
            last_window_end integer
        ) strict
        """,
        "create index subscriptions_by_chat on subscriptions (chat_id)",
        "create index subscriptions_by_due on subscriptions (next_run_at) where paused = 0",
        """
        create table alerts (
            alert_id integer primary key autoincrement,
            chat_id integer not null references subscribers on delete cascade on update cascade,
            query text not null,
            created_at integer not null,
            muted_until integer,
            fired integer not null default 0
        ) strict
        """,
        "create unique index alerts_by_chat on alerts (chat_id, query)",
        """
        create table digest_items (
            chat_id integer not null references subscribers on delete cascade on update cascade,
            story_id integer not null,
            shown_at integer not null,
            last_seq integer not null,
            primary key (chat_id, story_id)
        ) strict, without rowid
        """,
    )


def create_outbox(db: sqlite_utils.Database) -> None:
    """`rank` orders kinds: an alert before a notice before a digest."""
    run(
        db,
        """
        create table deliveries (
            delivery_id integer primary key autoincrement,
            chat_id integer not null,
            kind text not null,
            rank integer not null,
            key text not null unique,
            payload text not null,
            state text not null,
            created_at integer not null,
            due_at integer not null,
            attempts integer not null default 0,
            reason text,
            done_at integer
        ) strict
        """,
        """
        create index deliveries_open on deliveries (state, chat_id, rank, due_at, attempts)
        where state in ('pending', 'sending')
        """,
        "create index deliveries_by_chat on deliveries (chat_id)",
        """
        create table delivery_parts (
            delivery_id integer not null references deliveries on delete cascade,
            position integer not null,
            body text not null,
            message_id integer,
            sent_at integer,
            primary key (delivery_id, position)
        ) strict, without rowid
        """,
    )


def create_settings(db: sqlite_utils.Database) -> None:
    run(db, "create table settings (key text primary key, value text not null) strict, without rowid")


def note_when_parts_begin(db: sqlite_utils.Database) -> None:
    """When a part was handed to Telegram: whatever was not, a crash cannot have delivered."""
    db.execute("alter table delivery_parts add column begun_at integer")


def widen_subscriptions(db: sqlite_utils.Database) -> None:
    """Channels and kinds of source of a digest, as JSON arrays; since when a person is away."""
    run(
        db,
        "alter table subscriptions add column channels text not null default '[]'",
        "alter table subscriptions add column kinds text not null default '[]'",
        "alter table subscribers add column away_since integer",
    )
