"""What the program does by the clock: each job, and how often. Part of the composition root: no rules."""

from __future__ import annotations

import asyncio

from bot.core import Core
from bot.jobs import digests, silences
from bot.jobs.scheduler import build_scheduler


async def run_jobs(core: Core) -> None:
    """Runs the timetable until cancelled: due digests, posts on one event into stories, alarms on silence."""

    async def tick() -> None:
        await digests.queue_due_digests(core.db, core.clock.now(), core.analyser, core.lexicon.names)

    regularly = {
        "stories": (core.grouper.every, core.grouper.group),
        **silences.list_jobs(core.db, core.clock, core.settings.admin_ids),
    }
    scheduler = build_scheduler(core.clock, tick, every=regularly)
    scheduler.start()
    try:
        await asyncio.Event().wait()
    finally:
        scheduler.shutdown(wait=False)
