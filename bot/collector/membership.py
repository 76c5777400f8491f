"""Which channels are followed and how we stand to them: names looked up, states noticed, joins.

Names are resolved once and remembered for good; look-ups and joins are a few an hour, over restarts
too, because Telegram bans accounts that do many. A channel that is not joined is polled. What an
operator paused, removed or dropped is left alone; the names they asked for go first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.collector.failures import ChannelClosed, JoinRefused, NameUnknown
from bot.collector.notices import NOBODY, Notices
from bot.collector.readings import ChannelLook
from bot.collector.roster import Followed, Roster
from bot.collector.telegram import Telegram
from storage.channels import find_channel, find_channel_by_username, list_channels
from storage.database import Connection, Database
from storage.following import note_found, note_not_found
from storage.lookups import Lookup, list_joins, list_lookups, note_join, note_lookup, want_channel
from storage.records import Channel, ChannelState
from storage.watch_notes import note_joined

HOUR = timedelta(hours=1)
LOOKUPS_PER_HOUR, JOINS_PER_HOUR = 12, 4
LOOK_EVERY, RETRY_NAME_AFTER = timedelta(hours=6), timedelta(days=1)
LOOK_LIMIT = 100  # channels in one call

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Members:
    """What the database says: all channels but the removed ones, the wanted names, the latest joins."""

    channels: tuple[Channel, ...] = ()
    lookups: Mapping[str, Lookup] | None = None
    joins: tuple[datetime, ...] = ()


class Membership:
    """`facts` are the channels to follow as far as they are known beforehand, by name."""

    def __init__(
        self,
        db: Database,
        roster: Roster,
        facts: Mapping[str, Channel | None],
        notices: Notices = NOBODY,
    ) -> None:
        self._db, self._roster, self._facts, self._notices = db, roster, facts, notices
        self._members = Members()
        self._looked_at: dict[int, datetime] = {}
        self._not_to_join: set[int] = set()

    async def load(self) -> None:
        """Takes over what the database says; notes the names that are to be looked up."""
        self._members = await self._db.read(_load)
        if missing := self._facts.keys() - (self._members.lookups or {}).keys():
            self._members = await self._db.write(_want, sorted(missing))
        self._roster.update(self._members.channels)
        # What comes back from a pause or a removal is looked at first: is it still joined?
        there = {channel.channel_id for channel in self._members.channels if channel.state != "paused"}
        self._looked_at = {key: at for key, at in self._looked_at.items() if key in there}

    def look_again(self) -> None:
        """Something has changed about a channel: look at all of them soon."""
        self._looked_at.clear()
        self._roster.wake.set()

    def list_unlooked(self, now: datetime) -> list[Channel]:
        """The channels, closed ones too, that were not looked at for some hours."""
        return [
            channel
            for channel in self._members.channels
            if channel.access_hash is not None
            and not channel.is_sample
            and channel.state != "paused"
            and self._looked_at.get(channel.channel_id, now - LOOK_EVERY) <= now - LOOK_EVERY
        ][:LOOK_LIMIT]

    def find_wanted(self, now: datetime) -> str | None:
        """The next name to look up, if the hour still allows one."""
        lookups = list((self._members.lookups or {}).values())
        tried = [lookup.tried_at for lookup in lookups if lookup.tried_at is not None]
        if sum(at > now - HOUR for at in tried) >= LOOKUPS_PER_HOUR:
            return None
        by_preview = {
            channel.channel_id
            for channel in self._members.channels
            if channel.access_hash is None and channel.state != "removed"
        }
        for lookup in sorted(lookups, key=lambda each: not each.is_asked):
            # Asked for anew, it still waits out its hour: so that hour's tries are all among `tried`.
            pause = RETRY_NAME_AFTER if lookup.failure else HOUR
            is_wanted = lookup.is_open or (lookup.channel_id in by_preview and not lookup.is_dropped)
            if is_wanted and (lookup.tried_at is None or lookup.tried_at <= now - pause):
                return lookup.username
        return None

    def find_unjoined(self, now: datetime) -> Followed | None:
        """The next channel to join, if the hour still allows one."""
        if not self.may_join(now):
            return None
        for channel_id, followed in self._roster.channels.items():
            is_known = channel_id in self._looked_at and followed.has_begun
            if is_known and not followed.is_joined and channel_id not in self._not_to_join:
                return followed
        return None

    def may_join(self, now: datetime) -> bool:
        """Whether the hour still allows to join a channel, or to leave one."""
        return sum(at > now - HOUR for at in self._members.joins) < JOINS_PER_HOUR

    async def look(self, telegram: Telegram, channels: Sequence[Channel], now: datetime) -> None:
        """Notices new names and titles, closed and reopened channels, and which are joined."""
        for channel in channels:
            self._looked_at[channel.channel_id] = now
        try:
            looks = {look.channel_id: look for look in await telegram.look_at(channels)}
        except ChannelClosed:
            return  # one of them is gone, the call does not say which: reading it will
        for channel in channels:
            look = looks.get(channel.channel_id)
            if look is not None:
                await self.take_look(channel, look, now)

    async def take_look(self, channel: Channel, look: ChannelLook, now: datetime) -> None:
        """Stores what a look at a channel shows."""
        followed = self._roster.channels.get(channel.channel_id)
        if followed is not None:
            followed.is_joined = look.is_joined
        if look.state != "active":
            await self.close(channel, look.state, now)
            return
        changed = replace(
            channel,
            title=look.title,
            username=look.username or channel.username,
            access_hash=look.access_hash or channel.access_hash,
        )
        if changed != channel:
            await self._db.write(_take_names, changed, self._notices, now)
            _log.info("channel has another name", channel=channel.channel_id)
        if channel.state in ("private", "banned", "vanished") and await self._db.write(
            self._notices.note_access, channel.channel_id, "active", now
        ):
            _log.info("channel can be read again", channel=channel.channel_id)

    async def close(self, channel: Channel, state: ChannelState, now: datetime) -> None:
        """Notes that a channel cannot be read, and why; its posts stay."""
        # Telegram shows a vanished channel as a private one: what reading it said is more exact.
        if channel.state == state or (channel.state, state) == ("vanished", "private"):
            return
        self._roster.channels.pop(channel.channel_id, None)
        if await self._db.write(self._notices.note_access, channel.channel_id, state, now):
            _log.warning("channel cannot be read", channel=channel.channel_id, state=state)

    async def resolve(self, telegram: Telegram, username: str, now: datetime) -> None:
        """Looks a name up, once."""
        try:
            look = await telegram.resolve(username)
        except NameUnknown as failure:
            await self._db.write(note_not_found, username, str(failure), now)
            _log.warning("no channel has this name", username=username)
            return
        await self._db.write(note_found, username, self._build_found(username, look), now)
        await self.load()
        followed = self._roster.channels.get(look.channel_id)
        if followed is not None:
            followed.is_joined = look.is_joined
            self._looked_at[look.channel_id] = now

    def _build_found(self, username: str, look: ChannelLook) -> Channel:
        return replace(
            self._facts.get(username) or Channel(look.channel_id, look.title),
            channel_id=look.channel_id,
            title=look.title,
            username=look.username or username,
            access_hash=look.access_hash,
        )

    async def join(self, telegram: Telegram, followed: Followed, now: datetime) -> None:
        """Joins a channel, so that its posts are pushed."""
        await self._db.write(note_join, now)
        try:
            await telegram.join(followed.channel)
        except JoinRefused as failure:
            self._not_to_join.add(followed.channel.channel_id)
            _log.warning("channel cannot be joined", channel=followed.channel.channel_id, why=str(failure))
            return
        await self._db.write(note_joined, followed.channel.channel_id, now)
        followed.is_joined = True
        self._roster.note_hole(followed.channel.channel_id)  # what came before the first push


def _load(db: Connection) -> Members:
    return Members(tuple(list_channels(db)), list_lookups(db), tuple(list_joins(db)))


def _want(db: Connection, usernames: Iterable[str]) -> Members:
    """Names of channels that we know already need no look-up."""
    for username in usernames:
        want_channel(db, username)
        stored = find_channel_by_username(db, username)
        if stored is not None and stored.access_hash is not None:
            note_lookup(db, Lookup(username, channel_id=stored.channel_id))
    return _load(db)


def _take_names(db: Connection, changed: Channel, notices: Notices, now: datetime) -> None:
    """Takes over what a look shows; all else as it stands now, since an operator may have changed it."""
    stored = find_channel(db, changed.channel_id)
    if stored is None:
        return
    title, username, access_hash = changed.title, changed.username, changed.access_hash
    facts = replace(stored, title=title, username=username, access_hash=access_hash)
    notices.note_names(db, facts, now)
