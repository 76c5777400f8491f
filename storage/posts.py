"""Posts: finding stored ones, and dating their deletion.

Saving them (`save_posts`) stands in post_saving.py and what a new reading means in
post_changes.py; both are offered here as well. Reads rows through post_rows.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds, to_seconds
from storage.post_changes import KnownPost, Outcome, PostItem, fill_gaps, is_known, list_known
from storage.post_rows import get_post, list_posts, list_posts_by_seq
from storage.post_saving import SaveReport, save_counters, save_posts
from storage.post_writes import list_evidence, save_understandings
from storage.records import PostVersion, StoredPost, StoredPrint
from storage.seqs import IN_WINDOW, seq_at, seq_range, window_parameters

__all__ = [
    "KnownPost",
    "Outcome",
    "PostItem",
    "SaveReport",
    "fill_gaps",
    "find_post",
    "get_post",
    "is_known",
    "list_evidence",
    "list_known",
    "list_outdated",
    "list_posts_between",
    "list_posts_by_seq",
    "list_prints",
    "list_prints_between",
    "list_versions",
    "mark_deleted",
    "save_counters",
    "save_posts",
    "save_understandings",
    "seq_at",
    "seq_range",
]

_SELECT_PRINTS = """
select seq, published_at, coalesce(print, x''), case when print is null then text end from posts
"""


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


def find_first_seen(db: sqlite_utils.Database, channel_id: int) -> datetime | None:
    """When a post of the channel was stored for the first time; None: never yet."""
    row = db.execute("select min(first_seen_at) from posts where channel_id = ?", [channel_id]).fetchone()
    first_seen_at: int | None = row[0]
    return from_seconds(first_seen_at)


def find_first_published(db: sqlite_utils.Database) -> datetime | None:
    """When the oldest stored post was published; None: there is none."""
    row = db.execute("select published_at from posts order by seq limit 1").fetchone()
    return None if row is None else from_seconds(row[0])


def list_posts_between(
    db: sqlite_utils.Database,
    since: datetime | None,
    until: datetime | None,
    *,
    channel_id: int | None = None,
    include_deleted: bool = False,
) -> list[StoredPost]:
    """The posts published in [since, until), oldest first, with counters and topics."""
    return list_posts(
        db,
        f"""
        where {IN_WINDOW}
        and (:channel_id is null or posts.channel_id = :channel_id)
        and (:include_deleted or posts.deleted_at is null)
        order by posts.seq
        """,
        window_parameters(since, until) | {"channel_id": channel_id, "include_deleted": include_deleted},
    )


def list_prints(db: sqlite_utils.Database, seqs: Iterable[int]) -> list[StoredPrint]:
    """The prints of these posts, deleted ones included; unknown numbers are left out."""
    rows = db.execute(
        f"{_SELECT_PRINTS} where seq in (select value from json_each(?))", [json.dumps(list(seqs))]
    )
    return list(map(_build_print, rows))


def list_prints_between(db: sqlite_utils.Database, since: datetime, until: datetime) -> list[StoredPrint]:
    """The prints of the posts published in [since, until), oldest first, deleted ones included."""
    rows = db.execute(f"{_SELECT_PRINTS} where {IN_WINDOW} order by seq", window_parameters(since, until))
    return list(map(_build_print, rows))


def list_outdated(db: sqlite_utils.Database, analysis_version: int, limit: int) -> list[StoredPost]:
    """Posts that another version of the analyser or vocabulary understood: of the highest version first,
    within it the newest."""
    found: list[StoredPost] = []
    # Two ranges rather than "<>", which no index serves.
    for comparison in (">", "<"):
        found += list_posts(
            db,
            f"""
            where posts.analysis_version {comparison} ?
            order by posts.analysis_version desc, posts.seq desc limit ?
            """,
            [analysis_version, limit - len(found)],
        )
    return found


def list_versions(db: sqlite_utils.Database, seq: int) -> list[PostVersion]:
    """The earlier texts of a post, oldest first, each with the time it was first seen."""
    rows = db.execute("select text, seen_at from post_versions where seq = ? order by version_id", [seq])
    return [PostVersion(text, from_seconds(seen_at)) for text, seen_at in rows]


def _build_print(row: tuple[int, int, bytes, str | None]) -> StoredPrint:
    seq, published_at, stored, text = row
    return StoredPrint(seq, from_seconds(published_at), stored, text)
