"""A query -> how many posts match it, day by day or week by week, and from how many channels.

The same plan, index and matcher as a search, over whole days of the reader's zone, so that the figures
agree with what a search finds. Counting stops at a number of posts and at a time; the answer says how far
back it came, and since when there are posts at all. Draws nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answers.matched_posts import Scan, within
from bot.answers.search import plan_query
from bot.domain.analyser import Analyser
from bot.domain.lexicon import TOPICS, NameIndex
from bot.domain.query import QueryError, without_dates
from bot.domain.query_reading import read_query
from bot.domain.query_tree import Filter, Query
from bot.domain.trends import Period, Trend, count_steps, plan_period
from bot.errors import UserError
from storage.database import Database
from storage.errors import QueryTooSlow
from storage.posts import find_first_published
from storage.records import SearchPlan
from storage.seqs import moment_of

DAYS = 30
MOST_TRIED, MOST_TIME_S = 20_000, 4.0  # the person is shown meanwhile that a picture is on its way


async def count_trend(
    db: Database,
    analyser: Analyser,
    names: NameIndex,
    query_text: str,
    now: datetime,
    zone: ZoneInfo,
    *,
    days: int = 0,
) -> Trend:
    """Returns the posts over time that match the query.

    `days` up to today, whatever time the query says; 0: the time it says, or else DAYS. Raises QueryError
    for a text that is no query, UserError for one that takes too long.
    """
    query, plan = await plan_query(db, analyser, names, query_text, now, zone)
    if days:
        query, plan = _drop_dates(query), replace(plan, since=None, until=None)
    period = _plan_period(plan, now, zone, days)
    until = min(period.until(zone), now)
    scan = Scan(db, analyser, within(plan, period.since(zone), until), time_s=MOST_TIME_S, most=MOST_TRIED)
    try:
        found = [matched.post async for matched in scan.matches()]
    except QueryTooSlow as error:
        raise UserError("error-too-slow") from error
    read_since = await db.read(find_first_published)
    counted_since = None if not scan.bounded or scan.next_before is None else moment_of(scan.next_before)
    edges = [each for each in (read_since, counted_since) if each is not None]
    steps = count_steps(
        [(post.published_at, post.channel_id) for post in found], period, zone, max(edges, default=now)
    )
    is_late = read_since is None or read_since.astimezone(zone).date() > period.first
    return Trend(
        query=query.normalised,
        topic=_find_topic(query),
        days=period.steps * period.step_days,
        step_days=period.step_days,
        steps=steps,
        posts=len(found),
        sources=len({post.channel_id for post in found}),
        read_since=read_since if is_late else None,
        counted_since=counted_since,
        is_sample=any(post.is_sample for post in found),
        chosen_days=days,
        is_open=until == now,
        reading=read_query(query, names),
    )


def _drop_dates(query: Query) -> Query:
    """The query to be shown; one that is nothing but a time stays as it is."""
    try:
        return without_dates(query, written=True)
    except QueryError:
        return query


def _plan_period(plan: SearchPlan, now: datetime, zone: ZoneInfo, days: int) -> Period:
    end = now if plan.until is None else min(plan.until - timedelta(microseconds=1), now)
    last = end.astimezone(zone).date()
    if plan.since is None:
        return plan_period(last - timedelta(days=(days or DAYS) - 1), last)
    return plan_period(min(plan.since.astimezone(zone).date(), last), last)


def _find_topic(query: Query) -> str | None:
    """The topic that is all the query asks for."""
    root = query.root
    is_topic = isinstance(root, Filter) and root.name == "topic" and root.value in TOPICS
    return root.value if isinstance(root, Filter) and is_topic else None
