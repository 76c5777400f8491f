"""Whether an alert may fire on a post, and when a person may be disturbed. Pure: `now` is given.

One rule at every door, so that backfill, imports and long outages never flood anyone.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.query_tree import Either, Every, Filter, QueryNode, Without
from storage.records import Alert, AllOf, AnyOf, Engagement, Not, PlanNode, Subscriber

OLDEST_NEWS = timedelta(hours=6)


def is_news(published_at: datetime, now: datetime) -> bool:
    """Whether a post is young enough for any alert at all."""
    return now - published_at <= OLDEST_NEWS


def may_fire(alert: Alert, published_at: datetime, now: datetime) -> bool:
    """Whether `alert` may fire on a post: published after the alert was made, young, not muted."""
    muted = alert.muted_until is not None and alert.muted_until > now
    return not muted and published_at >= alert.created_at and is_news(published_at, now)


def asks_engagement(node: PlanNode) -> bool:
    """Whether a plan can begin to match when only counters change."""
    match node:
        case Engagement():
            return True
        case AllOf(children) | AnyOf(children):
            return any(asks_engagement(child) for child in children)
        case Not(child):
            return asks_engagement(child)
        case _:
            return False


def asks_channel(node: QueryNode) -> bool:
    """Whether what a query means depends on which channel has a @name."""
    if isinstance(node, Without):
        return asks_channel(node.child)
    if isinstance(node, Every | Either):
        return any(asks_channel(child) for child in node.children)
    return isinstance(node, Filter) and node.name == "from"


def next_loud(now: datetime, subscriber: Subscriber) -> datetime:
    """Returns `now`, or the end of the subscriber's quiet hours if it lies within them."""
    start, end = subscriber.quiet_from, subscriber.quiet_until
    if start is None or end is None or start == end:
        return now
    local = now.astimezone(ZoneInfo(subscriber.zone))
    if not _within(local.time(), start, end):
        return now
    loud = local.replace(hour=end.hour, minute=end.minute, second=0, microsecond=0, fold=0)
    loud = loud if loud > local else loud + timedelta(days=1)
    return max(now, loud.astimezone(now.tzinfo))


def _within(moment: time, start: time, end: time) -> bool:
    if start < end:
        return start <= moment < end
    return moment >= start or moment < end
