"""How the parts of the program fare: who runs, who failed and when, who has to wait until when.

Written by whichever process runs a part, read by all: `run --only collect` and `run --only serve`
share these rows. What counts as too long without a word, the answers say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

import sqlite_utils

from storage.moments import from_seconds, to_seconds
from storage.records import PROCESS_ENDED, Part, PartNote, Wait

KEPT = timedelta(days=7)  # failures


def note_part(db: sqlite_utils.Database, note: PartNote, now: datetime) -> None:
    """Notes that a part is in another state from now on.

    A part that starts, although it was not heard to end, was cut short with its process: that is a
    failure too, at the time of its last word.
    """
    if note.state == "running":
        _note_cut_short(db, note.name)
    if note.state == "failed":
        _add_failure(db, note.name, now, note.kind or "")
        db.execute("delete from part_failures where failed_at < ?", [to_seconds(now - KEPT)])
    _save(db, note, now)


def note_beats(db: sqlite_utils.Database, notes: Iterable[PartNote], now: datetime) -> None:
    """Notes that the process of these parts is alive, and how they fare: a note may have been lost."""
    for note in notes:
        _save(db, note, now)


def forget_other_parts(db: sqlite_utils.Database, names: Collection[str]) -> None:
    """Drops the parts that are none of these: nobody runs them any more, by the operator's choice."""
    for part in _list_names(db) - set(names):
        for table in ("parts", "part_failures", "part_waits"):
            db.execute(f"delete from {table} where name = ?", [part])


def note_wait(db: sqlite_utils.Database, wait: Wait, now: datetime) -> None:
    """Notes what a part has to wait for; of several the longest counts, and those that are over go."""
    db.execute("delete from part_waits where until <= ?", [to_seconds(now)])
    db.execute(
        """
        insert into part_waits (name, method, until) values (?, ?, ?)
        on conflict (name, method) do update set until = max(until, excluded.until)
        """,
        [wait.part, wait.method, to_seconds(wait.until)],
    )


def list_parts(db: sqlite_utils.Database, since: datetime) -> list[Part]:
    """Every part that ever ran, in the order of their names, with its failures since then."""
    rows = db.execute(
        """
        select parts.name, state, changed_at, beat_at, held_for, count(failed_at), kind, max(failed_at)
        from parts left join part_failures as failures
        on failures.name = parts.name and failed_at >= ?
        group by parts.name order by parts.name
        """,
        [to_seconds(since)],
    )
    return [
        Part(
            name=name,
            state=state,
            changed_at=from_seconds(changed_at),
            beat_at=from_seconds(beat_at),
            held_for=held_for,
            failures=failures,
            failure=kind,
            failed_at=from_seconds(failed_at),
        )
        # `kind` belongs to the row with the max: SQLite promises that for a bare column.
        for name, state, changed_at, beat_at, held_for, failures, kind, failed_at in rows.fetchall()
    ]


def list_waits(db: sqlite_utils.Database, now: datetime) -> list[Wait]:
    """What Telegram asked to wait with, that is not over yet: the longest first."""
    rows = db.execute(
        "select name, method, until from part_waits where until > ? order by until desc, method",
        [to_seconds(now)],
    )
    return [Wait(name, method, from_seconds(until)) for name, method, until in rows.fetchall()]


def _save(db: sqlite_utils.Database, note: PartNote, now: datetime) -> None:
    db.execute(
        """
        insert into parts (name, state, changed_at, beat_at, held_for) values (?1, ?2, ?3, ?3, ?4)
        on conflict (name) do update set
            changed_at = iif(state = excluded.state, changed_at, excluded.changed_at),
            state = excluded.state, beat_at = excluded.beat_at, held_for = excluded.held_for
        """,
        [note.name, note.state, to_seconds(now), note.kind if note.state == "held" else None],
    )


def _note_cut_short(db: sqlite_utils.Database, name: str) -> None:
    row = db.execute("select beat_at from parts where name = ? and state = 'running'", [name]).fetchone()
    if row is not None:
        _add_failure(db, name, from_seconds(row[0]), PROCESS_ENDED)


def _add_failure(db: sqlite_utils.Database, name: str, at: datetime, kind: str) -> None:
    db.execute(
        "insert into part_failures (name, failed_at, kind) values (?, ?, ?)", [name, to_seconds(at), kind]
    )


def _list_names(db: sqlite_utils.Database) -> set[str]:
    tables = ("parts", "part_failures", "part_waits")
    return {name for table in tables for (name,) in db.execute(f"select name from {table}")}
