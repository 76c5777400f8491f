"""A stored post -> how its views and reactions grew, beside the median of its channel at the same age.

From the history of readings (storage/counters.py) and from that of the channel's other posts
(storage/habits.py). Draws nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.growth import Growth, trace_growth
from bot.domain.text import headline
from bot.errors import UserError
from storage.counters import list_history
from storage.database import Connection, Database
from storage.errors import RowNotFound
from storage.habits import AtAge, list_growth
from storage.posts import get_post
from storage.records import StoredPost

_AWHILE_S = 60


async def measure_growth(db: Database, seq: int, now: datetime) -> Growth:
    """Returns the growth of a stored post; UserError when there is none of that number."""
    try:
        return await db.read(_read_growth, seq, now)
    except RowNotFound as error:
        raise UserError("error-post-gone") from error


def _read_growth(db: Connection, seq: int, now: datetime) -> Growth:
    post = get_post(db, seq)
    habits = list_growth(db, now + timedelta(seconds=1), channel_id=post.channel_id, without=seq)
    usual: tuple[AtAge, ...] = habits.get(post.channel_id, ())
    return Growth(
        headline=headline(post.text),
        channel_title=post.channel_title,
        published_at=post.published_at,
        points=trace_growth(
            _list_readings(db, post),
            [(each.age_s, each.views) for each in usual] if any(each.views for each in usual) else (),
            [(each.age_s, each.reactions) for each in usual],
        ),
        is_sample=post.is_sample,
    )


def _list_readings(db: Connection, post: StoredPost) -> list[tuple[float, int | None, int]]:
    """The history keeps readings with news; the last one may have confirmed what the one before told."""
    history = list_history(db, post.seq)
    if history and post.counters_at is not None:
        read_at, views, reactions = history[-1]
        if (post.counters_at - datetime.fromtimestamp(read_at, UTC)).total_seconds() > _AWHILE_S:
            history.append((int(post.counters_at.timestamp()), views, reactions))
    began_s = post.published_at.timestamp()
    return [(read_at - began_s, views, reactions) for read_at, views, reactions in history]
