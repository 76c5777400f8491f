"""One property of a scheduled digest changed, as a button says it. Pure.

Raises ValueError for a value that no button holds.

Of a list one choice is switched on or off, and an empty list means "all".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Literal, TypeVar, get_args
from zoneinfo import ZoneInfo

from bot.domain.lexicon import TOPICS
from bot.domain.schedule import next_run
from storage.records import ChannelKind, DigestLength, Relevance, Schedule, Subscription

Field = Literal["topic", "relation", "language", "kind", "channel", "length", "time", "days"]

RELATIONS: tuple[Relevance, ...] = ("kz-tm", "kz-only", "tm-only")
LANGUAGES = ("ru", "kk", "tk", "en")
KINDS: tuple[ChannelKind, ...] = ("official", "media", "analyst", "exile", "aggregator")
MOST_CHANNELS = 30
_Choice = TypeVar("_Choice", bound=str | int)


def change(
    subscription: Subscription, field: Field, value: str, zone: ZoneInfo, now: datetime
) -> Subscription:
    """Returns the subscription with `value` set, or switched, in `field`."""
    match field:
        case "topic":
            return replace(subscription, topics=_switch(subscription.topics, value, TOPICS))
        case "relation":
            return replace(subscription, relevances=_switch(subscription.relevances, value, RELATIONS))
        case "language":
            return replace(subscription, languages=_switch(subscription.languages, value, LANGUAGES))
        case "kind":
            return replace(subscription, kinds=_switch(subscription.kinds, value, KINDS))
        case "channel":
            known = sorted({*subscription.channels, int(value[1:])})
            return replace(subscription, channels=_switch(subscription.channels, value, known))
        case "length":
            return replace(subscription, length=_parse_length(value))
        case "time":
            schedule = replace(subscription.schedule, at=parse_minutes(int(value)))
            return reschedule(replace(subscription, schedule=schedule), zone, now)
        case "days":
            schedule = parse_days(value, subscription.schedule.at)
            return reschedule(replace(subscription, schedule=schedule), zone, now)


def set_filter(subscription: Subscription, query: str | None) -> Subscription:
    """Returns the subscription with this query, or without one."""
    return replace(subscription, filter_query=query)


def reschedule(subscription: Subscription, zone: ZoneInfo, now: datetime) -> Subscription:
    """Returns it with its next run after `now`."""
    return replace(subscription, next_run_at=next_run(now, subscription.schedule, zone))


def parse_minutes(minutes: int) -> time:
    """Returns the time of day so many minutes after midnight."""
    if not 0 <= minutes < 24 * 60:
        raise ValueError(f"{minutes} is no minute of a day")
    return time(*divmod(minutes, 60))


def parse_days(days: str, at: time) -> Schedule:
    """Returns the schedule of "daily", "weekdays", or "weekly0" (Monday) … "weekly6"."""
    if days == "daily":
        return Schedule("daily", at)
    if days == "weekdays":
        return Schedule("weekdays", at)
    if days.startswith("weekly"):
        weekday = int(days.removeprefix("weekly"))
        if weekday in range(7):
            return Schedule("weekly", at, weekday)
    raise ValueError(f"no days {days!r}")


def _switch(chosen: Sequence[_Choice], value: str, choices: Sequence[_Choice]) -> tuple[_Choice, ...]:
    """`value` is "+name" or "-name": a second tap on the same button changes nothing."""
    named = next((each for each in choices if str(each) == value[1:]), None)
    if named is None or value[0] not in "+-":
        raise ValueError(f"no choice {value!r}")
    return tuple(each for each in choices if (value[0] == "+" if each == named else each in chosen))


def _parse_length(value: str) -> DigestLength:
    found: DigestLength | None = next((each for each in get_args(DigestLength) if each == value), None)
    if found is None:
        raise ValueError(f"no length {value!r}")
    return found
