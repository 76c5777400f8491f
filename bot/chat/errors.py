"""The one door for errors in the conversation: each becomes a screen in the person's language.

What a person can put right is said with what to do; anything else is logged with its traceback
(and without what they wrote), and they are told that it was our fault.
"""

from __future__ import annotations

import structlog
from aiogram import Router
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramBadRequest
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ErrorEvent, InlineQuery, Message

from bot.chat.answering import answer
from bot.chat.inline_answers import show_cards
from bot.chat.screens import Reader
from bot.chat.showing import show, swap_buttons
from bot.chat.tokens import STALE
from bot.domain.query import QueryError
from bot.errors import UserError
from bot.i18n import load_texts
from bot.views.cards import view_error_card
from bot.views.notices import fresh_buttons, toast, view_error
from bot.views.query_errors import view_query_error
from bot.views.screen import Screen
from storage.errors import LimitReached, QueryTooSlow, StorageError, TooManySubscriptions

_log = structlog.get_logger(__name__)


async def on_error(event: ErrorEvent, reader: Reader | None = None, state: FSMContext | None = None) -> None:
    """Answers an update whose handler failed."""
    update = event.update
    if update.inline_query is not None and not _is_unreachable(event.exception):
        await _answer_inline(event.exception, update.inline_query, reader)
        return
    source: Message | CallbackQuery | None = update.message or update.edited_message or update.callback_query
    if source is None or _is_unreachable(event.exception):
        _log.warning("not answered", reason=type(event.exception).__name__)
        return
    try:
        if isinstance(source, CallbackQuery) and _is_stale(event.exception) and reader is not None:
            await swap_buttons(source, fresh_buttons(reader.texts), toast("stale", reader.texts))
        elif isinstance(source, Message) and isinstance(event.exception, QueryError) and state is not None:
            await answer(
                source, state, _screen(event.exception, reader, source)
            )  # to be put right by an edit
        else:
            await show(source, _screen(event.exception, reader, source))
    except (TelegramAPIError, ClientDecodeError) as error:
        _log.warning("not answered", reason=type(error).__name__)


async def _answer_inline(error: Exception, query: InlineQuery, reader: Reader | None) -> None:
    try:
        await show_cards(query, [view_error_card(_screen(error, reader, query))])
    except (TelegramAPIError, ClientDecodeError) as refused:
        _log.warning("not answered", reason=type(refused).__name__)


def build_error_router() -> Router:
    """Returns the router that takes every error."""
    router = Router(name="errors")
    router.errors.register(on_error)
    return router


def _is_unreachable(error: Exception) -> bool:
    """Whether it was the answer that did not get through, so that another would not either.

    What Telegram refuses for its content is our fault; but a tap that waited out an outage is not.
    """
    if isinstance(error, TelegramBadRequest):
        return "query is too old" in error.message
    return isinstance(error, TelegramAPIError | ClientDecodeError)


def _is_stale(error: Exception) -> bool:
    return isinstance(error, UserError) and error.key == STALE


def _screen(error: Exception, reader: Reader | None, source: Message | CallbackQuery | InlineQuery) -> Screen:
    texts = reader.texts if reader else load_texts("en")
    match error:
        case QueryError():
            asked = _asked(source)
            return view_query_error(error.code, error.fields, asked, error.at, error.length, texts)
        case UserError():
            return view_error(error.key, error.fields, texts)
        case TooManySubscriptions():
            return view_error("error-subscription-limit", {"limit": error.limit}, texts)
        case LimitReached():
            return view_error("error-alert-limit", {"limit": error.limit}, texts)
        case QueryTooSlow():
            return view_error("error-too-slow", {}, texts)
        case StorageError():
            _log.error("storage failed in the chat", kind=type(error).__name__)
            return view_error("error-busy", {}, texts)
        case _:
            _log.error("handler failed", exc_info=error)
            return view_error("error-failed", {}, texts)


def _asked(source: Message | CallbackQuery | InlineQuery) -> str:
    """The query that the person wrote: the message without its command."""
    if isinstance(source, InlineQuery):
        return source.query.strip()
    text = source.text or "" if isinstance(source, Message) else ""
    return text.partition(" ")[2].strip() if text.startswith("/") else text
