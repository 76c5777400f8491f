"""Processes that assess an import's posts ahead of their turn, so that it may use every core.

Each opens the database for itself, with its own vocabulary and alerts (about 200 MB); posts go there and
come back as `Assessed`. Whoever saves them is one process, in the order of the file. A worker that dies
takes nothing along: `assess` then returns None, and the door assesses for itself. Used by imports only.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import structlog

from bot.clock import Clock
from bot.collector.assessing import Assessed, Assessor
from bot.collector.ingest import Ahead
from bot.collector.understanding import Understander
from bot.domain.analyser import Analyser
from bot.domain.topics import Classifier
from bot.lexicon import load_lexicon
from storage.database import Database
from storage.post_changes import list_known
from storage.records import Channel, Post

_GARBAGE_THRESHOLD = 50_000  # new objects; there are hardly any cycles, and batches are thousands of objects
_NICENESS = 10  # whoever saves comes first: all wait for it
MOST_WORKERS = 4  # beyond that the one process that saves is the bound

_log = structlog.get_logger(__name__)
_own: list[Assessor] = []  # of this process, where it is a worker


def count_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """`with Workers(db, clock, 2) as workers:` starts them at the first posts; leaving ends them."""

    def __init__(self, db: Database, clock: Clock, count: int) -> None:
        self.count = count
        self._db = db
        self._clock = clock
        self._pool = ProcessPoolExecutor(
            count, multiprocessing.get_context("spawn"), initializer=_start, initargs=(db.path,)
        )
        self._is_broken = False
        self._garbage_threshold = gc.get_threshold()

    def __enter__(self) -> Self:
        gc.set_threshold(_GARBAGE_THRESHOLD)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        gc.set_threshold(*self._garbage_threshold)

    async def assess(self, channel: Channel, posts: Sequence[Post]) -> Ahead | None:
        """Assesses those of a stored channel's posts that are not stored yet; None: it was not done."""
        known = await self._db.read(list_known, channel.channel_id, [post.post_id for post in posts])
        places = [place for place, post in enumerate(posts) if post.post_id not in known]
        if self._is_broken or not places:
            return None
        try:
            revision, assessed = await asyncio.wrap_future(
                self._pool.submit(_assess, channel, [posts[place] for place in places], self._clock.now())
            )
        except BrokenProcessPool:
            if not self._is_broken:
                _log.warning("a worker died: the import goes on in one process")
            self._is_broken = True
            return None
        return Ahead(revision, dict(zip(places, assessed, strict=True)))


def _start(path: Path) -> None:
    """Makes this process a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all; who saves decides
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    lexicon, analyser = load_lexicon(), Analyser()
    understander = Understander(analyser, Classifier(lexicon, analyser))
    _own.append(Assessor(Database.open(path, readers=1), understander, lexicon.names))
    gc.freeze()  # the vocabulary stays
    gc.set_threshold(_GARBAGE_THRESHOLD)


def _leave_with_parent() -> None:
    """A worker whose parent was killed would wait for posts for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _assess(channel: Channel, posts: Sequence[Post], now: datetime) -> tuple[int, list[Assessed]]:
    (assessor,) = _own
    asyncio.run(assessor.refresh(now))
    return assessor.revision, [assessor.assess(channel, post, now) for post in posts]
