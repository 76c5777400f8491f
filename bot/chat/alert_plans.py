"""An alert's text -> a plan, as ingest will run it, and its preview. Raises QueryError at the character.

An alert watches what is new: a time said in plain words is put aside, one written as a filter is an error.
"""

from __future__ import annotations

from dataclasses import replace

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.answers.alert_preview import preview_alert
from bot.answers.search import plan_query
from bot.chat.screens import Reader
from bot.chat.tokens import keep_query
from bot.domain.alert_edits import leaves_out
from bot.domain.query import Query
from bot.domain.query_reading import read_query
from bot.errors import UserError
from bot.views.alert_buttons import AlertState, FiredOn, alert_buttons, read_fired_on
from bot.views.alert_callbacks import NarrowAlert, ReplaceAlert
from bot.views.alert_card import is_muted
from bot.views.alerts import view_alert_preview
from bot.views.callbacks import SaveAlert
from bot.views.screen import Screen
from storage.alerts import add_alert, find_alert
from storage.posts import list_posts_by_seq
from storage.records import Alert, SearchPlan

PREVIEW_DAYS = 30


async def build_alert_plan(
    reader: Reader, text: str, *, from_search: bool = False
) -> tuple[Query, SearchPlan]:
    """Returns the query and its plan; of a query that was searched for, any date is put aside."""
    context = reader.context
    return await plan_query(
        context.db,
        context.analyser,
        context.lexicon.names,
        text,
        context.now(),
        reader.zone,
        for_alert=True,
        drop_dates=from_search,
    )


async def preview_query(
    reader: Reader,
    state: FSMContext,
    text: str,
    *,
    from_search: bool = False,
    alert_id: int = 0,
    wider: str = "",
) -> Screen:
    """Returns what an alert on `text` would have done, with the button that saves it: as a new one, or in
    place of the query of `alert_id`. `wider`: the token of the query that this one narrows."""
    query, plan = await build_alert_plan(reader, text, from_search=from_search)
    context = reader.context
    preview = await preview_alert(
        context.db,
        context.analyser,
        plan,
        query,
        context.now(),
        days=PREVIEW_DAYS,
        reading=read_query(query, context.lexicon.names),
    )
    narrow = {
        each.query: NarrowAlert(token=await keep_query(state, each.query), alert_id=alert_id)
        for each in preview.narrower
    }
    token = await keep_query(state, query.normalised)
    return view_alert_preview(
        preview,
        reader.texts,
        save=ReplaceAlert(alert_id=alert_id, token=token) if alert_id else SaveAlert(token=token),
        zone=reader.zone,
        narrow={query: way.model_copy(update={"wider": token}) for query, way in narrow.items()},
        wider=NarrowAlert(token=wider, alert_id=alert_id) if wider else None,
    )


async def save_alert(reader: Reader, query: str) -> Alert:
    """Saves a query as the reader's alert; the one on it that is there already. Raises LimitReached."""
    context = reader.context
    return await context.db.write(
        add_alert,
        reader.subscriber.chat_id,
        query,
        context.now(),
        limit=context.alert_limit,
    )


async def own_alert(reader: Reader, alert_id: int) -> Alert:
    """The reader's alert; UserError for somebody else's, or one that is gone."""
    alert = await reader.context.db.read(find_alert, alert_id)
    if alert is None or alert.chat_id != reader.subscriber.chat_id:
        raise UserError("error-alert-gone")
    return alert


def shown_on(callback: CallbackQuery, chosen: int | None = None) -> FiredOn:
    """The posts that the buttons under the tapped message are about; `chosen`: the one meant from now on."""
    on = read_fired_on(callback.message.reply_markup if isinstance(callback.message, Message) else None)
    return on if chosen is None else replace(on, chosen=chosen, seqs=on.seqs or (chosen,))


async def fired_buttons(
    reader: Reader, alert_id: int, alert: Alert | None, on: FiredOn
) -> InlineKeyboardMarkup | None:
    """The buttons under the message of an alert that fired, as the alert is now; None: it is gone."""
    posts = await reader.context.db.read(list_posts_by_seq, [on.chosen])  # none for 0: none is chosen
    username = posts[0].channel_username if posts else None
    state = AlertState(
        is_gone=alert is None,
        is_muted=alert is not None and is_muted(alert, reader.context.now()),
        is_less=alert is not None and username is not None and leaves_out(alert.query, username),
    )
    return alert_buttons(alert_id, on, reader.texts, has_name=username is not None, state=state)
