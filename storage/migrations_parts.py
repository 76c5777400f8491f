"""Steps that make the tables of how the program itself fares: its parts, their failures, their waits,
and what it noted of the channels it watches.

Released steps are never edited; their order stands in migrations.py. Moves no data.
"""

from __future__ import annotations

import sqlite_utils

from storage.migrations_posts import run


def create_parts(db: sqlite_utils.Database) -> None:
    """A row for each part, whichever process runs it; `held_for` is the kind of error that holds it."""
    run(
        db,
        """
        create table parts (
            name text primary key,
            state text not null,
            changed_at integer not null,
            beat_at integer not null,
            held_for text
        ) strict, without rowid
        """,
        """
        create table part_failures (
            failure_id integer primary key,
            name text not null,
            failed_at integer not null,
            kind text not null
        ) strict
        """,
        "create index part_failures_by_part on part_failures (name, failed_at)",
        """
        create table part_waits (
            name text not null,
            method text not null,
            until integer not null,
            primary key (name, method)
        ) strict, without rowid
        """,
    )


def create_watch_notes(db: sqlite_utils.Database) -> None:
    """A row for each channel of which there is something to note (storage/watch_notes.py)."""
    run(
        db,
        """
        create table watch_notes (
            channel_id integer primary key references channels on delete cascade,
            closed text,
            silent_since integer,
            silence_told_at integer,
            repaired integer not null default 0,
            joined_at integer
        ) strict
        """,
    )
