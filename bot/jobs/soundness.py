"""Looks through the database's file for damage, each night, table by table.

A damaged page may be read by nobody else for months, until no backup from before is left. Found is a page
that cannot be one of its table or index; not one that says other than it was told to (`doctor` compares
tables with their indexes). Raises DatabaseCorrupt, on which the program ends; writes nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from bot.clock import Clock
from bot.jobs.backups import is_quiet
from bot.jobs.scheduler import Job
from storage.database import Database
from storage.errors import DAMAGED, DatabaseCorrupt
from storage.health import find_damage_of, list_tables

EVERY = timedelta(minutes=10)
_APART = timedelta(hours=20)
_REST_S = 0.5

_log = structlog.get_logger(__name__)


def list_jobs(db: Database, clock: Clock, zone: ZoneInfo) -> dict[str, tuple[timedelta, Job]]:
    """What the timetable runs of this, by name: how often, and the job.

    When the file was looked through last is not stored: a start looks through it anew the next night.
    """
    last: datetime | None = None

    async def work() -> None:
        nonlocal last
        now = clock.now()
        if is_quiet(now, zone) and (last is None or now - last > _APART):
            await look_through(db, clock)
            last = now

    return {"soundness": (EVERY, work)}


async def look_through(db: Database, clock: Clock) -> int:
    """Looks through every table with its indexes; returns how many. Raises DatabaseCorrupt.

    Each is one read, so that the log can be folded into the file between two, and others read meanwhile.
    """
    began_at, tables = clock.now(), await db.read(list_tables)
    for table in tables:
        if damage := await db.read(find_damage_of, table):
            raise DatabaseCorrupt(f"{DAMAGED} ({table}: {damage})")
        await clock.sleep(_REST_S)
    _log.info("the database is sound", tables=len(tables), seconds=(clock.now() - began_at).total_seconds())
    return len(tables)
