"""Names to be looked up, what came of it, and joins: calls that Telegram allows a few of an hour.

Remembered for good, so that a restart neither asks again nor begins a new hour. Kept among the
settings. How many an hour, the collector decides.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds, to_seconds
from storage.settings import find_setting, set_setting

_PREFIX, _JOINS = "lookup:", "joins"
_KEPT_JOINS = 50


@dataclass(frozen=True, slots=True)
class Lookup:
    """A wanted name (lower case, no @). Tried with success: `channel_id`; in vain: `failure`."""

    username: str
    tried_at: datetime | None = None
    channel_id: int | None = None
    failure: str | None = None


def want_channel(db: sqlite_utils.Database, username: str) -> bool:
    """Notes that a channel is to be looked up and followed; returns whether that is new."""
    name = username.removeprefix("@").lower()
    if find_setting(db, _PREFIX + name) is not None:
        return False
    note_lookup(db, Lookup(name))
    return True


def list_lookups(db: sqlite_utils.Database) -> dict[str, Lookup]:
    """Every wanted name, by name."""
    rows = db.execute("select key, value from settings where key glob ? order by key", [_PREFIX + "*"])
    found = (_build_lookup(key.removeprefix(_PREFIX), json.loads(value)) for key, value in rows.fetchall())
    return {lookup.username: lookup for lookup in found}


def note_lookup(db: sqlite_utils.Database, lookup: Lookup) -> None:
    """Stores what is known of a wanted name."""
    value = [to_seconds(lookup.tried_at), lookup.channel_id, lookup.failure]
    set_setting(db, _PREFIX + lookup.username, json.dumps(value))


def note_join(db: sqlite_utils.Database, at: datetime) -> None:
    """Notes an attempt to join a channel."""
    moments = [*list_joins(db), at][-_KEPT_JOINS:]
    set_setting(db, _JOINS, json.dumps([to_seconds(moment) for moment in moments]))


def list_joins(db: sqlite_utils.Database) -> list[datetime]:
    """The moments of the latest attempts to join, oldest first."""
    return [from_seconds(at) for at in json.loads(find_setting(db, _JOINS) or "[]")]


def _build_lookup(username: str, value: list[int | str | None]) -> Lookup:
    tried_at, channel_id, failure = value
    return Lookup(
        username,
        from_seconds(tried_at) if isinstance(tried_at, int) else None,
        channel_id if isinstance(channel_id, int) else None,
        str(failure) if failure else None,
    )
