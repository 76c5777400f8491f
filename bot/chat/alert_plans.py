"""An alert's text -> a plan, as ingest will run it. Raises QueryError at the character."""

from __future__ import annotations

from bot.answers.search import plan_query
from bot.chat.screens import Reader
from storage.records import SearchPlan


async def build_alert_plan(reader: Reader, text: str) -> tuple[str, SearchPlan]:
    """Returns the query's canonical text and its plan."""
    context = reader.context
    query, plan = await plan_query(
        context.db, context.analyser, context.lexicon.names, text, context.now(), reader.zone, for_alert=True
    )
    return query.normalised, plan
