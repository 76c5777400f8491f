"""/trends and the buttons that draw: how much is written on a query or topic, over time."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.answers.trends import count_trend
from bot.chat.picturing import announce, replace_picture, show_picture
from bot.chat.screens import Reader
from bot.chat.showing import show
from bot.chat.tokens import STALE, keep_query, recall_query
from bot.domain.lexicon import TOPICS
from bot.errors import UserError
from bot.views.callbacks import ShowTrend
from bot.views.screen import Screen
from bot.views.trends import PERIODS, view_trend, view_trend_hint


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="pictures")
    router.message.register(cmd_trends, Command("trends"))
    router.callback_query.register(on_trend, ShowTrend.filter())
    return router


async def cmd_trends(message: Message, command: CommandObject, reader: Reader, state: FSMContext) -> None:
    """/trends, /trends газ"""
    if not command.args:
        await show(message, view_trend_hint(reader.texts))
        return
    await announce(message)
    token = await keep_query(state, command.args)
    await show_picture(message, reader.context.painter, await _trend(reader, command.args, token))


async def on_trend(
    callback: CallbackQuery, callback_data: ShowTrend, reader: Reader, state: FSMContext
) -> None:
    """Under an answer, a topic or a picture: another picture."""
    query = await _query_of(state, callback_data.token)
    await announce(callback)
    days = callback_data.days if callback_data.days in PERIODS else 0
    screen = await _trend(reader, query, callback_data.token, days)
    put = show_picture if callback_data.anew else replace_picture
    await put(callback, reader.context.painter, screen)


async def _query_of(state: FSMContext, token: str) -> str:
    """A query kept under the token, or the topic that it names; raises UserError for an outdated button."""
    if not token.startswith("#"):
        return await recall_query(state, token)
    if token[1:] not in TOPICS:
        raise UserError(STALE)
    return f"topic:{token[1:]}"


async def _trend(reader: Reader, query: str, token: str, days: int = 0) -> Screen:
    context = reader.context
    trend = await count_trend(
        context.db, context.analyser, context.lexicon.names, query, context.now(), reader.zone, days=days
    )
    return view_trend(trend, reader.texts, token=token, zone=reader.zone)
