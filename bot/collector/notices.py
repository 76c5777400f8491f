"""What reading finds out about a channel, stored together with what operators are told of it.

Each function is part of one transaction: a state without its notice, or a notice twice, cannot exist. A
closing is told once, until the channel can be read again; that is told too. A paused or removed channel
gives no notice. Renders and sends nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeGuard

from bot.domain.alert_rules import next_loud
from bot.domain.notices import ChannelNotice, Happening
from bot.domain.payloads import dump_payload
from storage.channels import find_channel, mark_checked, save_channel
from storage.database import Connection
from storage.following import note_access
from storage.notices import queue_notice
from storage.records import NO_PREVIEW, NO_SUCH_NAME, Channel, ChannelState
from storage.watch_notes import note_closed, note_open

_CLOSED: dict[ChannelState, Happening] = {"private": "private", "banned": "banned", "vanished": "vanished"}
_UNREADABLE: dict[str, Happening] = {NO_PREVIEW: "no-preview", NO_SUCH_NAME: "no-name"}


@dataclass(frozen=True, slots=True)
class Notices:
    """`operators`: the chats of ADMIN_IDS; those who are active subscribers are told."""

    operators: tuple[int, ...] = ()

    def note_access(self, db: Connection, channel_id: int, state: ChannelState, now: datetime) -> bool:
        """Reading shows whether a channel can be read; False when an operator's word stands over that."""
        if not note_access(db, channel_id, state, now):
            return False
        if state == "active":
            self._tell_open(db, channel_id, now)
        elif state in _CLOSED:
            self._tell_closed(db, channel_id, _CLOSED[state], now)
        return True

    def note_check(self, db: Connection, channel_id: int, now: datetime, failure: str | None = None) -> None:
        """A channel was looked at: it was read (perhaps with something to say of it), or is not there."""
        mark_checked(db, channel_id, now, failure)
        if failure not in _UNREADABLE:
            self._tell_open(db, channel_id, now)
        elif _was_read(find_channel(db, channel_id)):
            self._tell_closed(db, channel_id, _UNREADABLE[failure], now)

    def note_names(self, db: Connection, channel: Channel, now: datetime) -> Channel:
        """Stores a channel that reading shows under another name or title; returns it as stored."""
        before = find_channel(db, channel.channel_id)
        after = save_channel(db, channel)
        if _was_read(before) and _is_followed(after) and _is_renamed(before, after):
            self._tell(db, after, "renamed", now, before=_call(before, after))
        return after

    def _tell_closed(self, db: Connection, channel_id: int, what: Happening, now: datetime) -> None:
        channel = find_channel(db, channel_id)
        if _is_followed(channel) and note_closed(db, channel_id, what):
            self._tell(db, channel, what, now)

    def _tell_open(self, db: Connection, channel_id: int, now: datetime) -> None:
        channel = find_channel(db, channel_id)
        if _is_followed(channel) and note_open(db, channel_id):
            self._tell(db, channel, "readable", now)

    def _tell(
        self, db: Connection, channel: Channel, what: Happening, now: datetime, *, before: str = ""
    ) -> None:
        notice = ChannelNotice(
            what, now, channel.channel_id, channel.title, channel.username, channel.last_post_at, before
        )
        key = f"channel:{channel.channel_id}:{what}:{int(now.timestamp())}"
        queue_notice(db, self.operators, key, dump_payload(notice), now, next_loud)


NOBODY = Notices()


def _is_followed(channel: Channel | None) -> TypeGuard[Channel]:
    return channel is not None and channel.state not in ("paused", "removed")


def _was_read(channel: Channel | None) -> TypeGuard[Channel]:
    """Of a name that has never led to a post, the list of channels tells enough."""
    return channel is not None and (channel.cursor > 0 or channel.last_post_at is not None)


def _is_renamed(before: Channel, after: Channel) -> bool:
    """The case of a name's letters means nothing to Telegram."""
    return before.title != after.title or _name(before) != _name(after)


def _name(channel: Channel) -> str:
    return (channel.username or "").lower()


def _call(before: Channel, after: Channel) -> str:
    """What has changed, as it was: the title, the @name, or both."""
    name = f"@{before.username}" if before.username and _name(before) != _name(after) else ""
    title = before.title if before.title != after.title or not name else ""
    return f"{title} {name}".strip()
