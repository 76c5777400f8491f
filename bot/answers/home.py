"""What greets a person: a glimpse of the news, and their own state. Shows nothing, decides no wording.

The glimpse is of the last day; where nothing stood out in it, of the last seven.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answers.top import list_top
from bot.domain.home_values import Glimpse, Home
from storage.alerts import count_firings, list_alerts
from storage.channels import list_channels
from storage.database import Connection, Database
from storage.health import count_posts
from storage.records import Subscriber
from storage.subscriptions import list_subscriptions

STORIES = 3
_DAY = timedelta(days=1)


async def get_glimpse(db: Database, now: datetime, language: str) -> Glimpse:
    """Returns the strongest stories of today, in the reader's language where they are told in it."""
    posts = await db.read(count_posts)
    for days in (1, 7):
        items = await list_top(db, now, days=days, limit=STORIES, language=language)
        if items:
            break
    return Glimpse(items, days, posts, any(source.is_sample for item in items for source in item.sources))


async def get_home(db: Database, subscriber: Subscriber, now: datetime) -> Home:
    """Returns a person's digests, alerts and hours, and how far reading has got."""
    return await db.read(_read_home, subscriber, now)


def _read_home(db: Connection, subscriber: Subscriber, now: datetime) -> Home:
    local = now.astimezone(ZoneInfo(subscriber.zone))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    alerts = list_alerts(db, subscriber.chat_id)
    channels = [each for each in list_channels(db) if each.state != "paused"]
    read = [each.last_checked_at for each in channels if each.last_checked_at is not None]
    return Home(
        subscriber=subscriber,
        now=now,
        subscriptions=tuple(list_subscriptions(db, subscriber.chat_id)),
        alerts=len(alerts),
        muted=sum(each.muted_until is not None and each.muted_until > now for each in alerts),
        fired_today=count_firings(db, subscriber.chat_id, midnight).total(),
        channels=len(channels),
        failing=sum(each.state != "active" or each.failure is not None for each in channels),
        posts_24h=count_posts(db, now - _DAY, now),
        last_read_at=max(read, default=None),
        is_sample=any(each.is_sample for each in channels),
    )
