"""Engagement of posts: the current reading, its history, and what is usual for a channel.

Counters lie apart from posts, so a new reading is never an edit and touches no search index. What
a source does not say keeps its old value; an older reading never replaces a newer one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

import sqlite_utils

from storage.moments import to_seconds
from storage.records import Counters, Reaction
from storage.seqs import IN_WINDOW, window_parameters

_LARGEST_INTEGER = 2**63 - 1  # of SQLite


@dataclass(frozen=True, slots=True)
class ChannelMedian:
    """What a post of a channel usually gets."""

    posts: int
    views: float
    reactions: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Counters read for one post of a channel."""

    post_id: int
    counters: Counters


def write_counters(
    db: sqlite_utils.Database, readings: Sequence[tuple[int, Counters]], read_at: datetime
) -> None:
    """Stores (seq, counters) as the current reading and adds it to the history."""
    at = to_seconds(read_at)
    rows = [
        (
            seq,
            counters.views,
            counters.forwards,
            counters.replies,
            dump_reactions(counters.reactions),
            total_reactions(counters.reactions),
            at,
        )
        for seq, counters in readings
    ]
    db.conn.executemany("insert or replace into post_stats values (?, ?, ?, ?, ?, ?, ?)", rows)
    db.conn.executemany(
        "insert or replace into post_stats_history values (?, ?, ?, ?, ?, ?)",
        [(seq, at, views, forwards, replies, total) for seq, views, forwards, replies, _, total, at in rows],
    )


def write_history(db: sqlite_utils.Database, readings: Iterable[tuple[int, datetime, Counters]]) -> None:
    """Adds earlier readings (seq, when, what) to the history; the current ones stay as they are."""
    rows = [
        (seq, to_seconds(at), each.views, each.forwards, each.replies, total_reactions(each.reactions))
        for seq, at, each in readings
    ]
    db.conn.executemany("insert or ignore into post_stats_history values (?, ?, ?, ?, ?, ?)", rows)


def list_history(db: sqlite_utils.Database, seq: int) -> list[tuple[int, int | None, int]]:
    """(seconds UTC, views, reactions in all) of each reading that brought news, oldest first."""
    return db.execute(
        "select read_at, views, reactions_total from post_stats_history where seq = ? order by read_at",
        [seq],
    ).fetchall()


def channel_medians(
    db: sqlite_utils.Database, since: datetime, until: datetime | None = None
) -> dict[int, ChannelMedian]:
    """The median views and reactions of each channel's posts in a window: its baseline."""
    rows = db.execute(
        f"""
        select posts.channel_id, post_stats.views, post_stats.reactions_total
        from posts join post_stats using (seq)
        where {IN_WINDOW} and posts.deleted_at is null
        """,
        window_parameters(since, until),
    )
    views: defaultdict[int, list[int]] = defaultdict(list)
    reactions: defaultdict[int, list[int]] = defaultdict(list)
    for channel_id, seen, reacted in rows:
        reactions[channel_id].append(reacted)
        if seen is not None:
            views[channel_id].append(seen)
    return {
        channel_id: ChannelMedian(len(counts), median(views.get(channel_id, [0])), median(counts))
        for channel_id, counts in reactions.items()
    }


def update_counters(stored: Counters, read: Counters) -> Counters:
    """The reading with its gaps filled from what is stored, reactions largest first."""
    kept = () if read.is_whole else stored.reactions
    return Counters(
        views=stored.views if read.views is None else read.views,
        forwards=stored.forwards if read.forwards is None else read.forwards,
        replies=stored.replies if read.replies is None else read.replies,
        reactions=_order(read.reactions) or kept,
    )


def join_counters(parts: Iterable[Counters]) -> Counters:
    """The counters of an album: people see it as one, so the largest of its parts count."""
    readings = list(parts)
    return Counters(
        views=_largest(part.views for part in readings),
        forwards=_largest(part.forwards for part in readings),
        replies=_largest(part.replies for part in readings),
        reactions=max(
            (_order(part.reactions) for part in readings),
            key=lambda reactions: (total_reactions(reactions), dump_reactions(reactions) or ""),
            default=(),
        ),
    )


def total_reactions(reactions: Iterable[Reaction]) -> int:
    """How often people reacted; paid ones count Stars, not people, and are left out."""
    total = sum(reaction.count for reaction in reactions if reaction.kind != "paid")
    return min(total, _LARGEST_INTEGER)


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # dumps would make one each time


def dump_reactions(reactions: Sequence[Reaction]) -> str | None:
    """Reactions as compact JSON, None when there are none."""
    if not reactions:
        return None
    rows = [[reaction.kind, reaction.key, reaction.count] for reaction in reactions]
    return _COMPACT.encode(rows)


def load_reactions(text: str | None) -> tuple[Reaction, ...]:
    """The inverse of `dump_reactions`."""
    return tuple(Reaction(kind, key, count) for kind, key, count in json.loads(text)) if text else ()


def dump_counters(counters: Counters) -> str | None:
    """A part's counters as JSON, None when nothing is known."""
    if counters == Counters():
        return None
    reactions = [[reaction.kind, reaction.key, reaction.count] for reaction in counters.reactions]
    return json.dumps([counters.views, counters.forwards, counters.replies, reactions], ensure_ascii=False)


def load_counters(text: str | None) -> Counters:
    """The inverse of `dump_counters`."""
    if not text:
        return Counters()
    views, forwards, replies, reactions = json.loads(text)
    return Counters(views, forwards, replies, tuple(Reaction(*reaction) for reaction in reactions))


def _order(reactions: Iterable[Reaction]) -> tuple[Reaction, ...]:
    return tuple(sorted(reactions, key=lambda reaction: (-reaction.count, reaction.kind, reaction.key)))


def _largest(values: Iterable[int | None]) -> int | None:
    return max((value for value in values if value is not None), default=None)
