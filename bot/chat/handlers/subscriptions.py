"""/subscribe and /unsubscribe: a scheduled digest in three taps; pause, resume, remove."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.chat import screens
from bot.chat.screens import Reader
from bot.chat.showing import replace, show
from bot.chat.tokens import STALE
from bot.domain.lexicon import TOPICS
from bot.domain.schedule import next_run
from bot.errors import UserError
from bot.views.callbacks import PauseSubscription, RemoveSubscription, Subscribe
from bot.views.subscriptions import view_subscribe, view_subscribed, view_subscription_removed
from storage.records import Subscription
from storage.subscriptions import add_subscription, find_subscription, remove_subscription, set_paused

MOST = 10  # scheduled digests of one person: their list fits one message


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="subscriptions")
    router.message.register(cmd_subscribe, Command("subscribe"))
    router.message.register(cmd_unsubscribe, Command("unsubscribe"))
    router.callback_query.register(on_step, Subscribe.filter())
    router.callback_query.register(on_pause, PauseSubscription.filter())
    router.callback_query.register(on_remove, RemoveSubscription.filter())
    return router


async def cmd_subscribe(message: Message, reader: Reader) -> None:
    """/subscribe"""
    await show(message, *await screens.subscribe(reader))


async def cmd_unsubscribe(message: Message, reader: Reader) -> None:
    """/unsubscribe"""
    await show(message, *await screens.subscriptions(reader))


async def on_step(callback: CallbackQuery, callback_data: Subscribe, reader: Reader) -> None:
    """A step of the three, or their end."""
    if callback_data.step != "save":
        await replace(callback, view_subscribe(callback_data, reader.texts, zone=reader.zone))
        return
    subscription = await reader.context.db.write(add_subscription, _draft(callback_data, reader), limit=MOST)
    await replace(callback, view_subscribed(subscription, reader.texts, zone=reader.zone))


async def on_pause(callback: CallbackQuery, callback_data: PauseSubscription, reader: Reader) -> None:
    """Pause, or go on: then from the next slot, not with what was missed."""
    subscription = await _own(reader, callback_data.subscription_id)
    next_run_at = next_run(reader.context.now(), subscription.schedule, reader.zone)
    await reader.context.db.write(set_paused, subscription.subscription_id, callback_data.paused, next_run_at)
    (screen,) = await screens.subscriptions(reader)
    await replace(callback, screen)


async def on_remove(callback: CallbackQuery, callback_data: RemoveSubscription, reader: Reader) -> None:
    """Remove, with a way back."""
    subscription = await _own(reader, callback_data.subscription_id)
    await reader.context.db.write(remove_subscription, subscription.subscription_id)
    await replace(callback, view_subscription_removed(subscription, reader.texts))


def _draft(data: Subscribe, reader: Reader) -> Subscription:
    try:
        schedule = data.schedule()
    except ValueError:
        raise UserError(STALE) from None
    now = reader.context.now()
    return Subscription(
        subscription_id=0,
        chat_id=reader.subscriber.chat_id,
        schedule=schedule,
        next_run_at=next_run(now, schedule, reader.zone),
        created_at=now,
        topics=data.chosen(TOPICS),
    )


async def _own(reader: Reader, subscription_id: int) -> Subscription:
    found = await reader.context.db.read(find_subscription, subscription_id)
    if found is None or found.chat_id != reader.subscriber.chat_id:
        raise UserError("error-subscription-gone")
    return found
