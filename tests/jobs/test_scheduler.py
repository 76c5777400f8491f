"""The timetable's own promises; what the tick does stands in test_digests.py."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.triggers.date import DateTrigger
from structlog.testing import capture_logs

from bot.jobs.scheduler import TICK, Job, build_scheduler, keep_pace
from storage.errors import DatabaseCorrupt, DiskFull
from tests.conftest import HandClock


async def nothing() -> None:
    """A job with nothing to do."""


class Hurried(HandClock):
    """Sixty times as fast as the machine."""

    def real_s(self, seconds: float) -> float:
        return seconds / 60


async def test_the_tick_runs_at_the_full_minutes_of_the_clock() -> None:
    clock = HandClock(datetime(2026, 3, 4, 12, 0, 30, tzinfo=UTC))
    trigger = build_scheduler(clock, nothing).get_job(TICK).trigger
    machine = datetime(2030, 1, 1, 7, 7, 7, tzinfo=UTC)
    first = trigger.get_next_fire_time(None, machine)
    assert first == machine + timedelta(seconds=30)
    clock.move(seconds=29.999)  # a timer that wakes early
    assert trigger.get_next_fire_time(first, first) == first + timedelta(seconds=60.001)


async def test_a_clock_that_hurries_is_kept_up_with() -> None:
    clock = Hurried(datetime(2026, 3, 4, 12, 0, 30, tzinfo=UTC))
    scheduler = build_scheduler(clock, nothing, every={"other": (timedelta(minutes=5), nothing)})
    machine = datetime(2030, 1, 1, tzinfo=UTC)
    assert scheduler.get_job(TICK).trigger.get_next_fire_time(None, machine) == machine + timedelta(
        seconds=0.5
    )
    assert scheduler.get_job("other").trigger.get_next_fire_time(None, machine) == machine + timedelta(
        seconds=5
    )


@pytest.mark.parametrize("hours", [-2, 2])
async def test_a_clock_that_is_set_does_not_stop_the_timetable(hours: int) -> None:
    clock = HandClock(datetime(2026, 3, 4, 12, 0, 30, tzinfo=UTC))
    scheduler = build_scheduler(clock, nothing, every={"other": (timedelta(minutes=5), nothing)})
    scheduler.start(paused=True)
    began_at = asyncio.get_running_loop().time()
    pace = asyncio.create_task(keep_pace(scheduler, clock, look_s=0.01))
    try:
        stale = datetime.now(UTC) + timedelta(hours=2)  # as the machine's clock leaves it
        for job in scheduler.get_jobs():
            job.modify(next_run_time=stale)
        await asyncio.sleep(0.05)
        clock.time += timedelta(hours=hours, seconds=asyncio.get_running_loop().time() - began_at)
        async with asyncio.timeout(5):
            while any(job.next_run_time == stale for job in scheduler.get_jobs()):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        ahead = {job.id: job.next_run_time - datetime.now(UTC) for job in scheduler.get_jobs()}
        assert ahead[TICK] <= timedelta(minutes=1)
        assert ahead["other"] <= timedelta(minutes=5)
    finally:
        pace.cancel()
        scheduler.shutdown(wait=False)


async def test_a_late_tick_is_made_up_for_and_never_runs_beside_itself(clock: HandClock) -> None:
    scheduler = build_scheduler(clock, nothing, every={"other": (timedelta(minutes=5), nothing)})
    scheduler.start(paused=True)
    try:
        for job in scheduler.get_jobs():
            assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (None, True, 1)
    finally:
        scheduler.shutdown(wait=False)


async def test_a_run_that_was_missed_by_hours_still_comes_once(clock: HandClock) -> None:
    ran = asyncio.Event()
    runs: list[str] = []

    async def tick(how: str) -> None:
        runs.append(how)
        ran.set()

    scheduler = build_scheduler(clock, lambda: tick("late"))  # not plainly a coroutine function
    scheduler.start(paused=True)
    try:
        scheduler.reschedule_job(TICK, trigger=DateTrigger(datetime.now(UTC) - timedelta(hours=5)))
        scheduler.resume()
        await asyncio.wait_for(ran.wait(), 5)
    finally:
        scheduler.shutdown(wait=False)
    assert runs == ["late"]


async def test_a_full_disk_ends_a_run_and_not_the_timetable_and_damage_is_told(clock: HandClock) -> None:
    told: list[DatabaseCorrupt] = []
    failures: dict[str, Exception] = {"stories": DiskFull("full"), TICK: DatabaseCorrupt("damaged")}

    def fail(name: str) -> Job:
        async def run() -> None:
            raise failures[name]

        return run

    every = {"stories": (timedelta(minutes=5), fail("stories"))}
    scheduler = build_scheduler(clock, fail(TICK), every=every, on_damage=told.append)
    with capture_logs() as logs:
        for job in scheduler.get_jobs():
            await job.func()
    assert {(log["job"], log["reason"]) for log in logs} == {("stories", "full"), (TICK, "damaged")}
    assert told == [failures[TICK]]
    failures["stories"] = KeyError("a fault of ours")
    with pytest.raises(KeyError):  # APScheduler logs it with its traceback
        await scheduler.get_job("stories").func()


def test_importing_costs_no_apscheduler() -> None:
    code = "import sys, bot.jobs.scheduler; sys.exit('apscheduler' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
