"""The screens that several commands and buttons lead to: ask the answers, hand them to a view.

A command, a button "Open" and a button under another screen show the same thing. No rules, no texts.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.answers.digest import compose_digest
from bot.answers.following import list_awaited_names
from bot.answers.home import get_glimpse, get_home
from bot.answers.stats import get_status, list_alert_lines, list_channel_lines, list_topic_lines
from bot.answers.top import list_top
from bot.chat.context import ChatContext
from bot.domain.preferences import DigestPreferences
from bot.i18n import Texts
from bot.views.alerts import view_alerts
from bot.views.callbacks import Place, Subscribe
from bot.views.channels import view_channels, view_status
from bot.views.digest import view_digest
from bot.views.home import view_home
from bot.views.operator_desk import Desk
from bot.views.screen import Screen
from bot.views.settings import view_settings
from bot.views.start import view_help, view_query_help, view_start
from bot.views.subscriptions import view_subscribe, view_subscriptions
from bot.views.top import view_top, view_topics
from storage.records import Subscriber
from storage.subscriptions import list_subscriptions

TOP_DAYS, TOP_ITEMS = 7, 10


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and with what."""

    context: ChatContext
    subscriber: Subscriber
    texts: Texts
    is_new: bool = False  # has just come for the first time

    @property
    def zone(self) -> ZoneInfo:
        """The reader's time zone."""
        return ZoneInfo(self.subscriber.zone)

    @property
    def is_operator(self) -> bool:
        """Whether the reader may change which channels are followed."""
        return self.subscriber.chat_id in self.context.admin_ids


async def start(reader: Reader) -> Sequence[Screen]:
    """The welcome of somebody new."""
    glimpse = await get_glimpse(reader.context.db, reader.context.now(), reader.texts.language)
    return [view_start(glimpse, reader.texts, zone=reader.zone)]


async def home(reader: Reader) -> Sequence[Screen]:
    """The reader's own state."""
    found = await get_home(reader.context.db, reader.subscriber, reader.context.now())
    return [view_home(found, reader.texts, zone=reader.zone)]


async def help_screen(reader: Reader) -> Sequence[Screen]:
    """The commands."""
    return [view_help(reader.texts, is_operator=reader.is_operator)]


async def query_help(reader: Reader) -> Sequence[Screen]:
    """The query language by example."""
    return [view_query_help(reader.texts)]


async def digest(reader: Reader, *, days: int = 1, topics: tuple[str, ...] = ()) -> Sequence[Screen]:
    """The digest of the last `days` times 24 hours."""
    now = reader.context.now()
    composed = await compose_digest(
        reader.context.db,
        DigestPreferences(topics=topics, length=reader.subscriber.digest_length),
        now - timedelta(days=days),
        now,
        reader.subscriber.zone,
        now,
        language=reader.subscriber.language,
    )
    return view_digest(composed, reader.texts, topics=topics)


async def top(reader: Reader) -> Sequence[Screen]:
    """The stories that stood out."""
    items = await list_top(reader.context.db, reader.context.now(), days=TOP_DAYS, limit=TOP_ITEMS)
    return view_top(items, reader.texts, days=TOP_DAYS, zone=reader.zone)


async def topics(reader: Reader) -> Sequence[Screen]:
    """The topics, with how much is written on each."""
    return [view_topics(await list_topic_lines(reader.context.db, reader.context.now()), reader.texts)]


async def channels(reader: Reader, *, page: int = 0, around: int = 0) -> Sequence[Screen]:
    """The channels that are read; for operators with a page of their buttons."""
    lines, now = await list_channel_lines(reader.context.db), reader.context.now()
    desk = None
    if reader.is_operator:
        desk = Desk(await list_awaited_names(reader.context.db), page, around)
    return view_channels(lines, reader.texts, now=now, zone=reader.zone, desk=desk)


async def status(reader: Reader) -> Sequence[Screen]:
    """What was read, and what waits."""
    return view_status(
        await get_status(reader.context.db, reader.context.now()), reader.texts, zone=reader.zone
    )


async def alerts(reader: Reader, *, page: int = 0) -> Sequence[Screen]:
    """The reader's alerts."""
    now = reader.context.now()
    lines = await list_alert_lines(reader.context.db, reader.subscriber.chat_id, now)
    return [view_alerts(lines, reader.texts, now=now, zone=reader.zone, page=page)]


async def subscribe(reader: Reader) -> Sequence[Screen]:
    """The first step to a scheduled digest."""
    return [view_subscribe(Subscribe(step="topics"), reader.texts, zone=reader.zone)]


async def subscriptions(reader: Reader) -> Sequence[Screen]:
    """The reader's scheduled digests."""
    found = await reader.context.db.read(list_subscriptions, reader.subscriber.chat_id)
    away_since = reader.subscriber.away_since
    return [view_subscriptions(found, reader.texts, zone=reader.zone, away_since=away_since)]


async def settings(reader: Reader) -> Sequence[Screen]:
    """The reader's settings."""
    return [view_settings(reader.subscriber, reader.texts, now=reader.context.now())]


PLACES: dict[Place, Callable[[Reader], Awaitable[Sequence[Screen]]]] = {
    "start": start,
    "home": home,
    "help": help_screen,
    "query_help": query_help,
    "digest": digest,
    "subscriptions": subscriptions,
    "alerts": alerts,
    "topics": topics,
    "top": top,
    "settings": settings,
}
