"""Saves what a source read of a channel: `save_posts`, the one way for posts into the database.

Idempotent: what is stored already changes no row; a changed text keeps the old one; counters alone
are never an edit. Flow: load what is known -> sort the items (pure) -> write each pile at once.
Writes no cursor and no delivery: callers do, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import sqlite_utils

from storage.albums import list_part_ids, save_part, save_part_counters
from storage.counters import Reading, update_counters, write_counters
from storage.errors import StorageError
from storage.moments import to_seconds
from storage.post_changes import (
    KnownPost,
    Outcome,
    PostItem,
    decide,
    find_news,
    list_known,
    understood,
)
from storage.post_writes import insert_posts, keep_versions, update_posts
from storage.records import Counters
from storage.stories import add_stories, attach_story, list_story_ids

Saved = tuple[int, Outcome]


@dataclass(frozen=True, slots=True)
class SaveReport:
    """What became of each item, in the order given, and the seq of its post.

    new; joined (a further part of an album); changed (text, media or origin); counters; unchanged.
    """

    seqs: tuple[int, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """How many items had this outcome."""
        return self.outcomes.count(outcome)


@dataclass(slots=True)
class _Piles:
    """Items by what must be done with them."""

    new: list[PostItem] = field(default_factory=list)
    parts: list[PostItem] = field(default_factory=list)
    edited: list[int] = field(default_factory=list)
    updated: list[tuple[int, PostItem]] = field(default_factory=list)
    readings: list[tuple[int, Counters]] = field(default_factory=list)
    saved: dict[int, Saved] = field(default_factory=dict)


def save_posts(
    db: sqlite_utils.Database, channel_id: int, items: Sequence[PostItem], *, seen_at: datetime
) -> SaveReport:
    """Saves posts of one (stored) channel as they were read at `seen_at`."""
    if strangers := {item.post.channel_id for item in items} - {channel_id}:
        raise StorageError(f"Posts of channels {sorted(strangers)} stand among those of {channel_id}.")
    saved: list[Saved] = []
    for run in _split_at_repeats(items):
        saved += _save_run(db, channel_id, run, seen_at)
    _attach_stories(db, items, saved)
    if items:
        _note_last_post(db, channel_id, max(item.post.published_at for item in items))
    return SaveReport(tuple(seq for seq, _ in saved), tuple(outcome for _, outcome in saved))


def save_counters(
    db: sqlite_utils.Database, channel_id: int, readings: Iterable[Reading], *, read_at: datetime
) -> int:
    """Saves a re-reading of counters of stored posts; returns how many brought news.

    Unlike `save_posts` it notes the time of the reading also where nothing is new, since the next
    reading is planned by it. Readings of unknown posts are left out.
    """
    by_id = {reading.post_id: reading for reading in readings}
    parts = list_part_ids(db, channel_id, by_id)
    known = list_known(db, channel_id, by_id.keys() - parts)
    news, same = [], []
    for post_id, stored in known.items():
        if stored.read_at is not None and read_at < stored.read_at:
            continue
        counters = update_counters(stored.counters, by_id[post_id].counters)
        if counters != stored.counters:
            news.append((stored.seq, counters))
        else:
            same.append((to_seconds(read_at), stored.seq))
    write_counters(db, news, read_at)
    db.conn.executemany("update post_stats set refreshed_at = ? where seq = ?", same)
    changed_albums = sum(save_part_counters(db, channel_id, by_id[part], read_at) for part in sorted(parts))
    return len(news) + changed_albums


def _split_at_repeats(items: Sequence[PostItem]) -> list[list[PostItem]]:
    """Runs in which no post comes twice: a repeat must find the first one stored."""
    runs: list[list[PostItem]] = []
    seen: set[int] = set()
    for item in items:
        if not runs or item.post.post_id in seen:
            runs.append([])
            seen = set()
        runs[-1].append(item)
        seen.add(item.post.post_id)
    return runs


def _save_run(
    db: sqlite_utils.Database, channel_id: int, items: Sequence[PostItem], seen_at: datetime
) -> list[Saved]:
    ids = [item.post.post_id for item in items]
    known, parts = list_known(db, channel_id, ids), list_part_ids(db, channel_id, ids)
    piles = _sort(items, known, parts, seen_at)
    keep_versions(db, piles.edited, seen_at)
    update_posts(db, piles.updated)
    for item, seq in zip(piles.new, _insert(db, piles.new, seen_at), strict=True):
        piles.saved[item.post.post_id] = (seq, "new")
        if item.post.counters != Counters():
            piles.readings.append((seq, update_counters(Counters(), item.post.counters)))
    write_counters(db, piles.readings, seen_at)
    # Parts that are stored as posts of their own go first, so that the others find their album.
    for item in sorted(piles.parts, key=lambda part: part.post.post_id not in known):
        piles.saved[item.post.post_id] = save_part(db, item, seen_at)
    return [piles.saved[post_id] for post_id in ids]


def _sort(
    items: Sequence[PostItem], known: dict[int, KnownPost], parts: set[int], seen_at: datetime
) -> _Piles:
    piles = _Piles()
    for item in items:
        post_id = item.post.post_id
        stored = known.get(post_id)
        if item.post.grouped_id is not None or post_id in parts:
            piles.parts.append(item)
        elif stored is None:
            piles.new.append(item)
        else:
            piles.saved[post_id] = (stored.seq, _sort_known(piles, item, stored, seen_at))
    return piles


def _sort_known(piles: _Piles, item: PostItem, stored: KnownPost, seen_at: datetime) -> Outcome:
    change = decide(stored, item)
    counters = find_news(stored, item.post.counters, seen_at)
    if change == "edited":
        piles.edited.append(stored.seq)
    if change != "unchanged":
        piles.updated.append((stored.seq, item))
    if counters is not None:
        piles.readings.append((stored.seq, counters))
    if change != "unchanged":
        return "changed"
    return "unchanged" if counters is None else "counters"


def _insert(db: sqlite_utils.Database, items: Sequence[PostItem], seen_at: datetime) -> list[int]:
    """Stores new posts, each in the story of its original or in one of its own.

    A copy of another item has to wait until that one is stored (`_attach_stories`).
    """
    originals = list_story_ids(db, [item.copy_of for item in items if item.copy_of is not None])
    found = [None if item.copy_of is None else originals.get(item.copy_of) for item in items]
    lonely = [index for index, item in enumerate(items) if found[index] is None and item.copy_of_item is None]
    for index, story_id in zip(lonely, add_stories(db, len(lonely)), strict=True):
        found[index] = story_id
    rows = [(item.post, understood(item), story_id) for item, story_id in zip(items, found, strict=True)]
    return insert_posts(db, rows, seen_at)


def _attach_stories(db: sqlite_utils.Database, items: Sequence[PostItem], saved: Sequence[Saved]) -> None:
    for index, (item, (seq, outcome)) in enumerate(zip(items, saved, strict=True)):
        if outcome != "new" or (item.copy_of_item is None and item.post.grouped_id is None):
            continue
        if item.copy_of_item is None:
            attach_story(db, seq, item.copy_of)
        elif 0 <= item.copy_of_item < index:
            attach_story(db, seq, saved[item.copy_of_item][0])
        else:
            raise ValueError("an item can copy only an earlier one of its batch")


def _note_last_post(db: sqlite_utils.Database, channel_id: int, published_at: datetime) -> None:
    db.execute(
        """
        update channels set last_post_at = :at
        where channel_id = :channel_id and (last_post_at is null or last_post_at < :at)
        """,
        {"channel_id": channel_id, "at": to_seconds(published_at)},
    )
