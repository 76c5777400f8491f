"""/subscribe, /digests, /unsubscribe: a scheduled digest in three taps, the list of them, pause and absence.

What a digest is set to is changed in digest_editing.py.
"""

from __future__ import annotations

from dataclasses import replace as changed

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.answers.catch_up import prepare_return
from bot.chat import screens
from bot.chat.digest_screens import (
    MOST,
    card,
    draft_subscription,
    own_digest,
    preview,
)
from bot.chat.screens import Reader
from bot.chat.showing import replace, show
from bot.domain.schedule import next_run
from bot.views.callbacks import PauseSubscription, Subscribe
from bot.views.digest_callbacks import Away
from bot.views.digest_card import view_away, view_back
from bot.views.notices import toast
from bot.views.subscriptions import view_subscribe, view_subscribed
from storage.absences import begin_absence, end_absence
from storage.subscriptions import add_subscription, set_paused


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="subscriptions")
    router.message.register(cmd_subscribe, Command("subscribe"))
    router.message.register(cmd_digests, Command("digests", "unsubscribe"))
    router.callback_query.register(on_step, Subscribe.filter())
    router.callback_query.register(on_pause, PauseSubscription.filter())
    router.callback_query.register(on_away, Away.filter())
    return router


async def cmd_subscribe(message: Message, reader: Reader) -> None:
    """/subscribe"""
    await show(message, *await screens.subscribe(reader))


async def cmd_digests(message: Message, reader: Reader) -> None:
    """/digests"""
    await show(message, *await screens.subscriptions(reader))


async def on_step(callback: CallbackQuery, callback_data: Subscribe, reader: Reader) -> None:
    """A step on the way, or the end of it: then what the digest would be now follows."""
    draft = draft_subscription(callback_data, reader)
    if callback_data.step != "save":
        await replace(callback, view_subscribe(callback_data, reader.texts, zone=reader.zone))
        return
    subscription = await reader.context.db.write(add_subscription, draft, limit=MOST)
    away = reader.subscriber.away_since is not None
    done = view_subscribed(subscription, reader.texts, zone=reader.zone, away=away)
    await replace(callback, done, *await preview(reader, subscription))


async def on_pause(callback: CallbackQuery, callback_data: PauseSubscription, reader: Reader) -> None:
    """Pause, or go on: then from the next slot, not with what was missed."""
    subscription = await own_digest(reader, callback_data.subscription_id)
    next_run_at = next_run(reader.context.now(), subscription.schedule, reader.zone)
    await reader.context.db.write(set_paused, subscription.subscription_id, callback_data.paused, next_run_at)
    word = toast("paused" if callback_data.paused else "resumed", reader.texts)
    if callback_data.on_card:
        after = changed(subscription, paused=callback_data.paused, next_run_at=next_run_at)
        await replace(callback, await card(reader, after), toast=word)
    else:
        await replace(callback, *await screens.subscriptions(reader), toast=word)


async def on_away(callback: CallbackQuery, callback_data: Away, reader: Reader) -> None:
    """ "Pause until I am back", or "I am back": one digest then catches up with what was missed."""
    context, subscriber, now = reader.context, reader.subscriber, reader.context.now()
    if callback_data.on:
        await context.db.write(begin_absence, subscriber.chat_id, now)
        await replace(callback, view_away(reader.texts))
        return
    back = await prepare_return(context.db, context.analyser, context.lexicon.names, subscriber, now)
    await context.db.write(end_absence, subscriber.chat_id, back.runs, back.delivery, back.items, now)
    since, until = (back.digest.since, back.digest.until) if back.digest else (None, None)
    await replace(callback, view_back(reader.texts, zone=reader.zone, since=since, until=until))
