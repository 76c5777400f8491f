"""What answers and jobs hand to views: plain values, no text for people, no decisions.

They live in the domain because views may not see `answers`, and both sides need them.
All of them survive a JSON round trip (bot/domain/payloads.py), since a digest and an alert
wait in the outbox as data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.source_values import Absence, Source, Voice
from storage.records import (
    ChannelKind,
    ChannelState,
    PartState,
    Reaction,
    Relevance,
    StoredPost,
    Wait,
)

SECTION_ALSO = "also"


@dataclass(frozen=True, slots=True)
class Reason:
    """A visible part of a score: `name` is a locale key suffix (reason-…), e.g. "engagement"."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Continued:
    """A story that the reader has seen comes again: what is new in it. `source`: of the post shown."""

    source: Source
    new_sources: int
    began_at: datetime


@dataclass(frozen=True, slots=True)
class StoryItem:
    """A story as a digest, a search answer or /top shows it."""

    story_id: int | None
    seq: int  # the post that stands for the story
    headline: str
    extract: str
    language: str
    sources: tuple[Source, ...]  # first source first
    topics: tuple[str, ...]
    relevance: Relevance
    views: int | None
    reactions: tuple[Reaction, ...]  # summed over the story, largest first
    reasons: tuple[Reason, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()  # matched words inside `extract` (code points)
    edited: bool = False
    continued: Continued | None = None
    voices: tuple[Voice, ...] = ()  # where more than one side tells it


@dataclass(frozen=True, slots=True)
class DigestSection:
    """Items under one heading: a topic's name, or SECTION_ALSO."""

    name: str
    items: tuple[StoryItem, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read in a window, honestly: names of channels that were silent or failing."""

    channels: int
    posts: int
    silent: tuple[str, ...] = ()
    failing: tuple[str, ...] = ()
    worst_lag_s: int | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Digest:
    """Window [since, until) in UTC, shown in `zone`. No sections = a quiet day."""

    since: datetime
    until: datetime
    zone: str
    sections: tuple[DigestSection, ...]
    coverage: Coverage
    stories: int  # stories that fitted the preferences, shown or not
    left_out: int = 0  # of them, how many the length did not admit
    absence: Absence | None = None  # it catches up with what came while its reader was away
    missed: tuple[datetime, ...] = ()  # slots before this one whose digest was not sent


@dataclass(frozen=True, slots=True)
class QueryReading:
    """How a query was understood, beside its canonical text. `names`: each as written, then its other
    spellings; as typed: `period`, the words taken for a time, `aside`, those that are not searched for."""

    names: tuple[tuple[str, ...], ...] = ()
    period: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


NOTHING_READ = QueryReading()


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    query: str  # canonical text, as understood
    items: tuple[StoryItem, ...]
    sort: str  # "new" | "best"
    next_before: int | None = None  # pass back for the next page; None = no more
    since: datetime | None = None
    until: datetime | None = None
    bounded: bool = False  # stopped after so many posts, or so long: there may be more that were not tried
    ranked_since: datetime | None = None  # older posts match too, but were not ranked
    ranked_hits: int | None = None  # since then: so many of very many hits, the newest, were ranked
    reading: QueryReading = QueryReading()


@dataclass(frozen=True, slots=True)
class ToldItem:
    """A further post in the message of an alert. `version`: how often it had been edited."""

    item: StoryItem
    edited: bool = False
    version: int | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class AlertFired:
    """An alert on a post, as the outbox keeps it; on several (`more`) once they are put together.

    `planned_at`: when it was to be sent, by the alert's options. `beyond`: the day's limit was reached
    before it. `is_last`: with it the limit is reached. `rest`: so many more, not named. `continues`: the
    alert has told of its story before, and this is new in it.
    """

    alert_id: int
    query: str
    item: StoryItem
    edited: bool = False
    version: int | None = None
    planned_at: datetime | None = None
    more: tuple[ToldItem, ...] = ()
    rest: int = 0
    beyond: bool = False
    is_last: bool = False
    continues: bool = False

    @property
    def items(self) -> tuple[ToldItem, ...]:
        """All that is told, the first one too."""
        return (ToldItem(self.item, self.edited, self.version, self.continues), *self.more)


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """A row of /channels and of the status. The lag is of the last 24 h, from published to stored;
    `repaired`: posts that should have come by themselves, and that reading history brought, so far."""

    title: str
    username: str | None
    kind: ChannelKind
    state: ChannelState
    posts: int
    last_post_at: datetime | None
    last_checked_at: datetime | None
    failure: str | None = None
    is_sample: bool = False
    channel_id: int = 0
    lag_p50_s: int | None = None
    lag_p95_s: int | None = None
    repaired: int = 0


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of the program, for the status: in its state since when, last heard of when.

    `is_silent`: it should run, but its process has not been heard of for too long. `failure`,
    `failed_at`: the kind of the last failure of the day, and when; `held_for`: of what holds it.
    """

    name: str
    state: PartState
    since: datetime
    heard_at: datetime
    is_silent: bool = False
    held_for: str | None = None
    failures_24h: int = 0
    failure: str | None = None
    failed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """What the bot read and owes, and whether its parts run, for /status and `stats`."""

    now: datetime
    channels: tuple[ChannelLine, ...]
    posts: int
    posts_24h: int
    kz_tm_24h: int
    stories: int
    queue_pending: int
    queue_uncertain: int
    queue_dead: int
    is_sample: bool = False
    source: str | None = None  # "account" or "preview": what reads the channels
    parts: tuple[PartLine, ...] = ()
    waits: tuple[Wait, ...] = ()  # what Telegram asked to wait with, and until when
    outdated: int = 0  # posts still to be understood anew


@dataclass(frozen=True, slots=True)
class TopicLine:
    name: str
    stories_7d: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a post got its topics and relation: the words that earned them."""

    post: StoredPost
    relevance: Relevance
    topics: tuple[str, ...]
    words: tuple[tuple[str, str], ...]  # (label, word as written)
