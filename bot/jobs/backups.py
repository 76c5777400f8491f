"""One backup a night, in the quiet hours of the program's zone.

When the last one was made, its file's name says: a restart neither forgets nor repeats it. A machine
that sleeps at night gets one when it wakes. A failure is logged and tried again.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog

from bot.clock import Clock
from bot.jobs.scheduler import Job
from storage.backup import back_up_into, find_moment, list_generations
from storage.database import Database
from storage.errors import StorageError

EVERY = timedelta(minutes=10)
QUIET_HOURS = range(2, 5)
_APART = timedelta(hours=20)
_OVERDUE = timedelta(hours=36)

_log = structlog.get_logger(__name__)


def list_jobs(
    db: Database, clock: Clock, folder: Path | None, kept: int, zone: ZoneInfo
) -> dict[str, tuple[timedelta, Job]]:
    """What the timetable runs of this, by name: how often, and the job; nothing without a folder."""

    async def work() -> None:
        if folder is not None and is_due(folder, clock.now(), zone):
            await back_up_tonight(db, clock.now(), folder, kept)

    return {} if folder is None else {"backups": (EVERY, work)}


def is_quiet(now: datetime, zone: ZoneInfo) -> bool:
    """Whether it is the time of day for work that nobody waits for."""
    return now.astimezone(zone).hour in QUIET_HOURS


def is_due(folder: Path, now: datetime, zone: ZoneInfo) -> bool:
    """Whether a backup should be made at `now`."""
    generations = list_generations(folder)
    last = find_moment(generations[0]) if generations else None
    if last is None or now - last > _OVERDUE:
        return True
    return now - last > _APART and is_quiet(now, zone)


async def back_up_tonight(db: Database, now: datetime, folder: Path, kept: int) -> Path | None:
    """Makes a backup; None, and a line in the log, where it failed."""
    try:
        path = await asyncio.to_thread(back_up_into, db, folder, now, kept=kept)
    except StorageError as error:
        _log.error("no backup was made", reason=str(error))
        return None
    _log.info("backup made", file=path.name, bytes=path.stat().st_size)
    return path
