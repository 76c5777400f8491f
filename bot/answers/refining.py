"""What a search found -> the filters that would narrow it, with counts. Changes no query itself.

Counts the newest matching posts within a bound of number and time, and says so where that ended it.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answers.matched_posts import Scan
from bot.answers.search import plan_query
from bot.domain.analyser import Analyser
from bot.domain.lexicon import NameIndex
from bot.domain.refining import Narrowing, list_options
from bot.errors import UserError
from storage.database import Database
from storage.errors import QueryTooSlow

MOST_TRIED, MOST_TIME_S = 2_000, 1.0


async def find_narrowing(
    db: Database, analyser: Analyser, names: NameIndex, query_text: str, now: datetime, zone: ZoneInfo
) -> Narrowing:
    """Returns what the query may be narrowed to; raises QueryError, UserError for one that is too slow."""
    _, plan = await plan_query(db, analyser, names, query_text, now, zone)
    scan = Scan(db, analyser, plan, time_s=MOST_TIME_S, most=MOST_TRIED)
    try:
        posts = [matched.post async for matched in scan.matches()]
    except QueryTooSlow as error:
        raise UserError("error-too-slow") from error
    return list_options(posts, now, zone, bounded=scan.bounded)
