"""The timetable's own promises; what the tick does stands in test_digests.py."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from apscheduler.triggers.date import DateTrigger

from bot.jobs.scheduler import TICK, build_scheduler


async def nothing() -> None:
    """A job with nothing to do."""


async def test_the_tick_runs_at_full_minutes_in_utc() -> None:
    job = build_scheduler(nothing).get_job(TICK)
    now = datetime(2026, 3, 4, 12, 0, 30, tzinfo=UTC)
    first = job.trigger.get_next_fire_time(None, now)
    assert first == datetime(2026, 3, 4, 12, 1, tzinfo=UTC)
    assert job.trigger.get_next_fire_time(first, first) == first + timedelta(minutes=1)
    assert job.trigger.timezone is UTC


async def test_a_late_tick_is_made_up_for_and_never_runs_beside_itself() -> None:
    scheduler = build_scheduler(nothing, every={"other": (timedelta(minutes=5), nothing)})
    scheduler.start(paused=True)
    try:
        for job in scheduler.get_jobs():
            assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (None, True, 1)
        assert scheduler.get_job("other").trigger.interval == timedelta(minutes=5)
    finally:
        scheduler.shutdown(wait=False)


async def test_a_run_that_was_missed_by_hours_still_comes_once() -> None:
    ran = asyncio.Event()
    runs: list[str] = []

    async def tick(how: str) -> None:
        runs.append(how)
        ran.set()

    scheduler = build_scheduler(lambda: tick("late"))  # not plainly a coroutine function
    scheduler.start(paused=True)
    try:
        scheduler.reschedule_job(TICK, trigger=DateTrigger(datetime.now(UTC) - timedelta(hours=5)))
        scheduler.resume()
        await asyncio.wait_for(ran.wait(), 5)
    finally:
        scheduler.shutdown(wait=False)
    assert runs == ["late"]


def test_importing_costs_no_apscheduler() -> None:
    code = "import sys, bot.jobs.scheduler; sys.exit('apscheduler' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
