"""What a channel's posts usually have at an age: medians from the history of readings.

Reads the latest posts of each channel that are old enough to have gathered most of their readers. A reading
counts for the age it lies nearest to. Judges no post.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import log
from statistics import median

import sqlite_utils

from storage.moments import to_seconds

AGES_S = (300, 900, 3_600, 10_800, 21_600, 43_200, 86_400, 259_200)
_POSTS = 60  # of a channel
_GROWN_S = 21_600
_FEWEST = 5  # readings at an age


@dataclass(frozen=True, slots=True)
class AtAge:
    """The medians of a channel's posts of one age; `views` 0 where the source never tells them."""

    age_s: float
    views: float
    reactions: float


def list_growth(
    db: sqlite_utils.Database, until: datetime, *, channel_id: int | None = None, without: int | None = None
) -> dict[int, tuple[AtAge, ...]]:
    """For each channel, or that one, what its posts had at each age of which enough was read, youngest first.

    `without`: a post (by seq) that is to be compared with the others.
    """
    until_s = to_seconds(until)
    rows = db.execute(
        """
        select channels.channel_id, posts.seq, history.read_at - posts.published_at,
            history.views, history.reactions_total
        from channels
        join posts on posts.seq in (
            select seq from posts as latest
            where latest.channel_id = channels.channel_id and latest.deleted_at is null
            and latest.published_at < :grown_by and latest.seq is not :without
            order by latest.post_id desc limit :posts
        )
        join post_stats_history as history on history.seq = posts.seq and history.read_at < :until
        where :channel_id is null or channels.channel_id = :channel_id
        order by channels.channel_id, posts.seq, history.read_at
        """,
        {
            "grown_by": until_s - _GROWN_S,
            "without": without,
            "posts": _POSTS,
            "until": until_s,
            "channel_id": channel_id,
        },
    )
    return _gather(rows)


def _gather(rows: Iterable[tuple[int, int, int, int | None, int]]) -> dict[int, tuple[AtAge, ...]]:
    readings: dict[tuple[int, int], dict[int, tuple[int, int | None, int]]] = defaultdict(dict)
    for channel_id, seq, age_s, views, reactions in rows:
        age = max(60, age_s)
        readings[channel_id, _nearest(age)][seq] = (age, views, reactions)
    found: defaultdict[int, list[AtAge]] = defaultdict(list)
    for channel_id, nearest in sorted(readings):
        by_post = readings[channel_id, nearest].values()
        if len(by_post) >= _FEWEST:
            seen = [views for _, views, _ in by_post if views is not None]
            usual_age = median([age_s for age_s, _, _ in by_post])
            usual_reactions = median([reactions for _, _, reactions in by_post])
            found[channel_id].append(AtAge(usual_age, median(seen or [0]), usual_reactions))
    return {channel_id: tuple(curve) for channel_id, curve in found.items()}


def _nearest(age_s: float) -> int:
    return min(AGES_S, key=lambda age: abs(log(age / age_s)))
