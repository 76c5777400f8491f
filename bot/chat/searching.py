"""Runs a query for a reader and shows a page of what it found; the query stays behind under a token."""

from __future__ import annotations

from dataclasses import replace

from aiogram.fsm.context import FSMContext

from bot.answers.search import search
from bot.answers.suggestions import suggest
from bot.chat.screens import Reader
from bot.chat.tokens import keep_query
from bot.domain.near_queries import Suggestions
from bot.domain.query import parse_query
from bot.domain.refining import list_filters
from bot.views.screen import Screen
from bot.views.search import view_search

PAGE = 5


async def run_query(
    reader: Reader, state: FSMContext, text: str, *, sort: str = "new", before: int | None = None
) -> tuple[Screen, ...]:
    """Returns the answer to a query; raises QueryError for a text that is none."""
    context = reader.context
    answer = await search(
        context.db,
        context.analyser,
        context.lexicon.names,
        text,
        context.now(),
        reader.zone,
        sort=sort,
        limit=PAGE,
        before=before,
    )
    token = await keep_query(state, text)  # as typed: another order tells again how it was understood
    nothing = None
    if not answer.items and not answer.bounded and before is None:
        nothing = await _find_nearest(reader, state, text)
    return view_search(
        answer,
        reader.texts,
        token=token,
        zone=reader.zone,
        first=before is None,
        filters=list_filters(parse_query(text)) if before is None else (),
        nothing=nothing,
    )


async def _find_nearest(reader: Reader, state: FSMContext, text: str) -> Suggestions:
    """What would find something, each query under a token of its own."""
    context = reader.context
    found = await suggest(
        context.db, context.analyser, context.lexicon.names, text, context.now(), reader.zone
    )
    nearest = [replace(each, token=await keep_query(state, each.query)) for each in found.nearest]
    return replace(found, nearest=tuple(nearest))
