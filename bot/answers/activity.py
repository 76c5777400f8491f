"""A followed channel -> what it wrote day by day or week by week, and what its readers did with it.

Over whole days of the reader's zone, as trends are counted. Known is what lies between the channel's oldest
stored post and the last time it was looked at. Draws nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.activity import Activity, PostFigures, measure_activity
from bot.domain.trends import plan_period
from storage.activity import find_first_post_at, list_post_activity
from storage.database import Connection, Database
from storage.following import find_followed
from storage.records import Channel


async def find_activity(
    db: Database, channel_id: int, now: datetime, zone: ZoneInfo, *, days: int
) -> Activity | None:
    """Returns the channel's last `days`; None where it is not followed."""
    return await db.read(_read_activity, channel_id, now, zone, days)


def _read_activity(
    db: Connection, channel_id: int, now: datetime, zone: ZoneInfo, days: int
) -> Activity | None:
    channel = find_followed(db, channel_id)
    if channel is None:
        return None
    today = now.astimezone(zone).date()
    period = plan_period(today - timedelta(days=days - 1), today)
    rows = list_post_activity(db, channel_id, period.since(zone), now)
    posts = [PostFigures(row.published_at, row.views, row.reactions) for row in rows]
    first_at = find_first_post_at(db, channel_id)
    return measure_activity(channel, posts, period, zone, first_at, _looked_at(channel, now))


def _looked_at(channel: Channel, now: datetime) -> datetime:
    """When the channel was last seen; one that was read from a file, at its last post."""
    seen = [at for at in (channel.last_checked_at, channel.last_post_at) if at is not None]
    return min(max(seen, default=now), now)
