"""Writes rows of posts and all that hangs on them: topics, search row, earlier versions.

Many at a time, because an import brings thousands. Decides nothing (post_changes.py does).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlite_utils

from storage.moments import to_seconds
from storage.post_changes import PostItem
from storage.records import Evidence, Forward, Post, Understanding
from storage.seqs import allocate_seqs


def insert_posts(
    db: sqlite_utils.Database, posts: Sequence[tuple[Post, Understanding, int | None]], seen_at: datetime
) -> list[int]:
    """Stores new posts, each with its story, and returns their seqs in the given order."""
    order = sorted(
        range(len(posts)), key=lambda index: (posts[index][0].published_at, posts[index][0].post_id)
    )
    seqs = [0] * len(posts)
    for index, seq in zip(order, allocate_seqs(db, [posts[i][0].published_at for i in order]), strict=True):
        seqs[index] = seq
    seen_s = to_seconds(seen_at)
    db.conn.executemany(
        """
        insert into posts (
            seq, channel_id, post_id, published_at, edited_at, first_seen_at, text_seen_at, language,
            relevance, relevance_score, story_id, analysis_version, grouped_id, media_kind,
            forward_channel_id, forward_post_id, forward_title, text_hash, evidence, text, print
        ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [_new_row(seqs[index], *posts[index], seen_s) for index in order],
    )
    written = [(seqs[index], posts[index][1]) for index in order]
    _insert_topics(db, written)
    db.conn.executemany(
        "insert into posts_fts (rowid, forms, terms) values (?, ?, ?)",
        [(seq, understanding.forms, understanding.terms) for seq, understanding in written],
    )
    _wait_for_grouping(db, seqs)
    return seqs


def keep_versions(db: sqlite_utils.Database, seqs: Iterable[int], seen_at: datetime) -> None:
    """Keeps the texts as they are now; what replaces them was first seen at `seen_at`."""
    rows = [(seq,) for seq in seqs]
    db.conn.executemany(
        """
        insert into post_versions (seq, seen_at, text)
        select seq, text_seen_at, text from posts where seq = ?
        """,
        rows,
    )
    seen_s = to_seconds(seen_at)
    db.conn.executemany("update posts set text_seen_at = ? where seq = ?", [(seen_s, row[0]) for row in rows])


def update_posts(db: sqlite_utils.Database, changes: Sequence[tuple[int, PostItem]]) -> None:
    """Puts the text and facts of (seq, item) in the place of the old; an edit's date only moves on."""
    db.conn.executemany(
        """
        update posts set
            post_id = ?, text = ?,
            edited_at = nullif(max(coalesce(?, 0), coalesce(edited_at, 0)), 0),
            media_kind = coalesce(?, media_kind),
            forward_channel_id = coalesce(?, forward_channel_id),
            forward_post_id = coalesce(?, forward_post_id),
            forward_title = coalesce(?, forward_title)
        where seq = ?
        """,
        [_changed_row(seq, item.post) for seq, item in changes],
    )
    save_understandings(db, [(seq, item.understanding) for seq, item in changes if item.understanding])
    _wait_for_grouping(db, [seq for seq, _ in changes])


def save_understandings(
    db: sqlite_utils.Database, understandings: Sequence[tuple[int, Understanding]]
) -> None:
    """Puts a newer understanding of stored posts in the place of the old: row, topics, search row."""
    db.conn.executemany(
        """
        update posts set
            text_hash = ?, language = ?, relevance = ?, relevance_score = ?, analysis_version = ?,
            evidence = ?, print = ?
        where seq = ?
        """,
        [
            (
                found.text_hash,
                found.language,
                found.relevance,
                found.relevance_score,
                found.analysis_version,
                _dump_other_evidence(found),
                found.print,
                seq,
            )
            for seq, found in understandings
        ],
    )
    db.conn.executemany("delete from post_topics where seq = ?", [(seq,) for seq, _ in understandings])
    _insert_topics(db, understandings)
    db.conn.executemany(
        "update posts_fts set forms = ?, terms = ? where rowid = ?",
        [(found.forms, found.terms, seq) for seq, found in understandings],
    )


def list_evidence(db: sqlite_utils.Database, seq: int) -> list[Evidence]:
    """The words that speak for a post's topics and relation, in the order of the text."""
    rows = db.execute("select topic, evidence from post_topics where seq = ?", [seq]).fetchall()
    found = [Evidence(topic, *span) for topic, spans in rows for span in json.loads(spans or "[]")]
    other = db.execute("select evidence from posts where seq = ?", [seq]).fetchone()
    if other is not None and other[0]:
        found += [Evidence(*row) for row in json.loads(other[0])]
    return sorted(found, key=lambda evidence: (evidence.start, evidence.end, evidence.label))


def _wait_for_grouping(db: sqlite_utils.Database, seqs: Iterable[int]) -> None:
    """Whether other posts tell of the same event is to be seen (storage/grouping.py)."""
    db.conn.executemany("insert or ignore into posts_to_group (seq) values (?)", [(seq,) for seq in seqs])


def _new_row(
    seq: int, post: Post, understanding: Understanding, story_id: int | None, seen_s: int
) -> tuple[Any, ...]:
    forward = post.forward or Forward()
    return (
        seq,
        post.channel_id,
        post.post_id,
        to_seconds(post.published_at),
        to_seconds(post.edited_at),
        seen_s,
        seen_s,
        understanding.language,
        understanding.relevance,
        understanding.relevance_score,
        story_id,
        understanding.analysis_version,
        post.grouped_id,
        post.media_kind,
        forward.channel_id,
        forward.post_id,
        forward.title,
        understanding.text_hash,
        _dump_other_evidence(understanding),
        post.text,
        understanding.print,
    )


def _changed_row(seq: int, post: Post) -> tuple[Any, ...]:
    forward = post.forward or Forward()
    edited_s = to_seconds(post.edited_at)
    return (
        post.post_id,
        post.text,
        edited_s,
        post.media_kind,
        forward.channel_id,
        forward.post_id,
        forward.title,
        seq,
    )


def _insert_topics(db: sqlite_utils.Database, understandings: Iterable[tuple[int, Understanding]]) -> None:
    db.conn.executemany(
        "insert or replace into post_topics values (?, ?, ?, ?)",
        [
            (seq, topic.topic, topic.score, _dump_spans(found, topic.topic))
            for seq, found in understandings
            for topic in found.topics
        ],
    )


def _dump_spans(understanding: Understanding, topic: str) -> str | None:
    spans = [[item.start, item.end] for item in understanding.evidence if item.label == topic]
    return json.dumps(spans, separators=(",", ":")) if spans else None


def _dump_other_evidence(understanding: Understanding) -> str | None:
    topics = {topic.topic for topic in understanding.topics}
    rows = [[item.label, item.start, item.end] for item in understanding.evidence if item.label not in topics]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else None
