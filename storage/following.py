"""What operators decide about channels, and what a look-up or a reading then may change of it.

An operator's word stands over what reading finds and what the settings name: a paused or removed
channel, or a dropped name, comes back by an operator's word only. Each function is one decision, to
be run in one transaction. Looks nothing up: a name asked for here is found by the collector.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Literal

import sqlite_utils

from storage.channels import (
    find_channel,
    find_channel_by_username,
    mark_checked,
    save_channel,
    set_state,
)
from storage.lookups import Lookup, find_lookup, normalise_name, note_lookup
from storage.moments import from_seconds, to_seconds
from storage.records import Channel, ChannelKind, ChannelState
from storage.seqs import seq_at

FollowOutcome = Literal["wanted", "waiting", "known", "paused", "back"]
"""wanted: to be looked up; waiting: that was so already; known: in the list; back: was removed."""


def follow_name(db: sqlite_utils.Database, username: str) -> FollowOutcome:
    """An operator wants the channel of this @name to be read."""
    channel = find_channel_by_username(db, username)
    return _ask(db, username) if channel is None else _follow_known(db, channel)


def follow_id(
    db: sqlite_utils.Database, channel_id: int, username: str | None = None
) -> FollowOutcome | None:
    """An operator wants the channel with this id; None when it is not known and `username` neither."""
    channel = find_channel(db, channel_id)
    if channel is not None:
        return _follow_known(db, replace(channel, username=channel.username or username))
    # Not by what we know under the name: it may have passed to another channel.
    return None if username is None else _ask(db, username)


def find_followed(db: sqlite_utils.Database, channel_id: int) -> Channel | None:
    """The channel with this id, unless it was removed."""
    channel = find_channel(db, channel_id)
    return None if channel is None or channel.state == "removed" else channel


def pause_channel(db: sqlite_utils.Database, channel_id: int, *, paused: bool) -> Channel | None:
    """Pauses a channel, or lets its reading go on from where it stopped; None when it is not followed.

    What cannot be read for another reason stays so when it was not paused.
    """
    channel = find_followed(db, channel_id)
    if channel is None or (channel.state == "paused") == paused:
        return channel
    return _put_state(db, channel, "paused" if paused else "active")


def remove_channel(db: sqlite_utils.Database, channel_id: int) -> Channel | None:
    """Ends the following of a channel and returns it as it was; its posts stay. None: not followed."""
    channel = find_followed(db, channel_id)
    if channel is not None:
        set_state(db, channel_id, "removed")
    return channel


def restore_channel(db: sqlite_utils.Database, channel_id: int, *, paused: bool) -> Channel | None:
    """Undoes a removal, to pause or to read on; a channel that is followed stays as it is."""
    channel = find_channel(db, channel_id)
    if channel is None or channel.state != "removed":
        return channel
    return _put_state(db, channel, "paused" if paused else "active")


def set_kind(db: sqlite_utils.Database, channel_id: int, kind: ChannelKind) -> Channel | None:
    """Says what kind of source a channel is; None when it is not followed."""
    return _change(db, channel_id, "kind", kind)


def set_country(db: sqlite_utils.Database, channel_id: int, country: str | None) -> Channel | None:
    """Says which country a channel speaks from (None: another, or unknown); None when not followed."""
    return _change(db, channel_id, "country", country)


def drop_name(db: sqlite_utils.Database, username: str) -> bool:
    """Wants a name no more, wherever it came from; returns whether it was wanted."""
    lookup = find_lookup(db, username)
    if lookup is None or not lookup.is_open:
        return False
    note_lookup(db, replace(lookup, is_asked=False, is_dropped=True))
    return True


def retry_name(db: sqlite_utils.Database, username: str) -> bool:
    """Wants a name to be looked up once more; returns whether it is wanted."""
    lookup = find_lookup(db, username)
    if lookup is None or not lookup.is_open:
        return False
    note_lookup(db, replace(lookup, failure=None, is_asked=True))
    return True


def note_found(db: sqlite_utils.Database, username: str, found: Channel, now: datetime) -> bool:
    """A look-up found a channel: follows it. False when the name was dropped meanwhile.

    Of a channel that we know, only its name, title and access hash are taken over. One that was
    removed comes back if an operator asked for the name, and not if only the settings hold it.
    """
    lookup = find_lookup(db, username) or Lookup(normalise_name(username))
    if lookup.is_dropped:
        note_lookup(db, replace(lookup, tried_at=now))
        return False
    known = find_channel(db, found.channel_id)
    if known is None:
        save_channel(db, found)
    else:
        facts = replace(known, title=found.title, username=found.username, access_hash=found.access_hash)
        save_channel(db, facts)
        if known.state == "removed" and lookup.is_asked:
            set_state(db, known.channel_id, "active")
    note_lookup(db, Lookup(lookup.username, now, channel_id=found.channel_id))
    return True


def note_not_found(db: sqlite_utils.Database, username: str, failure: str, now: datetime) -> None:
    """A look-up was in vain."""
    lookup = find_lookup(db, username) or Lookup(normalise_name(username))
    note_lookup(db, replace(lookup, tried_at=now, channel_id=None, failure=failure))


def note_access(db: sqlite_utils.Database, channel_id: int, state: ChannelState, now: datetime) -> bool:
    """Reading shows whether a channel can be read; False when an operator's word stands over that."""
    channel = find_channel(db, channel_id)
    if channel is None or channel.state in ("paused", "removed"):
        return False
    set_state(db, channel_id, state)
    mark_checked(db, channel_id, now, None if state == "active" else state)
    return True


def count_posts_of(db: sqlite_utils.Database, channel_id: int) -> int:
    """How many posts of a channel stand."""
    row = db.execute(
        "select count(*) from posts where channel_id = ? and deleted_at is null", [channel_id]
    ).fetchone()
    return int(row[0])


def count_posts_since(
    db: sqlite_utils.Database, channel_id: int, since: datetime
) -> tuple[int, datetime | None]:
    """How many posts of a channel since then stand, and when the first of them was published."""
    row = db.execute(
        """
        select count(*), min(published_at) from posts
        where channel_id = ? and deleted_at is null and seq >= ? and published_at >= ?
        """,
        [channel_id, seq_at(since), to_seconds(since)],
    ).fetchone()
    published_at: int | None = row[1]
    return int(row[0]), from_seconds(published_at)


def _follow_known(db: sqlite_utils.Database, channel: Channel) -> FollowOutcome:
    if channel.state == "removed":
        set_state(db, channel.channel_id, "active")
    if channel.username is not None and not _is_found(db, channel):
        return _ask(db, channel.username)
    if channel.state == "removed":
        return "back"
    return "paused" if channel.state == "paused" else "known"


def _is_found(db: sqlite_utils.Database, channel: Channel) -> bool:
    """Whether the collector knows it; a channel of a file's import it does not."""
    if channel.access_hash is not None or channel.is_sample:
        return True
    lookup = find_lookup(db, channel.username or "")
    return lookup is not None and lookup.channel_id == channel.channel_id


def _ask(db: sqlite_utils.Database, username: str) -> FollowOutcome:
    """`tried_at` stays: a name asked for again and again is still tried once an hour at most."""
    lookup = find_lookup(db, username) or Lookup(normalise_name(username), is_dropped=True)
    note_lookup(db, replace(lookup, channel_id=None, failure=None, is_asked=True, is_dropped=False))
    return "waiting" if lookup.is_open and lookup.failure is None else "wanted"


def _put_state(db: sqlite_utils.Database, channel: Channel, state: ChannelState) -> Channel:
    set_state(db, channel.channel_id, state)
    return replace(channel, state=state)


def _change(
    db: sqlite_utils.Database, channel_id: int, column: Literal["kind", "country"], value: str | None
) -> Channel | None:
    if find_followed(db, channel_id) is None:
        return None
    db.execute(f"update channels set {column} = ? where channel_id = ?", [value, channel_id])
    return find_channel(db, channel_id)
