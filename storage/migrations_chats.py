"""Steps for what is more than one person's chat with the bot: groups and channels that it delivers to,
who is let in by hand, what is announced to all, and who has not been heard of for long.

Released steps are never edited; their order stands in migrations.py. Moves no data.
"""

from __future__ import annotations

import sqlite_utils

from storage.migrations_posts import run


def add_kinds_of_chats(db: sqlite_utils.Database) -> None:
    """`kind`: person, group or channel; `thread_id`: the topic of a forum that deliveries go to."""
    run(
        db,
        "alter table subscribers add column kind text not null default 'person'",
        "alter table subscribers add column thread_id integer",
        "alter table subscribers add column digest_length text not null default 'normal'",
    )


def note_who_is_here(db: sqlite_utils.Database) -> None:
    """The day of the last sign of life, and when a person was asked whether they are still here.

    Kept only where INACTIVE_MONTHS asks for it; without a sign the counting has not begun.
    """
    run(
        db,
        "alter table subscribers add column seen_at integer",
        "alter table subscribers add column asked_at integer",
    )


def create_allowlist(db: sqlite_utils.Database) -> None:
    """Chats that an operator lets in, where the bot is not open to all."""
    run(
        db,
        """
        create table allowlist (
            chat_id integer primary key,
            added_at integer not null
        ) strict
        """,
    )


def create_announcements(db: sqlite_utils.Database) -> None:
    """What was announced, by a number that its author's draft had; its texts are in the outbox."""
    run(
        db,
        """
        create table announcements (
            announcement_id text primary key,
            created_at integer not null,
            stopped_at integer
        ) strict, without rowid
        """,
    )
