"""Steps that make the tables of channels, posts and stories. What a row means stands at its module.

Released steps are never edited; their order stands in migrations.py. Moves no data.
"""

from __future__ import annotations

import sqlite_utils


def run(db: sqlite_utils.Database, *statements: str) -> None:
    """Executes one after the other (`executescript` would commit the open transaction)."""
    for statement in statements:
        db.execute(statement)


def create_channels(db: sqlite_utils.Database) -> None:
    run(
        db,
        """
        create table channels (
            channel_id integer primary key,
            title text not null,
            username text collate nocase unique,
            language text,
            country text,
            kind text not null,
            state text not null,
            is_sample integer not null,
            access_hash integer,
            cursor integer not null,
            last_checked_at integer,
            last_post_at integer,
            failure text
        ) strict
        """,
    )


def create_stories(db: sqlite_utils.Database) -> None:
    run(
        db,
        """
        create table stories (
            story_id integer primary key,
            merged_into integer references stories
        ) strict
        """,
        "create index stories_by_target on stories (merged_into) where merged_into is not null",
    )


def create_posts(db: sqlite_utils.Database) -> None:
    """`seq` is time-ordered (storage/seqs.py); `evidence` holds what speaks for no topic."""
    run(
        db,
        """
        create table posts (
            seq integer primary key,
            channel_id integer not null references channels,
            post_id integer not null,
            published_at integer not null,
            edited_at integer,
            deleted_at integer,
            first_seen_at integer not null,
            text_seen_at integer not null,
            language text not null,
            relevance text not null,
            relevance_score real not null,
            story_id integer references stories,
            analysis_version integer not null,
            grouped_id integer,
            media_kind text,
            forward_channel_id integer,
            forward_post_id integer,
            forward_title text,
            text_hash blob not null,
            evidence text,
            text text not null
        ) strict
        """,
        "create unique index posts_by_channel on posts (channel_id, post_id)",
        "create index posts_by_story on posts (story_id)",
        "create index posts_standing on posts (channel_id) where deleted_at is null",
        "create index posts_by_analysis on posts (analysis_version)",
        "create unique index posts_by_group on posts (channel_id, grouped_id) where grouped_id is not null",
    )


def create_post_details(db: sqlite_utils.Database) -> None:
    """Counters lie apart from posts, so that a new reading touches no index of theirs."""
    run(
        db,
        """
        create table post_versions (
            version_id integer primary key,
            seq integer not null references posts on delete cascade,
            seen_at integer not null,
            text text not null
        ) strict
        """,
        "create index post_versions_by_post on post_versions (seq)",
        """
        create table album_parts (
            channel_id integer not null references channels,
            post_id integer not null,
            seq integer not null references posts on delete cascade,
            text_hash blob not null,
            text text not null,
            media_kind text,
            counters text,
            deleted_at integer,
            primary key (channel_id, post_id)
        ) strict, without rowid
        """,
        "create index album_parts_by_post on album_parts (seq)",
        """
        create table post_stats (
            seq integer primary key references posts on delete cascade,
            views integer,
            forwards integer,
            replies integer,
            reactions text,
            reactions_total integer not null,
            refreshed_at integer not null
        ) strict
        """,
        """
        create table post_stats_history (
            seq integer not null references posts on delete cascade,
            read_at integer not null,
            views integer,
            forwards integer,
            replies integer,
            reactions_total integer not null,
            primary key (seq, read_at)
        ) strict, without rowid
        """,
        """
        create table post_topics (
            seq integer not null references posts on delete cascade,
            topic text not null,
            score real not null,
            evidence text,
            primary key (seq, topic)
        ) strict, without rowid
        """,
        "create index post_topics_by_topic on post_topics (topic, seq)",
    )


def create_search_index(db: sqlite_utils.Database) -> None:
    """`forms`: one folded token a word. `terms`: every key of every word, and facets.

    The text comes cut into tokens, so nothing but white space separates them here: `unicode61`
    would cut again, by the letters that Unicode knew in 2012, and is slower. A larger hash means
    fewer segments to merge while an import writes thousands of posts.
    """
    run(
        db,
        """
        create virtual table posts_fts using fts5(
            forms, terms, tokenize = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[\\]^_`{|}~'"
        )
        """,
        "insert into posts_fts (posts_fts, rank) values ('hashsize', 16777216)",
    )


def add_anchors(db: sqlite_utils.Database) -> None:
    """By which near-copies of a text are found; null where an earlier version stored the post."""
    run(db, "alter table posts add column anchors blob")


def store_prints(db: sqlite_utils.Database) -> None:
    """What of a post is compared to tell near-copies, its anchors among it; null where an earlier version
    stored the post."""
    run(db, "alter table posts drop column anchors", "alter table posts add column print blob")


def create_grouping(db: sqlite_utils.Database) -> None:
    """What waits to be grouped with posts on the same event; of what is stored already, the last days."""
    run(
        db,
        "create table posts_to_group (seq integer primary key references posts on delete cascade) strict",
        """
        insert into posts_to_group (seq)
        select seq from posts where seq >= (select max(seq) from posts) - (604800 << 6) order by seq
        """,
    )
