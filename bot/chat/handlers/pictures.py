"""/trends and the buttons that draw: how much is written on a query or topic over time, a channel's activity,
a story's reactions by kind of source, a post's growth."""

from __future__ import annotations

from aiogram import Router
from aiogram.enums import ChatAction
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.answers.activity import find_activity
from bot.answers.growth import measure_growth
from bot.answers.story_reactions import compare_reactions
from bot.answers.trends import count_trend
from bot.chat.picturing import announce, replace_picture, show_picture
from bot.chat.screens import Reader
from bot.chat.showing import show
from bot.chat.tokens import STALE, keep_query, recall_query
from bot.domain.lexicon import TOPICS
from bot.errors import UserError
from bot.views.activity import view_activity
from bot.views.callbacks import ShowTrend
from bot.views.chart_axis import PERIODS
from bot.views.growth import view_growth
from bot.views.picture_callbacks import ShowActivity, ShowByKind, ShowGrowth
from bot.views.screen import Screen
from bot.views.story_reactions import view_story_reactions
from bot.views.trends import view_trend, view_trend_hint


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="pictures")
    draws = {"chat_action": ChatAction.UPLOAD_PHOTO}
    router.message.register(cmd_trends, Command("trends"), flags=draws)
    router.callback_query.register(on_trend, ShowTrend.filter(), flags=draws)
    router.callback_query.register(on_activity, ShowActivity.filter(), flags=draws)
    router.callback_query.register(on_by_kind, ShowByKind.filter(), flags=draws)
    router.callback_query.register(on_growth, ShowGrowth.filter(), flags=draws)
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


async def on_activity(callback: CallbackQuery, callback_data: ShowActivity, reader: Reader) -> None:
    """On a channel's card, or under its picture: another period."""
    context, days = reader.context, callback_data.days if callback_data.days in PERIODS else PERIODS[0]
    await announce(callback)
    channel_id = callback_data.channel_id
    activity = await find_activity(context.db, channel_id, context.now(), reader.zone, days=days)
    if activity is None:
        raise UserError("error-channel-gone")
    put = show_picture if callback_data.anew else replace_picture
    await put(callback, context.painter, view_activity(activity, reader.texts, zone=reader.zone))


async def on_by_kind(callback: CallbackQuery, callback_data: ShowByKind, reader: Reader) -> None:
    """On a post's card: how the readers of each kind of source took its story."""
    await announce(callback)
    reactions = await compare_reactions(reader.context.db, callback_data.seq)
    await show_picture(callback, reader.context.painter, view_story_reactions(reactions, reader.texts))


async def on_growth(callback: CallbackQuery, callback_data: ShowGrowth, reader: Reader) -> None:
    """On a post's card: its views and reactions over its age."""
    await announce(callback)
    growth = await measure_growth(reader.context.db, callback_data.seq, reader.context.now())
    screen = view_growth(growth, reader.texts, zone=reader.zone)
    await show_picture(callback, reader.context.painter, screen)


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
