"""What the database knows about its own state: how much it holds, and whether it is whole.

Judges nothing: what counts as silent, late or failing, the answers say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from storage.channels import list_channels
from storage.errors import QueryTooSlow
from storage.moments import from_seconds
from storage.patience import stopped_after
from storage.records import Channel, Relevance
from storage.seqs import HOURS_BEFORE_SEQS, IN_WINDOW, seq_at, window_parameters
from storage.settings import find_setting, set_setting

_SOURCE = "source"


@dataclass(frozen=True, slots=True)
class ChannelHealth:
    """A channel and how many posts of it stand: all, or those of a window."""

    channel: Channel
    posts: int


@dataclass(frozen=True, slots=True)
class Lag:
    """Seconds from published to stored: of half the posts, and of 95 of 100, at the most."""

    posts: int
    p50_s: int
    p95_s: int


def measure_lags(db: sqlite_utils.Database, since: datetime) -> dict[int, Lag]:
    """The lag of each channel's posts published since then, by channel id.

    Older than the channel's first reading is history, not lag. Time that the program was off counts.
    """
    rows = db.execute(
        f"""
        select channel_id, max(0, first_seen_at - published_at) from posts
        join (select channel_id, min(first_seen_at) as began_at from posts group by channel_id)
        using (channel_id)
        where {IN_WINDOW} and published_at >= began_at
        """,
        window_parameters(since, None),
    )
    lags: defaultdict[int, list[int]] = defaultdict(list)
    for channel_id, lag_s in rows:
        lags[channel_id].append(lag_s)
    return {channel_id: _summarise(sorted(seconds)) for channel_id, seconds in lags.items()}


def _summarise(seconds: list[int]) -> Lag:
    """Nearest-rank percentiles of what is sorted."""
    count = len(seconds)
    return Lag(count, seconds[-(-count // 2) - 1], seconds[-(-count * 95 // 100) - 1])


def list_channel_health(
    db: sqlite_utils.Database, since: datetime | None = None, until: datetime | None = None
) -> list[ChannelHealth]:
    """Every channel with the number of its posts published in [since, until)."""
    counts = dict(
        db.execute(
            f"""
            select channel_id, count(*) from posts
            where {_within(since, until)} and deleted_at is null
            group by channel_id
            """,
            window_parameters(since, until),
        ).fetchall()
    )
    return [ChannelHealth(channel, counts.get(channel.channel_id, 0)) for channel in list_channels(db)]


def list_active_hours(
    db: sqlite_utils.Database, channel_ids: Iterable[int], since: datetime, until: datetime
) -> dict[int, list[int]]:
    """The hours (since 1970, ascending) in which each of these channels published what stands.

    Read off the posts' numbers, which an index has in order; a post of a full second may stand minutes
    later.
    """
    return {
        channel_id: [
            HOURS_BEFORE_SEQS + hour
            for (hour,) in db.execute(
                """
                select distinct (seq >> 6) / 3600 as hour from posts
                where channel_id = ? and deleted_at is null and seq >= ? and seq < ? order by hour
                """,
                [channel_id, seq_at(since), seq_at(until)],
            ).fetchall()
        ]
        for channel_id in channel_ids
    }


def find_newest_seen(db: sqlite_utils.Database, channel_id: int) -> datetime | None:
    """When the newest post of a channel was stored."""
    row = db.execute(
        "select first_seen_at from posts where channel_id = ? order by post_id desc limit 1", [channel_id]
    ).fetchone()
    return None if row is None else from_seconds(int(row[0]))


def count_posts(
    db: sqlite_utils.Database,
    since: datetime | None = None,
    until: datetime | None = None,
    *,
    relevance: Relevance | None = None,
) -> int:
    """How many posts published in [since, until) stand, of one relevance or of any."""
    row = db.execute(
        f"""
        select count(*) from posts
        where {_within(since, until)} and deleted_at is null
        and {"true" if relevance is None else "relevance = :relevance"}
        """,
        window_parameters(since, until) | {"relevance": relevance},
    ).fetchone()
    return int(row[0])


def note_source(db: sqlite_utils.Database, source: str) -> None:
    """Notes what reads the channels from now on: "account" or "preview"."""
    set_setting(db, _SOURCE, source)


def find_source(db: sqlite_utils.Database) -> str | None:
    """What read the channels last, None where nothing ever did."""
    return find_setting(db, _SOURCE)


def measure_bytes(db: sqlite_utils.Database) -> int:
    """How large the database is, without what still stands in its log."""
    (pages,), (page_bytes,) = (db.execute(f"pragma page_{what}").fetchone() for what in ("count", "size"))
    return int(pages) * int(page_bytes)


def check_integrity(db: sqlite_utils.Database) -> list[str]:
    """What is wrong with the file, its references and its search index; empty when all is well."""
    problems = [str(row[0]) for row in db.execute("pragma integrity_check") if row[0] != "ok"]
    problems += [
        f"{table}: a row points to a row of {parent} that is not there"
        for table, _, parent, _ in db.execute("pragma foreign_key_check")
    ]
    missing = db.execute(
        "select count(*) from posts where seq not in (select id from posts_fts_docsize)"
    ).fetchone()[0]
    orphans = db.execute(
        "select count(*) from posts_fts_docsize where id not in (select seq from posts)"
    ).fetchone()[0]
    if missing:
        problems.append(f"the search index lacks {missing} posts")
    if orphans:
        problems.append(f"the search index has {orphans} posts too many")
    return problems


def find_damage(db: sqlite_utils.Database, patience_s: float) -> str | None:
    """What a quick check finds first, None where nothing is wrong as far as it came within that time."""
    try:
        with stopped_after(db, patience_s):
            found = str(db.execute("pragma quick_check(1)").fetchone()[0])
    except QueryTooSlow:
        return None
    return None if found == "ok" else " ".join(found.split())  # it may have lines


def list_tables(db: sqlite_utils.Database) -> list[str]:
    """The tables that have pages of their own: of the search index, those that it is made of."""
    rows = db.execute("select name from sqlite_master where type = 'table' and rootpage > 0 order by name")
    return [name for (name,) in rows.fetchall()]


def find_damage_of(db: sqlite_utils.Database, table: str) -> str | None:
    """What a quick check finds first in a table and its indexes, None where nothing is wrong."""
    found = str(db.execute("select * from pragma_quick_check(?)", [table]).fetchone()[0])
    return None if found == "ok" else " ".join(found.split())


def check_search_index(db: sqlite_utils.Database) -> None:
    """Compares the search index with its own contents, word by word; needs `write`.

    Raises DatabaseCorrupt; `rebuild_search_index` then puts it right.
    """
    db.execute("insert into posts_fts (posts_fts) values ('integrity-check')")


def rebuild_search_index(db: sqlite_utils.Database) -> None:
    """Makes the search index anew from its stored contents; needs `write`, and minutes."""
    db.execute("insert into posts_fts (posts_fts) values ('rebuild')")


def _within(since: datetime | None, until: datetime | None) -> str:
    """Without a window no dates are read: then an index alone gives the count of all posts."""
    return "true" if since is None and until is None else IN_WINDOW
