"""What an alert would have done: how often it would have fired, and on what.

Runs the alert's own plan over stored posts with the matcher that fires alerts. Saves nothing; rules on
age and muting are about the future and do not count here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.answers.matched_posts import MatchedPost, match_posts
from bot.domain.alert_values import AlertPreview
from bot.domain.analyser import Analyser
from bot.domain.answer_values import QueryReading, StoryItem
from bot.domain.digest import story_item
from bot.domain.narrowing import Matched, suggest_narrower
from bot.domain.query import Query
from storage.database import Database
from storage.records import SearchPlan, Story

EXAMPLES = 3
_LOOKED_AT = 200  # of the newest hits: what they have in common
_STORIES_AMONG = 60  # the newest hits, among which there are three stories, or there are not


async def preview_alert(
    db: Database,
    analyser: Analyser,
    plan: SearchPlan,
    query: Query,
    now: datetime,
    *,
    days: int = 30,
    reading: QueryReading | None = None,
) -> AlertPreview:
    """Returns how many posts of the last `days` days match, the newest of three stories, and where that is
    noisy, narrower forms of the query."""
    matched = await match_posts(db, analyser, plan, now - timedelta(days=days), now, _LOOKED_AT)
    examples = tuple(_build_item(each) for each in _one_a_story(matched.posts[:_STORIES_AMONG]))
    preview = AlertPreview(
        query.normalised,
        days,
        matched.count,
        examples[:EXAMPLES],
        not matched.complete,
        reading or QueryReading(),
    )
    if not preview.is_noisy:
        return preview
    posts = [await _read(analyser, each) for each in matched.posts]
    return replace(preview, narrower=suggest_narrower(query, posts, analyser.word_keys))


async def _read(analyser: Analyser, matched: MatchedPost) -> Matched:
    await asyncio.sleep(0)  # others get their turn
    text = analyser.analyse(matched.post.text)
    own = [
        token.exact
        for token in text.tokens
        if not any(start < token.end and token.start < end for start, end in matched.spans)
    ]
    return Matched(matched.post, tuple(own), frozenset().union(*text.keys))


def _one_a_story(posts: Iterable[MatchedPost]) -> list[MatchedPost]:
    found: dict[tuple[bool, int], MatchedPost] = {}
    for matched in posts:
        story_id = matched.post.story_id
        key = (True, matched.post.seq) if story_id is None else (False, story_id)
        found.setdefault(key, matched)
    return list(found.values())


def _build_item(matched: MatchedPost) -> StoryItem:
    return story_item(Story(matched.post.story_id or 0, (matched.post,)), spans=matched.spans)
