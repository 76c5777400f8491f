"""A row of `posts`, joined with its channel, counters and topics, as a StoredPost: in one place.

Every query for posts goes through `list_posts`. Writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlite_utils

from storage.counters import load_reactions
from storage.errors import RowNotFound
from storage.moments import from_seconds
from storage.records import Counters, Forward, StoredPost

Parameters = Sequence[Any] | Mapping[str, Any]

_SELECT = """
select
    posts.seq, posts.channel_id, posts.post_id, posts.published_at, posts.text, posts.language,
    posts.relevance, posts.story_id, posts.edited_at, posts.deleted_at, posts.first_seen_at,
    posts.grouped_id, posts.media_kind,
    posts.forward_channel_id, posts.forward_post_id, posts.forward_title,
    post_stats.views, post_stats.forwards, post_stats.replies, post_stats.reactions,
    post_stats.refreshed_at,
    channels.title, channels.username, channels.kind, channels.country, channels.is_sample,
    (
        select group_concat(topic, ' ')
        from (select topic from post_topics where seq = posts.seq order by score desc, topic)
    )
from posts
join channels using (channel_id)
left join post_stats using (seq)
"""


def list_posts(db: sqlite_utils.Database, rest: str, parameters: Parameters = ()) -> list[StoredPost]:
    """The posts that `rest` (the query from its "where" or further "join" on) lets through.

    `rest` is SQL of ours with placeholders, never text from outside; tables go by their names.
    """
    return [_build_post(row) for row in db.conn.execute(_SELECT + rest, parameters)]


def get_post(db: sqlite_utils.Database, seq: int) -> StoredPost:
    """The post with this number, or RowNotFound."""
    found = list_posts(db, "where posts.seq = ?", [seq])
    if not found:
        raise RowNotFound(f"There is no post {seq}.")
    return found[0]


def list_posts_by_seq(db: sqlite_utils.Database, seqs: Iterable[int]) -> list[StoredPost]:
    """The posts with these numbers, in the order given; unknown ones are left out."""
    wanted = list(seqs)
    found = list_posts(db, "where posts.seq in (select value from json_each(?))", [json.dumps(wanted)])
    by_seq = {post.seq: post for post in found}
    return [by_seq[seq] for seq in wanted if seq in by_seq]


def _build_post(row: tuple[Any, ...]) -> StoredPost:
    (
        seq, channel_id, post_id, published_at, text, language,
        relevance, story_id, edited_at, deleted_at, first_seen_at,
        grouped_id, media_kind,
        forward_channel_id, forward_post_id, forward_title,
        views, forwards, replies, reactions, counters_at,
        title, username, kind, country, is_sample,
        topics,
    ) = row  # fmt: skip
    return StoredPost(
        seq=seq,
        channel_id=channel_id,
        post_id=post_id,
        published_at=from_seconds(published_at),
        text=text,
        language=language,
        relevance=relevance,
        counters=Counters(views, forwards, replies, load_reactions(reactions)),
        channel_title=title,
        channel_username=username,
        channel_kind=kind,
        channel_country=country,
        is_sample=bool(is_sample),
        topics=tuple(topics.split(" ")) if topics else (),
        story_id=story_id,
        edited_at=from_seconds(edited_at),
        deleted_at=from_seconds(deleted_at),
        first_seen_at=from_seconds(first_seen_at),
        grouped_id=grouped_id,
        forward=_build_forward(forward_channel_id, forward_post_id, forward_title),
        media_kind=media_kind,
        counters_at=from_seconds(counters_at),
    )


def _build_forward(channel_id: int | None, post_id: int | None, title: str | None) -> Forward | None:
    if channel_id is None and post_id is None and title is None:
        return None
    return Forward(channel_id, post_id, title)
