"""Operators announce something to all: written in one message, seen as each language will, then sent.

A draft lives in the author's dialog, under a number of its own; the announcement has the same number, so
that a second tap, and one after a crash, queue nothing twice.
"""

from __future__ import annotations

import secrets
from typing import Any

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.answers.desk import announce, count_recipients
from bot.chat.handlers.letting_in import Administering
from bot.chat.middlewares import OperatorsOnly
from bot.chat.screens import Reader
from bot.chat.showing import replace, show
from bot.chat.tokens import STALE
from bot.domain.announcements import LONGEST, measure, parse_announcement
from bot.errors import UserError
from bot.i18n import LANGUAGES
from bot.views.admin_announcing import view_announcement_previews, view_ask_announcement, view_progress
from bot.views.admin_callbacks import AdminPage, Announce, ShowAnnouncement, StopAnnouncement
from bot.views.screen import Screen
from storage.announcing import find_announcement, stop_announcement

_DRAFT = "draft"


def build_router() -> Router:
    """Returns the router of this group; each of its handlers is for operators only."""
    router = Router(name="announcing")
    for observer in (router.message, router.edited_message, router.callback_query):
        observer.middleware(OperatorsOnly())
    router.callback_query.register(on_ask, AdminPage.filter(F.place == "announce"))
    router.callback_query.register(on_leave, AdminPage.filter(), Administering.announcement)
    router.message.register(on_command, Administering.announcement, F.text.startswith("/"))
    for observer in (router.message, router.edited_message):
        observer.register(on_written, Administering.announcement, F.text, ~F.text.startswith("/"))
    router.callback_query.register(on_announce, Announce.filter())
    router.callback_query.register(on_look, ShowAnnouncement.filter())
    router.callback_query.register(on_stop, StopAnnouncement.filter())
    return router


async def on_ask(callback: CallbackQuery, reader: Reader, state: FSMContext) -> None:
    """ "Announcement": the next message is it."""
    await state.set_state(Administering.announcement)
    latest = await reader.context.db.read(find_announcement)
    await replace(callback, view_ask_announcement(reader.texts, latest=latest))


async def on_leave(callback: CallbackQuery, state: FSMContext) -> None:
    """Another page instead: nothing is announced."""
    await state.set_state(None)
    raise SkipHandler


async def on_command(message: Message, state: FSMContext) -> None:
    """A command instead: the dialog ends, and the command is answered as ever."""
    await state.set_state(None)
    raise SkipHandler


async def on_written(message: Message, reader: Reader, state: FSMContext) -> None:
    """The text: shown as it will be seen, and how many it reaches. Another message is another draft."""
    texts = parse_announcement(message.text or "", LANGUAGES)
    if not texts:
        raise UserError("error-announcement-empty")
    if (length := measure(texts)) > LONGEST:
        raise UserError("error-announcement-long", limit=LONGEST, length=length)
    draft = secrets.token_urlsafe(6)
    await state.update_data({_DRAFT: {"id": draft, "texts": texts}})
    recipients = await count_recipients(reader.context.db)
    await show(message, *view_announcement_previews(draft, texts, recipients, reader.texts))


async def on_announce(
    callback: CallbackQuery, callback_data: Announce, reader: Reader, state: FSMContext
) -> None:
    """ "Send to all": queued once, then how far it is."""
    draft: dict[str, Any] = await state.get_value(_DRAFT) or {}
    if draft.get("id") == callback_data.draft:
        await announce(reader.context.db, callback_data.draft, draft["texts"], reader.context.now())
        await state.set_state(None)
        await state.update_data({_DRAFT: None})
    await replace(callback, await _progress(reader, callback_data.draft))


async def on_look(callback: CallbackQuery, callback_data: ShowAnnouncement, reader: Reader) -> None:
    """ "Refresh"."""
    await replace(callback, await _progress(reader, callback_data.announcement_id))


async def on_stop(callback: CallbackQuery, callback_data: StopAnnouncement, reader: Reader) -> None:
    """ "Stop": what has not begun to be sent is not sent."""
    now = reader.context.now()
    await reader.context.db.write(stop_announcement, callback_data.announcement_id, now)
    await replace(callback, await _progress(reader, callback_data.announcement_id))


async def _progress(reader: Reader, announcement_id: str) -> Screen:
    found = await reader.context.db.read(find_announcement, announcement_id)
    if found is None:
        raise UserError(STALE)
    return view_progress(found, reader.texts, now=reader.context.now(), zone=reader.zone)
