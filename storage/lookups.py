"""Names to be looked up, what came of it, and joins: calls that Telegram allows a few of an hour.

Remembered for good, so that a restart neither asks again nor begins a new hour; a name that nobody
wants any more is remembered too, so that the settings do not bring it back. Kept among the
settings. How many an hour, the collector decides; what operators want, following.py.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds, to_seconds
from storage.settings import find_setting, set_setting

NOT_A_CHANNEL = "this is not a channel's name"
_PREFIX, _JOINS = "lookup:", "joins"
_KEPT_JOINS = 50


@dataclass(frozen=True, slots=True)
class Lookup:
    """A wanted name (lower case, no @). Tried with success: `channel_id`; in vain: `failure`.

    `is_asked`: a person asked for it, not only the settings. `is_dropped`: a person wants it no more.
    """

    username: str
    tried_at: datetime | None = None
    channel_id: int | None = None
    failure: str | None = None
    is_asked: bool = False
    is_dropped: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to be found."""
        return self.channel_id is None and not self.is_dropped


def want_channel(db: sqlite_utils.Database, username: str) -> bool:
    """Notes that the settings name a channel, to be looked up and followed; returns whether that is new."""
    name = normalise_name(username)
    if find_lookup(db, name) is not None:
        return False
    note_lookup(db, Lookup(name))
    return True


def find_lookup(db: sqlite_utils.Database, username: str) -> Lookup | None:
    """What is known of a wanted name (with or without @, in any case)."""
    name = normalise_name(username)
    value = find_setting(db, _PREFIX + name)
    return None if value is None else _build_lookup(name, json.loads(value))


def list_lookups(db: sqlite_utils.Database) -> dict[str, Lookup]:
    """Every name that is or was wanted, by name."""
    rows = db.execute("select key, value from settings where key glob ? order by key", [_PREFIX + "*"])
    found = (_build_lookup(key.removeprefix(_PREFIX), json.loads(value)) for key, value in rows.fetchall())
    return {lookup.username: lookup for lookup in found}


def note_lookup(db: sqlite_utils.Database, lookup: Lookup) -> None:
    """Stores what is known of a wanted name."""
    value = [
        to_seconds(lookup.tried_at),
        lookup.channel_id,
        lookup.failure,
        lookup.is_asked,
        lookup.is_dropped,
    ]
    set_setting(db, _PREFIX + lookup.username, json.dumps(value))


def normalise_name(username: str) -> str:
    """A @name as it is kept here: in lower case and without @."""
    return username.removeprefix("@").lower()


def note_join(db: sqlite_utils.Database, at: datetime) -> None:
    """Notes an attempt to join a channel."""
    moments = [*list_joins(db), at][-_KEPT_JOINS:]
    set_setting(db, _JOINS, json.dumps([to_seconds(moment) for moment in moments]))


def list_joins(db: sqlite_utils.Database) -> list[datetime]:
    """The moments of the latest attempts to join, oldest first."""
    return [from_seconds(at) for at in json.loads(find_setting(db, _JOINS) or "[]")]


def _build_lookup(username: str, value: list[int | str | None]) -> Lookup:
    # Rows of before names could be asked for and dropped hold three values.
    tried_at, channel_id, failure, is_asked, is_dropped = (*value, False, False)[:5]
    return Lookup(
        username,
        from_seconds(tried_at) if isinstance(tried_at, int) else None,
        channel_id if isinstance(channel_id, int) else None,
        str(failure) if failure else None,
        bool(is_asked),
        bool(is_dropped),
    )
