"""Which channels the account leaves: those that an operator removed, and that it had joined for us.

What a person joined with the same account stays theirs. A removal can be undone for a while before the
account acts on it, and a channel that somebody wants again is not left. Leaving is counted with the joins
of an hour (membership.py), which go first.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from bot.collector.failures import ChannelClosed, JoinRefused
from bot.collector.telegram import Telegram
from storage.channels import list_channels
from storage.database import Connection, Database
from storage.lookups import find_lookup, note_join
from storage.records import Channel
from storage.watch_notes import list_watch_notes, note_joined

LEAVE_AFTER = timedelta(minutes=15)

_log = structlog.get_logger(__name__)


class Departures:
    """Remembers since when it knows of each removal; after a restart the time for undoing begins anew."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._removed_at: dict[int, datetime] = {}

    async def find(self, now: datetime) -> Channel | None:
        """The next channel to leave."""
        removed = {channel.channel_id: channel for channel in await self._db.read(_list_removed)}
        self._removed_at = {key: self._removed_at.get(key, now) for key in removed}
        due = (key for key, at in self._removed_at.items() if now - at >= LEAVE_AFTER)
        return next((removed[key] for key in due), None)

    async def leave(self, telegram: Telegram, channel: Channel, now: datetime) -> None:
        """Leaves a channel, unless it is wanted again by now."""
        if channel not in await self._db.read(_list_removed):
            return
        await self._db.write(note_join, now)
        try:
            await telegram.leave(channel)
        except (ChannelClosed, JoinRefused) as failure:
            _log.info("the account is no member any more", channel=channel.channel_id, why=str(failure))
        await self._db.write(note_joined, channel.channel_id, None)


def _list_removed(db: Connection) -> list[Channel]:
    removed = [channel for channel in list_channels(db, ("removed",)) if channel.access_hash is not None]
    notes = list_watch_notes(db) if removed else {}
    joined = {key for key, note in notes.items() if note.joined_at is not None}
    return [
        channel
        for channel in removed
        if channel.channel_id in joined and not _is_wanted(db, channel.username)
    ]


def _is_wanted(db: Connection, username: str | None) -> bool:
    lookup = find_lookup(db, username) if username else None
    return lookup is not None and lookup.is_open
