"""Posts: saving what a source read of a channel, and finding stored posts again.

`save_posts` is idempotent: what is stored already changes no row; a changed text keeps the old
one; counters alone are never an edit. It writes no cursor and no delivery: callers do, in the
same transaction. Deciding stands in post_changes.py, writing in post_writes.py, albums.py.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import sqlite_utils

from storage.albums import list_part_ids, save_part
from storage.counters import write_counters
from storage.errors import RowNotFound
from storage.moments import from_seconds, to_seconds
from storage.post_changes import Outcome, PostItem, decide, find_news, list_known, understood
from storage.post_rows import list_posts
from storage.post_writes import insert_posts, keep_versions, update_posts
from storage.records import Counters, PostVersion, StoredPost
from storage.seqs import seq_range
from storage.stories import add_stories, attach_story, list_story_ids

__all__ = ["PostItem", "SaveReport", "save_posts"]


@dataclass(frozen=True, slots=True)
class SaveReport:
    """What became of each item, in the order given, and the seq of its post.

    new; joined (a later part of an album); changed (text, media or origin); counters; unchanged.
    """

    seqs: tuple[int, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """How many items had this outcome."""
        return self.outcomes.count(outcome)


@dataclass(frozen=True, slots=True)
class DatedText:
    """A post's text and time, for the index of near-copies."""

    seq: int
    text: str
    published_at: datetime


def save_posts(
    db: sqlite_utils.Database, channel_id: int, items: Sequence[PostItem], *, seen_at: datetime
) -> SaveReport:
    """Saves posts of one (stored) channel as they were read at `seen_at`."""
    saved: list[tuple[int, Outcome]] = []
    for run in _split_at_repeats(items):
        saved += _save_run(db, channel_id, run, seen_at)
    for item, (seq, outcome) in zip(items, saved, strict=True):
        if outcome == "new" and item.copy_of_item is not None:
            attach_story(db, seq, saved[item.copy_of_item][0])
    if items:
        _note_last_post(db, channel_id, max(item.post.published_at for item in items))
    return SaveReport(tuple(seq for seq, _ in saved), tuple(outcome for _, outcome in saved))


def mark_deleted(
    db: sqlite_utils.Database, channel_id: int, post_ids: Iterable[int], deleted_at: datetime
) -> int:
    """Dates the deletion of posts; an album is deleted with its last part. Returns how many."""
    values = {"channel_id": channel_id, "ids": json.dumps(list(post_ids)), "at": to_seconds(deleted_at)}
    db.execute(
        """
        update album_parts set deleted_at = :at
        where channel_id = :channel_id and deleted_at is null
        and post_id in (select value from json_each(:ids))
        """,
        values,
    )
    return db.execute(
        """
        update posts set deleted_at = :at
        where deleted_at is null
        and seq in (
            select seq from posts
            where channel_id = :channel_id and post_id in (select value from json_each(:ids))
            union
            select seq from album_parts
            where channel_id = :channel_id and post_id in (select value from json_each(:ids))
        )
        and not exists (
            select 1 from album_parts where album_parts.seq = posts.seq and album_parts.deleted_at is null
        )
        """,
        values,
    ).rowcount


def get_post(db: sqlite_utils.Database, seq: int) -> StoredPost:
    """The post with this number, or RowNotFound."""
    found = list_posts(db, "where posts.seq = ?", [seq])
    if not found:
        raise RowNotFound(f"There is no post {seq}.")
    return found[0]


def find_post(db: sqlite_utils.Database, channel_id: int, post_id: int) -> StoredPost | None:
    """The post of a channel with this id, also the id of an album's part."""
    found = list_posts(
        db,
        """
        where posts.seq = coalesce(
            (select seq from posts where channel_id = :channel_id and post_id = :post_id),
            (select seq from album_parts where channel_id = :channel_id and post_id = :post_id)
        )
        """,
        {"channel_id": channel_id, "post_id": post_id},
    )
    return found[0] if found else None


def list_posts_between(
    db: sqlite_utils.Database,
    since: datetime | None,
    until: datetime | None,
    *,
    channel_id: int | None = None,
    include_deleted: bool = False,
) -> list[StoredPost]:
    """The posts published in [since, until), oldest first, with counters and topics."""
    low, high = seq_range(since, until)
    return list_posts(
        db,
        """
        where posts.seq >= :low and posts.seq < :high
        and (:until is null or posts.published_at < :until)
        and (:channel_id is null or posts.channel_id = :channel_id)
        and (:include_deleted or posts.deleted_at is null)
        order by posts.seq
        """,
        {
            "low": low,
            "high": high,
            "until": to_seconds(until),
            "channel_id": channel_id,
            "include_deleted": include_deleted,
        },
    )


def list_texts_of_day(db: sqlite_utils.Database, day: date) -> list[DatedText]:
    """The texts published on a day (UTC), oldest first, deleted ones included."""
    since = datetime.combine(day, time(), UTC)
    until = since + timedelta(days=1)
    rows = db.execute(
        """
        select seq, text, published_at from posts
        where seq >= ? and seq < ? and published_at < ? order by seq
        """,
        [*seq_range(since, until), to_seconds(until)],
    )
    return [DatedText(seq, text, from_seconds(published_at)) for seq, text, published_at in rows]


def list_outdated(db: sqlite_utils.Database, analysis_version: int, limit: int) -> list[StoredPost]:
    """Posts that an older analyser understood, newest first; see `save_understandings`."""
    return list_posts(
        db,
        "where posts.analysis_version < ? order by posts.analysis_version desc, posts.seq desc limit ?",
        [analysis_version, limit],
    )


def list_versions(db: sqlite_utils.Database, seq: int) -> list[PostVersion]:
    """The earlier texts of a post, oldest first, each with the time it was first seen."""
    rows = db.execute("select text, seen_at from post_versions where seq = ? order by version_id", [seq])
    return [PostVersion(text, from_seconds(seen_at)) for text, seen_at in rows]


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
) -> list[tuple[int, Outcome]]:
    ids = [item.post.post_id for item in items]
    known, parts = list_known(db, channel_id, ids), list_part_ids(db, channel_id, ids)
    saved: dict[int, tuple[int, Outcome]] = {}
    new: list[PostItem] = []
    readings: list[tuple[int, Counters]] = []
    edited, updates = [], []
    for item in items:
        post = item.post
        if post.channel_id != channel_id:
            raise ValueError(f"post {post.post_id} is of channel {post.channel_id}, not {channel_id}")
        if post.grouped_id is not None or post.post_id in parts:
            saved[post.post_id] = save_part(db, item, seen_at)
            ...
