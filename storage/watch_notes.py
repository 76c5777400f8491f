"""What is noted of a channel beside its row: what operators were told of it, what was repaired, who joined.

An operator is told of a closing once, until the channel can be read again, and of a silence once, until
it speaks again: so that stands here, and is written in the transaction that queues the notice. What
counts as closed or silent, the callers decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds, to_seconds


@dataclass(frozen=True, slots=True)
class WatchNote:
    """`closed`: why it cannot be read, as operators were told. `silent_since`: the last post before the
    silence that they were told of, at `silence_told_at`. `repaired`: posts that history brought although
    they should have come by themselves. `joined_at`: when the reading account joined it for us."""

    closed: str | None = None
    silent_since: datetime | None = None
    silence_told_at: datetime | None = None
    repaired: int = 0
    joined_at: datetime | None = None


def list_watch_notes(db: sqlite_utils.Database) -> dict[int, WatchNote]:
    """What is noted, by channel id; a channel of which nothing is noted is left out."""
    rows = db.execute(
        "select channel_id, closed, silent_since, silence_told_at, repaired, joined_at from watch_notes"
    )
    return {
        channel_id: WatchNote(
            closed, from_seconds(silent_since), from_seconds(told_at), repaired, from_seconds(joined_at)
        )
        for channel_id, closed, silent_since, told_at, repaired, joined_at in rows.fetchall()
    }


def find_watch_note(db: sqlite_utils.Database, channel_id: int) -> WatchNote:
    """What is noted of a channel."""
    return list_watch_notes(db).get(channel_id, WatchNote())


def note_closed(db: sqlite_utils.Database, channel_id: int, why: str) -> bool:
    """Notes that a channel cannot be read; returns whether that is news."""
    return _set(db, channel_id, "closed", why, "closed is null")


def note_open(db: sqlite_utils.Database, channel_id: int) -> bool:
    """Notes that a channel can be read; returns whether that is news."""
    changed = db.execute(
        "update watch_notes set closed = null where channel_id = ? and closed is not null", [channel_id]
    )
    return changed.rowcount > 0


def note_silence(db: sqlite_utils.Database, channel_id: int, since: datetime, now: datetime) -> bool:
    """Notes that a channel is silent since its post of `since`; returns whether that is news."""
    is_news = _set(
        db, channel_id, "silent_since", to_seconds(since), "silent_since is not excluded.silent_since"
    )
    if is_news:
        _set(db, channel_id, "silence_told_at", to_seconds(now))
    return is_news


def add_repaired(db: sqlite_utils.Database, channel_id: int, count: int) -> None:
    """Counts posts that were missing and that reading history brought."""
    if count:
        db.execute(
            """
            insert into watch_notes (channel_id, repaired) values (?, ?)
            on conflict (channel_id) do update set repaired = repaired + excluded.repaired
            """,
            [channel_id, count],
        )


def note_joined(db: sqlite_utils.Database, channel_id: int, at: datetime | None) -> None:
    """Notes when the reading account joined a channel for us; None: it is no member any more."""
    _set(db, channel_id, "joined_at", to_seconds(at))


def move_watch_note(db: sqlite_utils.Database, channel_id: int, into_id: int) -> None:
    """Two rows of one channel become one: what is noted of either is noted of the other."""
    db.execute(
        """
        insert into watch_notes (
            channel_id, closed, silent_since, silence_told_at, repaired, joined_at
        )
        select ?2, closed, silent_since, silence_told_at, repaired, joined_at
        from watch_notes where channel_id = ?1
        on conflict (channel_id) do update set
            closed = coalesce(closed, excluded.closed),
            silent_since = coalesce(silent_since, excluded.silent_since),
            silence_told_at = coalesce(silence_told_at, excluded.silence_told_at),
            repaired = repaired + excluded.repaired,
            joined_at = coalesce(joined_at, excluded.joined_at)
        """,
        [channel_id, into_id],
    )
    db.execute("delete from watch_notes where channel_id = ?", [channel_id])


def _set(
    db: sqlite_utils.Database,
    channel_id: int,
    column: str,
    value: str | int | None,
    condition: str = "true",
) -> bool:
    """Sets a column of the channel's row where `condition` holds of it; returns whether it did."""
    changed = db.execute(
        f"""
        insert into watch_notes (channel_id, {column}) values (?, ?)
        on conflict (channel_id) do update set {column} = excluded.{column} where {condition}
        """,
        [channel_id, value],
    )
    return changed.rowcount > 0
