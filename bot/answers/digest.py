"""A digest of a window: stories, what was read and what is usual, from storage; composed by the domain.

`load_material` reads once what any number of digests of one window share; `compose_digest` does both
steps for one reader. Stores nothing: what was shown to whom is the job's to remember.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.answers.matched_posts import Verifier
from bot.domain.answer_values import Coverage, Digest
from bot.domain.continuing import list_copies
from bot.domain.coverage import Activity, judge_coverage
from bot.domain.digest import compose
from bot.domain.preferences import DigestPreferences, narrow
from bot.domain.ranking import AtAge, Baseline
from bot.domain.silence import HABIT, LOOKBACK
from storage.counters import channel_medians
from storage.database import Connection, Database
from storage.habits import list_growth
from storage.health import list_active_hours, list_channel_health
from storage.records import StoredPost, Story
from storage.stories import list_stories_between

REMEMBERED = timedelta(days=60)  # a story shown longer ago may be news again
LATE = timedelta(days=1)  # a post that was read so much later than published still counts as new
NOTHING_SHOWN: Mapping[int, int] = {}
_FEWEST_FOR_A_HABIT = 5


@dataclass(frozen=True, slots=True)
class Material:
    """What digests of one window are made of."""

    since: datetime
    until: datetime
    stories: tuple[Story, ...]
    coverage: Coverage
    baselines: Mapping[int, Baseline]
    copies: frozenset[int] = frozenset()  # posts that repeat an earlier one of their story

    def compose(
        self,
        preferences: DigestPreferences,
        zone: str,
        now: datetime,
        *,
        language: str | None = None,
        shown: Mapping[int, int] = NOTHING_SHOWN,
    ) -> Digest:
        """Returns the digest for one reader's preferences."""
        return compose(
            self.stories,
            preferences,
            self.coverage,
            since=self.since,
            until=self.until,
            zone=zone,
            now=now,
            baselines=self.baselines,
            language=language,
            shown=shown,
            copies=self.copies,
        )

    def keep(self, stories: Iterable[Story]) -> Material:
        """Returns the same with these stories alone; coverage stays: it says what was read."""
        return replace(self, stories=tuple(stories))

    def list_items(self, digest: Digest, preferences: DigestPreferences) -> tuple[tuple[int, int], ...]:
        """Returns what `digest` shows, to be remembered: each story, and its last post that it is made of."""
        told = {story.story_id: narrow(story, preferences) or story for story in self.stories}
        items = [item for section in digest.sections for item in section.items]
        return tuple(
            (item.story_id, told[item.story_id].posts[-1].seq) for item in items if item.story_id is not None
        )


async def compose_digest(
    db: Database,
    preferences: DigestPreferences,
    since: datetime,
    until: datetime,
    zone: str,
    now: datetime,
    *,
    language: str | None = None,
    shown: Mapping[int, int] = NOTHING_SHOWN,
    accepts: Verifier | None = None,
) -> Digest:
    """Returns the digest of [since, until) for a reader of `language`; `accepts` is a filter query."""
    material = await load_material(db, since, until)
    if accepts is not None:
        material = await filter_material(material, accepts)
    return material.compose(preferences, zone, now, language=language, shown=shown)


async def load_material(
    db: Database, since: datetime, until: datetime, *, include_late: bool = False
) -> Material:
    """Reads a window in one snapshot; `include_late` adds posts of the day before it that were read in it."""
    return await db.read(_read_material, since, until, include_late=include_late)


async def filter_material(material: Material, accepts: Verifier) -> Material:
    """Keeps the stories of which a post matches."""
    return material.keep([story for story in material.stories if await accepts.any_matches(story.posts)])


def _read_material(db: Connection, since: datetime, until: datetime, *, include_late: bool) -> Material:
    start = since - LATE if include_late else since
    stories = list_stories_between(db, start, until)
    stories = [story for story in stories if any(_is_new(post, since) for post in story.posts)]
    return Material(
        since=since,
        until=until,
        stories=tuple(stories),
        coverage=_read_coverage(db, since, until),
        baselines=_read_baselines(db, until),
        copies=frozenset(seq for story in stories for seq in list_copies(story)),
    )


def _read_baselines(db: Connection, until: datetime) -> dict[int, Baseline]:
    medians, growth = channel_medians(db, until - HABIT, until), list_growth(db, until)
    return {
        channel_id: Baseline(
            median.views,
            median.reactions,
            tuple(AtAge(each.age_s, each.views, each.reactions) for each in growth.get(channel_id, ())),
        )
        for channel_id, median in medians.items()
        if median.posts >= _FEWEST_FOR_A_HABIT
    }


def _read_coverage(db: Connection, since: datetime, until: datetime) -> Coverage:
    in_window = list_channel_health(db, since, until)
    ids = [health.channel.channel_id for health in in_window]
    hours = list_active_hours(db, ids, until - LOOKBACK, until)
    activities = {
        health.channel.channel_id: Activity(health.posts, hours[health.channel.channel_id])
        for health in in_window
    }
    return judge_coverage([health.channel for health in in_window], activities, since, until)


def _is_new(post: StoredPost, since: datetime) -> bool:
    """Published in the window, or (where such posts were read at all) first seen in it."""
    seen_at = post.first_seen_at or post.published_at
    return post.published_at >= since or (post.published_at >= since - LATE and seen_at >= since)
