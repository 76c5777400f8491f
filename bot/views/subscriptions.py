"""Digests on a schedule: the three steps to one, and the list of those one has.

The steps keep nothing on the server: each button carries the whole draft (callbacks.Subscribe).
"""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton
from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.lexicon import TOPICS
from bot.i18n import Texts
from bot.views.callbacks import Open, PauseSubscription, RemoveSubscription, Subscribe
from bot.views.formats import format_moment, format_names, format_time
from bot.views.items import DOT
from bot.views.screen import Screen, button, join, keyboard, rich, shorten
from bot.views.subscribe_steps import view_days, view_hours, view_minutes, view_times, view_topic_choice
from bot.views.zones import zone_name
from storage.records import Schedule, Subscription

_QUERY_WIDTH = 60
_TOPICS_SHOWN = 4  # ten digests must fit one message


def view_subscribe(draft: Subscribe, texts: Texts, *, zone: ZoneInfo) -> Screen:
    """Returns the screen of the draft's step; step "save" is the handler's and has none."""
    match draft.step:
        case "topics":
            return view_topic_choice(draft, texts)
        case "time":
            return view_times(draft, texts, zone)
        case "hours":
            return view_hours(draft, texts)
        case "minutes":
            return view_minutes(draft, texts)
        case "days" | "save":
            return view_days(draft, texts)


def view_subscribed(subscription: Subscription, texts: Texts, *, zone: ZoneInfo) -> Screen:
    """Returns that the digest is on its way, and when the first one comes."""
    schedule = _schedule(subscription.schedule, texts)
    first = format_moment(subscription.next_run_at, zone, texts)
    lines: list[Text | str] = [
        Bold(texts("subscribed", schedule=schedule, zone=zone_name(zone.key, texts))),
        texts("subscribed-topics", topics=_topics(subscription, texts)),
        texts("subscribed-first", moment=first),
    ]
    show = button(texts("button-show-now"), Open(place="digest"))
    return Screen(join("\n", lines), keyboard([show], [_mine(texts)]))


def view_subscriptions(subscriptions: Sequence[Subscription], texts: Texts, *, zone: ZoneInfo) -> Screen:
    """Returns the digests, numbered, each with its buttons."""
    new = button(texts("button-subscription-new"), Subscribe(step="topics"))
    if not subscriptions:
        return Screen(Text(texts("subscriptions-empty")), keyboard([new]))
    numbered = list(enumerate(subscriptions, start=1))
    blocks: list[Text | str] = [Bold(texts("subscriptions-title", count=len(subscriptions)))]
    blocks += [_line(number, subscription, texts, zone) for number, subscription in numbered]
    rows = [_line_buttons(number, subscription, texts) for number, subscription in numbered]
    return Screen(join("\n\n", blocks), keyboard(*rows, [new]))


def view_subscription_removed(subscription: Subscription, texts: Texts) -> Screen:
    """Returns that the digest is gone; the way back makes the same one again."""
    draft = Subscribe.of("save", subscription.topics, subscription.schedule, TOPICS)
    return Screen(
        Text(texts("subscription-removed", schedule=_schedule(subscription.schedule, texts))),
        keyboard([button(texts("button-undo"), draft)], [_mine(texts)]),
    )


def subscription_facts(subscription: Subscription, texts: Texts) -> Text:
    """Returns "every day at 08:30 · all topics", and its query if it has one."""
    facts: list[Text | str] = [_schedule(subscription.schedule, texts), _topics(subscription, texts)]
    if subscription.filter_query:
        query = Code(shorten(subscription.filter_query, _QUERY_WIDTH))
        facts.append(rich(texts, "subscription-filter", query=query))
    return join(DOT, facts)


def _schedule(schedule: Schedule, texts: Texts) -> str:
    at = format_time(schedule.at)
    if schedule.kind == "weekly":
        return texts("schedule-weekly", weekday=texts(f"weekday-every-{schedule.weekday or 0}"), time=at)
    return texts(f"schedule-{schedule.kind}", time=at)


def _topics(subscription: Subscription, texts: Texts) -> str:
    names = [texts(f"topic-{name}") for name in subscription.topics]
    return format_names(names, texts, most=_TOPICS_SHOWN) if names else texts("all-topics")


def _line(number: int, subscription: Subscription, texts: Texts, zone: ZoneInfo) -> Text:
    state = texts("subscription-paused")
    if not subscription.paused:
        state = texts("subscription-next", moment=format_moment(subscription.next_run_at, zone, texts))
    return Text(f"{number}. ", subscription_facts(subscription, texts), "\n", state)


def _line_buttons(number: int, subscription: Subscription, texts: Texts) -> list[InlineKeyboardButton]:
    key = "button-subscription-resume" if subscription.paused else "button-subscription-pause"
    subscription_id, paused = subscription.subscription_id, not subscription.paused
    pause = PauseSubscription(subscription_id=subscription_id, paused=paused)
    remove = RemoveSubscription(subscription_id=subscription_id)
    return [
        button(texts(key, number=number), pause),
        button(texts("button-subscription-remove", number=number), remove),
    ]


def _mine(texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-my-digests"), Open(place="subscriptions"))
