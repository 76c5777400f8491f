"""/privacy, /export, /forget: what is kept of a person, shown, handed over, erased."""

from __future__ import annotations

import asyncio

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.answers.own_data import dump_own_data
from bot.chat.commands import forget_commands
from bot.chat.screens import Reader
from bot.chat.showing import drop_buttons, hand_over, replace, show
from bot.chat.tokens import list_queries
from bot.views.callbacks import Forget
from bot.views.privacy import view_export, view_forget, view_forgotten, view_privacy
from storage.alerts import list_alerts
from storage.subscribers import forget
from storage.subscriptions import list_subscriptions


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="privacy")
    router.message.register(cmd_privacy, Command("privacy"))
    router.message.register(cmd_export, Command("export"))
    router.message.register(cmd_forget, Command("forget"))
    router.callback_query.register(on_forget, Forget.filter())
    return router


async def cmd_privacy(message: Message, reader: Reader, state: FSMContext) -> None:
    """/privacy: everything that is kept about the reader."""
    context, chat_id = reader.context, reader.subscriber.chat_id
    subscriptions = await context.db.read(list_subscriptions, chat_id)
    alerts = await context.db.read(list_alerts, chat_id)
    screens = view_privacy(
        reader.subscriber,
        subscriptions,
        alerts,
        reader.texts,
        queries=await list_queries(state),
        backup_days=context.backup_days,
    )
    await show(message, *screens)


async def cmd_export(message: Message, reader: Reader) -> None:
    """/export: the same as a file."""
    context = reader.context
    text = await context.db.read(dump_own_data, reader.subscriber.chat_id, context.now())
    await hand_over(message, view_export(text, reader.texts))


async def cmd_forget(message: Message, reader: Reader) -> None:
    """/forget: says what goes, and asks first."""
    await show(message, view_forget(reader.texts, backup_days=reader.context.backup_days))


async def on_forget(callback: CallbackQuery, callback_data: Forget, reader: Reader, bot: Bot) -> None:
    """The answer to /forget."""
    if not callback_data.sure:
        await drop_buttons(callback)
        return
    await reader.context.db.write(forget, reader.subscriber.chat_id)
    await asyncio.to_thread(reader.context.db.flush_log)
    await replace(callback, view_forgotten(reader.texts, backup_days=reader.context.backup_days))
    await forget_commands(bot, reader.subscriber)
