"""Groups what was stored since: posts on one event, in other words or another language, become one story.

Flow: read a day's worth of what waits -> make sure that the posts of its days are in the index -> place post
after post -> ONE transaction: stories merged, posts taken off the list. A crash before it repeats the day,
and comes to the same. What is alike is decided in domain/event_index.py; near-copies were found at ingest.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property

from bot.domain.analyser import Analyser
from bot.domain.event_index import EventIndex, Join, Placed
from bot.domain.events import WINDOW
from bot.domain.lexicon import Lexicon
from bot.domain.rarity import DAYS_BACK
from bot.domain.traits import TraitReader
from storage.database import Connection, Database
from storage.grouping import Groupable, list_grouped, list_stories_of_posts, list_waiting, save_groups

_BATCH = 500
_A_DAY = timedelta(days=1)  # that a batch spans at most, so that the index holds a week
_BREATH = 10  # posts, some 10 ms of work, then others may run

_Span = tuple[datetime, datetime]


class StoryGrouper:
    """One for a process: keeps the index of the last days between runs."""

    every = timedelta(minutes=2)

    def __init__(self, db: Database, analyser: Analyser, lexicon: Lexicon) -> None:
        self._db = db
        self._analyser = analyser
        self._lexicon = lexicon
        self._running = asyncio.Lock()
        self._index = EventIndex({})
        self._span: _Span | None = None

    async def group(self) -> int:
        """Groups all that waits; returns how many stories went into others."""
        merged = 0
        async with self._running:
            while batch := await self._db.read(_read_batch):
                merged += await self._group(batch)
        return merged

    async def _group(self, batch: Sequence[Groupable]) -> int:
        await self._prepare(*_needed(batch))
        span, self._span = self._span, None  # until it is written, the index is ahead of what is stored
        joins: list[Join] = []
        for number, post in enumerate(batch):
            if number % _BREATH == 0:
                await asyncio.sleep(0)
            joins += self._index.place(self._place(post))
        await self._db.write(save_groups, [(join.story_id, join.into) for join in joins], batch)
        self._span = span
        return len(joins)

    async def _prepare(self, since: datetime, until: datetime) -> None:
        """Brings the index to the posts of [since, until) that were grouped before, and to their stories."""
        span, self._span = self._span, None
        if span is None:
            self._index = EventIndex(self._reader.usual)
        for start, end in _missing(span, (since, until)):
            for number, post in enumerate(await self._db.read(list_grouped, start, end)):
                if number % _BREATH == 0:
                    await asyncio.sleep(0)
                self._index.add(self._place(post))
        self._index.keep(since, until)
        self._index.move(await self._db.read(list_stories_of_posts, since, until))
        self._span = (since, until)

    @cached_property
    def _reader(self) -> TraitReader:
        """Built when there is something to read: making the terms ready takes most of a second."""
        return TraitReader(self._lexicon, self._analyser)

    def _place(self, post: Groupable) -> Placed:
        traits = self._reader.read(self._analyser.analyse(post.text), post.topics)
        return Placed(post.seq, post.published_at, post.story_id, traits)


def _read_batch(db: Connection) -> list[Groupable]:
    waiting = list_waiting(db, _BATCH)
    return [post for post in waiting if post.published_at < waiting[0].published_at + _A_DAY]


def _needed(batch: Sequence[Groupable]) -> _Span:
    """The days by which the posts of a batch are weighed, and with whose posts they are compared."""
    first, last = batch[0].published_at.astimezone(UTC), batch[-1].published_at
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=DAYS_BACK), last + WINDOW + timedelta(seconds=1)


def _missing(known: _Span | None, needed: _Span) -> Iterable[_Span]:
    """The parts of `needed` that are not in `known`."""
    if known is None or needed[0] >= known[1] or needed[1] <= known[0]:
        return [needed]
    parts = [(needed[0], min(known[0], needed[1])), (max(known[1], needed[0]), needed[1])]
    return [(start, end) for start, end in parts if start < end]
