"""The one door: every source's posts enter here.

Flow: understand what is new and match the alerts outside the transaction, then in ONE transaction
save posts, counters, search rows, topics and stories, queue the alerts' deliveries, move the
cursor. If the alerts changed meanwhile, they are matched again. Ingest is idempotent: the same
post twice changes nothing. Does not fetch, render or send.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.clock import Clock
from bot.collector.copies import Copies, Fresh, Original
from bot.collector.firings import PostFirings, queue_firings
from bot.collector.standing_alerts import StandingAlerts
from bot.collector.understanding import Understander, Understood
from bot.domain.alert_rules import is_news
from bot.domain.lexicon import NameIndex
from bot.domain.matching import PostFacts
from bot.domain.text import text_hash
from storage.alerts import get_alerts_revision
from storage.channels import move_cursor
from storage.database import Connection, Database
from storage.post_changes import KnownPost, PostItem, fill_gaps, is_known, list_known
from storage.posts import SaveReport, save_posts
from storage.records import Channel, Post

_BREATH = 10  # posts understood before other tasks of the loop get a turn


class AlertsMovedError(Exception):
    """The alerts changed between matching and saving: match again."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of a batch: posts by outcome, how many alert deliveries were queued, and which posts
    are new."""

    outcomes: Counter[str] = field(default_factory=Counter)
    alerts: int = 0
    new_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A batch ready to be saved. `understood` is None where only counters can differ."""

    items: tuple[PostItem, ...]
    understood: tuple[Understood | None, ...]


class Ingest:
    """Build one for a process: it keeps the compiled alerts and the index of near-copies."""

    def __init__(self, db: Database, understander: Understander, names: NameIndex, clock: Clock) -> None:
        self._db = db
        self._understander = understander
        self._clock = clock
        self._alerts = StandingAlerts(db, understander.analyser, names)
        self._copies = Copies(db)
        self._door = asyncio.Lock()

    async def ingest(
        self,
        channel: Channel,
        posts: Sequence[Post],
        *,
        cursor: int | None = None,
        also: Callable[[Connection], object] | None = None,
    ) -> IngestReport:
        """Takes 0..N posts of one stored channel; moves its cursor to `cursor` if given.

        `also` is what else the source's answer means (deletions, say): part of the transaction, after the
        posts. Raises StorageError; then nothing of the batch is stored.
        """
        async with self._door:
            seen_at = self._clock.now()
            prepared = await self._prepare(channel, posts, seen_at)
            while True:
                await self._alerts.refresh(seen_at)
                firings = self._match(prepared, seen_at)
                try:
                    report, queued = await self._db.write(
                        _save, channel, prepared, firings, self._alerts.revision, seen_at, cursor, also
                    )
                    break
                except AlertsMovedError:
                    continue
            self._copies.remember(
                (seq, _fresh(number, read))
                for number, (read, seq, outcome) in enumerate(
                    zip(prepared.understood, report.seqs, report.outcomes, strict=True)
                )
                if read is not None and outcome in ("new", "changed")
            )
            outcomes = zip(posts, report.outcomes, strict=True)
            new_ids = frozenset(post.post_id for post, outcome in outcomes if outcome == "new")
            return IngestReport(Counter(report.outcomes), queued, new_ids)

    async def _prepare(self, channel: Channel, posts: Sequence[Post], now: datetime) -> _Prepared:
        known = await self._db.read(list_known, channel.channel_id, [post.post_id for post in posts])
        understood: list[Understood | None] = []
        for number, post in enumerate(posts):
            understood.append(self._understand(channel, post, known.get(post.post_id), now))
            if number % _BREATH == _BREATH - 1:
                await asyncio.sleep(0)
        originals = await self._copies.find_originals(
            [
                _fresh(number, read)
                for number, (post, read) in enumerate(zip(posts, understood, strict=True))
                if read is not None and post.post_id not in known
            ]
        )
        items = [
            _item(post, read, originals.get(number))
            for number, (post, read) in enumerate(zip(posts, understood, strict=True))
        ]
        return _Prepared(tuple(items), tuple(understood))

    def _understand(
        self, channel: Channel, post: Post, stored: KnownPost | None, now: datetime
    ) -> Understood | None:
        if stored is None:
            return self._understander.understand(post, channel)
        unchanged = is_known(stored, post, text_hash(post.text))
        if unchanged and not (self._alerts.watches_counters and is_news(post.published_at, now)):
            return None
        return self._understander.understand(fill_gaps(post, stored), channel)

    def _match(self, prepared: _Prepared, now: datetime) -> list[PostFirings]:
        found = []
        for number, read in enumerate(prepared.understood):
            if read is None or not is_news(read.post.published_at, now):
                continue
            facts = PostFacts(read.understanding.facets, read.post.counters, read.post.published_at)
            every = self._alerts.fire(read.text, facts, now, counters_only=False)
            engaged = self._alerts.fire(read.text, facts, now, counters_only=True) if every else []
            if every:
                found.append(PostFirings(number, tuple(every), tuple(engaged)))
        return found


def _fresh(number: int, read: Understood) -> Fresh:
    return Fresh(number, read.post.published_at, read.print, read.understanding.anchors)


def _item(post: Post, read: Understood | None, original: Original | None) -> PostItem:
    if read is None:
        return PostItem(post, None)
    if original is None:
        return PostItem(read.post, read.understanding)
    return PostItem(read.post, read.understanding, original.seq, original.number)


def _save(
    db: Connection,
    channel: Channel,
    prepared: _Prepared,
    firings: Sequence[PostFirings],
    revision: int,
    seen_at: datetime,
    cursor: int | None,
    also: Callable[[Connection], object] | None,
) -> tuple[SaveReport, int]:
    """The transaction: all of a batch, or nothing."""
    if get_alerts_revision(db) != revision:
        raise AlertsMovedError
    report = save_posts(db, channel.channel_id, prepared.items, seen_at=seen_at)
    queued = queue_firings(db, firings, report, seen_at)
    if cursor is not None:
        move_cursor(db, channel.channel_id, cursor)
    if also is not None:
        also(db)
    return report, queued
