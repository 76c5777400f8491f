"""One alert's card: its options, mute, delete and undo; narrower forms of a query before it is saved."""

from __future__ import annotations

from datetime import timedelta

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.answers.alert_options import change_option
from bot.answers.stats import get_alert_line
from bot.chat.alert_plans import own_alert, preview_query
from bot.chat.kept import keep_alert, recall_alert
from bot.chat.screens import Reader
from bot.chat.searching import run_query
from bot.chat.showing import replace, show
from bot.chat.tokens import STALE, recall_query
from bot.errors import UserError
from bot.views.alert_callbacks import (
    DropAlert,
    MuteCard,
    NarrowAlert,
    OpenAlert,
    SetAlert,
    ShowMatches,
    UndropAlert,
)
from bot.views.alert_card import view_alert_card, view_alert_dropped
from bot.views.notices import toast
from bot.views.screen import Screen
from storage.alert_undo import restore_alert
from storage.alerts import mute_alert, remove_alert


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="alert cards")
    router.callback_query.register(on_open, OpenAlert.filter())
    router.callback_query.register(on_set, SetAlert.filter())
    router.callback_query.register(on_mute, MuteCard.filter())
    router.callback_query.register(on_drop, DropAlert.filter())
    router.callback_query.register(on_undrop, UndropAlert.filter())
    router.callback_query.register(on_narrow, NarrowAlert.filter())
    router.callback_query.register(on_matches, ShowMatches.filter())
    return router


async def on_open(
    callback: CallbackQuery, callback_data: OpenAlert, reader: Reader, state: FSMContext
) -> None:
    """An alert in the list, or "Options": its card. No query is awaited any more."""
    card = await _card(reader, callback_data.alert_id)
    await state.set_state(None)
    await replace(callback, card)


async def on_set(callback: CallbackQuery, callback_data: SetAlert, reader: Reader) -> None:
    """An option on the card."""
    alert = await own_alert(reader, callback_data.alert_id)
    db, now = reader.context.db, reader.context.now()
    await db.write(change_option, alert, callback_data.option, callback_data.value, now)
    await replace(callback, await _card(reader, alert.alert_id), toast=toast("saved", reader.texts))


async def on_mute(callback: CallbackQuery, callback_data: MuteCard, reader: Reader) -> None:
    """ "Mute 1 d", "Mute 7 d" or "Unmute" (0 days) on the card."""
    alert = await own_alert(reader, callback_data.alert_id)
    until = reader.context.now() + timedelta(days=callback_data.days) if callback_data.days > 0 else None
    await reader.context.db.write(mute_alert, alert.chat_id, alert.alert_id, until)
    word = toast("muted" if until else "unmuted", reader.texts)
    await replace(callback, await _card(reader, alert.alert_id), toast=word)


async def on_drop(
    callback: CallbackQuery, callback_data: DropAlert, reader: Reader, state: FSMContext
) -> None:
    """ "Delete", with a way back."""
    alert = await own_alert(reader, callback_data.alert_id)
    await reader.context.db.write(remove_alert, alert.chat_id, alert.alert_id, reader.context.now())
    token = await keep_alert(state, alert)
    await replace(callback, view_alert_dropped(alert, token, reader.texts))


async def on_undrop(
    callback: CallbackQuery, callback_data: UndropAlert, reader: Reader, state: FSMContext
) -> None:
    """ "Undo" after a deletion: the alert as it was, and what it had waiting."""
    kept = await recall_alert(state, callback_data.token)
    if kept.chat_id != reader.subscriber.chat_id:
        raise UserError(STALE)
    alert = await reader.context.db.write(restore_alert, kept, limit=reader.context.alert_limit)
    await replace(callback, await _card(reader, alert.alert_id), toast=toast("restored", reader.texts))


async def on_narrow(
    callback: CallbackQuery, callback_data: NarrowAlert, reader: Reader, state: FSMContext
) -> None:
    """A narrower form of the query, or the wider one again: its preview."""
    text = await recall_query(state, callback_data.token)
    alert_id, wider = callback_data.alert_id, callback_data.wider
    await replace(callback, await preview_query(reader, state, text, alert_id=alert_id, wider=wider))


async def on_matches(
    callback: CallbackQuery, callback_data: ShowMatches, reader: Reader, state: FSMContext
) -> None:
    """ "Show all": what the alert's query finds."""
    alert = await own_alert(reader, callback_data.alert_id)
    await show(callback, *await run_query(reader, state, alert.query))


async def _card(reader: Reader, alert_id: int) -> Screen:
    alert = await own_alert(reader, alert_id)
    line = await reader.context.db.read(get_alert_line, alert, reader.context.now())
    return view_alert_card(line, reader.texts, now=reader.context.now(), zone=reader.zone)
