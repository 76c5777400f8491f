"""Under a search answer: narrow it by what it found, take a filter away, get its posts as a file."""

from __future__ import annotations

import asyncio

from aiogram import F, Router
from aiogram.enums import ChatAction
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.answers.post_export import collect_posts
from bot.answers.refining import find_narrowing
from bot.chat.picturing import announce
from bot.chat.screens import Reader
from bot.chat.searching import run_query
from bot.chat.showing import hand_over, replace, swap_buttons
from bot.chat.tokens import STALE, recall_query
from bot.domain.query import parse_query
from bot.domain.refining import narrow_query, widen_query
from bot.errors import UserError
from bot.views.notices import toast
from bot.views.post_file import view_post_file
from bot.views.search_buttons import view_export_buttons, view_narrowing_buttons
from bot.views.search_callbacks import ExportPosts, Narrow, OpenNarrowing, Widen
from storage.channels import find_channel


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="refining")
    router.callback_query.register(on_narrowing, OpenNarrowing.filter())
    router.callback_query.register(on_narrow, Narrow.filter())
    router.callback_query.register(on_widen, Widen.filter())
    router.callback_query.register(on_form, ExportPosts.filter(F.form == "ask"))
    sends = {"chat_action": ChatAction.UPLOAD_DOCUMENT}
    router.callback_query.register(on_export, ExportPosts.filter(), flags=sends)
    return router


async def on_narrowing(
    callback: CallbackQuery, callback_data: OpenNarrowing, reader: Reader, state: FSMContext
) -> None:
    """ "Narrow down": the buttons become what the answer may be narrowed to."""
    text, context = await recall_query(state, callback_data.token), reader.context
    narrowing = await find_narrowing(
        context.db, context.analyser, context.lexicon.names, text, context.now(), reader.zone
    )
    buttons = view_narrowing_buttons(narrowing, reader.texts, callback_data.token, callback_data.order)
    word = toast("narrow-newest", reader.texts) if narrowing.bounded else None
    await swap_buttons(callback, buttons, word if narrowing.options else toast("narrow-none", reader.texts))


async def on_narrow(
    callback: CallbackQuery, callback_data: Narrow, reader: Reader, state: FSMContext
) -> None:
    """One of them: the query with that filter, in place of the answer."""
    query = parse_query(await recall_query(state, callback_data.token))
    value = callback_data.value
    if callback_data.name == "from":
        value = await _channel_name(reader, value)
    text = narrow_query(query, callback_data.name, value)
    await replace(callback, *await run_query(reader, state, text, sort=callback_data.order))


async def on_widen(callback: CallbackQuery, callback_data: Widen, reader: Reader, state: FSMContext) -> None:
    """ "✕": the query without that filter, in place of the answer."""
    text = widen_query(parse_query(await recall_query(state, callback_data.token)), callback_data.place)
    if text is None:
        raise UserError(STALE)
    await replace(callback, *await run_query(reader, state, text, sort=callback_data.order))


async def on_form(callback: CallbackQuery, callback_data: ExportPosts, reader: Reader) -> None:
    """ "Export": as what?"""
    buttons = view_export_buttons(reader.texts, callback_data.token, callback_data.order)
    await swap_buttons(callback, buttons)


async def on_export(
    callback: CallbackQuery, callback_data: ExportPosts, reader: Reader, state: FSMContext
) -> None:
    """ "CSV", "JSON": the posts as a file."""
    text, context = await recall_query(state, callback_data.token), reader.context
    await announce(callback, ChatAction.UPLOAD_DOCUMENT)
    found = await collect_posts(
        context.db, context.analyser, context.lexicon.names, text, context.now(), reader.zone
    )
    is_table = callback_data.form == "csv"
    paper = await asyncio.to_thread(view_post_file, found, reader.texts, is_table=is_table)
    if callback.message is not None:
        await hand_over(callback.message, paper)


async def _channel_name(reader: Reader, channel_id: str) -> str:
    """The channel as a query names it, by its @name where it has one."""
    found = await reader.context.db.read(find_channel, int(channel_id)) if channel_id.isdecimal() else None
    if found is None:
        raise UserError(STALE)
    return f"@{found.username}" if found.username else channel_id
