"""Subscribers: a chat id and preferences, nothing else; and all of it erased or shown at once.

Every table that names a chat is listed in one place here, and a test compares that list with the
tables. Decides nothing about who may subscribe.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlite_utils

from storage.alerts import bump_alerts_revision, remove_alerts_of
from storage.deliveries import drop_pending_of, remove_deliveries_of
from storage.erasing import erasing
from storage.errors import RowNotFound
from storage.moments import from_minutes, from_seconds, to_minutes, to_seconds
from storage.records import Subscriber

# Tables with rows of a person, and the column that says whose.
PERSONAL_TABLES = {
    "subscribers": "chat_id",
    "subscriptions": "chat_id",
    "alerts": "chat_id",
    "digest_items": "chat_id",
    "deliveries": "chat_id",
    "fsm": "chat_id",
    "invites": "used_by",
    "allowlist": "chat_id",
}
_SELECT = """
select chat_id, language, zone, created_at, quiet_from, quiet_until, discreet, active, away_since,
    kind, thread_id, digest_length, seen_at
from subscribers
"""


def save_subscriber(db: sqlite_utils.Database, subscriber: Subscriber) -> None:
    """Stores a subscriber, or their preferences as they are now; since when stays."""
    before = find_subscriber(db, subscriber.chat_id)
    db.execute(
        """
        insert into subscribers (
            chat_id, language, zone, created_at, quiet_from, quiet_until, discreet, active, away_since,
            kind, thread_id, digest_length
        ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (chat_id) do update set
            language = excluded.language, zone = excluded.zone, quiet_from = excluded.quiet_from,
            quiet_until = excluded.quiet_until, discreet = excluded.discreet, active = excluded.active,
            away_since = excluded.away_since, kind = excluded.kind, thread_id = excluded.thread_id,
            digest_length = excluded.digest_length
        """,
        [
            subscriber.chat_id,
            subscriber.language,
            subscriber.zone,
            to_seconds(subscriber.created_at),
            to_minutes(subscriber.quiet_from),
            to_minutes(subscriber.quiet_until),
            subscriber.discreet,
            subscriber.active,
            to_seconds(subscriber.away_since),
            subscriber.kind,
            subscriber.thread_id,
            subscriber.digest_length,
        ],
    )
    if before is not None and before.active != subscriber.active:
        bump_alerts_revision(db)


def deactivate(db: sqlite_utils.Database, chat_id: int, now: datetime) -> None:
    """Nothing more goes to this chat until it comes back: it has blocked the bot."""
    if db.execute("update subscribers set active = 0 where chat_id = ? and active", [chat_id]).rowcount:
        bump_alerts_revision(db)
    drop_pending_of(db, chat_id, "the subscriber has left", now)


def move_chat(db: sqlite_utils.Database, chat_id: int, to_chat_id: int) -> None:
    """Gives all that belongs to a chat to the id that Telegram moved it to.

    Telegram may have told of the new chat before: then the two become one, with the old one's preferences.
    """
    old, new = find_subscriber(db, chat_id), find_subscriber(db, to_chat_id)
    if old is not None and new is not None:
        for table in ("subscriptions", "alerts", "digest_items"):  # what both have goes with the new one
            db.execute(f"update or ignore {table} set chat_id = ? where chat_id = ?", [chat_id, to_chat_id])
        db.execute("delete from subscribers where chat_id = ?", [to_chat_id])
        if new.active:
            db.execute("update subscribers set active = 1 where chat_id = ?", [chat_id])
    db.execute("update subscribers set chat_id = ? where chat_id = ?", [to_chat_id, chat_id])
    db.execute("update deliveries set chat_id = ? where chat_id = ?", [to_chat_id, chat_id])
    db.execute("update invites set used_by = ? where used_by = ?", [to_chat_id, chat_id])
    db.execute("update or replace allowlist set chat_id = ? where chat_id = ?", [to_chat_id, chat_id])
    db.execute("delete from fsm where chat_id = ?", [chat_id])  # its keys name the old chat
    bump_alerts_revision(db)


def forget(db: sqlite_utils.Database, chat_id: int) -> None:
    """Erases everything of a person in one go, also from the freed parts of the file.

    Call `Database.flush_log` afterwards: the write-ahead log still has the old pages.
    """
    with erasing(db):
        remove_alerts_of(db, chat_id)
        remove_deliveries_of(db, chat_id)
        db.execute("update invites set used_by = null where used_by = ?", [chat_id])
        for table in ("subscriptions", "digest_items", "fsm", "allowlist", "subscribers"):
            db.execute(f"delete from {table} where chat_id = ?", [chat_id])


def export(db: sqlite_utils.Database, chat_id: int) -> dict[str, list[dict[str, Any]]]:
    """Everything that is kept about a person, by table, as rows ready for JSON."""
    found = {
        table: list(db.query(f"select * from {table} where {column} = ?", [chat_id]))
        for table, column in PERSONAL_TABLES.items()
    }
    for table in ("delivery_parts", "alert_posts"):  # of the chat's deliveries, and gone with them
        found[table] = list(
            db.query(
                f"""
                select {table}.* from {table} join deliveries using (delivery_id)
                where deliveries.chat_id = ?
                """,
                [chat_id],
            )
        )
    return found


def get_subscriber(db: sqlite_utils.Database, chat_id: int) -> Subscriber:
    """The subscriber with this chat, or RowNotFound."""
    found = find_subscriber(db, chat_id)
    if found is None:
        raise RowNotFound("There is no such subscriber.")
    return found


def find_subscriber(db: sqlite_utils.Database, chat_id: int) -> Subscriber | None:
    """The subscriber with this chat, if known."""
    row = db.execute(_SELECT + "where chat_id = ?", [chat_id]).fetchone()
    return None if row is None else _build_subscriber(*row)


def list_subscribers(db: sqlite_utils.Database, *, active_only: bool = True) -> list[Subscriber]:
    """The subscribers, those who left included or not."""
    rows = db.execute(_SELECT + "where active or not ? order by chat_id", [active_only])
    return [_build_subscriber(*row) for row in rows]


def _build_subscriber(
    chat_id: int,
    language: str,
    zone: str,
    created_at: int,
    quiet_from: int | None,
    quiet_until: int | None,
    discreet: int,
    active: int,
    away_since: int | None,
    kind: Any,
    thread_id: int | None,
    digest_length: Any,
    seen_at: int | None,
) -> Subscriber:
    return Subscriber(
        chat_id=chat_id,
        language=language,
        zone=zone,
        created_at=from_seconds(created_at),
        quiet_from=from_minutes(quiet_from),
        quiet_until=from_minutes(quiet_until),
        discreet=bool(discreet),
        active=bool(active),
        away_since=from_seconds(away_since),
        kind=kind,
        thread_id=thread_id,
        digest_length=digest_length,
        seen_at=from_seconds(seen_at),
    )
