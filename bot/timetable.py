"""Which jobs run in which process: the composition root's part for what time starts.

Hands the jobs what their room may not see. No rules here: when something is due, and what is done
then, stands in bot/jobs/.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.core import Core
from bot.jobs import backups, digests, inactivity, reanalysis, retention, silences, soundness
from bot.jobs.scheduler import Job, build_scheduler, keep_pace
from storage.errors import DatabaseCorrupt


async def run_jobs(core: Core) -> None:
    """Runs the timetable until cancelled: digests, stories, alarms on silence, backups, retention, damage.

    Raises DatabaseCorrupt when a job meets damage.
    """

    async def tick() -> None:
        await digests.queue_due_digests(
            core.db, core.clock.now(), core.analyser, core.lexicon.names, skip_after=skip_after
        )

    settings, zone = core.settings, ZoneInfo(core.settings.default_timezone)
    skip_after = timedelta(hours=settings.digest_late_hours)
    regularly: dict[str, tuple[timedelta, Job]] = {"stories": (core.grouper.every, core.grouper.group)}
    regularly |= silences.list_jobs(core.db, core.clock, settings.admin_ids)
    regularly |= backups.list_jobs(core.db, core.clock, settings.backup_dir, settings.backups_kept, zone)
    regularly |= retention.list_jobs(core.db, core.clock, settings.retention_days, zone)
    regularly |= soundness.list_jobs(core.db, core.clock, zone)
    regularly |= inactivity.list_jobs(core.db, core.clock, settings.inactive_months)
    with _running(core, tick, regularly) as damage:
        raise await damage


@contextmanager
def understanding_anew(core: Core) -> Iterator[None]:
    """Beside the block, understands anew what was stored under an older vocabulary.

    For the process that reads channels: it has the vocabulary compiled, which takes seconds and memory.
    """
    jobs = reanalysis.list_jobs(
        core.db,
        core.clock,
        core.analysis_version,
        lambda post, channel: core.understander.understand(post, channel).understanding,
    )
    with _running(core, None, jobs):
        yield


@contextmanager
def _running(
    core: Core, tick: Job | None, regularly: Mapping[str, tuple[timedelta, Job]]
) -> Iterator[asyncio.Future[DatabaseCorrupt]]:
    """Runs the jobs beside the block; its end cancels those that are under way. Gives the first damage that
    one of them meets."""
    damage: asyncio.Future[DatabaseCorrupt] = asyncio.get_running_loop().create_future()

    def note(error: DatabaseCorrupt) -> None:
        if not damage.done():
            damage.set_result(error)

    scheduler = build_scheduler(core.clock, tick, every=regularly, on_damage=note)
    scheduler.start()
    pace = asyncio.create_task(keep_pace(scheduler, core.clock))
    try:
        yield damage
    finally:
        pace.cancel()
        scheduler.shutdown(wait=False)
