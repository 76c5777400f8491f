"""An alert's text -> a plan, as ingest will run it. Raises QueryError at the character.

An alert watches what is new: a time said in plain words is put aside, one written as a filter is an error.
"""

from __future__ import annotations

from bot.answers.search import plan_query
from bot.chat.screens import Reader
from bot.domain.query import Query
from storage.records import SearchPlan


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
