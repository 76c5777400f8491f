"""A scheduled digest in words: when it comes, what it is about, what it is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from bot.domain.digest import ALSO_LIMITS, ITEM_LIMITS
from bot.i18n import LANGUAGE_NAMES, Texts
from bot.views.formats import format_moment, format_names, format_time
from storage.records import Schedule, Subscription

_NOON, _EVENING = 12, 17
_SHOWN = 4  # names of a list: ten digests must fit one message


def digest_name(schedule: Schedule, texts: Texts) -> str:
    """Returns "Morning digest", "Weekly digest" …"""
    if schedule.kind == "weekly":
        return texts("digest-name-weekly")
    if schedule.at.hour < _NOON:
        return texts("digest-name-morning")
    return texts("digest-name-evening" if schedule.at.hour >= _EVENING else "digest-name-day")


def schedule_in_words(schedule: Schedule, texts: Texts) -> str:
    """Returns "every day at 08:30"."""
    at = format_time(schedule.at)
    if schedule.kind == "weekly":
        return texts("schedule-weekly", weekday=texts(f"weekday-every-{schedule.weekday or 0}"), time=at)
    return texts(f"schedule-{schedule.kind}", time=at)


def days_in_words(schedule: Schedule, texts: Texts) -> str:
    """Returns "every day", "on weekdays", "every Monday"."""
    if schedule.kind == "weekly":
        return texts(f"weekday-every-{schedule.weekday or 0}")
    return texts(f"days-{schedule.kind}")


def topics_in_words(subscription: Subscription, texts: Texts) -> str:
    """Returns the topics, or that it is all of them."""
    names = [texts(f"topic-{name}") for name in subscription.topics]
    return format_names(names, texts, most=_SHOWN) if names else texts("all-topics")


def relations_in_words(subscription: Subscription, texts: Texts) -> str:
    """Returns which countries its stories are about."""
    names = [texts(f"relevance-{each}") for each in subscription.relevances]
    return ", ".join(names) if names else texts("relations-all")


def languages_in_words(subscription: Subscription, texts: Texts) -> str:
    """Returns the languages of the posts."""
    return _listed([LANGUAGE_NAMES[each] for each in subscription.languages], texts)


def kinds_in_words(subscription: Subscription, texts: Texts) -> str:
    """Returns the kinds of source."""
    return _listed([texts(f"kind-{each}") for each in subscription.kinds], texts)


def channels_in_words(subscription: Subscription, titles: Mapping[int, str], texts: Texts) -> str:
    """Returns the channels by their titles; one that is not known any more by its number."""
    return _listed([titles.get(each, str(each)) for each in subscription.channels], texts)


def length_in_words(subscription: Subscription, texts: Texts) -> str:
    """Returns how many stories at the most, and how much of each."""
    length = subscription.length
    return texts(f"length-{length}", count=ITEM_LIMITS[length] + ALSO_LIMITS[length])


def next_in_words(subscription: Subscription, texts: Texts, zone: ZoneInfo, *, away: bool = False) -> str:
    """Returns when it comes next, that it is paused, or that it waits for its person to be back."""
    if subscription.paused:
        return texts("digest-paused")
    if away:
        return texts("digest-waits")
    return texts("digest-next", moment=format_moment(subscription.next_run_at, zone, texts))


def _listed(names: Sequence[str], texts: Texts) -> str:
    return format_names(names, texts, most=_SHOWN) if names else texts("all-of-them")
