"""Stored posts that another version of analyser or vocabulary understood: how many, and saving them anew.

Which they are, `storage.posts.list_outdated` lists. Never touches counters, cursors, stories or the
outbox: nothing of this alerts anybody. Understands nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlite_utils

from storage.posts import list_posts_by_seq, save_understandings
from storage.records import StoredPost, Understanding
from storage.settings import find_setting, set_setting

_VERSION = "analysis_version"


def note_analysis_version(db: sqlite_utils.Database, version: int) -> None:
    """Notes by which version posts are understood from now on; the same one again writes nothing."""
    set_setting(db, _VERSION, str(version))


def count_outdated(db: sqlite_utils.Database) -> int:
    """How many posts another version than the noted one understood; 0 where none was noted yet."""
    version = find_setting(db, _VERSION)
    if version is None:
        return 0
    # Two ranges rather than "<>", which no index serves.
    row = db.execute(
        """
        select (select count(*) from posts where analysis_version < :version)
            + (select count(*) from posts where analysis_version > :version)
        """,
        {"version": int(version)},
    ).fetchone()
    return int(row[0])


def find_newest_story(db: sqlite_utils.Database) -> int:
    """The highest number of a story: it grows while posts come in, from whichever process."""
    return int(db.execute("select coalesce(max(story_id), 0) from stories").fetchone()[0])


def save_understood_anew(
    db: sqlite_utils.Database, understood: Sequence[tuple[StoredPost, Understanding]]
) -> int:
    """Saves new understandings of posts as they were read before; returns how many.

    A post whose text or facts changed meanwhile is left out: what is derived from them belongs to another.
    """
    standing = {post.seq: post for post in list_posts_by_seq(db, [post.seq for post, _ in understood])}
    same = [
        (post.seq, found)
        for post, found in understood
        if post.seq in standing and _what_counts(standing[post.seq]) == _what_counts(post)
    ]
    save_understandings(db, same)
    return len(same)


def _what_counts(post: StoredPost) -> tuple[object, ...]:
    """What an understanding is made from."""
    return (
        post.channel_id,
        post.text,
        post.media_kind,
        post.forward,
        post.edited_at,
        post.channel_kind,
        post.channel_country,
    )
