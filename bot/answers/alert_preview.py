"""What an alert would have done: how often it would have fired, and on what.

Runs the alert's own plan over stored posts with the matcher that fires alerts. Saves nothing; rules on
age and muting are about the future and do not count here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.answers.matched_posts import MatchedPost, match_posts
from bot.domain.analyser import Analyser
from bot.domain.answer_values import AlertPreview, QueryReading, StoryItem
from bot.domain.digest import story_item
from storage.database import Database
from storage.records import SearchPlan, Story

EXAMPLES = 3
_LOOKED_AT = 60  # the newest hits, among which there are three stories, or there are not


async def preview_alert(
    db: Database,
    analyser: Analyser,
    plan: SearchPlan,
    query: str,
    now: datetime,
    *,
    days: int = 30,
    reading: QueryReading | None = None,
) -> AlertPreview:
    """Returns how many posts of the last `days` days match, and the newest of three stories."""
    matched = await match_posts(db, analyser, plan, now - timedelta(days=days), now, _LOOKED_AT)
    examples = tuple(_build_item(each) for each in _one_a_story(matched.posts))
    return AlertPreview(
        query, days, matched.count, examples[:EXAMPLES], not matched.complete, reading or QueryReading()
    )


def _one_a_story(posts: Iterable[MatchedPost]) -> list[MatchedPost]:
    found: dict[tuple[bool, int], MatchedPost] = {}
    for matched in posts:
        story_id = matched.post.story_id
        key = (True, matched.post.seq) if story_id is None else (False, story_id)
        found.setdefault(key, matched)
    return list(found.values())


def _build_item(matched: MatchedPost) -> StoryItem:
    return story_item(Story(matched.post.story_id or 0, (matched.post,)), spans=matched.spans)
