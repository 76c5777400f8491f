"""/alert and /alerts: preview, save, list; under an alert that fired: mute, delete, "Why?"."""

from __future__ import annotations

from dataclasses import replace as changed
from datetime import timedelta

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.answers.explain import explain_post
from bot.chat import screens
from bot.chat.alert_plans import (
    build_alert_plan,
    fired_buttons,
    own_alert,
    preview_query,
    save_alert,
    shown_on,
)
from bot.chat.handlers.editing import await_query
from bot.chat.kept import keep_alert
from bot.chat.screens import Reader
from bot.chat.showing import replace, show, swap_buttons, swap_or_show
from bot.chat.tokens import recall_query
from bot.errors import UserError
from bot.views.alert_callbacks import PickPost, WhyPost
from bot.views.alert_card import view_alert_dropped
from bot.views.alert_fired import view_post_chosen
from bot.views.alerts import view_alert_hint, view_alert_saved
from bot.views.callbacks import (
    AlertsPage,
    DeleteAlert,
    DraftAlert,
    MuteAlert,
    SaveAlert,
    WhyAlert,
)
from bot.views.explanation import view_explanation
from bot.views.notices import toast
from storage.alerts import find_alert, mute_alert, remove_alert
from storage.posts import list_posts_by_seq


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="alerts")
    router.message.register(cmd_alert, Command("alert"))
    router.message.register(cmd_alerts, Command("alerts"))
    router.callback_query.register(on_draft, DraftAlert.filter())
    router.callback_query.register(on_save, SaveAlert.filter())
    router.callback_query.register(on_page, AlertsPage.filter())
    router.callback_query.register(on_delete, DeleteAlert.filter())
    router.callback_query.register(on_mute, MuteAlert.filter())
    router.callback_query.register(on_pick, PickPost.filter())
    router.callback_query.register(on_why, WhyAlert.filter())
    router.callback_query.register(on_why, WhyPost.filter())
    return router


async def cmd_alert(message: Message, command: CommandObject, reader: Reader, state: FSMContext) -> None:
    """/alert газ порт: what it would have done, before it is saved. Without words it asks for them."""
    if not command.args:
        await await_query(state)
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
    alert = await save_alert(reader, query.normalised)
    await replace(callback, view_alert_saved(alert, reader.texts))


async def on_page(callback: CallbackQuery, callback_data: AlertsPage, reader: Reader) -> None:
    """Leafing through the list."""
    (screen,) = await screens.alerts(reader, page=callback_data.page)
    await replace(callback, screen)


async def on_delete(
    callback: CallbackQuery, callback_data: DeleteAlert, reader: Reader, state: FSMContext
) -> None:
    """ "Delete" under an alert that fired, with a way back; what it told stays to be read."""
    alert = await own_alert(reader, callback_data.alert_id)
    await reader.context.db.write(remove_alert, alert.chat_id, alert.alert_id, reader.context.now())
    token = await keep_alert(state, alert)
    await show(callback, view_alert_dropped(alert, token, reader.texts))


async def on_mute(callback: CallbackQuery, callback_data: MuteAlert, reader: Reader) -> None:
    """ "Mute 1 d", "Mute 7 d", or "Unmute" (0 days) under an alert that fired. The buttons follow."""
    alert = await own_alert(reader, callback_data.alert_id)
    until = reader.context.now() + timedelta(days=callback_data.days) if callback_data.days > 0 else None
    await reader.context.db.write(mute_alert, alert.chat_id, alert.alert_id, until)
    word = toast("muted" if until else "unmuted", reader.texts)
    muted = changed(alert, muted_until=until)
    buttons = await fired_buttons(reader, alert.alert_id, muted, shown_on(callback))
    await swap_buttons(callback, buttons, word)


async def on_why(callback: CallbackQuery, callback_data: WhyAlert | WhyPost, reader: Reader) -> None:
    """ "Why?" under an alert or a post: the words that earned the post its topics and relation."""
    explanation = await explain_post(reader.context.db, callback_data.seq)
    await show(callback, view_explanation(explanation, reader.texts, zone=reader.zone))


async def on_pick(callback: CallbackQuery, callback_data: PickPost, reader: Reader) -> None:
    """A post's number under an alert on several: the buttons that are about one post."""
    alert = await reader.context.db.read(find_alert, callback_data.alert_id)
    mine = alert if alert is not None and alert.chat_id == reader.subscriber.chat_id else None
    seq = callback_data.seq if callback_data.on else 0
    posts = await reader.context.db.read(list_posts_by_seq, [seq])
    if seq and not posts:
        raise UserError("error-post-gone")
    buttons = await fired_buttons(reader, callback_data.alert_id, mine, shown_on(callback, seq))
    text = posts[0].text if posts else ""
    await swap_or_show(callback, buttons, view_post_chosen(text, buttons, reader.texts))
