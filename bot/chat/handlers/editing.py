"""The query of an alert in a message of its own: a new one's (bare /alert), or another one for one that
stands ("Edit"); and one channel less. What is changed has a way back.

The next message is the query, previewed before it counts. The dialog ends with that,
with "Cancel", or with any command; it is kept in the database, so that a restart does not end it.
"""

from __future__ import annotations

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.chat.alert_plans import build_alert_plan, fired_buttons, own_alert, preview_query, shown_on
from bot.chat.screens import Reader
from bot.chat.showing import drop_buttons, replace, show, swap_buttons
from bot.chat.tokens import keep_query, recall_query
from bot.domain.alert_edits import leave_out, take_back
from bot.errors import UserError
from bot.views.alert_callbacks import CancelEdit, EditAlert, LessFrom, ReplaceAlert
from bot.views.alerts import view_alert_changed, view_alert_edit
from bot.views.notices import toast
from storage.alerts import change_query
from storage.errors import RowNotFound
from storage.posts import get_post
from storage.records import Alert

_KEY = "editing"


class Editing(StatesGroup):
    """What the dialog waits for."""

    query = State()


def build_router() -> Router:
    """Returns the router of this group; it stands before all that takes plain messages."""
    router = Router(name="editing alerts")
    router.message.register(on_command, Editing.query, F.text.startswith("/"))
    for observer in (router.message, router.edited_message):
        observer.register(on_query, Editing.query, F.text, ~F.text.startswith("/"), ~F.forward_origin)
    router.callback_query.register(on_edit, EditAlert.filter())
    router.callback_query.register(on_cancel, CancelEdit.filter())
    router.callback_query.register(on_replace, ReplaceAlert.filter())
    router.callback_query.register(on_less, LessFrom.filter())
    return router


async def await_query(state: FSMContext, alert_id: int = 0) -> None:
    """From now on a message is the alert's new query; 0: that of a new alert."""
    await state.set_state(Editing.query)
    await state.update_data({_KEY: alert_id})


async def on_edit(
    callback: CallbackQuery, callback_data: EditAlert, reader: Reader, state: FSMContext
) -> None:
    """ "Edit": asks for the new query."""
    alert = await own_alert(reader, callback_data.alert_id)
    await await_query(state, alert.alert_id)
    await show(callback, view_alert_edit(alert, reader.texts))


async def on_command(message: Message, state: FSMContext) -> None:
    """A command instead of a query: the dialog ends, and the command is answered as ever."""
    await state.set_state(None)
    raise SkipHandler


async def on_query(message: Message, reader: Reader, state: FSMContext) -> None:
    """The query; the dialog goes on until it is one that can be read."""
    alert_id = int(await state.get_value(_KEY) or 0)
    if alert_id:
        await own_alert(reader, alert_id)
    screen = await preview_query(reader, state, message.text or "", alert_id=alert_id)
    await state.set_state(None)
    await show(message, screen)


async def on_cancel(callback: CallbackQuery, reader: Reader, state: FSMContext) -> None:
    """ "Cancel" while the query is awaited."""
    await state.set_state(None)
    await drop_buttons(callback, toast("cancelled", reader.texts))


async def on_replace(
    callback: CallbackQuery, callback_data: ReplaceAlert, reader: Reader, state: FSMContext
) -> None:
    """ "Save" under the preview of a change, and "Undo" after it."""
    alert = await own_alert(reader, callback_data.alert_id)
    query, _ = await build_alert_plan(reader, await recall_query(state, callback_data.token))
    await _change(reader, alert, query.normalised)
    undo = ReplaceAlert(alert_id=alert.alert_id, token=await keep_query(state, alert.query))
    await replace(callback, view_alert_changed(query.normalised, alert.query, undo, reader.texts))


async def on_less(callback: CallbackQuery, callback_data: LessFrom, reader: Reader) -> None:
    """ "Less from this channel" under an alert, and its way back."""
    alert = await own_alert(reader, callback_data.alert_id)
    try:
        post = await reader.context.db.read(get_post, callback_data.seq)
    except RowNotFound as error:
        raise UserError("error-post-gone") from error
    if post.channel_username is None:
        raise UserError("error-no-name")
    edit = leave_out if callback_data.on else take_back
    changed = await _change(reader, alert, edit(alert.query, post.channel_username))
    on = shown_on(callback, callback_data.seq)
    buttons = await fired_buttons(reader, alert.alert_id, changed, on)
    await swap_buttons(callback, buttons, toast("less" if callback_data.on else "restored", reader.texts))


async def _change(reader: Reader, alert: Alert, query: str) -> Alert:
    changed = await reader.context.db.write(change_query, alert.chat_id, alert.alert_id, query)
    if changed is None:
        raise UserError("error-alert-exists")
    return changed
