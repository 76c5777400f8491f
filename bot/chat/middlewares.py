"""Before every handler: who asks, in which language, and whether an operator's screen is theirs to use.

`reader` is put into the handler's arguments. It stands at the updates themselves, so that the door
for errors knows the reader too. A person unknown so far is kept with a chat id, a language and a
zone, and nothing else.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.types import Chat, TelegramObject, Update, User

from bot.chat.access import admit
from bot.chat.context import ChatContext
from bot.chat.group_chats import is_about_chat
from bot.chat.returning import take_back
from bot.chat.screens import Reader
from bot.chat.showing import show
from bot.i18n import guess_language, load_texts
from bot.views.delivery_notices import view_welcome_back
from bot.views.notices import view_error
from storage.inactivity import note_seen
from storage.patience import being_patient
from storage.records import Subscriber
from storage.subscribers import find_subscriber

OPERATOR_DIALOGS = ("Adding:", "Administering:")
PATIENCE_S = 2.0  # that one query of a conversation may take

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class SubscriberMiddleware(BaseMiddleware):
    """Finds the subscriber of a private chat, or makes one; other updates pass by unanswered."""

    def __init__(self, context: ChatContext) -> None:
        self._context = context

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Adds `reader` to `data` and calls the handler."""
        if "reader" in data or is_about_chat(event):  # a group, an inline query, or what became of the bot
            return await handler(event, data)
        chat: Chat | None = data.get("event_chat")
        if chat is None or chat.type != "private":
            return None
        known = await self._context.db.read(find_subscriber, chat.id)
        subscriber = await self._find(chat.id, known, data.get("event_from_user"), event)
        if subscriber is None:
            await self._turn_away(data.get("event_from_user"), event)
            return None
        if self._context.notes_days:
            await self._note_day(subscriber)
        texts = load_texts(subscriber.language)
        data["reader"] = Reader(self._context, subscriber, texts, is_new=known is None)
        return await handler(event, data)

    async def _note_day(self, subscriber: Subscriber) -> None:
        """Once a day: a sign of life, to the day."""
        today = self._context.now().replace(hour=0, minute=0, second=0, microsecond=0)
        if subscriber.seen_at is None or subscriber.seen_at < today:
            await self._context.db.write(note_seen, subscriber.chat_id, today)

    async def _find(
        self, chat_id: int, known: Subscriber | None, person: User | None, event: TelegramObject
    ) -> Subscriber | None:
        """The subscriber, made anew for a person who may come in; None for one who may not."""
        context = self._context
        if known is not None and known.active:
            return known
        if known is not None:  # had blocked the bot, and is back
            back = await context.db.write(take_back, known, context.now())
            if isinstance(event, Update) and event.message is not None:
                await show(event.message, view_welcome_back(load_texts(back.language)))
            return back
        now = context.now()
        new = Subscriber(chat_id, self._language(person), context.default_zone, now)
        message = event.message.text or "" if isinstance(event, Update) and event.message else ""
        is_admin = chat_id in context.admin_ids
        is_in = await context.db.write(admit, new, context.access, is_admin, message, now)
        return new if is_in else None

    async def _turn_away(self, person: User | None, event: TelegramObject) -> None:
        """One neutral line, whatever was asked."""
        source = (event.message or event.callback_query) if isinstance(event, Update) else None
        if source is not None:
            await show(source, view_error("error-no-access", {}, load_texts(self._language(person))))

    def _language(self, person: User | None) -> str:
        if person is None or not person.language_code:
            return self._context.default_language
        return guess_language(person.language_code)


class Patience(BaseMiddleware):
    """Around everything: a query of the conversation that takes too long is interrupted, and said to be."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Calls the handler."""
        with being_patient(PATIENCE_S):
            return await handler(event, data)


class OperatorsOnly(BaseMiddleware):
    """Before the handlers of a router: for whoever does not run the bot, it is as if they were not there.

    Also ends a dialog that they can no longer go on with.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Calls the handler for an operator; anybody else gets the answer of whatever comes after it."""
        reader: Reader = data["reader"]
        if not reader.is_operator:
            if (data.get("raw_state") or "").startswith(OPERATOR_DIALOGS):
                state: FSMContext = data["state"]
                await state.set_state(None)
            raise SkipHandler
        return await handler(event, data)
