"""Which of many words some post has. Knows no languages: how a word is looked for arrives with it.

Asks the search index only, so that a few hundred guesses at a misspelt word cost
hundredths of a second.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlite_utils

from storage.patience import stopped_after
from storage.records import PlanNode
from storage.search_sql import compile_match


def list_found(
    db: sqlite_utils.Database, guesses: Sequence[tuple[str, PlanNode]], *, deadline_s: float
) -> list[str]:
    """Returns the guesses of which there may be a post, in their order.

    Raises QueryTooSlow after `deadline_s` seconds.
    """
    found = []
    with stopped_after(db, deadline_s):
        for guess, node in guesses:
            match = compile_match(node)
            if match is not None and _is_found(db, match):
                found.append(guess)
    return found


def _is_found(db: sqlite_utils.Database, match: str) -> bool:
    row = db.conn.execute(
        """
        select 1 from posts_fts where posts_fts match ? limit 1
        """,
        (match,),
    ).fetchone()
    return row is not None
