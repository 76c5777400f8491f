"""Operators let a chat in by hand (its number, a forwarded message, Telegram's own lists) or shut it out.

The dialog ends with the first message that names a chat, with "Cancel", or with any command. Only the
number is kept.
"""

from __future__ import annotations

import asyncio
import re

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import (
    CallbackQuery,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from bot.answers.desk import shut_out
from bot.chat.middlewares import OperatorsOnly
from bot.chat.screens import Reader
from bot.chat.showing import replace, show
from bot.errors import UserError
from bot.views.admin_access import (
    ALLOW_GROUP,
    ALLOW_PERSON,
    view_allow_over,
    view_allowed,
    view_allowlist,
    view_ask_allow,
    view_disallow,
)
from bot.views.admin_callbacks import AskAllow, Disallow
from bot.views.channel_names import is_cancel
from bot.views.notices import toast
from storage.allowlist import allow, list_allowed

_ID = re.compile(r"-?[1-9][0-9]{0,14}")  # Telegram's have 52 bits


class Administering(StatesGroup):
    """What the dialogs of /admin wait for."""

    chat = State()
    announcement = State()


def build_router() -> Router:
    """Returns the router of this group; each of its handlers is for operators only."""
    router = Router(name="letting in")
    for observer in (router.message, router.callback_query):
        observer.middleware(OperatorsOnly())
    router.message.register(on_command, Administering.chat, F.text.startswith("/"))
    router.message.register(on_cancel, Administering.chat, F.text, F.text.func(is_cancel))
    router.message.register(on_named, Administering.chat)
    router.callback_query.register(on_ask, AskAllow.filter())
    router.callback_query.register(on_disallow, Disallow.filter())
    return router


async def on_ask(callback: CallbackQuery, reader: Reader, state: FSMContext) -> None:
    """ "Let somebody in": the next message names a chat."""
    await state.set_state(Administering.chat)
    await show(callback, view_ask_allow(reader.texts))


async def on_cancel(message: Message, reader: Reader, state: FSMContext) -> None:
    """ "Cancel" in the menu."""
    await state.set_state(None)
    await show(message, view_allow_over(reader.texts))


async def on_command(message: Message, reader: Reader, state: FSMContext) -> None:
    """A command instead: the dialog ends, and the command is answered as ever."""
    await on_cancel(message, reader, state)
    raise SkipHandler


async def on_named(message: Message, reader: Reader, state: FSMContext) -> None:
    """A chat; the dialog goes on until a message names one."""
    chat_id = read_chat(message)
    is_new = await reader.context.db.write(allow, chat_id, reader.context.now())
    await state.set_state(None)
    await show(message, view_allowed("added" if is_new else "known", chat_id, reader.texts))


async def on_disallow(callback: CallbackQuery, callback_data: Disallow, reader: Reader) -> None:
    """A chat is shut out and erased, once that was confirmed."""
    if not callback_data.sure:
        await replace(callback, view_disallow(callback_data.chat_id, reader.texts))
        return
    db = reader.context.db
    was_allowed = await db.write(shut_out, callback_data.chat_id)
    await asyncio.to_thread(db.flush_log)
    screen = view_allowlist(await db.read(list_allowed), reader.texts, access=reader.context.access)
    await replace(callback, screen, toast=toast("deleted" if was_allowed else "stale", reader.texts))


def read_chat(message: Message) -> int:
    """The chat that a message names; UserError where it names none."""
    if message.users_shared is not None and message.users_shared.request_id == ALLOW_PERSON:
        return message.users_shared.users[0].user_id
    if message.chat_shared is not None and message.chat_shared.request_id == ALLOW_GROUP:
        return message.chat_shared.chat_id
    match message.forward_origin:
        case MessageOriginUser(sender_user=person):
            return person.id
        case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
            return chat.id
        case MessageOriginHiddenUser():
            raise UserError("error-hidden-person")
    text = (message.text or "").strip()
    if not _ID.fullmatch(text):
        raise UserError("error-no-chat-number")
    return int(text)
