"""When an alert tells of a post, and whether it still should when the moment has come. Pure: `now` is given.

Order of decisions when sending: muted meanwhile, nothing new in its story, beyond the day's limit; what is
too old was dropped before (delivery/freshness.py). What is put together is told in the order of queueing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.domain.alert_rules import next_loud
from bot.domain.answer_values import AlertFired, StoryItem
from bot.domain.schedule import next_run
from storage.records import Alert, AlertOptions, Schedule, Subscriber

NAMED = 8  # posts in one message; it has to fit, also with a word on each that was edited later
WITHOUT_A_DIGEST = Schedule("daily", time(8, 30))  # when the day's alerts come to a person who has no digest
_MORNING = Schedule("daily", time(9))

Verdict = Literal["tell", "muted", "same story", "beyond"]


@dataclass(frozen=True, slots=True)
class Told:
    """What an alert told before a post: how many on this day, its story or not, and if that one has news."""

    today: int
    story: bool = False
    brings_news: bool = True


def plan_due(
    options: AlertOptions, subscriber: Subscriber, now: datetime, next_digest_at: datetime | None
) -> datetime:
    """Returns when a post that an alert fired on at `now` is to be told.

    What comes with a digest comes at a minute that the person chose, quiet or not.
    """
    zone = ZoneInfo(subscriber.zone)
    match options.timing:
        case "digest":
            return next_digest_at or next_run(now, WITHOUT_A_DIGEST, zone)
        case "hourly":
            due_at = next_hour(now, zone)
        case "now":
            due_at = now
    return next_loud(due_at, subscriber) if options.heeds_quiet else due_at


def next_hour(now: datetime, zone: ZoneInfo) -> datetime:
    """Returns the next full hour of the local clock, which is not everywhere that of UTC."""
    local = now.astimezone(zone)
    past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return now - past + timedelta(hours=1)


def plan_beyond(subscriber: Subscriber, now: datetime) -> datetime:
    """Returns when the posts beyond a day's limit are counted up: the next morning, not in quiet hours."""
    return next_loud(next_run(now, _MORNING, ZoneInfo(subscriber.zone)), subscriber)


def begin_of_day(subscriber: Subscriber, now: datetime) -> datetime:
    """Returns the local midnight before `now`: a day's limit is one of the person's day."""
    zone = ZoneInfo(subscriber.zone)
    return datetime.combine(now.astimezone(zone).date(), time(), zone).astimezone(now.tzinfo)


def is_bundled(fired: AlertFired, queued_at: datetime) -> bool:
    """Whether a post waited by plan, so that others that waited go into the same message."""
    # The outbox keeps whole seconds.
    return fired.planned_at is not None and fired.planned_at - queued_at >= timedelta(seconds=1)


def judge(alert: Alert, fired: AlertFired, told: Told, now: datetime) -> Verdict:
    """Decides on a post whose moment has come. `told` counts what stands before it in its message too."""
    options = alert.options
    if alert.muted_until is not None and alert.muted_until > now:
        return "muted"
    if options.per_story and told.story and not told.brings_news:
        return "same story"
    if options.daily_cap is not None and told.today >= options.daily_cap and not fired.beyond:
        return "beyond"
    return "tell"


def bundle(posts: Sequence[AlertFired], rest: int, *, is_last: bool) -> AlertFired:
    """Puts posts of one alert into one message; those that it cannot name count to the rest."""
    first, *others = posts
    named = [other.items[0] for other in others[: NAMED - 1]]
    unnamed = len(others) - len(named)
    return replace(first, more=tuple(named), rest=first.rest + rest + unnamed, is_last=is_last)


def add_source(item: StoryItem, same: StoryItem) -> StoryItem:
    """Returns the item with the channel of another post of its story that is not told."""
    known = {source.link for source in item.sources}
    return replace(item, sources=(*item.sources, *[each for each in same.sources if each.link not in known]))
