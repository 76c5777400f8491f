"""Figures of /status, /channels, /topics and /alerts against rows put there by hand."""

from __future__ import annotations

from datetime import timedelta

from bot.answers.stats import get_status, list_alert_lines, list_channel_lines, list_topic_lines
from bot.domain.answer_values import PartLine
from bot.domain.lexicon import TOPICS
from storage.alerts import add_alert
from storage.channels import mark_checked
from storage.database import Database
from storage.deliveries import claim_due, mark_uncertain, queue_deliveries
from storage.parts import note_beats, note_part, note_wait
from storage.records import NewDelivery, PartNote, Subscriber, Wait
from storage.subscribers import save_subscriber
from storage.watch_notes import add_repaired
from tests.conftest import START
from tests.stored_posts import store_channel, store_post

DAY = timedelta(days=1)


async def test_status_counts_posts_stories_and_the_queue(db: Database) -> None:
    store_channel(db, 1)
    first = store_post(db, START - DAY, post_id=1)
    store_post(db, START - timedelta(hours=1), post_id=2, copy_of=first)
    store_post(db, START - timedelta(hours=1), post_id=3, relevance="other")
    store_post(db, START - 2 * DAY, post_id=4)
    await queue(db, "alert:1:1", "alert:1:2")
    (claimed,) = await db.write(claim_due, START)
    await db.write(mark_uncertain, claimed.delivery_id, "time-out", START)
    status = await get_status(db, START)
    assert (status.posts, status.posts_24h, status.kz_tm_24h, status.stories) == (4, 3, 2, 3)
    assert (status.queue_pending, status.queue_uncertain, status.queue_dead) == (1, 1, 0)
    assert (status.now, status.is_sample) == (START, False)
    assert [line.posts for line in status.channels] == [4]


async def test_status_says_who_is_at_work_who_failed_and_who_is_silent(db: Database) -> None:
    minute = timedelta(minutes=1)
    await db.write(note_part, PartNote("chat", "running"), START - DAY)
    await db.write(note_part, PartNote("chat", "failed", "OSError"), START - 2 * minute)
    await db.write(note_part, PartNote("chat", "running"), START - minute)
    await db.write(note_part, PartNote("collector", "running"), START - DAY)
    await db.write(note_beats, [PartNote("collector", "running")], START - minute - timedelta(seconds=1))
    await db.write(note_part, PartNote("jobs", "stopped"), START - DAY)
    await db.write(note_part, PartNote("sender", "held", "NotReadyError"), START)
    wait = Wait("collector", "messages.getHistory", START + minute)
    await db.write(note_wait, wait, START)
    status = await get_status(db, START)
    assert status.parts == (
        PartLine(
            "chat",
            "running",
            START - minute,
            START - minute,
            failures_24h=1,
            failure="OSError",
            failed_at=START - 2 * minute,
        ),
        PartLine("collector", "running", START - DAY, START - minute - timedelta(seconds=1), is_silent=True),
        PartLine("jobs", "stopped", START - DAY, START - DAY),
        PartLine("sender", "held", START, START, held_for="NotReadyError"),
    )
    assert status.waits == (wait,)
    assert (await get_status(db, START + minute)).waits == ()


async def test_channels_stand_by_title_with_what_went_wrong(db: Database) -> None:
    store_channel(db, 2, kind="official")
    store_channel(db, 1, is_sample=True)
    store_post(db, START, channel_id=2)
    await db.write(mark_checked, 2, START, "no such name")
    await db.write(add_repaired, 2, 4)
    first, second = await list_channel_lines(db)
    assert (first.repaired, second.repaired) == (0, 4)
    assert (first.title, first.posts, first.last_post_at, first.is_sample) == ("Channel 1", 0, None, True)
    assert (second.kind, second.posts, second.failure) == ("official", 1, "no such name")
    assert (second.last_post_at, second.last_checked_at) == (START, START)


async def test_all_topics_in_their_order_with_stories_of_seven_days(db: Database) -> None:
    store_channel(db, 1)
    first = store_post(db, START - DAY, post_id=1, topics=("gas_energy", "diplomacy"))
    store_post(db, START - DAY, post_id=2, topics=("gas_energy",), copy_of=first)
    store_post(db, START - 8 * DAY, post_id=3, topics=("agri_food",))
    lines = await list_topic_lines(db, START)
    assert [line.name for line in lines] == list(TOPICS)
    assert {line.name: line.stories_7d for line in lines if line.stories_7d} == {
        "gas_energy": 1,
        "diplomacy": 1,
    }


async def test_alerts_say_how_often_they_fired_this_week(db: Database) -> None:
    await db.write(save_subscriber, Subscriber(5, "ru", "Asia/Almaty", START))
    port = await db.write(add_alert, 5, "порт", START)
    gas = await db.write(add_alert, 5, "газ", START)
    await queue(db, f"alert:{port.alert_id}:1", f"alert:{port.alert_id}:2", "alert:99:2")
    before = await list_alert_lines(db, 5, START)
    assert [(line.alert.alert_id, line.fired_7_days) for line in before] == [
        (port.alert_id, 2),
        (gas.alert_id, 0),
    ]
    later = await list_alert_lines(db, 5, START + 8 * DAY)
    assert [line.fired_7_days for line in later] == [0, 0]
    assert await list_alert_lines(db, 6, START) == ()


async def queue(db: Database, *keys: str) -> None:
    rows = [NewDelivery(5, "alert", key, "{}", START) for key in keys]
    await db.write(queue_deliveries, rows, START)
