"""/start and /help, choosing a language, and the buttons that open another screen.

What a link leads to stands in chat/link_landing.py.
"""

from __future__ import annotations

from dataclasses import replace as changed

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.chat import screens
from bot.chat.commands import show_commands
from bot.chat.link_landing import keep_link, land, recall_link
from bot.chat.screens import PLACES, Reader
from bot.chat.showing import drop_buttons, replace, show
from bot.domain.deep_links import parse_deep_link
from bot.i18n import LANGUAGES, load_texts
from bot.views.callbacks import Dismiss, Open, PickLanguage
from bot.views.start import view_language_offer
from storage.subscribers import save_subscriber


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="first steps")
    router.message.register(cmd_start, CommandStart())
    router.message.register(cmd_help, Command("help"))
    router.callback_query.register(on_language, PickLanguage.filter())
    router.callback_query.register(on_open, Open.filter())
    router.callback_query.register(on_dismiss, Dismiss.filter())
    return router


async def cmd_start(message: Message, command: CommandObject, reader: Reader, state: FSMContext) -> None:
    """/start: the tour for somebody new, their own state for somebody known, or what a link asks for."""
    payload = command.args or ""
    if reader.is_new and parse_deep_link(payload) is not None:
        await keep_link(state, payload)
        await show(message, view_language_offer(reader.texts))
    landing = await land(reader, state, payload)
    await show(message, *(landing or await (screens.start if reader.is_new else screens.home)(reader)))


async def cmd_help(message: Message, reader: Reader) -> None:
    """/help"""
    await show(message, *await screens.help_screen(reader))


async def on_language(
    callback: CallbackQuery, callback_data: PickLanguage, reader: Reader, bot: Bot, state: FSMContext
) -> None:
    """A language's button: everything answers in it from now on, and the list of commands too. Who sets a
    group up in private goes on reading their own."""
    code = callback_data.code if callback_data.code in LANGUAGES else reader.texts.language
    subscriber = changed(reader.subscriber, language=code)
    await reader.context.db.write(save_subscriber, subscriber)
    is_here = callback.message is None or callback.message.chat.id == subscriber.chat_id
    anew = Reader(reader.context, subscriber, load_texts(code) if is_here else reader.texts)
    if callback_data.origin == "link":
        landing = await land(anew, state, await recall_link(state)) or ()
        await replace(callback, view_language_offer(anew.texts), *landing)
    else:
        await replace(callback, *await PLACES[callback_data.origin](anew))
    await show_commands(bot, subscriber, load_texts(code))


async def on_open(callback: CallbackQuery, callback_data: Open, reader: Reader) -> None:
    """A button that leads to another screen."""
    await replace(callback, *await PLACES[callback_data.place](reader))


async def on_dismiss(callback: CallbackQuery) -> None:
    """Cancel."""
    await drop_buttons(callback)
