"""Stored posts that a plan matches: candidates from the index, each verified by the matcher.

The index narrows, the matcher decides, with the same evaluator as for alerts, so that both agree. Work is
bounded by the number of posts tried and by time; whoever asks learns when a bound was hit. Groups nothing
into stories (search.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic

from bot.domain.analyser import NO_TEXT, Analyser
from bot.domain.facets import facets_of_stored
from bot.domain.matching import PostFacts, match_plan
from storage.database import Database
from storage.errors import QueryTooSlow
from storage.records import AllOf, AnyOf, Engagement, Facet, Not, PlanNode, SearchPlan, StoredPost
from storage.search import find_candidates

MAX_TRIED = 5_000
MAX_TIME_S = 1.5  # an answer takes no more than two seconds in all
FIRST_BATCH = 12  # mostly enough for a page
LARGEST_BATCH = 640
_LEAST_TIME_S = 0.1
_TRIED_BETWEEN_PAUSES = 20  # some 10 ms of analysing, then others may run


@dataclass(frozen=True, slots=True)
class MatchedPost:
    """A post with the spans that earned its match."""

    post: StoredPost
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class MatchedPosts:
    """`posts`: the newest ones; `count`: of all, at least that many when not `complete`."""

    posts: tuple[MatchedPost, ...]
    count: int
    complete: bool


async def match_posts(
    db: Database,
    analyser: Analyser,
    plan: SearchPlan,
    since: datetime,
    until: datetime,
    limit: int,
) -> MatchedPosts:
    """Returns the newest `limit` posts of [since, until) that `plan` matches, and how many there are."""
    scan = Scan(db, analyser, within(plan, since, until))
    found = [matched async for matched in scan.matches()]
    return MatchedPosts(tuple(found[:limit]), len(found), not scan.bounded)


class Scan:
    """Walks the candidates newest first. `bounded` says afterwards that a bound ended it;
    `next_before` where the walk stands."""

    def __init__(
        self,
        db: Database,
        analyser: Analyser,
        plan: SearchPlan,
        before: int | None = None,
        *,
        time_s: float | None = None,
        most: int | None = None,
        first: int = FIRST_BATCH,
    ) -> None:
        self.bounded = False
        self.next_before = before
        self._db = db
        self._verifier = Verifier(analyser, plan)
        self._plan = plan
        self._most = MAX_TRIED if most is None else most
        self._first = first
        self._end = monotonic() + (MAX_TIME_S if time_s is None else time_s)

    async def matches(self) -> AsyncIterator[MatchedPost]:
        """Yields every matching post below `before`, until a bound; raises QueryTooSlow where time was
        over before there was a post to try."""
        size, tried = self._first, 0
        while tried < self._most:
            size = min(size, self._most - tried)
            batch = await self._fetch(size, is_first=tried == 0)
            for post in batch or ():
                if monotonic() > self._end:
                    batch = None
                    break
                self.next_before = post.seq
                matched = await self._verifier.verify(post)
                if matched is not None:
                    yield matched
            if batch is None:
                break
            if len(batch) < size:
                return
            tried += size
            size = min(size * 2, LARGEST_BATCH)
        self.bounded = True

    async def _fetch(self, size: int, *, is_first: bool) -> list[StoredPost] | None:
        """The next candidates; None when there is no time left for them."""
        left = self._end - monotonic()
        if left <= 0 and not is_first:
            return None
        try:
            return await self._db.read(
                find_candidates,
                self._plan,
                before_seq=self.next_before,
                limit=size,
                deadline_s=max(left, _LEAST_TIME_S),
            )
        except QueryTooSlow:
            if is_first:
                raise
            return None


class Verifier:
    """Decides whether one plan matches, post after post; lets others run in between."""

    def __init__(self, analyser: Analyser, plan: SearchPlan) -> None:
        self._analyser = analyser
        self._plan = plan
        self._has_words = _has_words(plan.root)
        self._tried = 0

    async def verify(self, post: StoredPost) -> MatchedPost | None:
        """Returns the match of `post`, or None."""
        self._tried += 1
        if self._tried % _TRIED_BETWEEN_PAUSES == 0:
            await asyncio.sleep(0)
        text = self._analyser.analyse(post.text) if self._has_words else NO_TEXT
        facts = PostFacts(facets_of_stored(post), post.counters, post.published_at)
        spans = match_plan(self._plan, text, facts)
        return None if spans is None else MatchedPost(post, spans)

    async def any_matches(self, posts: Sequence[StoredPost]) -> bool:
        """Whether one of `posts` matches."""
        for post in posts:
            if await self.verify(post) is not None:
                return True
        return False


def within(plan: SearchPlan, since: datetime, until: datetime) -> SearchPlan:
    return replace(
        plan,
        since=since if plan.since is None else max(plan.since, since),
        until=until if plan.until is None else min(plan.until, until),
    )


def _has_words(node: PlanNode) -> bool:
    if isinstance(node, AllOf | AnyOf):
        return any(map(_has_words, node.children))
    if isinstance(node, Not):
        return _has_words(node.child)
    return not isinstance(node, Facet | Engagement)
