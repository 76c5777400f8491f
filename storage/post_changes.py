"""What a reading of a post means beside what is stored: new, changed, counters only, or nothing.

A change is a change of the text's hash, or of media or forward origin; whitespace, a tail of
counters and a hidden edit are none. A reading older than the stored edit never takes it back.
Pure but for loading what is known; writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

import sqlite_utils

from storage.counters import load_reactions, update_counters
from storage.moments import from_seconds
from storage.records import Counters, Forward, Post, Understanding

Outcome = Literal["new", "joined", "changed", "counters", "unchanged"]


@dataclass(frozen=True, slots=True)
class PostItem:
    """A post with what was understood of it, ready to be saved.

    `understanding` may be None where `is_known` says that the text is stored already. A near-copy
    names the post it copies: `copy_of`, a stored one's seq, or `copy_of_item`, an earlier item of
    the same batch.
    """

    post: Post
    understanding: Understanding | None
    copy_of: int | None = None
    copy_of_item: int | None = None


@dataclass(frozen=True, slots=True)
class KnownPost:
    """What is stored of a post, as far as a new reading is compared with it."""

    seq: int
    text_hash: bytes
    edited_at: datetime | None
    media_kind: str | None
    forward: Forward | None
    counters: Counters
    read_at: datetime | None  # when the counters were read


def list_known(db: sqlite_utils.Database, channel_id: int, post_ids: Iterable[int]) -> dict[int, KnownPost]:
    """What is stored of these posts of a channel, by post id; of an album, what carries its text."""
    rows = db.conn.execute(
        """
        select posts.post_id, posts.seq, text_hash, edited_at, media_kind,
            forward_channel_id, forward_post_id, forward_title,
            views, forwards, replies, reactions, refreshed_at
        from posts left join post_stats using (seq)
        where channel_id = ? and post_id in (select value from json_each(?))
        """,
        [channel_id, json.dumps(list(post_ids))],
    )
    return {row[0]: _build_known(*row[1:]) for row in rows}


def is_known(known: KnownPost, post: Post, text_hash: bytes) -> bool:
    """Whether saving `post` needs no understanding of it, since at most its counters are news."""
    return known.text_hash == text_hash and not _adds_facts(known, post)


def fill_gaps(post: Post, known: KnownPost) -> Post:
    """The post with what its source does not say, but an earlier one did.

    Understand this one, so that the search index and the stored row say the same.
    """
    return replace(
        post,
        media_kind=post.media_kind or known.media_kind,
        forward=post.forward or known.forward,
        edited_at=latest(post.edited_at, known.edited_at),
    )


def decide(known: KnownPost, item: PostItem) -> Literal["edited", "completed", "unchanged"]:
    """Whether the text was edited, other facts were added, or nothing but counters may differ."""
    if item.understanding is None or is_known(known, item.post, item.understanding.text_hash):
        return "unchanged"
    if known.text_hash == item.understanding.text_hash:
        return "completed"
    return "unchanged" if _is_stale(known, item.post) else "edited"


def understood(item: PostItem) -> Understanding:
    """The item's understanding, where the post cannot be stored without."""
    if item.understanding is None:
        raise ValueError(f"post {item.post.post_id} is new or changed and was not analysed")
    return item.understanding


def find_news(known: KnownPost, read: Counters, read_at: datetime) -> Counters | None:
    """The counters to store, or None where the reading is old or brings no news."""
    if known.read_at is not None and read_at < known.read_at:
        return None
    counters = update_counters(known.counters, read)
    return None if counters == known.counters else counters


def latest(one: datetime | None, other: datetime | None) -> datetime | None:
    """The later of two moments, either of which may be missing."""
    if one is None or other is None:
        return one or other
    return max(one, other)


def _adds_facts(known: KnownPost, post: Post) -> bool:
    new_media = post.media_kind is not None and post.media_kind != known.media_kind
    # A repost whose origin nobody says (a hidden name) is stored as none: it is no news each time.
    return new_media or (known.forward is None and post.forward not in (None, Forward()))


def _is_stale(known: KnownPost, post: Post) -> bool:
    """Whether another text is an older one. With the same date of edit that is not known: Telegram
    dates by seconds, and two sources read one text differently; a whole reading is believed. It may
    be undated: the last change of a post was then one of reactions, which hides the date.
    """
    if known.edited_at is None:
        return False
    if post.counters.is_whole:
        return post.edited_at is not None and post.edited_at < known.edited_at
    return post.edited_at is None or post.edited_at <= known.edited_at


def _build_known(
    seq: int,
    text_hash: bytes,
    edited_at: int | None,
    media_kind: str | None,
    forward_channel_id: int | None,
    forward_post_id: int | None,
    forward_title: str | None,
    views: int | None,
    forwards: int | None,
    replies: int | None,
    reactions: str | None,
    read_at: int | None,
) -> KnownPost:
    forward = Forward(forward_channel_id, forward_post_id, forward_title)
    return KnownPost(
        seq=seq,
        text_hash=text_hash,
        edited_at=from_seconds(edited_at),
        media_kind=media_kind,
        forward=None if forward == Forward() else forward,
        counters=Counters(views, forwards, replies, load_reactions(reactions)),
        read_at=from_seconds(read_at),
    )
