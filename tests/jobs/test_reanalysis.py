"""Stored posts understood anew: all of it, newest first, quietly, and after a stop from where it was."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.answers.search import search
from bot.answers.stats import get_status
from bot.collector.understanding import Understander
from bot.config import Settings
from bot.core import Core, open_core
from bot.jobs.reanalysis import BATCH, understand_anew
from bot.timetable import understanding_anew
from storage.alerts import add_alert
from storage.database import Connection
from storage.deliveries import count_deliveries
from storage.health import check_integrity
from storage.posts import find_post, list_outdated
from storage.records import Channel, Post, Subscriber, Understanding
from storage.subscribers import save_subscriber
from tests.conftest import START, HandClock
from tests.stored_posts import store_channel, store_post

TEXT = "Казахстан и Туркменистан договорились о поставках газа через порт Курык."


def understand(core: Core, post: Post, channel: Channel) -> Understanding:
    return core.understander.understand(post, channel).understanding


def store_old_posts(core: Core, count: int) -> None:
    """Understood by an early version, which found nothing in them."""
    store_channel(core.db, 1, country="KZ", kind="official")
    for number in range(1, count + 1):
        store_post(
            core.db,
            START - timedelta(minutes=number),
            post_id=number,
            text=TEXT,
            topics=(),
            relevance="other",
            language="und",
        )


async def count_found(core: Core, query: str) -> int:
    """How many posts a search finds; each is a story of its own."""
    answer = await search(
        core.db, core.analyser, core.lexicon.names, query, START, ZoneInfo("Asia/Almaty"), limit=20
    )
    return len(answer.items)


async def test_everything_that_is_derived_follows_and_nobody_is_alerted(core: Core, clock: HandClock) -> None:
    store_old_posts(core, 3)
    core.db.write_now(save_subscriber, Subscriber(5, "ru", "Asia/Almaty", START))
    core.db.write_now(add_alert, 5, "газ", START - timedelta(hours=1))
    assert await count_found(core, "газ") == 0
    done = await understand_anew(core.db, clock, core.analysis_version, lambda *read: understand(core, *read))
    assert done == 3
    found = core.db.read_now(find_post, 1, 2)
    assert found is not None
    assert (found.language, found.relevance) == ("ru", "kz-tm")
    assert "gas_energy" in found.topics
    for query in ("газ", "topic:gas_energy lang:ru", "country:kz-tm kind:official"):
        assert await count_found(core, query) == 3, query
    assert core.db.read_now(check_integrity) == []
    assert core.db.read_now(count_deliveries) == {}


async def test_it_goes_on_after_a_stop_newest_first_and_the_status_tells_how_far(
    core: Core, clock: HandClock
) -> None:
    store_old_posts(core, 2 * BATCH + 1)
    told: list[int] = []

    def stop_in_the_second_batch(post: Post, channel: Channel) -> Understanding:
        told.append(post.post_id)
        if len(told) > BATCH + 5:
            raise asyncio.CancelledError
        return understand(core, post, channel)

    with pytest.raises(asyncio.CancelledError):
        await understand_anew(core.db, clock, core.analysis_version, stop_in_the_second_batch)
    assert told[:BATCH] == list(range(1, BATCH + 1))
    assert (await get_status(core.db, START)).outdated == BATCH + 1
    rest: list[int] = []

    def note(post: Post, channel: Channel) -> Understanding:
        rest.append(post.post_id)
        return understand(core, post, channel)

    await understand_anew(core.db, clock, core.analysis_version, note)
    assert rest == list(range(BATCH + 1, 2 * BATCH + 2))
    assert (await get_status(core.db, START)).outdated == 0


async def test_an_edit_that_comes_meanwhile_is_not_undone(core: Core, clock: HandClock) -> None:
    store_old_posts(core, 1)
    edited = "Совсем другой текст: погода в Алматы."

    def edit_meanwhile(post: Post, channel: Channel) -> Understanding:
        found = understand(core, post, channel)
        if post.text == TEXT:
            core.db.write_now(_edit, edited)
        return found

    def _edit(db: Connection, text: str) -> None:
        db.execute("update posts set text = ?, edited_at = ? where post_id = 1", [text, 1_763_000_000])

    await understand_anew(core.db, clock, core.analysis_version, edit_meanwhile)
    post = core.db.read_now(find_post, 1, 1)
    assert post is not None
    assert post.text == edited
    assert post.topics == ()
    assert core.db.read_now(list_outdated, core.analysis_version, 5) == []


async def test_while_posts_come_in_it_pauses(core: Core, clock: HandClock) -> None:
    store_old_posts(core, 2 * BATCH)
    arriving = [7001, 7002, 7003]
    done_at_arrival: list[int] = []

    class Busy(HandClock):
        """Each time somebody rests, another post has come in, until there are no more."""

        async def sleep(self, seconds: float) -> None:
            await super().sleep(seconds)
            if arriving:
                done_at_arrival.append((await get_status(core.db, START)).outdated)
                store_post(core.db, START, post_id=arriving.pop(0), analysis_version=core.analysis_version)

    await understand_anew(core.db, Busy(), core.analysis_version, lambda *read: understand(core, *read))
    assert done_at_arrival == [BATCH, BATCH, BATCH]
    assert (await get_status(core.db, START)).outdated == 0


class Hurried(HandClock):
    """A minute of the timetable is a tenth of a second."""

    def real_s(self, seconds: float) -> float:
        return seconds / 600


async def test_whoever_reads_channels_does_it_beside(
    settings: Settings, tmp_path: Path, understander: Understander
) -> None:
    with open_core(settings, tmp_path / "x.db", Hurried(), understander=understander) as core:
        store_old_posts(core, 3)
        seen = await core.db.wait_for_change(0)
        with understanding_anew(core):
            async with asyncio.timeout(20):
                while core.db.read_now(list_outdated, core.analysis_version, 1):
                    seen = await core.db.wait_for_change(5, seen)
