"""Albums: the parts of one grouped id in a channel are one post.

The first part with text carries the post: its text, its id, its link. Parts may come in any order
and late, also from sources that do not say that they belong together; counters are joined over
all parts. Each part is remembered, so that saving it again changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import sqlite_utils

from storage.counters import (
    Reading,
    dump_counters,
    join_counters,
    load_counters,
    write_counters,
)
from storage.moments import to_seconds
from storage.post_changes import (
    KnownPost,
    Outcome,
    PostItem,
    decide,
    find_news,
    latest,
    list_known,
    understood,
)
from storage.post_writes import insert_posts, keep_versions, update_posts
from storage.records import Counters, Forward, Post


@dataclass(frozen=True, slots=True)
class _Album:
    """A stored album as the next part finds it: the post that carries it, and the part itself."""

    channel_id: int
    carrier: KnownPost
    carrier_id: int
    carrier_has_text: bool
    part: KnownPost | None


def list_part_ids(db: sqlite_utils.Database, channel_id: int, post_ids: Iterable[int]) -> set[int]:
    """Those of the ids that are stored as parts of albums."""
    rows = db.execute(
        """
        select post_id from album_parts
        where channel_id = ? and post_id in (select value from json_each(?))
        """,
        [channel_id, json.dumps(list(post_ids))],
    )
    return {row[0] for row in rows}


def save_part(db: sqlite_utils.Database, item: PostItem, seen_at: datetime) -> tuple[int, Outcome]:
    """Saves one part; returns its album's seq and what happened. A new album has no story yet."""
    album = _find_album(db, item.post)
    if album is None:
        return _begin_album(db, item, seen_at), "new"
    outcome: Outcome = "unchanged"
    if album.part is None:
        outcome = "joined"
        _write_part(db, album.carrier.seq, item)
        if _carries(album, item.post):
            _change_carrier(db, album, item)
    elif (change := decide(album.part, item)) != "unchanged":
        outcome = "changed"
        _write_part(db, album.carrier.seq, item)
        if album.carrier_id == item.post.post_id:
            if change == "edited":
                keep_versions(db, [album.carrier.seq], seen_at)
            update_posts(db, [(album.carrier.seq, item)])
        elif _carries(album, item.post):
            _change_carrier(db, album, item)
    has_news = _refresh_counters(db, album, Reading(item.post.post_id, item.post.counters), seen_at)
    return album.carrier.seq, "counters" if has_news and outcome == "unchanged" else outcome


def save_part_counters(
    db: sqlite_utils.Database, channel_id: int, reading: Reading, read_at: datetime
) -> bool:
    """Saves a re-reading of a stored part's counters; returns whether its album's changed."""
    row = db.execute(
        "select seq from album_parts where channel_id = ? and post_id = ?", [channel_id, reading.post_id]
    ).fetchone()
    if row is None:
        return False
    album = _load_album(db, row[0], channel_id, reading.post_id)
    has_news = _refresh_counters(db, album, reading, read_at)
    db.execute(
        "update post_stats set refreshed_at = ?1 where seq = ?2 and refreshed_at < ?1",
        [to_seconds(read_at), album.carrier.seq],
    )
    return has_news


def _find_album(db: sqlite_utils.Database, post: Post) -> _Album | None:
    seq: int | None = db.execute(
        """
        select coalesce(
            (select seq from album_parts where channel_id = :channel_id and post_id = :post_id),
            (select seq from posts where channel_id = :channel_id and post_id = :post_id),
            (select seq from posts where channel_id = :channel_id and grouped_id = :grouped_id)
        )
        """,
        {"channel_id": post.channel_id, "post_id": post.post_id, "grouped_id": post.grouped_id},
    ).fetchone()[0]
    if seq is None:
        return None
    _adopt(db, seq, post)
    return _load_album(db, seq, post.channel_id, post.post_id)


def _load_album(db: sqlite_utils.Database, seq: int, channel_id: int, post_id: int) -> _Album:
    carrier_id, text = db.execute("select post_id, text from posts where seq = ?", [seq]).fetchone()
    carrier = list_known(db, channel_id, [carrier_id])[carrier_id]
    part = _find_part(db, channel_id, post_id, carrier)
    return _Album(channel_id, carrier, carrier_id, bool(text.strip()), part)


def _adopt(db: sqlite_utils.Database, seq: int, post: Post) -> None:
    """Makes an album of a post that was stored from a source that does not tell albums.

    Where several parts were stored so, the first becomes the album and the others stay apart.
    """
    db.execute(
        """
        update posts set grouped_id = :grouped_id
        where seq = :seq and grouped_id is null and :grouped_id is not null and not exists (
            select 1 from posts as other
            where other.channel_id = :channel_id and other.grouped_id = :grouped_id
        )
        """,
        {"seq": seq, "channel_id": post.channel_id, "grouped_id": post.grouped_id},
    )
    db.execute(
        """
        insert into album_parts (channel_id, post_id, seq, text_hash, text, media_kind, counters, deleted_at)
        select channel_id, post_id, posts.seq, text_hash, text, media_kind,
            case when post_stats.seq is not null then
                json_array(views, forwards, replies, json(coalesce(reactions, '[]')))
            end,
            deleted_at
        from posts left join post_stats using (seq)
        where posts.seq = ? and not exists (select 1 from album_parts where album_parts.seq = posts.seq)
        """,
        [seq],
    )


def _find_part(
    db: sqlite_utils.Database, channel_id: int, post_id: int, carrier: KnownPost
) -> KnownPost | None:
    row = db.execute(
        "select text_hash, media_kind, counters from album_parts where channel_id = ? and post_id = ?",
        [channel_id, post_id],
    ).fetchone()
    if row is None:
        return None
    text_hash, media_kind, counters = row
    return replace(
        carrier,
        text_hash=text_hash,
        media_kind=media_kind,
        forward=carrier.forward or Forward(),  # only the carrier's origin counts
        counters=load_counters(counters),
    )


def _begin_album(db: sqlite_utils.Database, item: PostItem, seen_at: datetime) -> int:
    seq = insert_posts(db, [(item.post, understood(item), None)], seen_at)[0]
    _write_part(db, seq, item)
    counters = join_counters([item.post.counters])
    if counters != Counters():
        _write_part_counters(db, item.post.channel_id, item.post.post_id, counters)
        write_counters(db, [(seq, counters)], seen_at)
    return seq


def _carries(album: _Album, post: Post) -> bool:
    """Whether this part, rather than the present one, is the album's face: text first, then order."""
    has_text = bool(post.text.strip())
    if has_text != album.carrier_has_text:
        return has_text
    return post.post_id < album.carrier_id


def _change_carrier(db: sqlite_utils.Database, album: _Album, item: PostItem) -> None:
    """All facts of the post are those of the part that carries it."""
    db.execute(
        """
        update posts set
            edited_at = null, media_kind = null,
            forward_channel_id = null, forward_post_id = null, forward_title = null
        where seq = ?
        """,
        [album.carrier.seq],
    )
    update_posts(db, [(album.carrier.seq, item)])


def _write_part(db: sqlite_utils.Database, seq: int, item: PostItem) -> None:
    post = item.post
    db.execute(
        """
        insert into album_parts (channel_id, post_id, seq, text_hash, text, media_kind)
        values (?, ?, ?, ?, ?, ?)
        on conflict do update set
            text_hash = excluded.text_hash, text = excluded.text,
            media_kind = coalesce(excluded.media_kind, media_kind)
        """,
        [post.channel_id, post.post_id, seq, understood(item).text_hash, post.text, post.media_kind],
    )


def _refresh_counters(db: sqlite_utils.Database, album: _Album, reading: Reading, read_at: datetime) -> bool:
    part = album.part or replace(album.carrier, counters=Counters(), read_at=None)
    counters = find_news(part, reading.counters, read_at)
    if counters is None:
        return False
    _write_part_counters(db, album.channel_id, reading.post_id, counters)
    rows = db.execute("select counters from album_parts where seq = ?", [album.carrier.seq]).fetchall()
    joined = join_counters(load_counters(row[0]) for row in rows)
    if joined == album.carrier.counters:
        return False
    write_counters(db, [(album.carrier.seq, joined)], latest(read_at, album.carrier.read_at) or read_at)
    return True


def _write_part_counters(
    db: sqlite_utils.Database, channel_id: int, post_id: int, counters: Counters
) -> None:
    db.execute(
        "update album_parts set counters = ? where channel_id = ? and post_id = ?",
        [dump_counters(counters), channel_id, post_id],
    )
