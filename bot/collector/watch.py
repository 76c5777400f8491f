"""The loop that reads Telegram: one request at a time, chosen among what waits, within the budget.

Pushes are stored beside it (live.py) and cost no request. A FLOOD_WAIT pauses its method, and the
other work goes on; a channel that fails is noted and tried later; without a login it ends with
SessionMissing. Flow: load the roster -> list the jobs that are due -> choose by share -> do one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog

from bot.clock import Clock
from bot.collector import backfill, reconcile
from bot.collector.budget import Budget, Work
from bot.collector.failures import ChannelClosed, FloodWait, ReadingFailure
from bot.collector.ingest import Ingest
from bot.collector.live import Live
from bot.collector.membership import Membership
from bot.collector.refresh import Refresher
from bot.collector.roster import Followed, Roster
from bot.collector.starter import choose_channels
from bot.collector.telegram import Telegram, open_telegram
from bot.config import Settings
from bot.errors import ConfigError
from storage.channels import mark_checked
from storage.database import Connection, Database
from storage.parts import list_waits, note_wait
from storage.records import Wait

PART = "collector"  # its name among the parts of the program
TICK_S = 1.0
REPLAN = timedelta(seconds=15)
RETRY = timedelta(minutes=5)  # after a failure that is no flood

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """One request that is due. `followed`: the channel it fails with."""

    work: Work
    method: str
    do: Callable[[datetime], Awaitable[None]]
    followed: Followed | None = None


def build_collector(settings: Settings, db: Database, ingest: Ingest, clock: Clock) -> Collector:
    """The collector of the configured account. Raises ConfigError where CHANNELS is wrong."""
    return Collector(settings, db, ingest, clock)


class Collector:
    """`run` it under a supervisor; `budget` says which methods have to wait."""

    def __init__(self, settings: Settings, db: Database, ingest: Ingest, clock: Clock) -> None:
        self._settings, self._db, self._ingest, self._clock = settings, db, ingest, clock
        self.budget = Budget(settings.requests_per_minute)
        self.roster = Roster()
        self._members = Membership(db, self.roster, choose_channels(settings.channels))
        self._refresher = Refresher(db, settings.refresh_tiers)
        self._due_posts: dict[int, list[int]] = {}
        self._plan_at: datetime | None = None
        self._tops_at: datetime | None = None

    async def run(self) -> None:
        """Reads until cancelled. Raises SessionMissing; any other end is a reason to run it again."""
        session, api_id, api_hash = read_account(self._settings)
        self.roster.channels.clear()  # a run begins with everything in doubt
        for wait in await self._db.read(list_waits, self._clock.now()):
            if wait.part == PART:  # Telegram's waits outlast a restart of ours
                self.budget.paused_until[wait.method] = wait.until
        async with open_telegram(session, api_id, api_hash) as telegram:
            await self._members.load()
            live = Live(self._db, self._ingest, self.roster, self._clock, self._members.look_again)
            telegram.listen(live.put, self.roster.note_gap)
            await _until_one_ends(telegram.until_closed(), live.run(), self._work(telegram))

    async def _work(self, telegram: Telegram) -> None:
        while True:
            self.roster.wake.clear()
            now = self._clock.now()
            await self._members.load()
            job = await self._choose(telegram, now) if self.budget.can_spend(now) else None
            if job is None:
                await self._rest()
            else:
                self.budget.spend(job.work, now)
                await self._do(job, now)

    async def _choose(self, telegram: Telegram, now: datetime) -> Job | None:
        jobs: dict[Work, Job] = {}
        for job in [*self._list_roster_jobs(telegram, now), *self._list_news(telegram, now)]:
            if job.work not in jobs and self.budget.is_open(job.method, now):
                jobs[job.work] = job
        rereading = await self._find_rereading(telegram, now)
        if rereading is not None and self.budget.is_open(rereading.method, now):
            jobs["counters"] = rereading
        work = self.budget.choose(jobs, now)
        return None if work is None else jobs[work]

    def _list_roster_jobs(self, telegram: Telegram, now: datetime) -> list[Job]:
        jobs: list[Job] = []
        if channels := self._members.list_unlooked(now):
            jobs.append(
                Job("roster", "channels.getChannels", partial(self._members.look, telegram, channels))
            )
        if username := self._members.find_wanted(now):
            jobs.append(
                Job("roster", "contacts.resolveUsername", partial(self._members.resolve, telegram, username))
            )
        if followed := self._members.find_unjoined(now):
            join = partial(self._members.join, telegram, followed)
            jobs.append(Job("roster", "channels.joinChannel", join, followed))
        return jobs

    def _list_news(self, telegram: Telegram, now: datetime) -> list[Job]:
        """Due channels, those that wait longest first; a channel far behind is backfill's."""
        jobs: list[Job] = []
        joined = self.roster.list_joined()
        if joined and (self._tops_at is None or self._tops_at <= now):
            jobs.append(Job("news", "messages.getPeerDialogs", partial(self._check_tops, telegram)))
        long_ago = now - timedelta(days=1)
        for followed in sorted(self.roster.channels.values(), key=lambda each: each.poll_at or long_ago):
            if not followed.has_begun:
                do: Any = partial(backfill.begin, telegram, self._db, followed)
                jobs.append(Job("backfill", "messages.getHistory", do, followed))
            elif followed.is_behind or followed.is_due(now):
                do = partial(self._read_newer, telegram, followed)
                work: Work = "backfill" if followed.is_behind else "news"
                jobs.append(Job(work, "messages.getHistory", do, followed))
        return jobs

    async def _find_rereading(self, telegram: Telegram, now: datetime) -> Job | None:
        channels = self.roster.channels
        if self._plan_at is None or self._plan_at <= now or self.roster.has_doubts:
            self.roster.has_doubts, self._plan_at = False, now + REPLAN
            self._due_posts = await self._refresher.list_due(channels, now)
        for channel_id, post_ids in self._due_posts.items():
            if post_ids and channel_id in channels:
                reread = partial(self._reread, telegram, channels[channel_id], post_ids)
                return Job("counters", "channels.getMessages", reread, channels[channel_id])
        return None

    async def _read_newer(self, telegram: Telegram, followed: Followed, now: datetime) -> None:
        shortest_s = self._settings.poll_interval_s
        await reconcile.read_newer(telegram, self._db, self._ingest, followed, now, shortest_s)

    async def _check_tops(self, telegram: Telegram, now: datetime) -> None:
        """One call for all joined channels: whose newest post is above the cursor has lost a push."""
        self._tops_at = now + timedelta(seconds=self._settings.poll_interval_s)
        joined = {key: each for key, each in self.roster.channels.items() if each.is_joined}
        try:
            tops = await telegram.fetch_tops([each.channel for each in list(joined.values())[:100]])
        except ChannelClosed:
            self._members.look_again()  # the call does not say which of them
            return
        for followed in reconcile.find_lagging(joined, tops):
            followed.poll_at = None
        await self._db.write(_mark_all_checked, list(tops), now)

    async def _reread(
        self, telegram: Telegram, followed: Followed, post_ids: list[int], now: datetime
    ) -> None:
        batch = post_ids[:100]
        del post_ids[:100]
        await self._refresher.reread(telegram, self._ingest, followed, batch, now)

    async def _do(self, job: Job, now: datetime) -> None:
        try:
            await job.do(now)
        except FloodWait as wait:
            self.budget.pause(wait.method, wait.seconds, now)
            _log.warning("Telegram asks to wait", method=wait.method, seconds=wait.seconds)
            until = self.budget.paused_until[wait.method]
            await self._db.write(note_wait, Wait(PART, wait.method, until), now)
        except ChannelClosed as closed:
            if job.followed is not None:
                await self._members.close(job.followed.channel, closed.state, now)
        except ReadingFailure as failure:
            _log.warning("reading failed", method=job.method, why=str(failure))
            self.budget.pause(job.method, 1, now)
            if job.followed is not None:
                job.followed.poll_at, job.followed.is_behind = now + RETRY, False
                channel_id = job.followed.channel.channel_id
                await self._db.write(mark_checked, channel_id, now, str(failure))

    async def _rest(self) -> None:
        """Sleeps until the next tick, or until somebody wakes us."""
        tick = asyncio.ensure_future(self._clock.sleep(TICK_S))
        woken = asyncio.ensure_future(self.roster.wake.wait())
        try:
            await asyncio.wait((tick, woken), return_when=asyncio.FIRST_COMPLETED)
        finally:
            tick.cancel()
            woken.cancel()


def read_account(settings: Settings) -> tuple[str, int, str]:
    """Session, api id and hash from the settings. Raises ConfigError."""
    if settings.telegram_api_id is None or settings.telegram_api_hash is None:
        raise ConfigError(
            "TELEGRAM_API_ID, TELEGRAM_API_HASH: not set; write what https://my.telegram.org shows"
        )
    session = settings.telegram_session.get_secret_value()
    return session, settings.telegram_api_id, settings.telegram_api_hash.get_secret_value()


async def _until_one_ends(*parts: Coroutine[Any, Any, None]) -> None:
    """Runs them together until one ends, ends the others, and raises what ended it."""
    tasks = [asyncio.ensure_future(part) for part in parts]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await asyncio.wait((task,))
    for task in done:
        task.result()


def _mark_all_checked(db: Connection, channel_ids: list[int], now: datetime) -> None:
    for channel_id in channel_ids:
        mark_checked(db, channel_id, now)
