"""/settings: language, zone, quiet hours, discreet mode, length of digests; and "I am still here"."""

from __future__ import annotations

from dataclasses import replace as changed
from datetime import time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.chat import screens
from bot.chat.preferences import store_preferences
from bot.chat.screens import Reader
from bot.chat.showing import replace, show
from bot.errors import UserError
from bot.views.callbacks import SetDiscreet, SetPage, SetQuiet, SetZone
from bot.views.settings import view_quiet_until, view_settings
from bot.views.settings_callbacks import QuietFrom, SetLength, StillHere
from bot.views.still_here import view_stays
from bot.views.zones import find_zone
from storage.records import Subscriber


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="settings")
    router.message.register(cmd_settings, Command("settings"))
    router.callback_query.register(on_page, SetPage.filter())
    router.callback_query.register(on_zone, SetZone.filter())
    router.callback_query.register(on_quiet, SetQuiet.filter())
    router.callback_query.register(on_quiet_from, QuietFrom.filter())
    router.callback_query.register(on_discreet, SetDiscreet.filter())
    router.callback_query.register(on_length, SetLength.filter())
    router.callback_query.register(on_still_here, StillHere.filter())
    return router


async def cmd_settings(message: Message, command: CommandObject, reader: Reader) -> None:
    """/settings, or /settings and a city: its time zone from now on."""
    if command.args:
        zone = find_zone(command.args)
        if zone is None:
            raise UserError("error-unknown-zone", zone=command.args)
        subscriber = changed(reader.subscriber, zone=zone)
        await reader.context.db.write(store_preferences, subscriber, reader.context.now())
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


async def on_quiet_from(callback: CallbackQuery, callback_data: QuietFrom, reader: Reader) -> None:
    """Quiet hours of one's own: from then on, and until when?"""
    await replace(callback, view_quiet_until(callback_data.hour % 24, reader.texts))


async def on_discreet(callback: CallbackQuery, callback_data: SetDiscreet, reader: Reader) -> None:
    """Discreet mode on or off."""
    await _store(callback, reader, changed(reader.subscriber, discreet=callback_data.on))


async def on_length(callback: CallbackQuery, callback_data: SetLength, reader: Reader) -> None:
    """How long digests are: /digest, and those that are scheduled from now on."""
    await _store(callback, reader, changed(reader.subscriber, digest_length=callback_data.length))


async def on_still_here(callback: CallbackQuery, reader: Reader) -> None:
    """ "I am still here": the tap itself is the sign."""
    await replace(callback, view_stays(reader.texts))


async def _store(callback: CallbackQuery, reader: Reader, subscriber: Subscriber) -> None:
    await reader.context.db.write(store_preferences, subscriber, reader.context.now())
    await replace(callback, view_settings(subscriber, reader.texts, now=reader.context.now()))
