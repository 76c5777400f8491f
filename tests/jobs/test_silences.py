"""The alarm on silent channels: once a silence, many in one notice, none where we were not reading."""

from __future__ import annotations

from datetime import timedelta

from bot.answers.digest import load_material
from bot.domain.notices import SilenceNotice
from bot.domain.payloads import load_notice
from bot.jobs.silences import APART, EVERY, alarm_on_silence, list_jobs
from storage.channels import mark_checked, set_state
from storage.database import Database
from storage.deliveries import list_deliveries
from storage.records import NO_PREVIEW, ChannelState, Subscriber
from storage.subscribers import save_subscriber
from tests.conftest import START, HandClock
from tests.stored_posts import store_channel, store_post

ANNA, STRANGER = 101, 102
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
EIGHT = 8 * HOUR


def follow(db: Database, *channel_ids: int, silent_for: timedelta = EIGHT) -> None:
    """Channels that wrote every hour of ten days, until so long ago; just checked."""
    for chat_id in (ANNA, STRANGER):
        db.write_now(save_subscriber, Subscriber(chat_id, "ru", "Asia/Almaty", START))
    for channel_id in channel_ids:
        store_channel(db, channel_id)
        for number in range(240):
            published_at = START - silent_for - number * HOUR
            store_post(db, published_at, channel_id=channel_id, post_id=1000 - number)
        db.write_now(mark_checked, channel_id, START)


def notices(db: Database) -> list[SilenceNotice]:
    assert db.read_now(list_deliveries, STRANGER) == []
    found = [load_notice(delivery.payload) for delivery in db.read_now(list_deliveries, ANNA)]
    return [each for each in found if isinstance(each, SilenceNotice)]


async def test_many_that_fall_silent_come_in_one_notice_and_once(db: Database) -> None:
    follow(db, 1, 2, 3)
    follow(db, 4, silent_for=HOUR)
    assert await alarm_on_silence(db, START, [ANNA]) == 3
    for hours in range(1, 30):
        now = START + hours * HOUR
        for channel_id in (1, 2, 3):
            await db.write(mark_checked, channel_id, now)
        assert await alarm_on_silence(db, now, [ANNA]) == 0
    (notice,) = notices(db)
    assert [each.channel_id for each in notice.channels] == [1, 2, 3]
    assert (notice.followed, notice.at) == (4, START)
    assert notice.channels[0].last_post_at == START - EIGHT


async def test_the_next_silence_of_a_channel_is_another(db: Database) -> None:
    follow(db, 1)
    assert await alarm_on_silence(db, START, [ANNA]) == 1
    store_post(db, START + HOUR, post_id=2000)
    later = START + 12 * HOUR
    await db.write(mark_checked, 1, later)
    assert await alarm_on_silence(db, later, [ANNA]) == 1
    assert len(notices(db)) == 2


async def test_who_falls_silent_soon_after_a_notice_waits_for_the_next(db: Database) -> None:
    follow(db, 1)
    follow(db, 2, silent_for=3 * HOUR)
    follow(db, 3, silent_for=HOUR)
    assert await alarm_on_silence(db, START, [ANNA]) == 1
    for passed in (EVERY, 2 * HOUR, APART + HOUR):
        for channel_id in (2, 3):
            await db.write(mark_checked, channel_id, START + passed)
        await alarm_on_silence(db, START + passed, [ANNA])
    assert [[each.channel_id for each in notice.channels] for notice in notices(db)] == [[1], [2, 3]]


async def test_where_we_do_not_read_nothing_is_said(db: Database) -> None:
    follow(db, 1, 2, 3, 4, 5, 6)
    await db.write(mark_checked, 1, START - 2 * HOUR)  # a flood wait, an outage
    await db.write(mark_checked, 2, START, NO_PREVIEW)
    states: dict[int, ChannelState] = {3: "paused", 4: "removed", 5: "private"}
    for channel_id, state in states.items():
        await db.write(set_state, channel_id, state)
    # The program was off; history comes page by page, and this page is hours old.
    store_post(db, START - 7 * HOUR, channel_id=6, post_id=2000, seen_at=START)
    assert await alarm_on_silence(db, START, [ANNA]) == 0
    assert notices(db) == []


async def test_the_footer_of_the_digest_and_the_alarm_judge_alike(db: Database) -> None:
    follow(db, 1, silent_for=25 * HOUR)
    store_channel(db, 2)
    for number in range(1, 4):  # writes every ten days
        store_post(db, START - 10 * number * DAY, channel_id=2, post_id=number)
    await db.write(mark_checked, 2, START)
    await alarm_on_silence(db, START, [ANNA])
    (notice,) = notices(db)
    coverage = (await load_material(db, START - DAY, START)).coverage
    assert coverage.silent == tuple(each.title for each in notice.channels) == ("Channel 1",)


async def test_the_job_reads_the_programs_clock(db: Database, clock: HandClock) -> None:
    follow(db, 1)
    ((every, job),) = list_jobs(db, clock, [ANNA]).values()
    await job()
    assert every == EVERY
    assert notices(db)[0].at == START
