"""The tables, as an append-only list of named steps; applied when the database is opened.

A step that has been released is never edited: a new one is added below. All pending steps run in
one transaction, so that two processes that start together do not meet half-way. A database that
knows steps we do not is refused: a newer program wrote it. The steps
themselves stand in migrations_posts.py, _people.py, _parts.py, _chats.py, _alerts.py and _outbox.py.
"""

from __future__ import annotations

import sqlite_utils
from sqlite_utils.migrations import Migrations

from storage import migrations_alerts as alerts
from storage import migrations_chats as chats
from storage import migrations_outbox as outbox
from storage import migrations_parts as program
from storage import migrations_people as people
from storage import migrations_posts as posts
from storage.connections import transaction
from storage.errors import DatabaseCorrupt, DatabaseNewer

STEPS = (
    posts.create_channels,
    posts.create_stories,
    posts.create_posts,
    posts.create_post_details,
    posts.create_search_index,
    people.create_subscribers,
    people.create_requests,
    people.create_outbox,
    people.create_settings,
    people.note_when_parts_begin,
    program.create_parts,
    posts.add_anchors,
    program.create_watch_notes,
    posts.create_grouping,
    people.widen_subscriptions,
    chats.add_kinds_of_chats,
    chats.note_who_is_here,
    chats.create_allowlist,
    chats.create_announcements,
    alerts.add_alert_options,
    alerts.create_alert_posts,
    outbox.index_outbox,
    outbox.index_finished,
    posts.store_prints,
)


def migrate(db: sqlite_utils.Database) -> None:
    """Applies what is pending; refuses a database of a newer program or of another one."""
    steps = Migrations("caspian_watch")
    for step in STEPS:
        steps()(step)
    if _is_complete(db, steps):
        return
    with transaction(db, "immediate"):
        if not _is_complete(db, steps):
            steps.apply(db)


def _is_complete(db: sqlite_utils.Database, steps: Migrations) -> bool:
    applied = {step.name for step in steps.applied(db)}
    known = {step.__name__ for step in STEPS}
    if applied - known:
        raise DatabaseNewer(
            "The database was written by a newer version of the program "
            f"({', '.join(sorted(applied - known))}). Update the program, or use another DATABASE_PATH."
        )
    if not applied and db.table_names():
        raise DatabaseCorrupt(
            "The file is a database of another program, not of this one. Check DATABASE_PATH."
        )
    return applied == known
