"""The screens of one scheduled digest: its card, its pages, what it would be now. No texts, no rules."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.scheduled import preview_subscription
from bot.answers.search import plan_query
from bot.chat.screens import Reader
from bot.chat.tokens import STALE
from bot.domain.digest_edits import reschedule
from bot.domain.lexicon import TOPICS
from bot.domain.query import QueryError
from bot.errors import UserError
from bot.views.callbacks import Subscribe
from bot.views.digest import view_digest
from bot.views.digest_callbacks import DigestPage, RestoreDigest
from bot.views.digest_card import view_digest_card
from bot.views.digest_pages import view_digest_page
from bot.views.screen import Screen
from storage.channels import list_channels
from storage.records import Subscription
from storage.subscriptions import find_subscription

MOST = 10  # scheduled digests of one person: their list fits one message


def draft_subscription(data: Subscribe, reader: Reader) -> Subscription:
    """Returns what the draft in a button makes; UserError for a button that nobody made."""
    try:
        schedule = data.schedule()
    except ValueError:
        raise UserError(STALE) from None
    now = reader.context.now()
    draft = Subscription(
        0,
        reader.subscriber.chat_id,
        schedule,
        now,
        now,
        topics=data.chosen(TOPICS),
        length=reader.subscriber.digest_length,
    )
    return reschedule(draft, reader.zone, now)


async def own_digest(reader: Reader, subscription_id: int) -> Subscription:
    """The reader's digest; UserError for somebody else's, or one that is gone."""
    found = await reader.context.db.read(find_subscription, subscription_id)
    if found is None or found.chat_id != reader.subscriber.chat_id:
        raise UserError("error-subscription-gone")
    return found


async def read_filter(reader: Reader, text: str) -> str:
    """Returns the query as it was understood; QueryError at the character that cannot be read.

    A digest has its own period, as an alert has: one said in words is put aside, a filter `date:` refused.
    """
    context, now = reader.context, reader.context.now()
    try:
        query, _ = await plan_query(
            context.db, context.analyser, context.lexicon.names, text, now, reader.zone, for_alert=True
        )
    except QueryError as error:
        if error.code == "query-date-in-alert":
            raise QueryError("query-date-in-digest", error.at, error.length) from error
        raise
    return query.normalised


async def card(reader: Reader, subscription: Subscription, undo: RestoreDigest | None = None) -> Screen:
    """The digest with all that can be set of it."""
    titles = await list_titles(reader)
    away = reader.subscriber.away_since is not None
    return view_digest_card(subscription, reader.texts, zone=reader.zone, titles=titles, away=away, undo=undo)


async def page(reader: Reader, subscription: Subscription, name: DigestPage, at: int = 0) -> Screen:
    """The card, or the page that changes one property."""
    if name == "card":
        return await card(reader, subscription)
    titles = await list_titles(reader)
    return view_digest_page(subscription, name, reader.texts, titles=titles, at=at)


async def preview(reader: Reader, subscription: Subscription) -> Sequence[Screen]:
    """What the digest would be if it came now."""
    context = reader.context
    digest = await preview_subscription(
        context.db,
        context.analyser,
        context.lexicon.names,
        subscription,
        reader.subscriber,
        context.now(),
    )
    return view_digest(digest, reader.texts, preview_of=subscription.subscription_id)


async def list_titles(reader: Reader) -> dict[int, str]:
    """The channels that are read, by title."""
    channels = await reader.context.db.read(list_channels)
    return {each.channel_id: each.title for each in sorted(channels, key=lambda each: each.title.casefold())}
