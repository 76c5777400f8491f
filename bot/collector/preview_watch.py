"""What there is to do for the public preview, without an account; reading_loop.py does it, one by one.

The newest page of a channel first, then back page by page to where reading had come; older posts again
by their age, a page at a time. A channel without a preview is noted with its reason and tried again
later. What a page means for storage stands in preview_pages.py. Pushes do not exist here: a post is seen
when its channel is next looked at.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.clock import Clock
from bot.collector.backfill import BACKFILL_DAYS
from bot.collector.budget import Budget
from bot.collector.failures import Redirected, RequestFailed
from bot.collector.ingest import Ingest
from bot.collector.notices import Notices
from bot.collector.preview import PreviewPage
from bot.collector.preview_names import LOOK_EVERY, PreviewNames, shows_change
from bot.collector.preview_pages import (
    Reach,
    find_span,
    list_above,
    store_page,
    widen_down,
    widen_up,
)
from bot.collector.preview_site import METHOD, Answer, PreviewSite, Validators, open_site
from bot.collector.reading_loop import RETRY, Job, ReadingLoop
from bot.collector.refresh import Refresher
from bot.collector.repairs import note_repaired
from bot.collector.roster import Followed, Roster, decide_interval
from bot.collector.starter import choose_channels
from bot.config import Settings
from storage.channels import get_channel
from storage.database import Database
from storage.records import NO_PREVIEW, NO_SUCH_NAME

BACKFILL = timedelta(days=BACKFILL_DAYS)


@dataclass(slots=True)
class Place:
    """How far a channel was read in this run, and its newest page as it was last seen.

    `above`: stored posts that should stand above what that page shows.
    """

    reach: Reach | None = None
    validators: Validators | None = None
    shown: frozenset[int] = frozenset()
    above: frozenset[int] = frozenset()


def build_preview_collector(
    settings: Settings, db: Database, ingest: Ingest, clock: Clock
) -> PreviewCollector:
    """The collector of the public preview. Raises ConfigError where CHANNELS is wrong."""
    return PreviewCollector(settings, db, ingest, clock)


class PreviewCollector:
    """`run` it under a supervisor; `budget` says whether the site has to be left alone."""

    def __init__(self, settings: Settings, db: Database, ingest: Ingest, clock: Clock) -> None:
        self._settings, self._db, self._ingest, self._clock = settings, db, ingest, clock
        self.budget = Budget(settings.requests_per_minute)
        self.roster = Roster(lambda channel: channel.username is not None)
        self._notices = Notices(settings.admin_ids)
        self._names = PreviewNames(db, self.roster, choose_channels(settings.channels), self._notices)
        self._refresher = Refresher(db, settings.refresh_tiers)
        self._places: dict[int, Place] = {}
        self._unexplained: dict[str, Followed | None] = {}

    async def run(self) -> None:
        """Reads until cancelled; any other end is a reason to run it again."""
        self.roster.channels.clear()  # a run begins with everything in doubt
        self._places.clear()
        async with open_site(self._settings.preview_url) as site:
            list_jobs = partial(self._list_jobs, site)
            await ReadingLoop(self._db, self._clock, self.budget, self.roster, list_jobs).run()

    async def _list_jobs(self, site: PreviewSite, now: datetime) -> list[Job]:
        await self._names.load()
        jobs = [*self._list_names(site, now), *self._list_news(site, now)]
        for followed, due in await self._list_rereading(now):
            jobs.append(Job("counters", METHOD, partial(self._reread, site, followed, due), followed))
        return jobs

    async def _list_rereading(self, now: datetime) -> list[tuple[Followed, Collection[int]]]:
        channels = self.roster.channels
        above = [(each, ids) for each in channels.values() if (ids := self._find_place(each).above)]
        due = await self._refresher.plan(self.roster, now)
        return [*above, *((channels[channel_id], post_ids) for channel_id, post_ids in due.items())]

    def _list_names(self, site: PreviewSite, now: datetime) -> list[Job]:
        jobs = [
            Job("roster", METHOD, partial(self._explain, site, name, followed), followed)
            for name, followed in self._unexplained.items()
        ]
        if name := self._names.find_unmet(now):
            jobs.append(Job("roster", METHOD, partial(self._meet, site, name)))
        return jobs

    def _list_news(self, site: PreviewSite, now: datetime) -> list[Job]:
        """Due channels, those that wait longest first; one channel far behind after the other."""
        jobs: list[Job] = []
        long_ago = now - timedelta(days=1)
        for followed in sorted(self.roster.channels.values(), key=lambda each: each.poll_at or long_ago):
            if followed.is_due(now):
                jobs.append(Job("news", METHOD, partial(self._read_newest, site, followed), followed))
        for followed in self.roster.channels.values():
            if followed.is_behind:
                jobs.append(Job("backfill", METHOD, partial(self._read_back, site, followed), followed))
        return jobs

    async def _meet(self, site: PreviewSite, name: str, now: datetime) -> None:
        self._names.set_aside(name, now)
        try:
            answer = await site.fetch_page(name)
        except Redirected:
            self._unexplained[name] = None
            return
        followed = answer.page and await self._names.take(name, answer.page, now)
        if followed:
            await self._take_newest(followed, answer, now)

    async def _read_newest(self, site: PreviewSite, followed: Followed, now: datetime) -> None:
        place = self._find_place(followed)
        try:
            answer = await site.fetch_page(_name(followed), known=place.validators)
        except Redirected:
            self._doubt(followed, now)
            return
        page: PreviewPage | None = answer.page
        if page is not None and shows_change(followed.channel, page):
            name = _name(followed)
            known = await self._names.take(name, page, now)
            if known is None:
                return
            followed = known
        await self._take_newest(followed, answer, now)

    async def _take_newest(self, followed: Followed, answer: Answer, now: datetime) -> None:
        page, place = answer.page, self._find_place(followed)
        if page is None:
            self._refresher.note_read(followed, place.shown, now)
            await self._db.write(self._notices.note_check, followed.channel.channel_id, now)
        else:
            place.validators = None
            if not page.ids and followed.channel.cursor:
                raise RequestFailed("the preview shows no posts any more")
            progress = widen_up(place.reach, followed.channel.cursor, page, now - BACKFILL)
            await self._store(followed, page, None, now, progress.cursor)
            place.reach, place.validators, place.shown = progress.reach, answer.validators, page.ids
            place.above = await list_above(self._db, followed.channel, page)
        followed.is_behind, followed.has_begun = place.reach is not None, True
        followed.poll_at = now + decide_interval(
            followed.channel.last_post_at, now, self._settings.poll_interval_s, is_told=False
        )

    async def _read_back(self, site: PreviewSite, followed: Followed, now: datetime) -> None:
        place = self._find_place(followed)
        if place.reach is None:
            followed.is_behind = False
            return
        before = place.reach.low
        page = await self._fetch_before(site, followed, before, now)
        if page is not None:
            progress = widen_down(place.reach, followed.channel.cursor, page, now - BACKFILL)
            await self._store(followed, page, before, now, progress.cursor)
            place.reach, followed.is_behind = progress.reach, progress.reach is not None

    async def _reread(
        self, site: PreviewSite, followed: Followed, due: Collection[int], now: datetime
    ) -> None:
        """Reads the page that ends at the newest due post again."""
        place, before, waiting = self._find_place(followed), max(due) + 1, tuple(due)
        place.above = frozenset()
        page = None
        try:
            page = await self._fetch_before(site, followed, before, now)
        finally:
            if page is None:  # what fails must not hold up the others
                self._refresher.set_aside(followed, waiting)
                place.validators = None
        if page is not None:
            await self._store(followed, page, before, now, None)
            self._refresher.note_read(followed, (before - 1,) if page.ids else waiting, now)

    async def _fetch_before(
        self, site: PreviewSite, followed: Followed, before: int, now: datetime
    ) -> PreviewPage | None:
        try:
            page = (await site.fetch_page(_name(followed), before=before)).page
        except Redirected:
            self._doubt(followed, now)
            return None
        if page is None or min(page.ids, default=page.older or 0) >= before:
            raise RequestFailed("the preview does not page back")
        return page

    async def _store(
        self, followed: Followed, page: PreviewPage, before: int | None, now: datetime, cursor: int | None
    ) -> None:
        channel = followed.channel
        report = await store_page(
            self._db, self._ingest, self._notices, channel, page, before=before, cursor=cursor, now=now
        )
        if below := {post_id for post_id in report.new_ids if post_id <= channel.cursor}:
            await self._db.write(note_repaired, channel.channel_id, page.posts, below)
        followed.channel = await self._db.read(get_channel, channel.channel_id)
        self._refresher.note_read(followed, page.ids, now, span=find_span(page, before))

    async def _explain(self, site: PreviewSite, name: str, followed: Followed | None, now: datetime) -> None:
        """Notes why a name shows no preview: one request more, since the redirect does not say."""
        del self._unexplained[name]
        is_taken = await site.is_taken(name)
        if followed is None and is_taken:
            followed = await self._names.take(name, PreviewPage(name), now)  # so that people see it
        failure = NO_PREVIEW if is_taken else NO_SUCH_NAME
        if followed is None:
            await self._names.note_failure(name, failure, now)
        else:
            followed.poll_at, followed.is_behind = now + LOOK_EVERY, False
            await self._db.write(self._notices.note_check, followed.channel.channel_id, now, failure)

    def _doubt(self, followed: Followed, now: datetime) -> None:
        self._unexplained[_name(followed)] = followed
        followed.poll_at, followed.is_behind = now + RETRY, False

    def _find_place(self, followed: Followed) -> Place:
        return self._places.setdefault(followed.channel.channel_id, Place())


def _name(followed: Followed) -> str:
    return followed.channel.username or ""
