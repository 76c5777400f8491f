"""Digests on a schedule: the steps to one, that it is made, and the list of those one has.

The steps keep nothing on the server: each button carries the whole draft (callbacks.Subscribe). One digest
with all its properties stands in digest_card.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton
from aiogram.utils.formatting import Bold, Code, Text

from bot.i18n import Texts
from bot.views.callbacks import Open, PauseSubscription, Subscribe
from bot.views.digest_callbacks import Away, OpenDigest
from bot.views.formats import format_moment
from bot.views.items import DOT
from bot.views.schedules import (
    digest_name,
    kinds_in_words,
    languages_in_words,
    next_in_words,
    relations_in_words,
    schedule_in_words,
    topics_in_words,
)
from bot.views.screen import Screen, button, join, keyboard, rich, shorten
from bot.views.subscribe_steps import view_days, view_hours, view_minutes, view_times, view_topic_choice
from bot.views.zones import zone_name
from storage.records import Subscription

_QUERY_WIDTH = 60


def view_subscribe(draft: Subscribe, texts: Texts, *, zone: ZoneInfo) -> Screen:
    """Returns the screen of the draft's step; step "save" is the handler's and has none."""
    match draft.step:
        case "topics":
            return view_topic_choice(draft, texts)
        case "time" | "save":
            return view_times(draft, texts, zone)
        case "hours":
            return view_hours(draft, texts)
        case "minutes":
            return view_minutes(draft, texts)
        case "days":
            return view_days(draft, texts)


def view_subscribed(
    subscription: Subscription, texts: Texts, *, zone: ZoneInfo, away: bool = False
) -> Screen:
    """Returns that the digest is on its way, and when the first one comes; what it would be now follows."""
    schedule = schedule_in_words(subscription.schedule, texts)
    first = format_moment(subscription.next_run_at, zone, texts)
    lines: list[Text | str] = [
        Bold(texts("subscribed", schedule=schedule, zone=zone_name(zone.key, texts))),
        texts("subscribed-topics", topics=topics_in_words(subscription, texts)),
        texts("subscribed-away") if away else texts("subscribed-first", moment=first),
        texts("subscribed-preview"),
    ]
    edit = button(texts("button-digest-edit"), OpenDigest(subscription_id=subscription.subscription_id))
    return Screen(join("\n", lines), keyboard([edit], [_mine(texts)]))


def view_subscriptions(
    subscriptions: Sequence[Subscription],
    texts: Texts,
    *,
    zone: ZoneInfo,
    away_since: datetime | None = None,
) -> Screen:
    """Returns the digests, numbered, each with its buttons; and, of who is away, that all of them wait."""
    new = button(texts("button-subscription-new"), Subscribe(step="topics"))
    if not subscriptions:
        return Screen(Text(texts("subscriptions-empty")), keyboard([new]))
    numbered = list(enumerate(subscriptions, start=1))
    blocks: list[Text | str] = [Bold(texts("subscriptions-title", count=len(subscriptions)))]
    if away_since is not None:
        blocks.append(texts("away-since", moment=format_moment(away_since, zone, texts)))
    away = away_since is not None
    blocks += [_line(number, each, texts, zone, away=away) for number, each in numbered]
    rows = [_line_buttons(number, subscription, texts) for number, subscription in numbered]
    absence = [button(texts("button-back-here" if away else "button-away"), Away(on=not away))]
    rows = [absence, *rows, [new]] if away else [*rows, [new], absence]
    return Screen(join("\n\n", blocks), keyboard(*rows))


def subscription_facts(subscription: Subscription, texts: Texts) -> Text:
    """Returns "every day at 08:30 · all topics", and whatever else was chosen."""
    facts: list[Text | str] = [
        schedule_in_words(subscription.schedule, texts),
        topics_in_words(subscription, texts),
    ]
    if subscription.relevances:
        facts.append(relations_in_words(subscription, texts))
    if subscription.languages:
        facts.append(languages_in_words(subscription, texts))
    if subscription.kinds:
        facts.append(kinds_in_words(subscription, texts))
    if subscription.channels:
        facts.append(texts("voices-channels", count=len(subscription.channels)))
    if subscription.filter_query:
        query = Code(shorten(subscription.filter_query, _QUERY_WIDTH))
        facts.append(rich(texts, "subscription-filter", query=query))
    return join(DOT, facts)


def _line(number: int, subscription: Subscription, texts: Texts, zone: ZoneInfo, *, away: bool) -> Text:
    name = Bold(f"{number}. ", digest_name(subscription.schedule, texts))
    state = next_in_words(subscription, texts, zone, away=away)
    return Text(name, "\n", subscription_facts(subscription, texts), "\n", state)


def _line_buttons(number: int, subscription: Subscription, texts: Texts) -> list[InlineKeyboardButton]:
    key = "button-subscription-resume" if subscription.paused else "button-subscription-pause"
    subscription_id, paused = subscription.subscription_id, not subscription.paused
    edit = OpenDigest(subscription_id=subscription_id)
    pause = PauseSubscription(subscription_id=subscription_id, paused=paused)
    return [
        button(texts("button-subscription-edit", number=number), edit),
        button(texts(key, number=number), pause),
    ]


def _mine(texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-my-digests"), Open(place="subscriptions"))
