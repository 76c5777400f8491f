"""The one timetable of static jobs: a tick each minute that finds who is due.

A subscriber's own schedule is a row with `next_run_at`, not a job here: the tick looks at the rows
(digests.py), so that nothing is lost with the process. Times are those of the program's clock, which a test
may shift or hurry; that a machine's clock is set is noticed. Starting and stopping belong to the composition
root; APScheduler is imported on first use.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import structlog

from bot.clock import Clock
from storage.errors import DatabaseCorrupt, StorageOutage

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler
    from apscheduler.triggers.base import BaseTrigger

TICK = "tick"
EARLY = timedelta(milliseconds=20)  # a timer may wake this much early: its moment must not come again

LOOK_S = 10.0
JUMP = timedelta(seconds=2)
LONG_AGO = timedelta(days=365)

Job = Callable[[], Awaitable[object]]

_log = structlog.get_logger(__name__)


def build_scheduler(
    clock: Clock,
    tick: Job | None = None,
    *,
    every: Mapping[str, tuple[timedelta, Job]] | None = None,
    on_damage: Callable[[DatabaseCorrupt], None] | None = None,
) -> AsyncIOScheduler:
    """Returns a scheduler, not started, that runs `tick` at each full minute and `every` job by name.

    A late run is made up for once, however late (the library would drop it after one second), and
    never beside itself. A run that a full or locked database ends is tried at its next time; a damaged one
    is told to `on_damage`.
    """
    from apscheduler.schedulers.asyncio import AsyncIOScheduler
    from apscheduler.triggers.cron import CronTrigger
    from apscheduler.triggers.interval import IntervalTrigger

    scheduler = AsyncIOScheduler(
        timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )
    # Stopping it cancels the jobs under way, which APScheduler logs as errors with a traceback.
    logging.getLogger("apscheduler.executors.default").addFilter(_is_no_stop)
    minutely = CronTrigger(second=0, timezone=UTC)
    if tick is not None:
        scheduler.add_job(_guarded(TICK, tick, on_damage), _by_clock(clock, minutely), id=TICK)
    for name, (interval, job) in (every or {}).items():
        # Counted from long ago: a trigger waits for its beginning, also after the clock went back.
        begin = clock.now() - interval * (LONG_AGO // interval)
        regularly = IntervalTrigger(seconds=interval.total_seconds(), start_date=begin, timezone=UTC)
        scheduler.add_job(_guarded(name, job, on_damage), _by_clock(clock, regularly), id=name)
    return scheduler


async def keep_pace(scheduler: AsyncIOScheduler, clock: Clock, *, look_s: float = LOOK_S) -> None:
    """Sets the timetable anew whenever the clock was set; runs until cancelled.

    APScheduler waits for moments of the machine's clock: when that goes back by two hours, it would run
    nothing for two hours.
    """
    seen = _offset(clock)
    while True:
        await asyncio.sleep(look_s)
        before, seen = seen, _offset(clock)
        if abs(seen - before) > JUMP:
            _log.warning("the clock was set", seconds=round((seen - before).total_seconds()))
            for job in scheduler.get_jobs():
                job.reschedule(job.trigger)


def _offset(clock: Clock) -> datetime:
    """What the clock showed when the loop's own time, which nobody sets, began."""
    return clock.now() - timedelta(seconds=asyncio.get_running_loop().time() / clock.real_s(1.0))


def _is_no_stop(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


def _by_clock(clock: Clock, inner: BaseTrigger) -> BaseTrigger:
    """Returns a trigger for APScheduler, which knows the machine's time alone: `inner` by our clock."""
    from apscheduler.triggers.base import BaseTrigger

    class ByClock(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
        def get_next_fire_time(self, previous: datetime | None, now: datetime) -> Any:
            here = clock.now()
            fire_at = inner.get_next_fire_time(None, here + EARLY)
            return now + timedelta(seconds=clock.real_s((fire_at - here).total_seconds()))

    return ByClock()


def _guarded(name: str, job: Job, on_damage: Callable[[DatabaseCorrupt], None] | None) -> Job:
    """The job as plainly an `async def` (APScheduler runs anything else, a lambda say, in a thread, never
    awaited), which tells of trouble with the database in a line."""

    async def run() -> None:
        try:
            await job()
        except StorageOutage as error:
            _log.error("job failed", job=name, reason=str(error))
        except DatabaseCorrupt as error:
            _log.error("job failed", job=name, reason=str(error))
            if on_damage is not None:
                on_damage(error)

    return run
