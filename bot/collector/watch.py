"""What there is to do for the account that reads Telegram; reading_loop.py does it, one by one.

Pushes are stored beside it (live.py) and cost no request. Without a login it ends with SessionMissing.
Flow: load the roster -> list the jobs that are due; the loop chooses by share and does one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.clock import Clock
from bot.collector import backfill, reconcile
from bot.collector.budget import Budget, Work
from bot.collector.departures import Departures
from bot.collector.failures import ChannelClosed
from bot.collector.ingest import Ingest
from bot.collector.live import Live
from bot.collector.membership import Membership
from bot.collector.notices import Notices
from bot.collector.reading_loop import Job, ReadingLoop
from bot.collector.refresh import Refresher
from bot.collector.roster import Followed, Roster
from bot.collector.starter import choose_channels
from bot.collector.telegram import PAGE, Telegram, open_telegram
from bot.config import Settings
from bot.errors import ConfigError
from storage.channels import mark_checked
from storage.database import Connection, Database

DAY = timedelta(days=1)


def build_collector(settings: Settings, db: Database, ingest: Ingest, clock: Clock) -> Collector:
    """The collector of the configured account. Raises ConfigError where CHANNELS is wrong."""
    return Collector(settings, db, ingest, clock)


class Collector:
    """`run` it under a supervisor; `budget` says which methods have to wait."""

    def __init__(self, settings: Settings, db: Database, ingest: Ingest, clock: Clock) -> None:
        self._settings, self._db, self._ingest, self._clock = settings, db, ingest, clock
        self.budget = Budget(settings.requests_per_minute)
        self.roster = Roster()
        self._notices = Notices(settings.admin_ids)
        self._members = Membership(db, self.roster, choose_channels(settings.channels), self._notices)
        self._departures = Departures(db)
        self._refresher = Refresher(db, settings.refresh_tiers)
        self._tops_at: datetime | None = None
        self._asked_at: dict[int, datetime] = {}

    async def run(self) -> None:
        """Reads until cancelled. Raises SessionMissing; any other end is a reason to run it again."""
        session, api_id, api_hash = read_account(self._settings)
        self.roster.channels.clear()  # a run begins with everything in doubt
        async with open_telegram(session, api_id, api_hash) as telegram:
            await self._members.load()
            live = Live(self._db, self._ingest, self.roster, self._clock, self._members.look_again)
            telegram.listen(live.put, self.roster.note_gap)
            loop = ReadingLoop(
                self._db,
                self._clock,
                self.budget,
                self.roster,
                partial(self._list_jobs, telegram),
                self._members.close,
            )
            await _until_one_ends(telegram.until_closed(), live.run(), loop.run())

    async def _list_jobs(self, telegram: Telegram, now: datetime) -> list[Job]:
        await self._members.load()
        jobs = [*self._list_roster_jobs(telegram, now), *self._list_news(telegram, now)]
        if self._members.may_join(now) and (channel := await self._departures.find(now)):
            leave = partial(self._departures.leave, telegram, channel)
            jobs.append(Job("roster", "channels.leaveChannel", leave))
        rereading = await self._find_rereading(telegram, now)
        return jobs if rereading is None else [*jobs, rereading]

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
        long_ago = now - DAY
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
        for channel_id, post_ids in (await self._refresher.plan(self.roster, now)).items():
            followed = self.roster.channels[channel_id]
            reread = partial(self._refresher.reread, telegram, self._ingest, followed, post_ids[:PAGE])
            return Job("counters", "channels.getMessages", reread, followed)
        return None

    async def _read_newer(self, telegram: Telegram, followed: Followed, now: datetime) -> None:
        shortest_s = self._settings.poll_interval_s
        await reconcile.read_newer(telegram, self._db, self._ingest, self._notices, followed, now, shortest_s)

    async def _check_tops(self, telegram: Telegram, now: datetime) -> None:
        """One call for 100 joined channels, in turn: whose newest post is above the cursor lost a push."""
        joined = {key: each for key, each in self.roster.channels.items() if each.is_joined}
        turn = sorted(joined, key=lambda channel_id: self._asked_at.get(channel_id, now - DAY))[:PAGE]
        self._asked_at |= dict.fromkeys(turn, now)
        calls = -(-len(joined) // PAGE)  # within an interval everyone has had their turn
        self._tops_at = now + timedelta(seconds=self._settings.poll_interval_s) / calls
        try:
            tops = await telegram.fetch_tops([joined[channel_id].channel for channel_id in turn])
        except ChannelClosed:
            self._members.look_again()  # the call does not say which of them
            return
        lagging = reconcile.find_lagging(joined, tops)
        for followed in lagging:
            followed.poll_at = None
        behind = {followed.channel.channel_id for followed in lagging}
        await self._db.write(_mark_all_checked, [each for each in tops if each not in behind], now)


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
