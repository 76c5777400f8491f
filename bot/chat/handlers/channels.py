"""The operators' side of /channels: the list's buttons, a channel's card, pause, removal, kind, country.

Everybody's /channels stands in digests.py, adding channels in adding.py. A button of a channel that
is gone says so; a second tap changes nothing.
"""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.answers.following import find_card
from bot.chat import screens
from bot.chat.middlewares import OperatorsOnly
from bot.chat.screens import Reader
from bot.chat.showing import replace
from bot.errors import UserError
from bot.views.callbacks import (
    ChannelPage,
    ChannelsPage,
    OpenChannel,
    PauseChannel,
    RemoveChannel,
    RestoreChannel,
    SetCountry,
    SetKind,
)
from bot.views.channel_card import view_channel, view_channel_removed
from bot.views.notices import ToastName, toast
from storage.following import pause_channel, remove_channel, restore_channel, set_country, set_kind
from storage.records import Channel


def build_router() -> Router:
    """Returns the router of this group; each of its handlers is for operators only."""
    router = Router(name="channels")
    router.callback_query.middleware(OperatorsOnly())
    router.callback_query.register(on_page, ChannelsPage.filter())
    router.callback_query.register(on_open, OpenChannel.filter())
    router.callback_query.register(on_pause, PauseChannel.filter())
    router.callback_query.register(on_remove, RemoveChannel.filter())
    router.callback_query.register(on_restore, RestoreChannel.filter())
    router.callback_query.register(on_kind, SetKind.filter())
    router.callback_query.register(on_country, SetCountry.filter())
    return router


async def on_page(callback: CallbackQuery, callback_data: ChannelsPage, reader: Reader) -> None:
    """Leafing, and back from a channel: of a long list its last part, where the buttons stand."""
    shown = await screens.channels(reader, page=callback_data.page, around=callback_data.around)
    await replace(callback, shown[-1])


async def on_open(callback: CallbackQuery, callback_data: OpenChannel, reader: Reader) -> None:
    """A channel's button, and those that lead to a page of its card."""
    await _show(callback, reader, callback_data.channel_id, page=callback_data.page)


async def on_pause(callback: CallbackQuery, callback_data: PauseChannel, reader: Reader) -> None:
    """Pause, or read on."""
    channel_id, paused = callback_data.channel_id, callback_data.paused
    _known(await reader.context.db.write(pause_channel, channel_id, paused=paused))
    await _show(callback, reader, channel_id, word="paused" if paused else "resumed")


async def on_remove(callback: CallbackQuery, callback_data: RemoveChannel, reader: Reader) -> None:
    """Remove, with a way back."""
    channel = _known(await reader.context.db.write(remove_channel, callback_data.channel_id))
    await replace(callback, view_channel_removed(channel, reader.texts))


async def on_restore(callback: CallbackQuery, callback_data: RestoreChannel, reader: Reader) -> None:
    """ "Undo" after a removal."""
    channel_id, paused = callback_data.channel_id, callback_data.paused
    _known(await reader.context.db.write(restore_channel, channel_id, paused=paused))
    await _show(callback, reader, channel_id, word="restored")


async def on_kind(callback: CallbackQuery, callback_data: SetKind, reader: Reader) -> None:
    """What kind of source it is."""
    channel_id = callback_data.channel_id
    _known(await reader.context.db.write(set_kind, channel_id, callback_data.kind))
    await _show(callback, reader, channel_id, word="saved")


async def on_country(callback: CallbackQuery, callback_data: SetCountry, reader: Reader) -> None:
    """Which country it speaks from."""
    channel_id = callback_data.channel_id
    country = None if callback_data.country == "other" else callback_data.country
    _known(await reader.context.db.write(set_country, channel_id, country))
    await _show(callback, reader, channel_id, word="saved")


async def _show(
    callback: CallbackQuery,
    reader: Reader,
    channel_id: int,
    *,
    page: ChannelPage = "card",
    word: ToastName | None = None,
) -> None:
    card = await find_card(reader.context.db, channel_id)
    if card is None:
        raise UserError("error-channel-gone")
    screen = view_channel(card, reader.texts, now=reader.context.now(), zone=reader.zone, page=page)
    await replace(callback, screen, toast=None if word is None else toast(word, reader.texts))


def _known(channel: Channel | None) -> Channel:
    if channel is None:
        raise UserError("error-channel-gone")
    return channel
