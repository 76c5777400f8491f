"""What an operator asks for about channels: follow these names, show this one, which are awaited.

Each is one transaction or one snapshot. Who may ask, the chat decides; what a name leads to, the
collector finds out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.channel_names import (
    MOST_NAMES,
    AddReport,
    AwaitedName,
    ChannelCard,
    NamedChannel,
    Trouble,
)
from storage.channels import find_channel, find_named_channel
from storage.database import Connection, Database
from storage.following import count_posts_of, count_posts_since, find_followed, follow_id, follow_name
from storage.lookups import NOT_A_CHANNEL, Lookup, list_lookups
from storage.records import NO_PREVIEW, NO_SUCH_NAME, ChannelRef

_RECENT = timedelta(days=30)  # the days that say how much a channel writes
_TROUBLES: dict[str | None, Trouble] = {
    None: "waiting",
    NO_SUCH_NAME: "unknown",
    NO_PREVIEW: "no-preview",
    NOT_A_CHANNEL: "not-channel",
}


async def follow_named(db: Database, named: Sequence[NamedChannel]) -> AddReport:
    """Follows the channels among these words; returns what became of each."""
    return await db.write(_follow_named, named)


async def follow_picked(db: Database, channel_id: int, username: str | None, title: str) -> AddReport:
    """Follows a channel that was picked from Telegram's list; without a @name only one that we know."""
    return await db.write(_follow_picked, channel_id, username, title)


async def find_card(db: Database, channel_id: int) -> ChannelCard | None:
    """Returns what is known of a followed channel."""
    return await db.read(_read_card, channel_id)


async def find_public_card(db: Database, ref: ChannelRef, now: datetime) -> ChannelCard | None:
    """Returns what everybody may know of a followed channel that a person named."""
    return await db.read(_read_public_card, ref, now)


async def list_awaited_names(db: Database) -> tuple[AwaitedName, ...]:
    """Returns the names that are not found yet: first those that wait, then those sought in vain."""
    return await db.read(_read_awaited)


def _follow_named(db: Connection, named: Sequence[NamedChannel]) -> AddReport:
    channels = [each for each in named if each.ref is not None]
    heaps: dict[str, list[str]] = {}
    for each in channels[:MOST_NAMES]:
        heap, shown = _follow(db, each.written, each.ref)
        heaps.setdefault(heap, []).append(shown)
    private = [each.written for each in named if each.reason == "private"]
    nonsense = [each.written for each in named if each.reason == "no name"]
    return _report(heaps, private, nonsense, max(0, len(channels) - MOST_NAMES))


def _follow_picked(db: Connection, channel_id: int, username: str | None, title: str) -> AddReport:
    outcome = follow_id(db, channel_id, username)
    if outcome is None:
        return _report({}, [title], [], 0)
    return _report({outcome: [f"@{username}" if username else title]}, [], [], 0)


def _follow(db: Connection, written: str, ref: ChannelRef | None) -> tuple[str, str]:
    """The outcome of one word, and how the channel is to be called."""
    if ref is not None and ref.username is not None:
        return follow_name(db, ref.username), f"@{ref.username}"
    channel = find_channel(db, ref.channel_id) if ref is not None and ref.channel_id else None
    outcome = None if channel is None else follow_id(db, channel.channel_id)
    if channel is None or outcome is None:
        return "private", written
    return outcome, f"@{channel.username}" if channel.username else channel.title


def _report(
    heaps: dict[str, list[str]], private: Iterable[str], nonsense: Iterable[str], left_out: int
) -> AddReport:
    return AddReport(
        wanted=tuple(heaps.get("wanted", ())),
        waiting=tuple(heaps.get("waiting", ())),
        known=tuple(heaps.get("known", ())),
        paused=tuple(heaps.get("paused", ())),
        back=tuple(heaps.get("back", ())),
        private=(*heaps.get("private", ()), *private),
        nonsense=tuple(nonsense),
        left_out=left_out,
    )


def _read_card(db: Connection, channel_id: int) -> ChannelCard | None:
    channel = find_followed(db, channel_id)
    return None if channel is None else ChannelCard(channel, count_posts_of(db, channel_id))


def _read_public_card(db: Connection, ref: ChannelRef, now: datetime) -> ChannelCard | None:
    channel = find_named_channel(db, ref)
    card = None if channel is None else _read_card(db, channel.channel_id)
    if card is None:
        return None
    posts, first_at = count_posts_since(db, card.channel.channel_id, now - _RECENT)
    if first_at is None:
        return card
    days = max(now - first_at, timedelta(days=1)) / timedelta(days=1)
    return replace(card, per_day=posts / days)


def _read_awaited(db: Connection) -> tuple[AwaitedName, ...]:
    names = [_build_awaited(lookup) for lookup in list_lookups(db).values() if lookup.is_open]
    return tuple(sorted(names, key=lambda name: name.trouble != "waiting"))


def _build_awaited(lookup: Lookup) -> AwaitedName:
    trouble = _TROUBLES.get(lookup.failure, "failed")
    return AwaitedName(lookup.username, trouble, (lookup.failure or "") if trouble == "failed" else "")
