"""The one door: every source's posts enter here.

Flow: assess what is new (understand it, match the alerts) outside the transaction, then in ONE transaction
save posts, counters, search rows, topics and stories, queue the alerts' deliveries (and what they are to
say of a post that changed since), move the cursor. If the alerts changed meanwhile, the posts are assessed
again. Ingest is idempotent: the same post twice changes nothing. Does not fetch, render or send.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from bot.clock import Clock
from bot.collector.assessing import Assessed, Assessor
from bot.collector.copies import Copies, Original
from bot.collector.fates import queue_fates
from bot.collector.firings import PostFirings, queue_firings
from bot.domain.alert_rules import is_news
from bot.domain.anchors import Posted
from bot.domain.text import text_hash
from storage.alerts import get_alerts_revision
from storage.channels import move_cursor
from storage.database import Connection, Database
from storage.post_changes import KnownPost, PostItem, fill_gaps, is_known, list_known
from storage.posts import SaveReport, save_posts
from storage.records import Channel, Post

_BREATH = 10  # posts assessed before other tasks of the loop get a turn


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
class Ahead:
    """Posts of a batch assessed before their turn, by place, as far as they were not known then."""

    revision: int  # of the alerts that they were matched with
    posts: Mapping[int, Assessed]


@dataclass(frozen=True, slots=True)
class _Batch:
    """Posts of one channel, what is stored of them, and what was assessed ahead."""

    channel: Channel
    posts: Sequence[Post]
    known: Mapping[int, KnownPost]
    ahead: Ahead | None
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class _Taken:
    """A batch assessed, with the alerts of `revision`; None where only counters can differ.

    `posts` are the batch's, with what an earlier reading knew of them.
    """

    posts: tuple[Post, ...]
    assessed: tuple[Assessed | None, ...]
    revision: int


class Ingest:
    """Build one for a process: it keeps the compiled alerts and the index of near-copies."""

    def __init__(self, db: Database, build_assessor: Callable[[], Assessor], clock: Clock) -> None:
        """The assessor is built when the first post needs it: whoever has all assessed ahead needs none."""
        self._db = db
        self._build_assessor = build_assessor
        self._clock = clock
        self._copies = Copies(db)
        self._door = asyncio.Lock()

    @cached_property
    def _assessor(self) -> Assessor:
        return self._build_assessor()

    async def ingest(
        self,
        channel: Channel,
        posts: Sequence[Post],
        *,
        cursor: int | None = None,
        also: Callable[[Connection], object] | None = None,
        ahead: Ahead | None = None,
    ) -> IngestReport:
        """Takes 0..N posts of one stored channel; moves its cursor to `cursor` if given.

        `also` is what else the source's answer means (deletions, say): part of the transaction, after the
        posts. Raises StorageError; then nothing of the batch is stored.
        """
        async with self._door:
            known = await self._db.read(list_known, channel.channel_id, [post.post_id for post in posts])
            batch = _Batch(channel, posts, known, ahead, self._clock.now())
            taken = await self._assess(batch)
            originals = await self._find_originals(batch, taken)
            while True:
                try:
                    report, queued = await self._db.write(_save, batch, taken, originals, cursor, also)
                    break
                except AlertsMovedError:
                    taken = await self._assess(replace(batch, ahead=None))
            self._copies.remember(
                replace(post, seq=report.seqs[post.seq])
                for post in _list_posted(taken)
                if report.outcomes[post.seq] in ("new", "changed")
            )
            outcomes = zip(posts, report.outcomes, strict=True)
            new_ids = frozenset(post.post_id for post, outcome in outcomes if outcome == "new")
            return IngestReport(Counter(report.outcomes), queued, new_ids)

    async def _assess(self, batch: _Batch) -> _Taken:
        """Assesses what may be news; what was assessed ahead is taken if the rest goes by the same alerts."""
        posts = tuple([_complete(post, batch.known.get(post.post_id)) for post in batch.posts])
        early = batch.ahead
        if early is not None and len(early.posts) == len(posts) and not batch.known:
            return _Taken(posts, tuple([early.posts[place] for place in range(len(posts))]), early.revision)
        await self._assessor.refresh(batch.seen_at)
        revision = self._assessor.revision
        ahead = early.posts if early is not None and early.revision == revision else {}
        assessed: list[Assessed | None] = []
        for place, post in enumerate(posts):
            stored = batch.known.get(post.post_id)
            if stored is not None and not self._may_be_news(batch, place, stored):
                assessed.append(None)
            elif stored is None and place in ahead:
                assessed.append(ahead[place])
            else:
                assessed.append(self._assessor.assess(batch.channel, post, batch.seen_at))
            if place % _BREATH == _BREATH - 1:
                await asyncio.sleep(0)
        return _Taken(posts, tuple(assessed), revision)

    def _may_be_news(self, batch: _Batch, place: int, stored: KnownPost) -> bool:
        post = batch.posts[place]
        if self._assessor.watches_counters and is_news(post.published_at, batch.seen_at):
            return True
        return not is_known(stored, post, text_hash(post.text))

    async def _find_originals(self, batch: _Batch, taken: _Taken) -> dict[int, Original]:
        return await self._copies.find_originals(
            [post for post in _list_posted(taken) if taken.posts[post.seq].post_id not in batch.known]
        )


def _complete(post: Post, stored: KnownPost | None) -> Post:
    return post if stored is None else fill_gaps(post, stored)


def _list_posted(taken: _Taken) -> list[Posted]:
    """What was assessed, under its place in the batch."""
    return [
        Posted(number, post.published_at, read.understanding.print)
        for number, (post, read) in enumerate(zip(taken.posts, taken.assessed, strict=True))
        if read is not None
    ]


def _item(post: Post, read: Assessed | None, original: Original | None) -> PostItem:
    if read is None:
        return PostItem(post, None)
    if original is None:
        return PostItem(post, read.understanding)
    return PostItem(post, read.understanding, original.seq, original.number)


def _save(
    db: Connection,
    batch: _Batch,
    taken: _Taken,
    originals: Mapping[int, Original],
    cursor: int | None,
    also: Callable[[Connection], object] | None,
) -> tuple[SaveReport, int]:
    """The transaction: all of a batch, or nothing."""
    if get_alerts_revision(db) != taken.revision:
        raise AlertsMovedError
    items = [
        _item(post, read, originals.get(number))
        for number, (post, read) in enumerate(zip(taken.posts, taken.assessed, strict=True))
    ]
    report = save_posts(db, batch.channel.channel_id, items, seen_at=batch.seen_at)
    firings = [
        PostFirings(number, read.every, read.engaged)
        for number, read in enumerate(taken.assessed)
        if read is not None and read.every
    ]
    queued = queue_firings(db, firings, report, batch.seen_at)
    outcomes = zip(report.seqs, report.outcomes, strict=True)
    queue_fates(db, [seq for seq, outcome in outcomes if outcome == "changed"], batch.seen_at)
    if cursor is not None:
        move_cursor(db, batch.channel.channel_id, cursor)
    if also is not None:
        also(db)
    return report, queued
