"""Followed channels: what they are, how far they were read, how reading went.

The cursor moves in the transaction that stores the posts: a cursor past a post that is not stored
cannot exist. A removed channel keeps its row, since its posts stay. Resolves no names, reads no
network; what operators decide stands in following.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlite_utils

from storage.alerts import bump_alerts_revision
from storage.channel_joining import join_channels
from storage.errors import RowNotFound
from storage.lookups import list_lookups
from storage.moments import from_seconds, to_seconds
from storage.records import Channel, ChannelRef, ChannelState

# Telegram's own channel ids end below 10**12. Where only a name is known, we make an id up: it lies
# above, so that it never meets a real one, and below 2**53, which every JSON reader keeps exact.
SYNTHETIC_CHANNEL_IDS = range(2**52, 2**52 + 2**48)

_SELECT = """
select
    channel_id, title, username, language, country, kind, state, is_sample, access_hash, cursor,
    last_checked_at, last_post_at, failure
from channels
"""


def add_channel(db: sqlite_utils.Database, channel: Channel) -> bool:
    """Stores a channel unless its id is known; returns whether it is new."""
    if find_channel(db, channel.channel_id) is not None:
        return False
    _take_username(db, channel, None)
    db.execute(
        "insert into channels values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            channel.channel_id,
            channel.title,
            channel.username,
            channel.language,
            channel.country,
            channel.kind,
            channel.state,
            channel.is_sample,
            channel.access_hash,
            channel.cursor,
            to_seconds(channel.last_checked_at),
            to_seconds(channel.last_post_at),
            channel.failure,
        ],
    )
    return True


def save_channel(db: sqlite_utils.Database, channel: Channel) -> Channel:
    """Stores a channel or brings what it is up to date; returns it as stored.

    What the caller does not know (None) stays; state, cursor and the record of reading stay too. Where
    its name belongs to a row with a made-up id, that row is this channel, and all of it moves here: also
    its kind, country and language, which an operator may have set.
    """
    channel = _join_made_up(db, channel)
    if not add_channel(db, channel):
        _take_username(db, channel, get_channel(db, channel.channel_id).username)
        values = [
            channel.title,
            channel.username,
            channel.language,
            channel.country,
            channel.kind,
            channel.is_sample,
            channel.access_hash,
        ]
        db.execute(
            """
            update channels set
                title = ?1, username = coalesce(?2, username), language = coalesce(?3, language),
                country = coalesce(?4, country), kind = ?5, is_sample = ?6,
                access_hash = coalesce(?7, access_hash)
            where channel_id = ?8 and (
                title <> ?1 or username is not coalesce(?2, username) collate binary
                or language is not coalesce(?3, language) or country is not coalesce(?4, country)
                or kind <> ?5 or is_sample <> ?6 or access_hash is not coalesce(?7, access_hash)
            )
            """,
            [*values, channel.channel_id],
        )
    return get_channel(db, channel.channel_id)


def get_channel(db: sqlite_utils.Database, channel_id: int) -> Channel:
    """The channel with this id, or RowNotFound."""
    found = find_channel(db, channel_id)
    if found is None:
        raise RowNotFound(f"There is no channel {channel_id}.")
    return found


def find_channel(db: sqlite_utils.Database, channel_id: int) -> Channel | None:
    """The channel with this id, if it is known; a removed one too."""
    return _find(db, "where channel_id = ?", [channel_id])


def find_channel_by_username(db: sqlite_utils.Database, username: str) -> Channel | None:
    """The channel with this @name (with or without @, in any case), if known; a removed one too."""
    return _find(db, "where username = ?", [username.removeprefix("@")])


def find_named_channel(db: sqlite_utils.Database, ref: ChannelRef) -> Channel | None:
    """The channel that a person named, removed ones included."""
    if ref.username is not None:
        return find_channel_by_username(db, ref.username)
    return None if ref.channel_id is None else find_channel(db, ref.channel_id)


def list_channels(db: sqlite_utils.Database, states: Sequence[ChannelState] = ()) -> list[Channel]:
    """Channels in these states (empty = all but the removed ones), by title."""
    channels = [_build_channel(row) for row in db.execute(_SELECT + "order by title, channel_id")]
    if not states:
        return [channel for channel in channels if channel.state != "removed"]
    return [channel for channel in channels if channel.state in states]


def map_usernames(db: sqlite_utils.Database) -> dict[str, int]:
    """Every channel's @name, in lower case and without @, with its id; of removed ones too."""
    rows = db.execute("select username, channel_id from channels where username is not null")
    return {username.lower(): channel_id for username, channel_id in rows}


def set_state(db: sqlite_utils.Database, channel_id: int, state: ChannelState) -> None:
    """Notes whether and why a channel is read or not."""
    db.execute("update channels set state = ? where channel_id = ?", [state, channel_id])


def move_cursor(db: sqlite_utils.Database, channel_id: int, post_id: int) -> None:
    """Moves the cursor forward to `post_id`, never back."""
    db.execute("update channels set cursor = ?1 where channel_id = ?2 and cursor < ?1", [post_id, channel_id])


def mark_checked(
    db: sqlite_utils.Database, channel_id: int, checked_at: datetime, failure: str | None = None
) -> None:
    """Notes that a channel was read, or that reading it failed and how."""
    db.execute(
        "update channels set last_checked_at = ?, failure = ? where channel_id = ?",
        [to_seconds(checked_at), failure, channel_id],
    )


def _join_made_up(db: sqlite_utils.Database, channel: Channel) -> Channel:
    """Moves what stands under a made-up id and the channel's name here; returns what is then known of it.

    A row that was followed has had its facts, or an operator's; one that came with a file has none.
    """
    if channel.username is None or channel.channel_id in SYNTHETIC_CHANNEL_IDS:
        return channel
    named = find_channel_by_username(db, channel.username)
    if named is None or named.channel_id not in SYNTHETIC_CHANNEL_IDS:
        return channel
    was_followed = any(each.channel_id == named.channel_id for each in list_lookups(db).values())
    join_channels(db, named.channel_id, channel.channel_id)
    if not was_followed:
        return channel if named.kind == "media" else replace(channel, kind=named.kind)
    joined = get_channel(db, channel.channel_id)
    return replace(channel, kind=joined.kind, country=joined.country, language=joined.language)


def _take_username(db: sqlite_utils.Database, channel: Channel, before: str | None) -> None:
    """A @name can pass to another channel; the one that had it has lost it. An alert on `from:@name`
    then means another channel."""
    if channel.username is None or (before or "").lower() == channel.username.lower():
        return
    db.execute(
        "update channels set username = null where username = ? and channel_id <> ?",
        [channel.username, channel.channel_id],
    )
    bump_alerts_revision(db)


def _find(db: sqlite_utils.Database, condition: str, parameters: Sequence[Any]) -> Channel | None:
    row = db.execute(_SELECT + condition, parameters).fetchone()
    return None if row is None else _build_channel(row)


def _build_channel(row: Sequence[Any]) -> Channel:
    (
        channel_id, title, username, language, country, kind, state, is_sample, access_hash, cursor,
        last_checked_at, last_post_at, failure,
    ) = row  # fmt: skip
    return Channel(
        channel_id=channel_id,
        title=title,
        username=username,
        language=language,
        country=country,
        kind=kind,
        state=state,
        is_sample=bool(is_sample),
        access_hash=access_hash,
        cursor=cursor,
        last_checked_at=from_seconds(last_checked_at),
        last_post_at=from_seconds(last_post_at),
        failure=failure,
    )
