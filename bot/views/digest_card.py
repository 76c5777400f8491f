"""One scheduled digest with all that can be set of it, and what follows a change, a removal, an absence.

The pages that change a property stand in digest_pages.py. Every change can be undone from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton
from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.catch_up import MOST
from bot.i18n import Texts
from bot.views.callbacks import Open, PauseSubscription, RemoveSubscription
from bot.views.digest_callbacks import (
    AskFilter,
    Away,
    CancelFilter,
    ClearFilter,
    DigestPage,
    OpenDigest,
    PreviewDigest,
    RestoreDigest,
)
from bot.views.formats import format_moment
from bot.views.schedules import (
    channels_in_words,
    digest_name,
    kinds_in_words,
    languages_in_words,
    length_in_words,
    next_in_words,
    relations_in_words,
    schedule_in_words,
    topics_in_words,
)
from bot.views.screen import Screen, button, in_rows, join, keyboard, rich, shorten
from storage.records import Subscription

QUERY_WIDTH = 300
_PAGES: tuple[DigestPage, ...] = ("topic", "relation", "language", "kind", "channel")


def view_digest_card(
    subscription: Subscription,
    texts: Texts,
    *,
    zone: ZoneInfo,
    titles: Mapping[int, str],
    away: bool = False,
    undo: RestoreDigest | None = None,
) -> Screen:
    """Returns the digest's properties, each with its button; `undo`: it was just changed; `titles`:
    of channels."""
    title = Text(
        digest_name(subscription.schedule, texts), ": ", schedule_in_words(subscription.schedule, texts)
    )
    lines: list[Text | str] = [
        Bold(title),
        texts("subscribed-topics", topics=topics_in_words(subscription, texts)),
        texts("digest-relations", relations=relations_in_words(subscription, texts)),
        texts("digest-languages", languages=languages_in_words(subscription, texts)),
        texts("digest-kinds", kinds=kinds_in_words(subscription, texts)),
        texts("digest-channels", channels=channels_in_words(subscription, titles, texts)),
        texts("digest-length", length=length_in_words(subscription, texts)),
        _query_line(subscription, texts),
        next_in_words(subscription, texts, zone, away=away),
    ]
    if undo is not None:
        lines = [texts("digest-changed"), *lines]
    return Screen(join("\n", lines), keyboard(*_card_rows(subscription, texts, undo)))


def view_filter_question(subscription: Subscription, texts: Texts) -> Screen:
    """Returns what to write, while the next message is the digest's query."""
    lines: list[Text | str] = [Bold(texts("filter-title")), texts("filter-hint")]
    rows: list[list[InlineKeyboardButton]] = []
    if subscription.filter_query:
        lines.append(_query_line(subscription, texts))
        clear = ClearFilter(subscription_id=subscription.subscription_id)
        rows.append([button(texts("button-filter-none"), clear)])
    lines.append(rich(texts, "filter-example", example=Code(texts("filter-example-words"))))
    rows.append([button(texts("button-query-help"), Open(place="query_help"))])
    rows.append([button(texts("button-cancel"), CancelFilter())])
    return Screen(join("\n", lines), keyboard(*rows))


def view_subscription_removed(subscription: Subscription, undo: RestoreDigest, texts: Texts) -> Screen:
    """Returns that the digest is gone; the way back makes the same one again."""
    words = texts("subscription-removed", schedule=schedule_in_words(subscription.schedule, texts))
    return Screen(Text(words), keyboard([button(texts("button-undo"), undo)], [_mine(texts)]))


def view_away(texts: Texts) -> Screen:
    """Returns that all digests wait, and how the person comes back."""
    words = texts("away-begun", days=MOST.days)
    return Screen(Text(words), keyboard([button(texts("button-back-here"), Away(on=False))], [_mine(texts)]))


def view_back(
    texts: Texts, *, zone: ZoneInfo, since: datetime | None = None, until: datetime | None = None
) -> Screen:
    """Returns the welcome back: a digest of [since, until) is on its way, or nothing was missed."""
    if since is None or until is None:
        return Screen(Text(texts("back-nothing")), keyboard([_mine(texts)]))
    window = {"since": format_moment(since, zone, texts), "until": format_moment(until, zone, texts)}
    return Screen(Text(texts("back-catch-up", **window)), keyboard([_mine(texts)]))


def _card_rows(
    subscription: Subscription, texts: Texts, undo: RestoreDigest | None
) -> list[list[InlineKeyboardButton]]:
    subscription_id, paused = subscription.subscription_id, subscription.paused
    pages = [_page_button(subscription_id, page, texts) for page in _PAGES]
    pages.append(button(texts("button-digest-filter"), AskFilter(subscription_id=subscription_id)))
    pages += [_page_button(subscription_id, page, texts) for page in ("time", "days", "length")]
    pause = PauseSubscription(subscription_id=subscription_id, paused=not paused, on_card=True)
    pages.append(button(texts("button-digest-resume" if paused else "button-digest-pause"), pause))
    remove = button(texts("button-digest-remove"), RemoveSubscription(subscription_id=subscription_id))
    preview = button(texts("button-digest-preview"), PreviewDigest(subscription_id=subscription_id))
    rows = [[preview], *in_rows(pages, 2), [remove, _mine(texts)]]
    return [[button(texts("button-undo"), undo)], *rows] if undo else rows


def _page_button(subscription_id: int, page: DigestPage, texts: Texts) -> InlineKeyboardButton:
    return button(texts(f"button-digest-{page}"), OpenDigest(subscription_id=subscription_id, page=page))


def _query_line(subscription: Subscription, texts: Texts) -> Text:
    if not subscription.filter_query:
        return Text(texts("digest-query-none"))
    return rich(texts, "digest-query", query=Code(shorten(subscription.filter_query, QUERY_WIDTH)))


def _mine(texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-my-digests"), Open(place="subscriptions"))
