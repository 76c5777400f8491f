"""A post as read -> everything ingest needs to save it: what it says, what it may copy, whom it alerts.

The costly part of the way of a post, and the part that needs no transaction: an import has it done in other
processes (workers.py). Saves and queues nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.collector.standing_alerts import Firing, StandingAlerts
from bot.collector.understanding import Understander
from bot.domain.alert_rules import is_news
from bot.domain.lexicon import NameIndex
from bot.domain.matching import PostFacts
from storage.database import Database
from storage.records import Channel, Post, Understanding
from storage.records.pickling import pickled_by_fields


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Assessed:
    """What is derived from a post, and what fires on it: `every` alert, and those that ask for counters."""

    understanding: Understanding
    every: tuple[Firing, ...] = ()
    engaged: tuple[Firing, ...] = ()


class Assessor:
    """Build one for a process: it keeps the compiled alerts. Call `refresh` before `assess`."""

    def __init__(self, db: Database, understander: Understander, names: NameIndex) -> None:
        self._understander = understander
        self._alerts = StandingAlerts(db, understander.analyser, names)

    @property
    def revision(self) -> int:
        """Which state of the alerts `assess` goes by."""
        return self._alerts.revision

    @property
    def watches_counters(self) -> bool:
        """Whether any alert could fire on a mere change of counters."""
        return self._alerts.watches_counters

    async def refresh(self, now: datetime) -> None:
        """Brings the alerts up to the database."""
        await self._alerts.refresh(now)

    def assess(self, channel: Channel, post: Post, now: datetime) -> Assessed:
        """Derives everything from a post that was read at `now`."""
        read = self._understander.understand(post, channel)
        found = read.understanding
        if not is_news(post.published_at, now):
            return Assessed(found)
        facts = PostFacts(read.facets, post.counters, post.published_at)
        every = tuple(self._alerts.fire(read.text, facts, now, counters_only=False))
        engaged = tuple(self._alerts.fire(read.text, facts, now, counters_only=True)) if every else ()
        return Assessed(found, every, engaged)
