"""The posts that a query matches, to be handed over as a file: the newest ones, within a bound.

The same plan, index and matcher as a search, posts and not stories. Says when a bound ended it; writes no
file (domain/post_files.py).
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answers.matched_posts import Scan
from bot.answers.search import plan_query
from bot.domain.analyser import Analyser
from bot.domain.lexicon import NameIndex
from bot.domain.post_values import FoundPosts
from bot.errors import UserError
from storage.database import Database
from storage.errors import QueryTooSlow
from storage.records import StoredPost

MOST_POSTS = 2_000
MOST_TRIED, MOST_TIME_S = 20_000, 4.0


async def collect_posts(
    db: Database, analyser: Analyser, names: NameIndex, query_text: str, now: datetime, zone: ZoneInfo
) -> FoundPosts:
    """Returns the newest matching posts; raises QueryError, UserError for nothing found or too slow."""
    query, plan = await plan_query(db, analyser, names, query_text, now, zone)
    scan = Scan(db, analyser, plan, time_s=MOST_TIME_S, most=MOST_TRIED)
    posts: list[StoredPost] = []
    try:
        async for matched in scan.matches():
            posts.append(matched.post)
            if len(posts) > MOST_POSTS:
                break
    except QueryTooSlow as error:
        raise UserError("error-too-slow") from error
    if not posts:
        raise UserError("error-no-posts")
    bounded = scan.bounded or len(posts) > MOST_POSTS
    return FoundPosts(query.normalised, tuple(posts[:MOST_POSTS]), bounded, now)
