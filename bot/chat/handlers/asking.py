"""/search, and every message that is no command: a query. Paging, sorting, and what is not text."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.chat.answering import answer
from bot.chat.content import find_content
from bot.chat.screens import Reader
from bot.chat.searching import run_query
from bot.chat.showing import replace, show
from bot.chat.tokens import STALE, recall_query
from bot.errors import UserError
from bot.views.callbacks import Page, Sort
from bot.views.command_words import find_command
from bot.views.not_text import view_not_text
from bot.views.notices import view_unknown_command
from bot.views.search import view_search_hint


def build_router() -> Router:
    """Returns the router of this group; it takes whatever no other took."""
    router = Router(name="asking")
    for observer in (router.message, router.edited_message):
        observer.register(cmd_search, Command("search"))
    router.message.register(on_unknown_command, F.text.startswith("/"))
    router.message.register(on_text, F.text)
    router.edited_message.register(on_text, F.text, ~F.text.startswith("/"))
    router.message.register(on_other)
    router.callback_query.register(on_page, Page.filter())
    router.callback_query.register(on_sort, Sort.filter())
    router.callback_query.register(on_unknown_button)
    return router


async def cmd_search(message: Message, command: CommandObject, reader: Reader, state: FSMContext) -> None:
    """/search газ порт"""
    if not command.args:
        await show(message, view_search_hint(reader.texts))
        return
    await answer(message, state, *await run_query(reader, state, command.args))


async def on_text(message: Message, reader: Reader, state: FSMContext) -> None:
    """A message that is no command; one that was edited changes its answer."""
    await answer(message, state, *await run_query(reader, state, message.text or ""))


async def on_unknown_command(message: Message, reader: Reader) -> None:
    """A command that does not exist: name the nearest."""
    asked = (message.text or "/").split()[0][1:].partition("@")[0]
    nearest = find_command(asked, is_operator=reader.is_operator)
    await show(message, view_unknown_command(nearest, reader.texts))


async def on_other(message: Message, reader: Reader) -> None:
    """A sticker, a voice, a photo. What Telegram itself writes is not answered."""
    content = find_content(message)
    if content is not None:
        await show(message, view_not_text(content, reader.texts))


async def on_unknown_button(callback: CallbackQuery) -> None:
    """A button of an older version, or one that nobody made."""
    raise UserError(STALE)


async def on_page(callback: CallbackQuery, callback_data: Page, reader: Reader, state: FSMContext) -> None:
    """The next page, below the last."""
    query = await recall_query(state, callback_data.token)
    screens = await run_query(reader, state, query, sort=callback_data.order, before=callback_data.before)
    await show(callback, *screens)


async def on_sort(callback: CallbackQuery, callback_data: Sort, reader: Reader, state: FSMContext) -> None:
    """The same query in another order, in place of the answer."""
    query = await recall_query(state, callback_data.token)
    await replace(callback, *await run_query(reader, state, query, sort=callback_data.order))
