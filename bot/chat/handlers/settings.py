"""/settings: language, zone, quiet hours, discreet mode."""

from __future__ import annotations

from dataclasses import replace as changed
from datetime import datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.chat import screens
from bot.chat.screens import Reader
from bot.chat.showing import replace, show
from bot.domain.schedule import next_run
from bot.errors import UserError
from bot.views.callbacks import SetDiscreet, SetPage, SetQuiet, SetZone
from bot.views.settings import view_settings
from bot.views.zones import find_zone
from storage.database import Connection
from storage.records import Subscriber
from storage.subscribers import find_subscriber, save_subscriber
from storage.subscriptions import list_subscriptions, set_next_run


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="settings")
    router.message.register(cmd_settings, Command("settings"))
    router.callback_query.register(on_page, SetPage.filter())
    router.callback_query.register(on_zone, SetZone.filter())
    router.callback_query.register(on_quiet, SetQuiet.filter())
    router.callback_query.register(on_discreet, SetDiscreet.filter())
    return router


async def cmd_settings(message: Message, command: CommandObject, reader: Reader) -> None:
    """/settings, or /settings and a city: its time zone from now on."""
    if command.args:
        zone = find_zone(command.args)
        if zone is None:
            raise UserError("error-unknown-zone", zone=command.args)
        subscriber = changed(reader.subscriber, zone=zone)
        await reader.context.db.write(_save, subscriber, reader.context.now())
        reader = changed(reader, subscriber=subscriber)
    await show(message, *await screens.settings(reader))


async def on_page(callback: CallbackQuery, callback_data: SetPage, reader: Reader) -> None:
    """A page of the settings."""
    screen = view_settings(reader.subscriber, reader.texts, now=reader.context.now(), page=callback_data.page)
    await replace(callback, screen)


async def on_zone(callback: CallbackQuery, callback_data: SetZone, reader: Reader) -> None:
    """A time zone: digests keep their local time, so their next run moves."""
    try:
        ZoneInfo(callback_data.zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise UserError("error-unknown-zone", zone=callback_data.zone) from None
    await _store(callback, reader, changed(reader.subscriber, zone=callback_data.zone))


async def on_quiet(callback: CallbackQuery, callback_data: SetQuiet, reader: Reader) -> None:
    """Quiet hours, or none."""
    hours = (callback_data.from_hour, callback_data.until_hour)
    quiet = [time(hour) if 0 <= hour < 24 else None for hour in hours]
    start, end = quiet if None not in quiet else (None, None)
    await _store(callback, reader, changed(reader.subscriber, quiet_from=start, quiet_until=end))


async def on_discreet(callback: CallbackQuery, callback_data: SetDiscreet, reader: Reader) -> None:
    """Discreet mode on or off."""
    await _store(callback, reader, changed(reader.subscriber, discreet=callback_data.on))


async def _store(callback: CallbackQuery, reader: Reader, subscriber: Subscriber) -> None:
    await reader.context.db.write(_save, subscriber, reader.context.now())
    await replace(callback, view_settings(subscriber, reader.texts, now=reader.context.now()))


def _save(db: Connection, subscriber: Subscriber, now: datetime) -> None:
    """Only another zone moves what is due: a digest whose minute has come is not lost to a tap. The runs that
    somebody misses who is away stay as they are."""
    before = find_subscriber(db, subscriber.chat_id)
    save_subscriber(db, subscriber)
    if subscriber.away_since is not None or (before is not None and before.zone == subscriber.zone):
        return
    for subscription in list_subscriptions(db, subscriber.chat_id):
        moved = next_run(now, subscription.schedule, ZoneInfo(subscriber.zone))
        set_next_run(db, subscription.subscription_id, moved)
