"""Which channels the preview follows, by name: met with their first page, known from then on.

The channel list is the same as the account's (CHANNELS or the starter list, wanted names, states), and
so are the rows: a page says the channel's real id. Where it does not, the id is made up from the name
and the row joins the real one later (storage/channel_joining.py). A name tried in vain keeps no time,
so that an account that is configured later looks it up at once. Makes no request.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog

from bot.collector.notices import NOBODY, Notices
from bot.collector.preview import PreviewPage
from bot.collector.roster import Followed, Roster
from bot.collector.source_items import synthetic_channel_id
from storage.channels import (
    SYNTHETIC_CHANNEL_IDS,
    find_channel,
    find_channel_by_username,
    get_channel,
    list_channels,
    mark_checked,
    set_state,
)
from storage.database import Connection, Database
from storage.lookups import Lookup, find_lookup, list_lookups, note_lookup, want_channel
from storage.records import NO_SUCH_NAME, Channel

LOOK_EVERY, RETRY_NAME = timedelta(hours=6), timedelta(minutes=5)
CLOSED = ("private", "banned", "vanished")

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Names:
    """What the database says: the channels that are followed, and the names still to be met."""

    lookups: frozenset[str] = frozenset()
    followed: tuple[Channel, ...] = ()
    unmet: tuple[str, ...] = field(default=())
    failed: frozenset[str] = frozenset()


class PreviewNames:
    """`facts` are the channels to follow as far as they are known beforehand, by name."""

    def __init__(
        self, db: Database, roster: Roster, facts: Mapping[str, Channel | None], notices: Notices = NOBODY
    ) -> None:
        self._db, self._roster, self._facts, self._notices = db, roster, facts, notices
        self._names = Names()
        self._ask_at: dict[str, datetime] = {}
        self._failed: set[str] = set()

    async def load(self) -> None:
        """Takes over what the database says; notes the names of the settings as wanted."""
        self._names = await self._db.read(_load)
        if missing := self._facts.keys() - self._names.lookups:
            self._names = await self._db.write(_want, sorted(missing))
        for name in self._failed - self._names.failed:  # an operator asks for it anew
            self._failed.discard(name)
            self._ask_at.pop(name, None)
        self._roster.update(self._names.followed)

    def find_unmet(self, now: datetime) -> str | None:
        """The next name whose first page is to be read."""
        return next((name for name in self._names.unmet if self._ask_at.get(name, now) <= now), None)

    def set_aside(self, name: str, now: datetime) -> None:
        """The name is being tried; if that fails, it waits a while."""
        self._ask_at[name] = now + RETRY_NAME

    async def note_failure(self, name: str, failure: str, now: datetime) -> None:
        """Nothing can be read under the name, for this reason."""
        self._ask_at[name] = now + LOOK_EVERY
        await self._db.write(_note_failure, name, failure)
        self._failed.add(name)
        _log.warning("nothing can be read under this name", username=name, why=failure)

    async def take(self, name: str, page: PreviewPage, now: datetime) -> Followed | None:
        """Stores what a newest page says of the channel; None where it is not to be read.

        A name may have passed to another channel: the one that had it before is left with its posts.
        """
        channel = await self._db.write(_follow, name, page, self._facts.get(name), self._notices, now)
        await self.load()
        return None if channel is None else self._roster.channels.get(channel.channel_id)


def shows_change(channel: Channel, page: PreviewPage) -> bool:
    """Whether a page says other things of a channel than its row."""
    seen = (
        page.channel_id or channel.channel_id,
        page.title or channel.title,
        page.username or channel.username,
    )
    return seen != (channel.channel_id, channel.title, channel.username)


def sort_names(lookups: Iterable[Lookup], channels: Iterable[Channel]) -> Names:
    """Who is followed, and who is still to be met: also a channel that was closed, and one whose name
    another channel took. A channel that is known and not listed was removed."""
    by_id = {channel.channel_id: channel for channel in channels}
    followed: dict[int, Channel] = {}
    unmet: list[str] = []
    names: set[str] = set()
    failed: set[str] = set()
    for lookup in lookups:
        names.add(lookup.username)
        failed |= {lookup.username} if lookup.failure else set()
        channel = None if lookup.channel_id is None else by_id.get(lookup.channel_id)
        if channel is None:
            unmet += [lookup.username] if lookup.channel_id is None else []
        elif channel.username is None or channel.state in CLOSED:
            unmet.append(lookup.username)
        else:
            followed[channel.channel_id] = channel
    return Names(frozenset(names), tuple(followed.values()), tuple(unmet), frozenset(failed))


def _load(db: Connection) -> Names:
    return sort_names(list_lookups(db).values(), list_channels(db))


def _want(db: Connection, usernames: Iterable[str]) -> Names:
    for username in usernames:
        want_channel(db, username)
    return _load(db)


def _note_failure(db: Connection, name: str, failure: str) -> None:
    lookup = list_lookups(db).get(name) or Lookup(name)
    note_lookup(db, replace(lookup, failure=failure))


def _follow(
    db: Connection, name: str, page: PreviewPage, facts: Channel | None, notices: Notices, now: datetime
) -> Channel | None:
    """The channel of the page, stored; None where an operator wants the name no more."""
    lookup = find_lookup(db, name) or Lookup(name)
    if lookup.is_dropped:
        return None
    username = page.username or name
    named = find_channel_by_username(db, name) or find_channel_by_username(db, username)
    channel_id = page.channel_id or (named.channel_id if named else _make_up_id(db, name))
    known = find_channel(db, channel_id)
    if named is not None and named.channel_id != channel_id:
        if named.channel_id in SYNTHETIC_CHANNEL_IDS:
            known = known or named  # the same channel: saving joins its rows
        elif notices.note_access(db, named.channel_id, "vanished", now):
            mark_checked(db, named.channel_id, now, NO_SUCH_NAME)
    found = known or facts or Channel(channel_id, f"@{username}")
    title = page.title or found.title
    notices.note_names(db, replace(found, channel_id=channel_id, title=title, username=username), now)
    if found.state in CLOSED or (found.state == "removed" and lookup.is_asked):
        set_state(db, channel_id, "active")
    note_lookup(db, replace(lookup, channel_id=channel_id, failure=None))
    return get_channel(db, channel_id)


def _make_up_id(db: Connection, name: str) -> int:
    """An id for a channel whose page does not say it, the same every time; no other channel's."""
    number = SYNTHETIC_CHANNEL_IDS.index(synthetic_channel_id(name))
    while find_channel(db, SYNTHETIC_CHANNEL_IDS[number % len(SYNTHETIC_CHANNEL_IDS)]) is not None:
        number += 1
    return SYNTHETIC_CHANNEL_IDS[number % len(SYNTHETIC_CHANNEL_IDS)]
