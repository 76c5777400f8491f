"""What the outbox was done with long ago leaves, and whatever reads old rows answers right without them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.collector.fates import delete_posts
from bot.core import Core
from bot.domain.kept import DELIVERIES_DAYS
from bot.domain.payloads import dump_payload
from bot.jobs.retention import BATCH, let_go, list_jobs
from storage.alerts import count_firings, find_alert
from storage.announcing import announcement_key, begin_announcement
from storage.database import Connection, Database
from storage.dead_letters import count_dead_letters, revive_dead_letter
from storage.deliveries import (
    claim_due,
    count_deliveries,
    count_failures,
    drop,
    find_longest_due,
    get_delivery,
    list_deliveries,
    mark_dead,
    mark_sent,
    mark_uncertain,
    queue_deliveries,
)
from storage.delivery_parts import list_handed_over, store_parts
from storage.health import check_integrity
from storage.missed_digests import list_missed, note_skipped
from storage.records import NewDelivery, Post, Subscriber
from storage.resending import queue_resend
from storage.shown import list_shown, mark_shown
from storage.subscribers import save_subscriber
from tests.conftest import HandClock
from tests.delivery.telling import ANNA, NEWS, Newsroom
from tests.views.fixtures import DIGEST

ALMATY = ZoneInfo("Asia/Almaty")
NIGHT = datetime(2026, 3, 4, 21, 10, tzinfo=UTC)  # 02:10 in Almaty
LONG_AGO = NIGHT - timedelta(days=DELIVERIES_DAYS, hours=1)
LATELY = NIGHT - timedelta(days=DELIVERIES_DAYS - 1)
KEPT = timedelta(days=DELIVERIES_DAYS, hours=1)


@pytest.fixture
def people(db: Database) -> None:
    for chat_id in (ANNA, 202, -303):
        db.write_now(save_subscriber, Subscriber(chat_id, "en", "Asia/Almaty", LONG_AGO))


def queue(db: Database, key: str, at: datetime, chat_id: int = ANNA, kind: str = "alert") -> int:
    new = NewDelivery(chat_id, kind, key, dump_payload(DIGEST), at)  # type: ignore[arg-type]
    assert db.write_now(queue_deliveries, [new], at) == 1
    return db.read_now(list_deliveries, chat_id)[-1].delivery_id


def count(db: Database, table: str) -> int:
    return int(db.read_now(lambda each: each.execute(f"select count(*) from {table}").fetchone()[0]))


ENDS: dict[str, Callable[[Connection, int, datetime], None]] = {
    "sent": mark_sent,
    "uncertain": lambda db, number, at: mark_uncertain(db, number, "timeout", at),
    "dropped": lambda db, number, at: drop(db, number, "too late", at),
    "dead": lambda db, number, at: mark_dead(db, number, "refused", at),
}


@pytest.mark.usefixtures("people")
async def test_finished_long_ago_leaves_with_its_messages_however_it_ended(db: Database) -> None:
    for end, finish in ENDS.items():
        for at in (LONG_AGO, LATELY):
            number = queue(db, f"alert:1:{end}{at}", at)
            db.write_now(store_parts, number, ["{}", "{}"])
            db.write_now(finish, number, at)
    gone = await let_go(db, HandClock(NIGHT), 0, ALMATY)
    assert (gone.posts, gone.deliveries) == (0, len(ENDS))
    left = db.read_now(list_deliveries, ANNA)
    assert [(row.state, row.created_at) for row in left] == [(end, LATELY) for end in ENDS]
    assert count(db, "delivery_parts") == 2 * len(ENDS)
    assert (await let_go(db, HandClock(NIGHT), 0, ALMATY)).deliveries == 0
    assert db.read_now(check_integrity) == []


@pytest.mark.usefixtures("people")
async def test_what_waits_stays_however_old_it_is(db: Database) -> None:
    waits, on_its_way = queue(db, "alert:1:1", LONG_AGO, 202), queue(db, "alert:1:2", LONG_AGO)
    dead = queue(db, "alert:1:3", LONG_AGO, -303)
    db.write_now(mark_dead, dead, "refused", LONG_AGO)
    assert db.write_now(revive_dead_letter, dead, NIGHT)
    db.write_now(claim_due, LONG_AGO, limit=2)
    db.write_now(lambda each: each.execute("update deliveries set state = 'pending' where chat_id = 202"))
    assert (await let_go(db, HandClock(NIGHT), 0, ALMATY)).deliveries == 0
    states = [db.read_now(get_delivery, number).state for number in (waits, on_its_way, dead)]
    assert states == ["pending", "sending", "pending"]
    assert db.read_now(find_longest_due, NIGHT) == LONG_AGO


@pytest.mark.usefixtures("people")
async def test_it_works_at_night_in_batches_and_the_next_night_goes_on(db: Database) -> None:
    rows = [NewDelivery(ANNA, "alert", f"alert:1:{number}", "{}", LONG_AGO) for number in range(BATCH + 10)]
    db.write_now(queue_deliveries, rows, LONG_AGO)
    db.write_now(lambda each: each.execute("update deliveries set state = 'sent', done_at = created_at"))
    clock = HandClock(NIGHT - timedelta(hours=5))
    (_, work) = list_jobs(db, clock, 0, ALMATY)["retention"]
    await work()
    assert count(db, "deliveries") == BATCH + 10, "in the day it rests"
    clock.time = datetime(2026, 3, 4, 23, 59, 59, 900_000, tzinfo=UTC)  # the night ends after one batch
    await work()
    assert count(db, "deliveries") == 10
    clock.time = NIGHT + timedelta(days=1)
    await work()
    assert count(db, "deliveries") == 0


def test_what_is_to_leave_is_found_by_an_index(db: Database) -> None:
    plan = db.read_now(
        lambda each: each.execute(
            "explain query plan select delivery_id from deliveries where done_at < 5 order by done_at limit 9"
        ).fetchall()
    )
    assert [row[3] for row in plan] == [
        "SEARCH deliveries USING COVERING INDEX deliveries_by_done (done_at<?)"
    ]


@pytest.mark.usefixtures("people")
async def test_numbers_that_have_left_are_not_given_again(db: Database) -> None:
    """A button of long ago would else point to the delivery of another day."""
    last = queue(db, "digest:1:x", LONG_AGO, kind="digest")
    db.write_now(mark_uncertain, last, "timeout", LONG_AGO)
    await let_go(db, HandClock(NIGHT), 0, ALMATY)
    assert queue(db, "digest:1:y", NIGHT, kind="digest") == last + 1
    assert db.write_now(queue_resend, ANNA, last, NIGHT) == "resend-gone"
    assert not db.write_now(revive_dead_letter, last, NIGHT)


@pytest.mark.usefixtures("people")
async def test_who_counts_old_rows_counts_what_is_kept(db: Database) -> None:
    for at in (LONG_AGO, LATELY):
        db.write_now(mark_sent, queue(db, f"alert:1:{at}", at), at)
        db.write_now(mark_dead, queue(db, f"alert:2:{at}", at), "refused", at)
        db.write_now(note_skipped, ANNA, f"digest:7:{at.isoformat()}", at)
    await let_go(db, HandClock(NIGHT), 0, ALMATY)
    assert db.read_now(count_deliveries) == {"sent": 1, "dead": 1, "dropped": 1}
    assert sum(db.read_now(count_failures).values()) == 2
    assert db.read_now(count_dead_letters) == 1
    assert db.read_now(list_missed, 7, None) == [f"digest:7:{LATELY.isoformat()}"]
    assert db.read_now(count_firings, ANNA, NIGHT - timedelta(days=7)) == {}
    assert db.read_now(list_handed_over, LONG_AGO) == []


@pytest.mark.usefixtures("people")
async def test_an_announcement_whose_rows_have_left_is_not_queued_again(db: Database) -> None:
    row = NewDelivery(ANNA, "announcement", announcement_key("x", ANNA), "{}", LONG_AGO)
    assert db.write_now(begin_announcement, "x", [row], LONG_AGO)
    db.write_now(mark_sent, db.read_now(list_deliveries, ANNA)[0].delivery_id, LONG_AGO)
    await let_go(db, HandClock(NIGHT), 0, ALMATY)
    assert db.read_now(list_deliveries, ANNA) == []
    assert not db.write_now(begin_announcement, "x", [row], NIGHT)


async def test_an_alert_of_long_ago_stays_as_it_was_sent_and_its_post_does_not_fire_again(
    core: Core, clock: HandClock
) -> None:
    room = Newsroom(core, clock)
    alert = room.meet()
    published_at, post_id = clock.now(), await room.publish(NEWS[0])
    assert len(await room.send()) == 1
    clock.move(seconds=KEPT.total_seconds())
    clock.time = clock.time.replace(hour=21, minute=30)
    assert (await let_go(core.db, clock, 0, ALMATY)).deliveries == 1
    edited = Post(9, post_id, published_at, NEWS[0] + ". Исправлено: порт.", edited_at=clock.now())
    assert (await core.ingest.ingest(room.channels[9], [edited])).alerts == 0
    assert await core.db.write(delete_posts, 9, [post_id], clock.now()) == 1
    assert room.rows == [], "nothing is said of what nobody reads any more"
    found = core.db.read_now(find_alert, alert.alert_id)
    assert found is not None
    assert found.fired == 1


@pytest.mark.usefixtures("people")
async def test_marks_of_stories_leave_when_they_do_not_count_any_more(db: Database) -> None:
    old, young = NIGHT - timedelta(days=61), NIGHT - timedelta(days=59)
    for chat_id in (-303, ANNA, 202):
        db.write_now(mark_shown, chat_id, [(1, 5), (2, 6)], old)
        db.write_now(mark_shown, chat_id, [(2, 7)], young)
    before = db.read_now(list_shown, ANNA, NIGHT - timedelta(days=60))
    assert (await let_go(db, HandClock(NIGHT), 0, ALMATY)).marks == 3
    assert count(db, "digest_items") == 3
    assert db.read_now(list_shown, ANNA, NIGHT - timedelta(days=60)) == before == {2: 7}
