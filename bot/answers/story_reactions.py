"""A stored post -> how readers took its story, by kind of source. Reads the story; draws nothing."""

from __future__ import annotations

from bot.domain.story_reactions import StoryReactions, compare_kinds
from bot.errors import UserError
from storage.database import Connection, Database
from storage.errors import RowNotFound
from storage.posts import get_post
from storage.records import Story
from storage.stories import find_story


async def compare_reactions(db: Database, seq: int) -> StoryReactions:
    """Returns the reactions to the story of a stored post; UserError when there is no such post."""
    try:
        return await db.read(_read_reactions, seq)
    except RowNotFound as error:
        raise UserError("error-post-gone") from error


def _read_reactions(db: Connection, seq: int) -> StoryReactions:
    post = get_post(db, seq)
    story = None if post.story_id is None else find_story(db, post.story_id)
    return compare_kinds(story or Story(0, (post,)))
