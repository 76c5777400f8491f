"""A query's text -> the stories it finds, one item a story, newest or best first.

Parse, plan, candidates, verify (matched_posts.py), group by story. The newest or best matching post
stands for its story. A page goes on where the last one ended; a story that was shown by a newer post
is not shown again. Says what it left out: posts that were not tried, older ones that were not ranked.
Does not render anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answers.matched_posts import FIRST_BATCH, MatchedPost, MatchedPosts, Scan, Verifier, match_posts
from bot.domain.analyser import Analyser
from bot.domain.answer_values import SearchAnswer, StoryItem
from bot.domain.digest import story_item
from bot.domain.lexicon import NameIndex
from bot.domain.plan import build_plan
from bot.domain.query import Query, parse_query, without_dates
from bot.domain.query_reading import read_query
from bot.errors import UserError
from storage.channels import map_usernames
from storage.database import Connection, Database
from storage.errors import QueryTooSlow
from storage.posts import list_posts_by_seq
from storage.records import SearchPlan, Story
from storage.search_ranked import MOST_RANKED, rank_candidates
from storage.stories import list_stories, list_story_posts

__all__ = ["MatchedPost", "MatchedPosts", "match_posts", "plan_query", "search"]

BEST_DAYS = 90
BEST_CANDIDATES = 300
_OLDER_TIME_S = 0.3  # to find out whether older posts match as well
_OLDER_FIRST = 4  # posts that are read first for that


async def search(
    db: Database,
    analyser: Analyser,
    names: NameIndex,
    query_text: str,
    now: datetime,
    zone: ZoneInfo,
    *,
    sort: str = "new",
    limit: int = 5,
    before: int | None = None,
) -> SearchAnswer:
    """Returns a page of stories; `before` is the `next_before` of the page above.

    Best first ranks the last BEST_DAYS days unless the query says since when; where older posts match
    too, the first page tells from when on it ranked. Raises QueryError for a text that is no query,
    UserError for one that takes too long.
    """
    query, plan = await plan_query(db, analyser, names, query_text, now, zone)
    try:
        if sort == "best":
            page = await _find_best(db, analyser, plan, now, limit, before or 0)
        else:
            page = await _find_new(db, analyser, plan, limit, before)
    except QueryTooSlow as error:
        raise UserError("error-too-slow") from error
    return SearchAnswer(
        query=query.normalised,
        items=tuple(await _build_items(db, page.matched)),
        sort=sort,
        next_before=page.next_before,
        since=plan.since,
        until=None if plan.until is None or plan.until > now else plan.until,
        bounded=page.bounded,
        ranked_since=page.ranked_since,
        ranked_hits=page.ranked_hits,
        reading=read_query(query, names),
    )


async def plan_query(
    db: Database,
    analyser: Analyser,
    names: NameIndex,
    query_text: str,
    now: datetime,
    zone: ZoneInfo,
    *,
    for_alert: bool = False,
    drop_dates: bool = False,
) -> tuple[Query, SearchPlan]:
    """Returns the query and its plan over the channels that are followed; raises QueryError.

    For an alert, a time said in plain words is put aside; with `drop_dates` also a written filter.
    """
    query = parse_query(query_text)
    if for_alert:
        query = without_dates(query, written=drop_dates)
    channels = await db.read(map_usernames)
    return query, build_plan(query, analyser, names, channels, now, zone, for_alert=for_alert)


@dataclass(frozen=True, slots=True)
class _Page:
    matched: list[MatchedPost]
    next_before: int | None = None
    bounded: bool = False
    ranked_since: datetime | None = None
    ranked_hits: int | None = None


async def _find_new(
    db: Database, analyser: Analyser, plan: SearchPlan, limit: int, before: int | None
) -> _Page:
    scan = Scan(db, analyser, plan, before)
    earlier = _EarlierPages(db, analyser, plan, before)
    found: dict[tuple[str, int], MatchedPost] = {}
    async for matched in scan.matches():
        key = _story_key(matched)
        if key in found or await earlier.showed(matched):
            continue
        if len(found) == limit:
            return _Page(list(found.values()), matched.post.seq + 1)
        found[key] = matched
    return _Page(list(found.values()), scan.next_before if scan.bounded else None, scan.bounded)


async def _find_best(
    db: Database, analyser: Analyser, plan: SearchPlan, now: datetime, limit: int, skip: int
) -> _Page:
    """Pages of the best are counted in stories: their order is not that of numbers."""
    oldest = None if plan.since is not None else _oldest_ranked(plan, now)
    ranked = plan if oldest is None else replace(plan, since=oldest)
    ranking = await db.read(rank_candidates, ranked, limit=BEST_CANDIDATES)
    since, hits = ranking.since, None if ranking.since is None else MOST_RANKED
    if (
        since is None
        and oldest is not None
        and skip == 0
        and await _matches_before(db, analyser, plan, oldest)
    ):
        since = oldest
    verifier = Verifier(analyser, plan)
    found: dict[tuple[str, int], MatchedPost] = {}
    for start in range(0, len(ranking.seqs), FIRST_BATCH):
        for post in await db.read(list_posts_by_seq, ranking.seqs[start : start + FIRST_BATCH]):
            matched = None if post.deleted_at is not None else await verifier.verify(post)
            if matched is not None:
                found.setdefault(_story_key(matched), matched)
            if len(found) > skip + limit:
                return _Page(list(found.values())[skip:-1], skip + limit, False, since, hits)
    return _Page(list(found.values())[skip:], None, len(ranking.seqs) == BEST_CANDIDATES, since, hits)


async def _matches_before(db: Database, analyser: Analyser, plan: SearchPlan, oldest: datetime) -> bool:
    """Whether an older post matches too, or could not be ruled out in time."""
    scan = Scan(db, analyser, replace(plan, until=oldest), time_s=_OLDER_TIME_S, first=_OLDER_FIRST)
    try:
        async for _ in scan.matches():
            return True
    except QueryTooSlow:
        return True
    return scan.bounded


class _EarlierPages:
    """Remembers nothing: whether a page above showed a story is read from the story's newer posts."""

    def __init__(self, db: Database, analyser: Analyser, plan: SearchPlan, before: int | None) -> None:
        self._db = db
        self._verifier = Verifier(analyser, plan)
        self._before = before

    async def showed(self, matched: MatchedPost) -> bool:
        if self._before is None or matched.post.story_id is None:
            return False
        posts = await self._db.read(list_story_posts, [matched.post.story_id])
        return await self._verifier.any_matches([post for post in posts if post.seq >= self._before])


def _oldest_ranked(plan: SearchPlan, now: datetime) -> datetime:
    """Ranking reads every hit of the index: only as many days as that stays quick for, back from the end
    of the dates asked for."""
    return (now if plan.until is None else min(plan.until, now)) - timedelta(days=BEST_DAYS)


def _story_key(matched: MatchedPost) -> tuple[str, int]:
    story_id = matched.post.story_id
    return ("post", matched.post.seq) if story_id is None else ("story", story_id)


async def _build_items(db: Database, matched: Sequence[MatchedPost]) -> list[StoryItem]:
    stories = await db.read(_load_stories, [m.post.story_id for m in matched if m.post.story_id is not None])
    return [_build_item(m, stories.get(m.post.story_id or 0)) for m in matched]


def _load_stories(db: Connection, story_ids: Sequence[int]) -> dict[int, Story]:
    return {story.story_id: story for story in list_stories(db, story_ids)}


def _build_item(matched: MatchedPost, story: Story | None) -> StoryItem:
    """The post that was found goes first: its words are shown. Sources stand by time all the same."""
    others = [post for post in story.posts if post.seq != matched.post.seq] if story else []
    shown = Story(matched.post.story_id or 0, (matched.post, *others))
    return story_item(shown, spans=matched.spans)
