"""What is told of one post that a person points at, and of who else wrote it: plain values.

Apart from answer_values.py, since none of these waits in the outbox.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.answer_values import StoryItem
from bot.domain.text_changes import Change
from storage.records import ChannelRef, StoredPost


@dataclass(frozen=True, slots=True)
class PostRef:
    """A post as a link names it."""

    channel: ChannelRef
    post_id: int


@dataclass(frozen=True, slots=True)
class CounterReading:
    """What a reading of a post's counters brought; reactions are people, paid ones left out."""

    read_at: datetime
    views: int | None
    reactions: int


@dataclass(frozen=True, slots=True)
class PostEdit:
    """What an edit of a post's text changed; `seen_at` is None where nobody told when."""

    seen_at: datetime | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class PostCard:
    """All that is known of one post. `item`: the post alone; `story`: it and whoever wrote the same.

    `edits` of its text, and `readings` of its counters, oldest first.
    """

    item: StoryItem
    story: StoryItem
    edits: tuple[PostEdit, ...] = ()
    readings: tuple[CounterReading, ...] = ()
    edited_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WhoWrote:
    """Who wrote the text that a person sent on. `is_stored`: that very post was read; else `story` has
    posts with nearly the same text."""

    story: StoryItem
    is_stored: bool


@dataclass(frozen=True, slots=True)
class FoundPosts:
    """The newest posts that `query` matches; `bounded`: there may be older ones that are not among them."""

    query: str
    posts: tuple[StoredPost, ...]
    bounded: bool
    made_at: datetime
