"""Runs a query for a reader and shows a page of what it found; the query stays behind under a token."""

from __future__ import annotations

from aiogram.fsm.context import FSMContext

from bot.answers.search import search
from bot.chat.screens import Reader
from bot.chat.tokens import keep_query
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
    return view_search(answer, reader.texts, token=token, zone=reader.zone, first=before is None)
