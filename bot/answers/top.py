"""The stories that stood out in the last days, each with the parts of its score.

Stories that concern neither state are left out. Remembers nothing of what a reader has seen.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.answers.digest import load_material
from bot.domain.answer_values import StoryItem
from bot.domain.digest import story_item
from bot.domain.ranking import relevance_of, score
from storage.database import Database


async def list_top(
    db: Database, now: datetime, *, days: int = 7, limit: int = 10, language: str | None = None
) -> tuple[StoryItem, ...]:
    """Returns the best `limit` stories with a post of the last `days` days, best first."""
    material = await load_material(db, now - timedelta(days=days), now)
    ranked = [
        (score(story, material.baselines, now, copies=material.copies), story)
        for story in material.stories
        if relevance_of(story) != "other"
    ]
    ranked.sort(key=lambda pair: (-pair[0].total, pair[1].story_id))
    return tuple(
        story_item(story, language=language, reasons=scored.reasons) for scored, story in ranked[:limit]
    )
