"""Alerts: the standing queries of subscribers, as text.

Every change moves the revision, in its own transaction: whoever matched against revision r can
see in the transaction that queues the deliveries whether to match again. Parses no query.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import sqlite_utils

from storage.alert_deliveries import drop_waiting
from storage.errors import LimitReached, RowNotFound
from storage.moments import from_seconds, to_seconds
from storage.records import Alert, AlertOptions, AlertTiming
from storage.settings import add_to_number, get_number

DELETED = "the alert was deleted"  # why what it had queued was dropped
_REVISION = "alerts-revision"
_SELECT = """
select alert_id, chat_id, query, created_at, muted_until, fired,
    timing, silent, heeds_quiet, per_story, daily_cap
from alerts
"""


def add_alert(
    db: sqlite_utils.Database,
    chat_id: int,
    query: str,
    now: datetime,
    *,
    options: AlertOptions | None = None,
    limit: int | None = None,
) -> Alert:
    """Stores an alert and returns it; the one that the chat has already on the same query.

    Raises LimitReached when the chat has `limit` others.
    """
    existing = _list(db, "where chat_id = ? and query = ?", [chat_id, query])
    if existing:
        return existing[0]
    if limit is not None and len(list_alerts(db, chat_id)) >= limit:
        raise LimitReached(limit)
    cursor = db.execute(
        "insert into alerts (chat_id, query, created_at) values (?, ?, ?)",
        [chat_id, query, to_seconds(now)],
    )
    alert_id = int(cursor.lastrowid or 0)
    change_options(db, chat_id, alert_id, options or AlertOptions())
    return get_alert(db, alert_id)


def change_query(db: sqlite_utils.Database, chat_id: int, alert_id: int, query: str) -> Alert | None:
    """Gives a chat's alert another query and returns it; None where another of its alerts has that one.

    Raises RowNotFound when the chat has no such alert.
    """
    if _list(db, "where chat_id = ? and query = ? and alert_id <> ?", [chat_id, query, alert_id]):
        return None
    db.execute("update alerts set query = ? where alert_id = ? and chat_id = ?", [query, alert_id, chat_id])
    bump_alerts_revision(db)
    return get_alert(db, alert_id)


def change_options(db: sqlite_utils.Database, chat_id: int, alert_id: int, options: AlertOptions) -> None:
    """Sets how a chat's alert tells."""
    db.execute(
        """
        update alerts set timing = ?, silent = ?, heeds_quiet = ?, per_story = ?, daily_cap = ?
        where alert_id = ? and chat_id = ?
        """,
        [
            options.timing,
            options.silent,
            options.heeds_quiet,
            options.per_story,
            options.daily_cap,
            alert_id,
            chat_id,
        ],
    )
    bump_alerts_revision(db)  # what is queued next goes by them


def remove_alert(db: sqlite_utils.Database, chat_id: int, alert_id: int, now: datetime) -> bool:
    """Removes a chat's alert, and what it has queued but not told; returns whether it was there."""
    drop_waiting(db, chat_id, alert_id, DELETED, now)
    removed = db.execute(
        "delete from alerts where alert_id = ? and chat_id = ?", [alert_id, chat_id]
    ).rowcount
    if removed:
        bump_alerts_revision(db)
    return removed > 0


def remove_alerts_of(db: sqlite_utils.Database, chat_id: int) -> None:
    """Removes all alerts of a chat."""
    if db.execute("delete from alerts where chat_id = ?", [chat_id]).rowcount:
        bump_alerts_revision(db)


def mute_alert(db: sqlite_utils.Database, chat_id: int, alert_id: int, until: datetime | None) -> None:
    """Silences a chat's alert until a moment, or no longer (None)."""
    db.execute(
        "update alerts set muted_until = ? where alert_id = ? and chat_id = ?",
        [to_seconds(until), alert_id, chat_id],
    )
    bump_alerts_revision(db)


def count_fired(db: sqlite_utils.Database, alert_id: int) -> None:
    """Counts one more firing; no change that anybody would match again for."""
    db.execute("update alerts set fired = fired + 1 where alert_id = ?", [alert_id])


def count_firings(db: sqlite_utils.Database, chat_id: int, since: datetime) -> Counter[int]:
    """How often each alert of a chat has fired since then, by the keys ("alert:<alert>:<post>")."""
    rows = db.execute(
        "select key from deliveries where chat_id = ? and kind = 'alert' and created_at >= ?",
        [chat_id, to_seconds(since)],
    )
    keys = [key.split(":") for (key,) in rows]  # a fourth part says that it is a repeat
    return Counter(int(parts[1]) for parts in keys if len(parts) == 3)


def get_alert(db: sqlite_utils.Database, alert_id: int) -> Alert:
    """The alert with this number, or RowNotFound."""
    found = find_alert(db, alert_id)
    if found is None:
        raise RowNotFound(f"There is no alert {alert_id}.")
    return found


def find_alert(db: sqlite_utils.Database, alert_id: int) -> Alert | None:
    """The alert with this number, if it is still there."""
    found = _list(db, "where alert_id = ?", [alert_id])
    return found[0] if found else None


def list_alerts(db: sqlite_utils.Database, chat_id: int) -> list[Alert]:
    """A chat's alerts, oldest first."""
    return _list(db, "where chat_id = ? order by alert_id", [chat_id])


def list_all_alerts(db: sqlite_utils.Database) -> list[Alert]:
    """The alerts of all active subscribers; read them with the revision, in one `read`."""
    return _list(
        db,
        """
        where chat_id in (select chat_id from subscribers where active) order by alert_id
        """,
        [],
    )


def get_alerts_revision(db: sqlite_utils.Database) -> int:
    """A number that moves with every change of what may fire."""
    return get_number(db, _REVISION)


def bump_alerts_revision(db: sqlite_utils.Database) -> None:
    """Says that other alerts may fire now; also for a subscriber who came back or left."""
    add_to_number(db, _REVISION)


def _list(db: sqlite_utils.Database, rest: str, parameters: Sequence[Any]) -> list[Alert]:
    return [_build_alert(*row) for row in db.execute(_SELECT + rest, parameters)]


def _build_alert(
    alert_id: int,
    chat_id: int,
    query: str,
    created_at: int,
    muted_until: int | None,
    fired: int,
    timing: AlertTiming,
    silent: int,
    heeds_quiet: int,
    per_story: int,
    daily_cap: int | None,
) -> Alert:
    return Alert(
        alert_id,
        chat_id,
        query,
        from_seconds(created_at),
        from_seconds(muted_until),
        fired,
        _options(timing, silent, heeds_quiet, per_story, daily_cap),
    )


@lru_cache(maxsize=256)
def _options(
    timing: AlertTiming, silent: int, heeds_quiet: int, per_story: int, daily_cap: int | None
) -> AlertOptions:
    """The same value for all that tell alike: there are alerts by the hundred thousand."""
    return AlertOptions(timing, bool(silent), bool(heeds_quiet), bool(per_story), daily_cap)
