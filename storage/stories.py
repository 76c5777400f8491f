"""Stories: posts on one event. Near-copies enter a story when they are stored, jobs merge others.

A post always points to a living story; a merged one keeps where it went, for those who remember
its number. Does not decide what belongs together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import sqlite_utils

from storage.errors import RowNotFound
from storage.moments import to_seconds
from storage.post_rows import list_posts
from storage.records import Relevance, StoredPost, Story
from storage.seqs import IN_WINDOW, window_parameters


def attach_story(db: sqlite_utils.Database, seq: int, copy_of_seq: int | None) -> int:
    """Puts a post into the story of the one it copies, or into a new one; returns the story.

    Where it is in another story already, that one is merged into the story of the original.
    """
    stories = list_story_ids(db, [seq] if copy_of_seq is None else [seq, copy_of_seq])
    own, other = stories.get(seq), stories.get(copy_of_seq) if copy_of_seq is not None else None
    if own is not None and other is not None and own != other:
        return merge_stories(db, own, other)
    if own is not None:
        return own
    story_id = add_stories(db, 1)[0] if other is None else other
    db.execute("update posts set story_id = ? where seq = ?", [story_id, seq])
    return story_id


def merge_stories(db: sqlite_utils.Database, story_id: int, into: int) -> int:
    """Moves all posts of one story into another and keeps where it went; returns the living one."""
    source, target = get_living_story(db, story_id), get_living_story(db, into)
    if source != target:
        db.execute("update posts set story_id = ? where story_id = ?", [target, source])
        db.execute(
            "update stories set merged_into = ? where story_id = ? or merged_into = ?",
            [target, source, source],
        )
    return target


def get_living_story(db: sqlite_utils.Database, story_id: int) -> int:
    """The story itself, or the one it was merged into."""
    row = db.execute(
        "select coalesce(merged_into, story_id) from stories where story_id = ?", [story_id]
    ).fetchone()
    if row is None:
        raise RowNotFound(f"There is no story {story_id}.")
    return int(row[0])


def find_story(db: sqlite_utils.Database, story_id: int) -> Story | None:
    """A story, or the one it was merged into, with all its posts that stand."""
    found = list_stories(db, [story_id])
    return found[0] if found else None


def list_stories(db: sqlite_utils.Database, story_ids: Iterable[int]) -> list[Story]:
    """The living stories behind these numbers, each once, with the posts that stand."""
    posts = list_story_posts(db, story_ids)
    return _group(posts)


def list_story_posts(
    db: sqlite_utils.Database, story_ids: Iterable[int], *, until: datetime | None = None
) -> list[StoredPost]:
    """The posts of these stories (or of those they went into) that stand, oldest first."""
    return list_posts(
        db,
        """
        where posts.story_id in (
            select coalesce(stories.merged_into, stories.story_id)
            from stories where stories.story_id in (select value from json_each(?))
        )
        and posts.deleted_at is null and (? is null or posts.published_at < ?)
        order by posts.seq
        """,
        [json.dumps(list(story_ids)), to_seconds(until), to_seconds(until)],
    )


def list_stories_between(
    db: sqlite_utils.Database,
    since: datetime,
    until: datetime,
    *,
    relevances: Sequence[Relevance] = (),
    topics: Sequence[str] = (),
    languages: Sequence[str] = (),
) -> list[Story]:
    """Stories with a post of the window that fits every filter (empty = all), oldest first.

    A story comes with all its posts before `until`, also those before the window: the first
    source may be one of them.
    """
    rows = db.execute(
        f"""
        select distinct posts.story_id
        from posts
        where {IN_WINDOW} and posts.deleted_at is null
        and (:relevances = '[]' or posts.relevance in (select value from json_each(:relevances)))
        and (:languages = '[]' or posts.language in (select value from json_each(:languages)))
        and (
            :topics = '[]' or exists (
                select 1 from post_topics
                where post_topics.seq = posts.seq
                and post_topics.topic in (select value from json_each(:topics))
            )
        )
        """,
        window_parameters(since, until)
        | {
            "relevances": json.dumps(list(relevances)),
            "languages": json.dumps(list(languages)),
            "topics": json.dumps(list(topics)),
        },
    ).fetchall()
    ids = [row[0] for row in rows if row[0] is not None]
    return _group(list_story_posts(db, ids, until=until))


def count_stories(db: sqlite_utils.Database) -> int:
    """How many living stories there are."""
    row = db.execute("select count(*) from stories where merged_into is null").fetchone()
    return int(row[0])


def count_stories_by_topic(db: sqlite_utils.Database, since: datetime, until: datetime) -> dict[str, int]:
    """How many stories with a post in the window have each topic."""
    rows = db.execute(
        f"""
        select post_topics.topic, count(distinct posts.story_id)
        from posts join post_topics using (seq)
        where {IN_WINDOW} and posts.deleted_at is null
        group by post_topics.topic
        """,
        window_parameters(since, until),
    )
    return dict(rows.fetchall())


def list_story_ids(db: sqlite_utils.Database, seqs: Iterable[int]) -> Mapping[int, int | None]:
    """The story of each of these posts that is stored."""
    rows = db.execute(
        "select seq, story_id from posts where seq in (select value from json_each(?))",
        [json.dumps(list(seqs))],
    )
    return dict(rows.fetchall())


def add_stories(db: sqlite_utils.Database, count: int) -> range:
    """Makes new, empty stories."""
    row = db.execute("select coalesce(max(story_id), 0) from stories").fetchone()
    added = range(row[0] + 1, row[0] + 1 + count)
    db.conn.executemany("insert into stories (story_id) values (?)", [(story_id,) for story_id in added])
    return added


def _group(posts: Iterable[StoredPost]) -> list[Story]:
    by_story: defaultdict[int, list[StoredPost]] = defaultdict(list)
    for post in posts:
        if post.story_id is not None:
            by_story[post.story_id].append(post)
    return [Story(story_id, tuple(found)) for story_id, found in by_story.items()]
