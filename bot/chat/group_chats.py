"""Before every handler: an update from a group, and whether it is for the bot and whose wish it is.

What is not meant for the bot ends here, unread. The rest gets the group as its `reader`: a group is a
subscriber like a person, and every handler serves it alike. Everybody there may ask; only its admins may
change anything. Where it stands in a forum, deliveries go to the topic in which an admin last changed
something. Comings and goings of the bot itself pass through to the handlers.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.types import CallbackQuery, Chat, Message, TelegramObject, Update, User

from bot.chat.access import admit
from bot.chat.addressing import command_of, take_addressed
from bot.chat.context import ChatContext
from bot.chat.returning import take_back
from bot.chat.screens import Reader
from bot.chat.showing import flash, show
from bot.chat.standing import Standings
from bot.errors import UserError
from bot.i18n import guess_language, load_texts
from bot.views.notices import view_error
from bot.views.start import COMMANDS
from storage.records import Subscriber
from storage.subscribers import find_subscriber, save_subscriber

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

GROUPS = ("group", "supergroup")
FOR_ALL = frozenset(
    ("start", "help", "digest", "top", "search", "trends", "topics", "channels", "status", "privacy")
)
BUTTONS_FOR_ALL = (
    "narrow:",
    "narrowing:",
    "widen:",
    "posts:",
    "page:",
    "sort:",
    "trend:",
    "topic:",
    "apick:",
    "awhy:",
    "pwhy:",
    "pact:",
    "pkind:",
    "pgrow:",
)
PLACES_FOR_ALL = ("start", "help", "query_help", "digest", "topics", "top")


def is_about_chat(event: TelegramObject) -> bool:
    """Whether an update tells what became of the bot in a chat, or of the chat: nobody asks anything."""
    if not isinstance(event, Update):
        return False
    message = event.message
    moved = message is not None and (message.migrate_to_chat_id or message.migrate_from_chat_id)
    return event.my_chat_member is not None or bool(moved)


class GroupTalk(BaseMiddleware):
    """Before all others: what in a group or a channel is not meant for the bot ends here."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Calls the handler with what is meant for the bot."""
        chat: Chat | None = data.get("event_chat")
        if not isinstance(event, Update) or chat is None or chat.type == "private" or is_about_chat(event):
            return await handler(event, data)
        if chat.type in GROUPS:
            addressed = await _take_addressed(event, data["bot"])
            return None if addressed is None else await handler(addressed, data)
        if event.callback_query is not None:  # a button under a post: channels get none (any more)
            await flash(event.callback_query)
        return None


class GroupChats(BaseMiddleware):
    """Gives a group as `reader`; private chats pass by."""

    def __init__(self, context: ChatContext, standings: Standings) -> None:
        self._context = context
        self._standings = standings

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Adds `reader` to `data` and calls the handler, for what a group asks."""
        chat: Chat | None = data.get("event_chat")
        if not isinstance(event, Update) or chat is None or chat.type not in GROUPS or is_about_chat(event):
            return await handler(event, data)
        source = event.message or event.edited_message or event.callback_query
        if source is None:
            return None
        reader = await self._admit(chat.id, source, data.get("event_from_user"))
        if reader is None:
            return None
        data["reader"] = reader
        if not await self._may(event, source, data["bot"], reader, data):
            return await _refuse(source, reader)
        return await handler(event, data)

    async def _admit(
        self, chat_id: int, source: Message | CallbackQuery, person: User | None
    ) -> Reader | None:
        """The group as a reader; None, and one neutral line, where it may not come in."""
        context = self._context
        known = await context.db.read(find_subscriber, chat_id)
        if known is None:
            language = guess_language(person.language_code) if person and person.language_code else None
            texts = load_texts(language or context.default_language)
            new = Subscriber(chat_id, texts.language, context.default_zone, context.now(), kind="group")
            is_operator = person is not None and person.id in context.admin_ids
            text = source.text or "" if isinstance(source, Message) else ""
            if not await context.db.write(admit, new, context.access, is_operator, text, context.now()):
                await show(source, view_error("error-no-access", {}, texts))
                return None
            known = new
        elif not known.active:
            known = await context.db.write(take_back, known, context.now())
        return Reader(context, known, load_texts(known.language))

    async def _may(
        self,
        update: Update,
        source: Message | CallbackQuery,
        bot: Bot,
        reader: Reader,
        data: dict[str, Any],
    ) -> bool:
        """Whether who asks may have it; a dialog that an admin began is none of the others' business."""
        in_dialog = data.get("raw_state") is not None
        is_change = not is_for_all(update)
        if not (is_change or in_dialog):
            return True
        is_admin = await self._standings.is_admin(bot, source, reader.subscriber.chat_id, self._context.now())
        if not is_admin:
            data["raw_state"] = None
        elif is_change:
            data["reader"] = await self._note_topic(reader, source)
        return is_admin or not is_change

    async def _note_topic(self, reader: Reader, source: Message | CallbackQuery) -> Reader:
        """Where an admin sets the bot up, there it delivers."""
        message = source.message if isinstance(source, CallbackQuery) else source
        if not isinstance(message, Message) or not message.chat.is_forum:
            return reader
        thread_id = message.message_thread_id if message.is_topic_message else None
        if thread_id == reader.subscriber.thread_id:
            return reader
        moved = replace(reader.subscriber, thread_id=thread_id)
        await self._context.db.write(save_subscriber, moved)
        return replace(reader, subscriber=moved)


def is_for_all(update: Update) -> bool:
    """Whether everybody in a group may ask this; whatever is not listed above is for its admins."""
    if update.callback_query is not None:
        data = update.callback_query.data or ""
        return data.startswith(BUTTONS_FOR_ALL) or data.removeprefix("open:") in PLACES_FOR_ALL
    message = update.message or update.edited_message
    text = message.text or "" if message else ""
    return not text.startswith("/") or command_of(text) in FOR_ALL


async def _take_addressed(update: Update, bot: Bot) -> Update | None:
    """The update as it is meant for the bot; None where it is not."""
    if update.callback_query is not None:
        return update
    message, edited = update.message, update.edited_message
    talk = message or edited
    taken = None if talk is None else take_addressed(talk, await bot.me(), COMMANDS)
    if taken is None:
        return None
    return update.model_copy(update={"message" if message else "edited_message": taken})


async def _refuse(source: Message | CallbackQuery, reader: Reader) -> None:
    if isinstance(source, CallbackQuery):
        await flash(source, reader.texts("error-group-admins"))
        return
    raise UserError("error-group-admins")
