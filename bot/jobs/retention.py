"""Lets go, at night, in small batches, and gives the space back: posts older than RETENTION_DAYS, deliveries
that were finished long ago, and marks of stories that were shown too long ago to count.

How far it is stands in the rows that are left: a stop at any moment loses nothing, and the next night
goes on. It makes way for every other write between two batches.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

import structlog

from bot.answers.digest import REMEMBERED
from bot.clock import Clock
from bot.domain.kept import DELIVERIES_DAYS
from bot.jobs.backups import is_quiet
from bot.jobs.scheduler import Job
from storage.database import Database
from storage.retention import give_back, remove_finished, remove_older
from storage.shown import forget_shown

EVERY = timedelta(minutes=10)
BATCH = 200
PAGES = 2_000  # 8 MiB at most in one transaction
_REST_S = 0.2

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Gone:
    """How much of what left in one go."""

    posts: int = 0
    deliveries: int = 0
    marks: int = 0
    pages: int = 0


def list_jobs(db: Database, clock: Clock, days: int, zone: ZoneInfo) -> dict[str, tuple[timedelta, Job]]:
    """What the timetable runs of this, by name: how often, and the job; `days`: 0 keeps all posts."""

    async def work() -> None:
        if is_quiet(clock.now(), zone):
            await let_go(db, clock, days, zone)

    return {"retention": (EVERY, work)}


async def let_go(db: Database, clock: Clock, days: int, zone: ZoneInfo) -> Gone:
    """Removes what is too old, posts after `days`, until nothing is or the night ends."""
    now = clock.now()

    async def repeat(step: Callable[[], Awaitable[int]]) -> int:
        total = 0
        while is_quiet(clock.now(), zone) and (batch := await step()):
            total += batch
            await clock.sleep(_REST_S)
        return total

    old, done = now - timedelta(days=days), now - timedelta(days=DELIVERIES_DAYS)
    gone = Gone(
        posts=await repeat(lambda: db.write(remove_older, old, BATCH)) if days else 0,
        deliveries=await repeat(lambda: db.write(remove_finished, done, BATCH)),
        marks=await _forget_marks(db, clock, zone),
        pages=await repeat(lambda: db.write(give_back, PAGES)),
    )
    if gone != Gone():
        _log.info(
            "what is old was removed",
            posts=gone.posts,
            deliveries=gone.deliveries,
            marks=gone.marks,
            pages_given_back=gone.pages,
        )
    return gone


async def _forget_marks(db: Database, clock: Clock, zone: ZoneInfo) -> int:
    """Chat by chat: an index by time would cost every digest, and this once a night is cheap."""
    before, total, last = clock.now() - REMEMBERED, 0, None
    while is_quiet(clock.now(), zone):
        gone, last = await db.write(forget_shown, before, above=last, chats=BATCH)
        total += gone
        if last is None:
            break
        await clock.sleep(_REST_S)
    return total
