"""How the sample's posts gathered their readers: invented readings of counters, before the one in the export.

Half of a post's readers come within some hours, which differ from post to post. Stores nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b

from storage.records import Counters, StoredPost

_AGES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 180, 360, 720, 1440, 4320))
_FASTEST, _SLOWEST = timedelta(hours=2), timedelta(hours=7)  # in which half of the readers come


def invent_readings(post: StoredPost, now: datetime) -> list[tuple[int, datetime, Counters]]:
    """Returns (post, when, what) of each reading before `now`; the same post, the same readings."""
    chance = blake2b(f"{post.channel_id}/{post.post_id}".encode(), digest_size=1).digest()[0] / 255
    half = _FASTEST + (_SLOWEST - _FASTEST) * chance
    return [
        (post.seq, post.published_at + age, _shrink(post.counters, 1 - 2 ** -(age / half)))
        for age in _AGES
        if post.published_at + age < now
    ]


def _shrink(counters: Counters, share: float) -> Counters:
    reactions = (replace(each, count=int(each.count * share)) for each in counters.reactions)
    return Counters(
        views=None if counters.views is None else int(counters.views * share),
        forwards=None if counters.forwards is None else int(counters.forwards * share),
        replies=None if counters.replies is None else int(counters.replies * share),
        reactions=tuple(each for each in reactions if each.count),
    )
