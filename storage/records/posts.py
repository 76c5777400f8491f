"""Posts and channels: as a source gives them, and as the database holds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from storage.records.pickling import pickled_by_fields

Relevance = Literal["kz-tm", "kz-only", "tm-only", "other"]
ReactionKind = Literal["emoji", "custom", "paid"]
ChannelKind = Literal["official", "media", "analyst", "exile", "aggregator"]
ChannelState = Literal["active", "paused", "private", "banned", "vanished", "removed"]

# Failures of a channel that have words in every language; any other is shown as it is.
NO_SUCH_NAME, NO_PREVIEW = "no channel has this name", "there is no public preview"


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Reaction:
    """One kind of reaction and its count. `key`: the glyph without U+FE0F, a custom emoji's
    document id as text ("" when unknown), or "⭐" for paid ones (count = Stars)."""

    kind: ReactionKind
    key: str
    count: int


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Counters:
    """Engagement at one reading. None = the source does not say.

    `is_whole`: the post was read where it stands, just now. Reactions that it does not show were
    withdrawn, and a text dated as the stored one is newer. A file or a late push is not whole.
    """

    views: int | None = None
    forwards: int | None = None
    replies: int | None = None
    reactions: tuple[Reaction, ...] = ()
    is_whole: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Forward:
    """Where a forwarded post came from, as far as the source says."""

    channel_id: int | None = None
    post_id: int | None = None
    title: str | None = None


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Post:
    """A channel's post as a source reads it (text without the reaction tail)."""

    channel_id: int
    post_id: int
    published_at: datetime
    text: str
    counters: Counters = Counters()
    edited_at: datetime | None = None
    grouped_id: int | None = None
    forward: Forward | None = None
    media_kind: str | None = None  # photo, video, document, audio, voice, poll, …


@dataclass(frozen=True, slots=True)
class Channel:
    """A followed channel, or one that was removed: then its row is there for its posts.

    `channel_id` is the MTProto id (positive, without −100).
    """

    channel_id: int
    title: str
    username: str | None = None
    language: str | None = None
    country: str | None = None  # KZ, TM, CA (regional), RU …
    kind: ChannelKind = "media"
    state: ChannelState = "active"
    is_sample: bool = False
    access_hash: int | None = None
    cursor: int = 0  # last post id seen
    last_checked_at: datetime | None = None
    last_post_at: datetime | None = None
    failure: str | None = None  # what went wrong at the last check


@dataclass(frozen=True, slots=True)
class ChannelRef:
    """What a person wrote to name a channel: exactly one of the two is set."""

    username: str | None = None
    channel_id: int | None = None


class Evidence(NamedTuple):
    """A span of the raw text (code points, half-open) that speaks for `label`."""

    label: str
    start: int
    end: int


class TopicScore(NamedTuple):
    """How surely a post is about a topic."""

    topic: str
    score: float  # 0..1


NO_PRINT = bytes(4)  # of a text without words: no runs, no numbers


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything ingest derives from a post's text, ready to be stored."""

    language: str  # ru, kk, tk, en or "und"
    relevance: Relevance
    relevance_score: float  # 0..1, of kz-tm
    topics: tuple[TopicScore, ...]
    evidence: tuple[Evidence, ...]
    forms: str  # FTS column: one folded token a word, space-separated
    terms: str  # FTS column: all keys of all words, and facets
    text_hash: bytes
    analysis_version: int
    print: bytes = NO_PRINT  # by which near-copies of the text are found (domain/fingerprints.py)


@dataclass(frozen=True, slots=True)
class StoredPrint:
    """What of a post is compared to tell near-copies; its `text` only where an earlier version stored it."""

    seq: int
    published_at: datetime
    print: bytes
    text: str | None


@dataclass(frozen=True, slots=True)
class StoredPost:
    """A post as the database holds it, joined with its channel's public face."""

    seq: int
    channel_id: int
    post_id: int
    published_at: datetime
    text: str
    language: str
    relevance: Relevance
    counters: Counters
    channel_title: str
    channel_username: str | None
    channel_kind: ChannelKind
    channel_country: str | None
    is_sample: bool
    topics: tuple[str, ...] = ()
    story_id: int | None = None
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    first_seen_at: datetime | None = None
    grouped_id: int | None = None
    forward: Forward | None = None
    media_kind: str | None = None
    counters_at: datetime | None = field(default=None, compare=False)  # when the counters were read


@dataclass(frozen=True, slots=True)
class PostVersion:
    text: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Story:
    """Posts on one event: ordered by time, the first is the first source."""

    story_id: int
    posts: tuple[StoredPost, ...]
