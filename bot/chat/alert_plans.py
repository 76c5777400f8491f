"""An alert's text -> a plan, as ingest will run it, and its preview. Raises QueryError at the character.

An alert watches what is new: a time said in plain words is put aside, one written as a filter is an error.
"""

from __future__ import annotations

from aiogram.fsm.context import FSMContext

from bot.answers.alert_preview import preview_alert
from bot.answers.search import plan_query
from bot.chat.screens import Reader
from bot.chat.tokens import keep_query
from bot.domain.query import Query
from bot.domain.query_reading import read_query
from bot.views.alerts import view_alert_preview
from bot.views.screen import Screen
from storage.records import SearchPlan

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


async def preview_query(reader: Reader, state: FSMContext, text: str, *, from_search: bool = False) -> Screen:
    """Returns what an alert on `text` would have done, with the button that saves it."""
    query, plan = await build_alert_plan(reader, text, from_search=from_search)
    context = reader.context
    preview = await preview_alert(
        context.db,
        context.analyser,
        plan,
        query.normalised,
        context.now(),
        days=PREVIEW_DAYS,
        reading=read_query(query, context.lexicon.names),
    )
    token = await keep_query(state, query.normalised)
    return view_alert_preview(preview, reader.texts, token=token, zone=reader.zone)
