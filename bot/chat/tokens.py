"""Keeps search texts on the server, under short tokens that fit a button.

The last few queries of a dialog; an older token is an outdated button. Kept in the dialog's data,
so that a restart loses none and erasing a person erases them.
"""

from __future__ import annotations

import hashlib

from aiogram.fsm.context import FSMContext

from bot.chat.fsm_storage import keep
from bot.errors import UserError

KEPT = 60
STALE = "toast-stale"  # flashes up over a tapped button that leads nowhere any more
_KEY = "queries"


async def keep_query(state: FSMContext, query: str) -> str:
    """Remembers `query` and returns its token; the same query has the same token."""
    token = hashlib.blake2b(query.encode(), digest_size=6).hexdigest()
    await keep(state, _KEY, token, query, most=KEPT)
    return token


async def list_queries(state: FSMContext) -> list[str]:
    """Returns what is kept, oldest first."""
    queries: dict[str, str] = await state.get_value(_KEY) or {}
    return list(queries.values())


async def recall_query(state: FSMContext, token: str) -> str:
    """Returns the query under `token`; raises UserError for an outdated button."""
    queries: dict[str, str] = await state.get_value(_KEY) or {}
    if token not in queries:
        raise UserError(STALE)
    return queries[token]
