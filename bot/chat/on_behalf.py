"""Before every handler of a private chat: a stamped button acts for a group or a channel, not for the person.

The reader then is that chat, in the person's language, once Telegram says that they are its admin. A
dialog that such a button begins stays with the chat until it ends; a command, or another button, ends it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import TelegramObject, Update

from bot.chat.context import ChatContext
from bot.chat.screens import Reader
from bot.chat.stamps import Acting, acting_for, read_stamp
from bot.chat.standing import Standings
from bot.errors import UserError
from storage.subscribers import find_subscriber

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

DIALOG_FOR = "acts_for"  # in the dialog's data


class OnBehalf(BaseMiddleware):
    """An outer middleware of updates; stands behind the one that finds the person."""

    def __init__(self, context: ChatContext, standings: Standings) -> None:
        self._context = context
        self._standings = standings

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Calls the handler with the chat as `reader`, where the update is about one."""
        reader: Reader | None = data.get("reader")
        if not isinstance(event, Update) or reader is None or reader.subscriber.kind != "person":
            return await handler(event, data)
        tap = event.callback_query
        chat_id, rest = read_stamp(tap.data or "") if tap is not None else (None, "")
        if tap is not None and chat_id is not None:
            event = event.model_copy(update={"callback_query": tap.model_copy(update={"data": rest})})
        state: FSMContext = data["state"]
        if data.get("raw_state") is not None:
            chat_id = chat_id or await _dialog_for(event, data, state)
        if chat_id is None:
            return await handler(event, data)
        acting = await self._admit(chat_id, reader, data)
        with acting_for(acting):
            result = await handler(event, data)
        goes_on = await state.get_state() is not None
        if goes_on != (await state.get_value(DIALOG_FOR) == chat_id):
            await keep_dialog_for(state, chat_id if goes_on else None)
        return result

    async def _admit(self, chat_id: int, person: Reader, data: dict[str, Any]) -> Acting:
        """Puts the chat in the reader's place; UserError for who is not its admin (any more)."""
        bot: Bot = data["bot"]
        standing = await self._standings.find(bot, chat_id, person.subscriber.chat_id, self._context.now())
        chat = await self._context.db.read(find_subscriber, chat_id) if standing.is_admin else None
        if chat is None:
            raise UserError("error-not-your-chat")
        data["reader"] = Reader(self._context, chat, person.texts)
        return Acting(chat_id, standing.title, person.texts)


async def keep_dialog_for(state: FSMContext, chat_id: int | None) -> None:
    """Remembers for which chat the dialog is, while it lasts."""
    await state.update_data({DIALOG_FOR: chat_id})


async def _dialog_for(event: Update, data: dict[str, Any], state: FSMContext) -> int | None:
    """The chat of the dialog that is under way; a command or an own button ends that dialog."""
    chat_id: int | None = await state.get_value(DIALOG_FOR)
    message = event.message or event.edited_message
    if chat_id is None or (message is not None and not (message.text or "").startswith("/")):
        return chat_id
    data["raw_state"] = None
    await state.set_state(None)
    await keep_dialog_for(state, None)
    return None
