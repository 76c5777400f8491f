"""The one timetable of static jobs: a tick each minute that finds who is due.

A subscriber's own schedule is a row with `next_run_at`, not a job here: the tick looks at the rows
(digests.py), so that nothing is lost with the process. Starting and stopping belong to the
composition root; APScheduler is imported on first use.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK = "tick"

Job = Callable[[], Awaitable[None]]


def build_scheduler(
    tick: Job, *, every: Mapping[str, tuple[timedelta, Job]] | None = None
) -> AsyncIOScheduler:
    """Returns a scheduler, not started, that runs `tick` at each full minute, and `every` job by name.

    A late run is made up for once, however late (the library would drop it after one second), and
    never beside itself.
    """
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    scheduler = AsyncIOScheduler(
        timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )
    scheduler.add_job(_coroutine(tick), "cron", second=0, id=TICK)
    for name, (interval, job) in (every or {}).items():
        scheduler.add_job(_coroutine(job), "interval", seconds=interval.total_seconds(), id=name)
    return scheduler


def _coroutine(job: Job) -> Job:
    """APScheduler runs in a thread, never awaited, what is not plainly an `async def` (a lambda, say)."""

    async def run() -> None:
        await job()

    return run
