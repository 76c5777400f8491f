"""One request at a time, chosen among what waits, within the budget: the loop of every source.

A wait that was asked for pauses its method, and the other work goes on; a channel that fails is noted
and tried later. What there is to do, the source says (watch.py, preview_watch.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.collector.budget import Budget, Work
from bot.collector.failures import ChannelClosed, FloodWait, ReadingFailure, RequestFailed
from bot.collector.roster import Followed, Roster
from storage.channels import mark_checked
from storage.database import Database
from storage.parts import list_waits, note_wait
from storage.records import Channel, ChannelState, Wait

PART = "collector"  # its name among the parts of the program
TICK_S = 1.0
RETRY = timedelta(minutes=5)  # after a failure that is no flood

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """One request that is due. `followed`: the channel it fails with."""

    work: Work
    method: str
    do: Callable[[datetime], Awaitable[None]]
    followed: Followed | None = None


@dataclass(frozen=True, slots=True)
class ReadingLoop:
    """`list_jobs` names what is due, the most urgent of each kind of work first; `close` notes that a
    channel cannot be read any more."""

    db: Database
    clock: Clock
    budget: Budget
    roster: Roster
    list_jobs: Callable[[datetime], Awaitable[Iterable[Job]]]
    close: Callable[[Channel, ChannelState, datetime], Awaitable[None]] | None = None

    async def run(self) -> None:
        """Works until cancelled."""
        for wait in await self.db.read(list_waits, self.clock.now()):
            if wait.part == PART:  # what was asked for outlasts a restart of ours
                self.budget.paused_until[wait.method] = wait.until
        while True:
            self.roster.wake.clear()
            now = self.clock.now()
            jobs = await self.list_jobs(now)
            job = self._choose(jobs, now) if self.budget.can_spend(now) else None
            if job is None:
                await self._rest()
            else:
                self.budget.spend(job.work, now)
                await self._do(job, now)

    def _choose(self, jobs: Iterable[Job], now: datetime) -> Job | None:
        first: dict[Work, Job] = {}
        for job in jobs:
            if job.work not in first and self.budget.is_open(job.method, now):
                first[job.work] = job
        work = self.budget.choose(first, now)
        return None if work is None else first[work]

    async def _do(self, job: Job, now: datetime) -> None:
        try:
            await job.do(now)
        except FloodWait as wait:
            self.budget.pause(wait.method, wait.seconds, now)
            _log.warning("Telegram asks to wait", method=wait.method, seconds=wait.seconds)
            until = self.budget.paused_until[wait.method]
            await self.db.write(note_wait, Wait(PART, wait.method, until), now)
        except ChannelClosed as closed:
            if job.followed is not None and self.close is not None:
                await self.close(job.followed.channel, closed.state, now)
        except ReadingFailure as failure:
            _log.warning("reading failed", method=job.method, why=str(failure))
            pause_s = failure.pause_s if isinstance(failure, RequestFailed) else 1
            self.budget.pause(job.method, pause_s, now)
            if job.followed is not None:
                job.followed.poll_at, job.followed.is_behind = now + RETRY, False
                channel_id = job.followed.channel.channel_id
                await self.db.write(mark_checked, channel_id, now, str(failure))

    async def _rest(self) -> None:
        """Sleeps until the next tick, or until somebody wakes us."""
        tick = asyncio.ensure_future(self.clock.sleep(TICK_S))
        woken = asyncio.ensure_future(self.roster.wake.wait())
        try:
            await asyncio.wait((tick, woken), return_when=asyncio.FIRST_COMPLETED)
        finally:
            tick.cancel()
            woken.cancel()
