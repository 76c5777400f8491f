"""The values that rooms hand to each other: frozen, standard library only.

Nothing here reads, writes or decides. Times are aware UTC datetimes; the database keeps
integer seconds. `seq` is the time-ordered number of a stored post (see storage/posts.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

Relevance = Literal["kz-tm", "kz-only", "tm-only", "other"]
ReactionKind = Literal["emoji", "custom", "paid"]
ChannelKind = Literal["official", "media", "analyst", "exile", "aggregator"]
ChannelState = Literal["active", "paused", "private", "banned", "vanished"]
DeliveryKind = Literal["alert", "digest", "notice"]
DeliveryState = Literal["pending", "sending", "sent", "uncertain", "dropped", "dead"]
ScheduleKind = Literal["daily", "weekdays", "weekly"]
DigestLength = Literal["short", "normal", "full"]
EngagementField = Literal["views", "forwards", "replies", "reactions", "react"]
Comparison = Literal[">", ">=", "<", "<=", "="]


# --- posts as a source gives them -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reaction:
    """One kind of reaction and its count. `key`: the glyph without U+FE0F, a custom emoji's
    document id as text ("" when unknown), or "⭐" for paid ones (count = Stars)."""

    kind: ReactionKind
    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Counters:
    """Engagement at one reading. None = the source does not say."""

    views: int | None = None
    forwards: int | None = None
    replies: int | None = None
    reactions: tuple[Reaction, ...] = ()


@dataclass(frozen=True, slots=True)
class Forward:
    """Where a forwarded post came from, as far as the source says."""

    channel_id: int | None = None
    post_id: int | None = None
    title: str | None = None


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
    """A followed channel. `channel_id` is the MTProto id (positive, without −100)."""

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


# --- what the program understood of a post -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of the raw text (code points, half-open) that speaks for `label`."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TopicScore:
    topic: str
    score: float  # 0..1


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
    facets: frozenset[str]
    text_hash: bytes
    analysis_version: int


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


@dataclass(frozen=True, slots=True)
class PostVersion:
    text: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Story:
    """Posts on one event: ordered by time, the first is the first source."""

    story_id: int
    posts: tuple[StoredPost, ...]


# --- a search plan: what search and matcher both run -------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """A token one of whose keys is in `keys` (all forms, scripts, aliases of one word)."""

    keys: frozenset[str]
    text: str = ""  # as written, for showing


@dataclass(frozen=True, slots=True)
class Exact:
    """A token whose `exact` form (NFC, casefolded, nothing else) equals `form`; `norm` is that
    form folded, under which the search index knows it ("" = unknown)."""

    form: str
    norm: str = ""


@dataclass(frozen=True, slots=True)
class Prefix:
    """A token whose folded `norm` starts with `prefix`."""

    prefix: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens side by side, in this order."""

    parts: tuple[Word | Exact | Prefix, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Both present with at most `distance` words between them, either order."""

    left: Word | Exact | Prefix | Phrase
    right: Word | Exact | Prefix | Phrase
    distance: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The post carries this facet token, e.g. `la:ru`, `to:gas_energy` (bot/domain/facets.py)."""

    token: str


@dataclass(frozen=True, slots=True)
class Engagement:
    """A counter compared with a number; `emoji` only with field "react"."""

    field: EngagementField
    comparison: Comparison
    value: int
    emoji: str | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    children: tuple[PlanNode, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    children: tuple[PlanNode, ...]


@dataclass(frozen=True, slots=True)
class Not:
    child: PlanNode


PlanNode = Word | Exact | Prefix | Phrase | Near | Facet | Engagement | AllOf | AnyOf | Not


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """A query made ready to run: relative dates resolved, words turned into keys."""

    query: str
    root: PlanNode
    since: datetime | None = None  # window [since, until)
    until: datetime | None = None


# --- subscribers and what they ask for ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Subscriber:
    """All that is kept of a person: no name, no username, no phone."""

    chat_id: int
    language: str
    zone: str  # IANA name
    created_at: datetime
    quiet_from: time | None = None
    quiet_until: time | None = None
    discreet: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True)
class Schedule:
    """A local time, on every day, on weekdays (Mon–Fri), or on one day (0 = Monday)."""

    kind: ScheduleKind
    at: time
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A scheduled digest. Empty tuples mean "all"."""

    subscription_id: int
    chat_id: int
    schedule: Schedule
    next_run_at: datetime
    created_at: datetime
    topics: tuple[str, ...] = ()
    relevances: tuple[Relevance, ...] = ()
    languages: tuple[str, ...] = ()
    length: DigestLength = "normal"
    filter_query: str | None = None
    paused: bool = False
    last_window_end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """A subscriber's standing query."""

    alert_id: int
    chat_id: int
    query: str
    created_at: datetime
    muted_until: datetime | None = None
    fired: int = 0  # how many times so far


@dataclass(frozen=True, slots=True)
class Match:
    """An alert that fires on a post, with the spans that earned it."""

    alert_id: int
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A row of the outbox: data, not text. `key` is unique: (alert, post, subscriber) or
    (subscription, slot)."""

    delivery_id: int
    chat_id: int
    kind: DeliveryKind
    key: str
    payload: str  # JSON; its shape belongs to `kind` (bot/domain/payloads.py)
    state: DeliveryState
    created_at: datetime
    due_at: datetime
    attempts: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class NewDelivery:
    chat_id: int
    kind: DeliveryKind
    key: str
    payload: str
    due_at: datetime
