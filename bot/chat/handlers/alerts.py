"""/alert and /alerts: preview, save, list, mute, delete, undo; "Why?" under an alert."""

from __future__ import annotations

from datetime import timedelta

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.answers.explain import explain_post
from bot.chat import screens
from bot.chat.alert_plans import build_alert_plan, preview_query
from bot.chat.screens import Reader
from bot.chat.showing import flash, replace, show
from bot.chat.tokens import keep_query, recall_query
from bot.errors import UserError
from bot.views.alerts import view_alert_deleted, view_alert_hint, view_alert_saved
from bot.views.callbacks import (
    AlertsPage,
    DeleteAlert,
    DraftAlert,
    MuteAlert,
    RestoreAlert,
    SaveAlert,
    WhyAlert,
    WhyPost,
)
from bot.views.explanation import view_explanation
from bot.views.notices import toast
from storage.alerts import add_alert, find_alert, mute_alert, remove_alert
from storage.records import Alert


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="alerts")
    router.message.register(cmd_alert, Command("alert"))
    router.message.register(cmd_alerts, Command("alerts"))
    router.callback_query.register(on_draft, DraftAlert.filter())
    router.callback_query.register(on_save, SaveAlert.filter())
    router.callback_query.register(on_page, AlertsPage.filter())
    router.callback_query.register(on_delete, DeleteAlert.filter())
    router.callback_query.register(on_restore, RestoreAlert.filter())
    router.callback_query.register(on_mute, MuteAlert.filter())
    router.callback_query.register(on_why, WhyAlert.filter())
    router.callback_query.register(on_why, WhyPost.filter())
    return router


async def cmd_alert(message: Message, command: CommandObject, reader: Reader, state: FSMContext) -> None:
    """/alert газ порт: what it would have done, before it is saved."""
    if not command.args:
        await show(message, view_alert_hint(reader.texts))
        return
    await show(message, await preview_query(reader, state, command.args))


async def cmd_alerts(message: Message, reader: Reader) -> None:
    """/alerts"""
    await show(message, *await screens.alerts(reader))


async def on_draft(
    callback: CallbackQuery, callback_data: DraftAlert, reader: Reader, state: FSMContext
) -> None:
    """ "Alert me" under a search answer."""
    text = await recall_query(state, callback_data.token)
    await show(callback, await preview_query(reader, state, text, from_search=True))


async def on_save(
    callback: CallbackQuery, callback_data: SaveAlert, reader: Reader, state: FSMContext
) -> None:
    """ "Save" under a preview."""
    query, _ = await build_alert_plan(reader, await recall_query(state, callback_data.token))
    await _add(reader, query.normalised)
    await replace(callback, view_alert_saved(query.normalised, reader.texts))


async def on_page(callback: CallbackQuery, callback_data: AlertsPage, reader: Reader) -> None:
    """Leafing through the list."""
    (screen,) = await screens.alerts(reader, page=callback_data.page)
    await replace(callback, screen)


async def on_delete(
    callback: CallbackQuery, callback_data: DeleteAlert, reader: Reader, state: FSMContext
) -> None:
    """ "Delete", with a way back."""
    alert = await _own(reader, callback_data.alert_id)
    await reader.context.db.write(remove_alert, alert.chat_id, alert.alert_id)
    token = await keep_query(state, alert.query)
    await replace(callback, view_alert_deleted(alert.query, token, reader.texts))


async def on_restore(
    callback: CallbackQuery, callback_data: RestoreAlert, reader: Reader, state: FSMContext
) -> None:
    """ "Undo" after a deletion."""
    query = await recall_query(state, callback_data.token)
    await _add(reader, query)
    await replace(callback, view_alert_saved(query, reader.texts))


async def on_mute(callback: CallbackQuery, callback_data: MuteAlert, reader: Reader) -> None:
    """ "Mute 1 d", or "Unmute" (0 days). In the list of alerts the buttons follow."""
    alert = await _own(reader, callback_data.alert_id)
    until = reader.context.now() + timedelta(days=callback_data.days) if callback_data.days > 0 else None
    await reader.context.db.write(mute_alert, alert.chat_id, alert.alert_id, until)
    word = toast("muted" if until else "unmuted", reader.texts)
    if _in_the_list(callback):
        (screen,) = await screens.alerts(reader)
        await replace(callback, screen, toast=word)
    else:
        await flash(callback, word)


async def on_why(callback: CallbackQuery, callback_data: WhyAlert | WhyPost, reader: Reader) -> None:
    """ "Why?" under an alert or a post: the words that earned the post its topics and relation."""
    explanation = await explain_post(reader.context.db, callback_data.seq)
    await show(callback, view_explanation(explanation, reader.texts, zone=reader.zone))


async def _add(reader: Reader, query: str) -> None:
    context = reader.context
    await context.db.write(
        add_alert, reader.subscriber.chat_id, query, context.now(), limit=context.alert_limit
    )


def _in_the_list(callback: CallbackQuery) -> bool:
    """Whether the button stands under /alerts, where "Why?" has no place, and not under an alert."""
    markup = callback.message.reply_markup if isinstance(callback.message, Message) else None
    rows = markup.inline_keyboard if markup else []
    data = [button.callback_data or "" for row in rows for button in row]
    return bool(data) and not any(text.startswith(WhyAlert.__prefix__) for text in data)


async def _own(reader: Reader, alert_id: int) -> Alert:
    """The reader's alert; somebody else's, or one that is gone, is an outdated button."""
    alert = await reader.context.db.read(find_alert, alert_id)
    if alert is None or alert.chat_id != reader.subscriber.chat_id:
        raise UserError("error-alert-gone")
    return alert
