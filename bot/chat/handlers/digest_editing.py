"""A scheduled digest opened: its card, a page for each property, its query, removal; all with a way back.

"Query" waits for a message: the dialog ends with one that can be read, with "Cancel", or with any command. It
is kept in the database, so that a restart does not end it.
"""

from __future__ import annotations

from functools import partial

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.chat.digest_screens import MOST, card, list_titles, own_digest, page, preview, read_filter
from bot.chat.kept import keep_digest, recall_digest
from bot.chat.screens import Reader
from bot.chat.showing import drop_buttons, replace, show
from bot.chat.tokens import STALE
from bot.domain.digest_edits import MOST_CHANNELS, change, reschedule, set_filter
from bot.errors import UserError
from bot.views.callbacks import RemoveSubscription
from bot.views.digest_callbacks import (
    AskFilter,
    CancelFilter,
    ClearFilter,
    OpenDigest,
    PreviewDigest,
    RestoreDigest,
    SetDigest,
)
from bot.views.digest_card import view_filter_question, view_subscription_removed
from bot.views.digest_pages import page_of
from bot.views.notices import toast
from storage.records import Subscription
from storage.subscription_edits import Edit, edit_subscription, restore_subscription
from storage.subscriptions import remove_subscription

_KEY = "filtering"
_SWITCHED = ("topic", "relation", "language", "kind", "channel")


class Filtering(StatesGroup):
    """What the dialog waits for."""

    query = State()


def build_router() -> Router:
    """Returns the router of this group; it stands before all that takes plain messages."""
    router = Router(name="editing digests")
    router.message.register(on_command, Filtering.query, F.text.startswith("/"))
    for observer in (router.message, router.edited_message):
        observer.register(on_filter, Filtering.query, F.text, ~F.text.startswith("/"), ~F.forward_origin)
    router.callback_query.register(on_open, OpenDigest.filter())
    router.callback_query.register(on_set, SetDigest.filter())
    router.callback_query.register(on_preview, PreviewDigest.filter())
    router.callback_query.register(on_ask_filter, AskFilter.filter())
    router.callback_query.register(on_clear_filter, ClearFilter.filter())
    router.callback_query.register(on_cancel_filter, CancelFilter.filter())
    router.callback_query.register(on_remove, RemoveSubscription.filter())
    router.callback_query.register(on_restore, RestoreDigest.filter())
    return router


async def on_open(callback: CallbackQuery, callback_data: OpenDigest, reader: Reader) -> None:
    """The digest's card, or a page of it."""
    subscription = await own_digest(reader, callback_data.subscription_id)
    await replace(callback, await page(reader, subscription, callback_data.page, callback_data.at))


async def on_set(
    callback: CallbackQuery, callback_data: SetDigest, reader: Reader, state: FSMContext
) -> None:
    """A property: a list is switched on its page, anything else leads back to the card, with an undo."""
    before = await own_digest(reader, callback_data.subscription_id)
    field, value = callback_data.field, callback_data.value
    after = await _edit(
        reader, before, partial(change, field=field, value=value, zone=reader.zone, now=reader.context.now())
    )
    if field in _SWITCHED:
        at = page_of(int(value[1:]), await list_titles(reader)) if field == "channel" else 0
        await replace(callback, await page(reader, after, field, at))
    else:
        await _show_changed(callback, reader, state, before, after)


async def on_preview(callback: CallbackQuery, callback_data: PreviewDigest, reader: Reader) -> None:
    """What the digest would be now, below."""
    await show(callback, *await preview(reader, await own_digest(reader, callback_data.subscription_id)))


async def on_ask_filter(
    callback: CallbackQuery, callback_data: AskFilter, reader: Reader, state: FSMContext
) -> None:
    """ "Query": from now on a message is it."""
    subscription = await own_digest(reader, callback_data.subscription_id)
    await state.set_state(Filtering.query)
    await state.update_data({_KEY: subscription.subscription_id})
    await show(callback, view_filter_question(subscription, reader.texts))


async def on_command(message: Message, state: FSMContext) -> None:
    """A command instead of a query: the dialog ends, and the command is answered as ever."""
    await state.set_state(None)
    raise SkipHandler


async def on_filter(message: Message, reader: Reader, state: FSMContext) -> None:
    """The query; the dialog goes on until it is one that can be read."""
    before = await own_digest(reader, int(await state.get_value(_KEY) or 0))
    query = await read_filter(reader, message.text or "")
    after = await _edit(reader, before, partial(set_filter, query=query))
    await state.set_state(None)
    undo = RestoreDigest(token=await keep_digest(state, before))
    await show(message, await card(reader, after, undo))


async def on_clear_filter(
    callback: CallbackQuery, callback_data: ClearFilter, reader: Reader, state: FSMContext
) -> None:
    """ "No query"."""
    before = await own_digest(reader, callback_data.subscription_id)
    after = await _edit(reader, before, partial(set_filter, query=None))
    await state.set_state(None)
    await _show_changed(callback, reader, state, before, after)


async def on_cancel_filter(callback: CallbackQuery, reader: Reader, state: FSMContext) -> None:
    """ "Cancel" while the query is awaited."""
    await state.set_state(None)
    await drop_buttons(callback, toast("cancelled", reader.texts))


async def on_remove(
    callback: CallbackQuery, callback_data: RemoveSubscription, reader: Reader, state: FSMContext
) -> None:
    """Remove, with a way back."""
    subscription = await own_digest(reader, callback_data.subscription_id)
    undo = RestoreDigest(token=await keep_digest(state, subscription))
    await reader.context.db.write(remove_subscription, subscription.subscription_id)
    await replace(callback, view_subscription_removed(subscription, undo, reader.texts))


async def on_restore(
    callback: CallbackQuery, callback_data: RestoreDigest, reader: Reader, state: FSMContext
) -> None:
    """ "Undo" after a change or a removal."""
    before = await recall_digest(state, callback_data.token)
    anew = partial(reschedule, zone=reader.zone, now=reader.context.now())
    restored = await reader.context.db.write(restore_subscription, before, anew, limit=MOST)
    await replace(callback, await card(reader, restored), toast=toast("restored", reader.texts))


async def _show_changed(
    callback: CallbackQuery, reader: Reader, state: FSMContext, before: Subscription, after: Subscription
) -> None:
    undo = RestoreDigest(token=await keep_digest(state, before)) if after != before else None
    await replace(callback, await card(reader, after, undo))


async def _edit(reader: Reader, before: Subscription, edit: Edit) -> Subscription:
    """Stores the change; UserError for a value that no button holds."""
    try:
        after = edit(before)
    except ValueError:
        raise UserError(STALE) from None
    if len(after.channels) > MOST_CHANNELS:
        raise UserError("error-digest-channels", limit=MOST_CHANNELS)
    return await reader.context.db.write(edit_subscription, before.chat_id, before.subscription_id, edit)
