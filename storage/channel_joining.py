"""Two rows of one channel become one: the posts known under a made-up id go to the real one.

Where a source gives only a name, the channel gets an id of our making (channels.py). Once its real id
is known, the posts keep their numbers (`seq`), so that no alert fires on them again. A post that both
rows hold stays once, the real row's. Decides nothing: who is whom, the caller knows.
"""

from __future__ import annotations

from dataclasses import replace

import sqlite_utils

from storage.alerts import bump_alerts_revision
from storage.lookups import list_lookups, note_lookup
from storage.stories import merge_stories
from storage.subscriptions import move_channel
from storage.watch_notes import move_watch_note


def join_channels(db: sqlite_utils.Database, channel_id: int, into_id: int) -> None:
    """Moves all of a channel to another id and removes its row; nothing happens without that row.

    If `into_id` is not stored yet, its row is the old one under the new id. If it is, that row and its
    cursor stay: history below the cursor is read again where need be, never skipped.
    """
    _move_row(db, channel_id, into_id)
    _drop_twins(db, channel_id, into_id)
    _move_posts(db, channel_id, into_id)
    move_watch_note(db, channel_id, into_id)
    move_channel(db, channel_id, into_id)
    db.execute("delete from channels where channel_id = ?", [channel_id])
    for lookup in list_lookups(db).values():
        if lookup.channel_id == channel_id:
            note_lookup(db, replace(lookup, channel_id=into_id))
    bump_alerts_revision(db)  # an alert on from:@name means the new id now


def _move_row(db: sqlite_utils.Database, channel_id: int, into_id: int) -> None:
    values = {"old": channel_id, "new": into_id}
    row = db.execute("select username from channels where channel_id = :old", values).fetchone()
    if row is None:
        return
    db.execute("update channels set username = null where channel_id = :old", values)
    db.execute(
        """
        insert into channels (
            channel_id, title, username, language, country, kind, state, is_sample, access_hash, cursor,
            last_checked_at, last_post_at, failure
        )
        select
            :new, title, null, language, country, kind, state, is_sample, access_hash, cursor,
            last_checked_at, last_post_at, failure
        from channels where channel_id = :old
        and not exists (select 1 from channels where channel_id = :new)
        """,
        values,
    )
    db.execute(
        "update channels set username = :name where channel_id = :new and username is null",
        values | {"name": row[0]},
    )


def _drop_twins(db: sqlite_utils.Database, channel_id: int, into_id: int) -> None:
    """Removes what the other row holds too; the story of the one becomes that of the other."""
    twins = db.execute(
        """
        with
            old(seq, post_id) as (
                select seq, post_id from posts where channel_id = :old
                union select seq, post_id from album_parts where channel_id = :old
            ),
            new(seq, post_id) as (
                select seq, post_id from posts where channel_id = :new
                union select seq, post_id from album_parts where channel_id = :new
            )
        select old.seq, gone.story_id, min(kept.story_id)
        from old join new using (post_id)
        join posts as gone on gone.seq = old.seq
        join posts as kept on kept.seq = new.seq
        group by old.seq
        """,
        {"old": channel_id, "new": into_id},
    ).fetchall()
    for seq, story_id, kept_story_id in twins:
        if story_id is not None and kept_story_id is not None:
            merge_stories(db, story_id, kept_story_id)
        db.execute("delete from posts_fts where rowid = ?", [seq])
        db.execute("delete from posts where seq = ?", [seq])


def _move_posts(db: sqlite_utils.Database, channel_id: int, into_id: int) -> None:
    values = {"old": channel_id, "new": into_id}
    # The facet of a channel is one word of the search row, see bot/domain/facets.py.
    db.execute(
        """
        update posts_fts set
            terms = trim(replace(' ' || terms || ' ', ' ch:' || :old || ' ', ' ch:' || :new || ' '))
        where rowid in (select seq from posts where channel_id = :old)
        """,
        values,
    )
    db.execute(
        """
        update posts set channel_id = :new, grouped_id = iif(
            exists (
                select 1 from posts as other
                where other.channel_id = :new and other.grouped_id = posts.grouped_id
            ),
            null, grouped_id
        )
        where channel_id = :old
        """,
        values,
    )
    db.execute("update album_parts set channel_id = :new where channel_id = :old", values)
    db.execute(
        """
        update channels set last_post_at = (
            select max(published_at) from posts where channel_id = :new
        ) where channel_id = :new
        """,
        values,
    )
