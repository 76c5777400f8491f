"""Lets posts go that are older than RETENTION_DAYS: at night, in small batches, and gives their space back.

How far it is stands in the posts that are left: a stop at any moment loses nothing, and the next night
goes on. It makes way for every other write between two batches.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from bot.clock import Clock
from bot.jobs.backups import is_quiet
from bot.jobs.scheduler import Job
from storage.database import Database
from storage.retention import give_back, remove_older

EVERY = timedelta(minutes=10)
BATCH = 200
PAGES = 2_000  # 8 MiB at most in one transaction
_REST_S = 0.2

_log = structlog.get_logger(__name__)


def list_jobs(db: Database, clock: Clock, days: int, zone: ZoneInfo) -> dict[str, tuple[timedelta, Job]]:
    """What the timetable runs of this, by name: how often, and the job; nothing where all is kept."""

    async def work() -> None:
        if is_quiet(clock.now(), zone):
            await let_go(db, clock, days, zone)

    return {"retention": (EVERY, work)} if days else {}


async def let_go(db: Database, clock: Clock, days: int, zone: ZoneInfo) -> int:
    """Removes what is older than `days`, until nothing is or the night ends; returns how many posts."""
    before: datetime = clock.now() - timedelta(days=days)
    removed, pages = 0, 0
    while is_quiet(clock.now(), zone) and (batch := await db.write(remove_older, before, BATCH)):
        removed += batch
        await clock.sleep(_REST_S)
    while is_quiet(clock.now(), zone) and (freed := await db.write(give_back, PAGES)):
        pages += freed
        await clock.sleep(_REST_S)
    if removed or pages:
        _log.info("old posts removed", posts=removed, days=days, pages_given_back=pages)
    return removed
