"""Operators add channels: "/channels @name …", a dialog that takes names, Telegram's own picker; and the
names that are awaited.

The dialog ends with the first message that names a channel, with "Cancel", or with any command. It
is kept in the database, so that a restart does not end it.
"""

from __future__ import annotations

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.answers.following import follow_named, follow_picked, list_awaited_names
from bot.chat.middlewares import OperatorsOnly
from bot.chat.screens import Reader
from bot.chat.showing import replace, show
from bot.domain.channel_names import AddReport, parse_channel_names
from bot.domain.links import to_channel_id
from bot.errors import UserError
from bot.views.callbacks import AddChannels, DropName, NamesPage, RetryName
from bot.views.channel_names import (
    PICK_REQUEST,
    Dialog,
    is_cancel,
    view_add_channels,
    view_added,
    view_adding_over,
    view_names,
)
from bot.views.notices import toast
from storage.following import drop_name, retry_name


class Adding(StatesGroup):
    """What the dialog waits for."""

    names = State()


def build_router() -> Router:
    """Returns the router of this group; each of its handlers is for operators only."""
    router = Router(name="adding channels")
    for observer in (router.message, router.edited_message, router.callback_query):
        observer.middleware(OperatorsOnly())
    router.message.register(cmd_add, Command("channels", magic=F.args))
    router.message.register(on_picked, F.chat_shared.request_id == PICK_REQUEST)
    router.message.register(on_other_command, Adding.names, F.text.startswith("/"))
    router.message.register(on_cancel, Adding.names, F.text.func(is_cancel))
    for observer in (router.message, router.edited_message):
        observer.register(on_names, Adding.names, F.text, ~F.text.startswith("/"))
    router.callback_query.register(on_add, AddChannels.filter())
    router.callback_query.register(on_awaited, NamesPage.filter())
    router.callback_query.register(on_retry, RetryName.filter())
    router.callback_query.register(on_drop, DropName.filter())
    return router


async def cmd_add(message: Message, command: CommandObject, reader: Reader, state: FSMContext) -> None:
    """/channels @name t.me/name"""
    named = parse_channel_names(command.args or "", _hidden_links(message))
    dialog: Dialog = "none" if await state.get_state() is None else "over"
    await _answer(message, reader, state, await follow_named(reader.context.db, named), dialog)


async def on_add(callback: CallbackQuery, reader: Reader, state: FSMContext) -> None:
    """ "Add channels": from now on messages are names."""
    await state.set_state(Adding.names)
    await show(callback, view_add_channels(reader.texts))


async def on_names(message: Message, reader: Reader, state: FSMContext) -> None:
    """A message while names are expected; the dialog goes on until one of them is a channel's."""
    named = parse_channel_names(message.text or "", _hidden_links(message))
    report = await follow_named(reader.context.db, named)
    await _answer(message, reader, state, report, "over" if report.is_taken else "on")


async def on_picked(message: Message, reader: Reader, state: FSMContext) -> None:
    """A channel from Telegram's own list."""
    shared = message.chat_shared
    if shared is None:
        raise SkipHandler
    try:
        channel_id = to_channel_id(shared.chat_id)
    except ValueError:  # a group: our menu offers none, but an old one or another program's may
        report = AddReport(private=(shared.title or str(shared.chat_id),))
    else:
        db, title = reader.context.db, shared.title or str(shared.chat_id)
        report = await follow_picked(db, channel_id, shared.username, title)
    await _answer(message, reader, state, report, "over")


async def on_cancel(message: Message, reader: Reader, state: FSMContext) -> None:
    """ "Cancel" in the menu."""
    await state.set_state(None)
    await show(message, view_adding_over(reader.texts))


async def on_other_command(message: Message, reader: Reader, state: FSMContext) -> None:
    """A command instead of names: the dialog ends, and the command is answered as ever."""
    await on_cancel(message, reader, state)
    raise SkipHandler


async def on_awaited(callback: CallbackQuery, callback_data: NamesPage, reader: Reader) -> None:
    """The names that are not found (yet)."""
    await _show_awaited(callback, reader, page=callback_data.page)


async def on_retry(callback: CallbackQuery, callback_data: RetryName, reader: Reader) -> None:
    """Look a name up once more."""
    if not await reader.context.db.write(retry_name, callback_data.username):
        raise UserError("error-name-gone")
    word = toast("retried", reader.texts)
    await _show_awaited(callback, reader, page=callback_data.page, word=word)


async def on_drop(callback: CallbackQuery, callback_data: DropName, reader: Reader) -> None:
    """Want a name no more."""
    if not await reader.context.db.write(drop_name, callback_data.username):
        raise UserError("error-name-gone")
    word = toast("dropped", reader.texts)
    await _show_awaited(callback, reader, page=callback_data.page, word=word)


async def _answer(
    message: Message, reader: Reader, state: FSMContext, report: AddReport, dialog: Dialog
) -> None:
    if dialog == "over":
        await state.set_state(None)
    is_sample = reader.context.is_sample
    await show(message, view_added(report, reader.texts, dialog=dialog, is_sample=is_sample))


async def _show_awaited(
    callback: CallbackQuery, reader: Reader, *, page: int = 0, word: str | None = None
) -> None:
    names = await list_awaited_names(reader.context.db)
    await replace(callback, view_names(names, reader.texts, page=page), toast=word)


def _hidden_links(message: Message) -> list[str]:
    """The links behind words of the message."""
    return [entity.url for entity in message.entities or () if entity.url]
