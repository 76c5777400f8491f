"""Why a post got its topics and its relation to the two states: the words that earned them.

Shows what was stored when the post was understood; classifies nothing again.
"""

from __future__ import annotations

from bot.domain.answer_values import Explanation
from bot.errors import UserError
from storage.database import Connection, Database
from storage.errors import RowNotFound
from storage.posts import get_post, list_evidence


async def explain_post(db: Database, seq: int) -> Explanation:
    """Returns the explanation of a stored post; UserError when there is none of that number."""
    try:
        return await db.read(_explain, seq)
    except RowNotFound as error:
        raise UserError("error-post-gone") from error


def _explain(db: Connection, seq: int) -> Explanation:
    post = get_post(db, seq)
    words = [(found.label, post.text[found.start : found.end]) for found in list_evidence(db, seq)]
    return Explanation(post, post.relevance, post.topics, tuple(dict.fromkeys(words)))
