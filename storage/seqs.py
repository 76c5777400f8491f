"""The time-ordered number of a stored post: seconds since an epoch, then six bits for the order.

A second holds 64 posts; where it is full, the next free number is taken. Newest-first and date
ranges then cost nothing in the search index, whose rowid it is. Stores nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds, to_seconds

_EPOCH_S = 1_375_315_200  # 2013-08-01, the month Telegram appeared
HOURS_BEFORE_SEQS = _EPOCH_S // 3600  # from 1970 to that day
_ORDER_BITS = 6
_A_SECOND = 1 << _ORDER_BITS
# How far posts of a full second may have moved: 600 s hold 38,400 posts of one and the same second.
_SLACK = 600 << _ORDER_BITS
_FOREVER = 1 << 62

# Where a query looks for the posts of a window: by number, which is fast, and then by date.
IN_WINDOW = """
    posts.seq >= :low and posts.seq < :high
    and posts.published_at >= :since and posts.published_at < :until
"""


def seq_at(moment: datetime) -> int:
    """The lowest number of a post published at `moment` or later."""
    return (to_seconds(moment) - _EPOCH_S) << _ORDER_BITS


def moment_of(seq: int) -> datetime:
    """When a post with this number was published; where its second was full, some seconds later."""
    return from_seconds((seq >> _ORDER_BITS) + _EPOCH_S)


def seq_range(since: datetime | None, until: datetime | None) -> tuple[int, int]:
    """Numbers [low, high) that hold every post published in [since, until).

    The top is wider, by posts pushed out of full seconds: compare `published_at` as well.
    """
    low = -_FOREVER if since is None else seq_at(since)
    high = _FOREVER if until is None else seq_at(until) + _SLACK
    return low, high


def window_parameters(since: datetime | None, until: datetime | None) -> dict[str, int]:
    """The parameters of IN_WINDOW for posts published in [since, until)."""
    low, high = seq_range(since, until)
    return {
        "low": low,
        "high": high,
        "since": -_FOREVER if since is None else to_seconds(since),
        "until": _FOREVER if until is None else to_seconds(until),
    }


def allocate_seqs(db: sqlite_utils.Database, moments: Sequence[datetime]) -> list[int]:
    """A free number for each moment, in the given order, none twice."""
    wanted = [seq_at(moment) for moment in moments]
    taken, loaded = _list_taken(db, set(wanted)), set(wanted)
    next_free: dict[int, int] = {}
    found = []
    for second in wanted:
        seq = next_free.get(second, second)
        while True:
            start = seq & ~(_A_SECOND - 1)
            if start not in loaded:
                loaded.add(start)
                taken |= _list_taken(db, {start})
            if seq not in taken:
                break
            seq += 1
        taken.add(seq)
        next_free[second] = seq + 1
        found.append(seq)
    return found


def _list_taken(db: sqlite_utils.Database, seconds: Iterable[int]) -> set[int]:
    rows = db.execute(
        """
        select posts.seq
        from json_each(?) as second
        cross join posts on posts.seq >= second.value and posts.seq < second.value + ?
        """,
        [json.dumps(list(seconds)), _A_SECOND],
    )
    return {row[0] for row in rows}
