"""An alert's text -> a plan, as ingest will run it. Raises QueryError at the character."""

from __future__ import annotations

from bot.chat.screens import Reader
from bot.domain.plan import build_plan
from bot.domain.query import parse_query
from storage.channels import map_usernames
from storage.records import SearchPlan


async def build_alert_plan(reader: Reader, text: str) -> tuple[str, SearchPlan]:
    """Returns the query's canonical text and its plan."""
    context = reader.context
    query = parse_query(text)
    usernames = await context.db.read(map_usernames)
    plan = build_plan(
        query, context.analyser, context.lexicon.names, usernames, context.now(), reader.zone, for_alert=True
    )
    return query.normalised, plan
