"""Stored posts and stories for tests that are about something else: every field has a plain value."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from storage.records import Counters, Reaction, StoredPost, Story

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def make_post(seq: int = 1, *, hours_ago: float = 12, **fields: Any) -> StoredPost:
    """A post that is `hours_ago` hours older than NOON."""
    channel_id = fields.pop("channel_id", 10)
    values: dict[str, Any] = {
        "post_id": seq,
        "published_at": NOON - timedelta(hours=hours_ago),
        "text": f"Заголовок {seq}.\n\nПодробности новости под номером {seq}.",
        "language": "ru",
        "relevance": "kz-tm",
        "counters": Counters(),
        "channel_title": f"Channel {channel_id}",
        "channel_username": f"channel{channel_id}",
        "channel_kind": "media",
        "channel_country": "KZ",
        "is_sample": False,
        "topics": ("gas_energy",),
        "story_id": seq,
    }
    return StoredPost(seq=seq, channel_id=channel_id, **(values | fields))


def make_story(*posts: StoredPost, story_id: int | None = None) -> Story:
    """The story of `posts`, numbered as the first of them."""
    return Story(story_id if story_id is not None else posts[0].seq, posts)


def emoji(key: str, count: int) -> Reaction:
    """A plain reaction."""
    return Reaction("emoji", key, count)
