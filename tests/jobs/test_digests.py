"""The minute's work: on time, once a slot whatever happens, only what is new, grouped by wish."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.analyser import Analyser
from bot.domain.answer_values import Digest
from bot.domain.lexicon import NameIndex
from bot.domain.payloads import load_digest
from bot.jobs.digests import draw_lots, queue_due_digests
from storage.absences import begin_absence, end_absence
from storage.channels import find_channel
from storage.database import Connection, Database
from storage.deliveries import list_deliveries, mark_sent
from storage.delivery_parts import mark_part_sent, store_parts
from storage.errors import StorageError
from storage.posts import get_post
from storage.records import Delivery, Forward, Schedule, Subscriber, Subscription
from storage.shown import mark_shown
from storage.stories import merge_stories
from storage.subscribers import deactivate, save_subscriber
from storage.subscriptions import add_subscription, get_subscription, set_paused
from tests.stored_posts import store_channel, store_post

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
SLOT = datetime.fromisoformat("2026-03-04T03:30:00+00:00")  # Wednesday 08:30 in Almaty
MORNING = Schedule("daily", time(8, 30))
NO_NAMES = NameIndex(())


def subscribe(db: Database, chat_id: int = 5, **fields: Any) -> Subscription:
    """A daily digest at 08:30 in Almaty, due at SLOT."""
    person = {name: fields.pop(name) for name in ("language", "zone", "quiet_until") if name in fields}
    subscriber = Subscriber(chat_id, "ru", "Asia/Almaty", SLOT - 9 * DAY, quiet_from=time(23))
    db.write_now(save_subscriber, replace(subscriber, **person))
    values: dict[str, Any] = {"schedule": MORNING, "next_run_at": SLOT, "created_at": SLOT - DAY}
    return db.write_now(add_subscription, Subscription(0, chat_id, **(values | fields)))


async def tick(db: Database, now: datetime, analyser: Analyser | None = None) -> int:
    return (await queue_due_digests(db, now, analyser or Analyser(), NO_NAMES)).digests


def deliveries(db: Database, chat_id: int = 5) -> list[Delivery]:
    return db.read_now(list_deliveries, chat_id)


def digests_of(db: Database, chat_id: int = 5) -> list[Digest]:
    return [load_digest(delivery.payload) for delivery in deliveries(db, chat_id)]


def shown(digest: Digest) -> list[int]:
    return [item.seq for section in digest.sections for item in section.items]


@pytest.fixture(autouse=True)
def channel(db: Database) -> None:
    store_channel(db, 1)


# --- on time ------------------------------------------------------------------------------------


async def test_nobody_is_due_before_the_slot(db: Database) -> None:
    subscribe(db)
    assert await tick(db, SLOT - timedelta(seconds=1)) == 0
    assert deliveries(db) == []


async def test_at_the_slot_the_day_is_queued_and_the_next_slot_stands(db: Database) -> None:
    subscription = subscribe(db)
    seq = store_post(db, SLOT - HOUR)
    assert await tick(db, SLOT) == 1
    (delivery,) = deliveries(db)
    assert (delivery.kind, delivery.state, delivery.due_at) == ("digest", "pending", SLOT)
    assert delivery.key == f"digest:{subscription.subscription_id}:2026-03-04T03:30:00+00:00"
    digest = load_digest(delivery.payload)
    assert (shown(digest), digest.since, digest.until) == ([seq], SLOT - DAY, SLOT)
    after = db.read_now(get_subscription, subscription.subscription_id)
    assert (after.next_run_at, after.last_window_end) == (SLOT + DAY, SLOT)


async def test_a_quiet_day_is_said(db: Database) -> None:
    subscribe(db)
    assert await tick(db, SLOT) == 1
    (digest,) = digests_of(db)
    assert (digest.sections, digest.coverage.silent) == ((), ("Channel 1",))


async def test_paused_and_departed_people_get_nothing(db: Database) -> None:
    paused = subscribe(db, 5)
    db.write_now(set_paused, paused.subscription_id, True, SLOT)
    subscribe(db, 6)
    db.write_now(deactivate, 6, SLOT)
    assert await tick(db, SLOT) == 0


async def test_who_is_away_is_passed_over_until_they_are_back(db: Database) -> None:
    subscription = subscribe(db)
    db.write_now(begin_absence, 5, SLOT - HOUR)
    assert await tick(db, SLOT) == 0
    due_at, next_run_at = subscription.next_run_at, SLOT + 2 * DAY
    db.write_now(end_absence, 5, [(subscription.subscription_id, due_at, next_run_at)], None, (), SLOT + DAY)
    assert [await tick(db, SLOT + DAY), await tick(db, SLOT + 2 * DAY)] == [0, 1]
    assert digests_of(db)[0].since == SLOT + DAY, "it goes on where the catch-up ended"


async def test_a_digest_of_some_channels_and_kinds_shows_these_alone(db: Database) -> None:
    store_channel(db, 2, kind="official")
    own = store_post(db, SLOT - HOUR, channel_id=2)
    store_post(db, SLOT - 2 * HOUR, channel_id=1)
    subscribe(db, 5, kinds=("official",))
    subscribe(db, 6, channels=(2,))
    subscribe(db, 7, channels=(1,), kinds=("official",))
    assert await tick(db, SLOT) == 3
    assert [shown(digest) for chat in (5, 6, 7) for digest in digests_of(db, chat)] == [[own], [own], []]


# --- once ---------------------------------------------------------------------------------------


async def test_a_second_tick_of_the_same_minute_finds_nobody(db: Database) -> None:
    subscribe(db)
    assert [await tick(db, SLOT), await tick(db, SLOT), await tick(db, SLOT + HOUR)] == [1, 0, 0]


async def test_ticks_beside_each_other_queue_once(db: Database) -> None:
    for chat_id in range(5, 15):
        subscribe(db, chat_id)
    counts = await asyncio.gather(*(tick(db, SLOT) for _ in range(4)))
    assert sum(counts) == 10
    assert all(len(deliveries(db, chat_id)) == 1 for chat_id in range(5, 15))


async def test_a_failure_in_the_transaction_leaves_no_trace_and_the_next_tick_repeats_it(
    db: Database,
) -> None:
    subscription = subscribe(db)
    store_post(db, SLOT - HOUR)
    db.write_now(
        _execute, "create trigger t before insert on digest_items begin select raise(abort, 'x'); end"
    )
    with pytest.raises(StorageError):
        await tick(db, SLOT)
    assert deliveries(db) == []
    assert db.read_now(get_subscription, subscription.subscription_id) == subscription
    db.write_now(_execute, "drop trigger t")
    assert await tick(db, SLOT + timedelta(minutes=1)) == 1
    assert len(shown(digests_of(db)[0])) == 1


def _execute(db: Connection, sql: str) -> None:
    db.execute(sql)


async def test_down_for_days_makes_one_late_digest_over_all_of_them(db: Database) -> None:
    subscribe(db, last_window_end=SLOT - DAY)
    seqs = [store_post(db, SLOT + (n - 1) * DAY + HOUR, post_id=n + 1) for n in range(4)]
    back = SLOT + 3 * DAY + 2 * HOUR
    assert await tick(db, back) == 1
    assert await tick(db, back + timedelta(minutes=1)) == 0
    (digest,) = digests_of(db)
    assert sorted(shown(digest)) == seqs
    assert await tick(db, SLOT + 4 * DAY) == 1
    assert digests_of(db)[1].since == back


async def test_a_late_digest_waits_for_the_end_of_quiet_hours(db: Database) -> None:
    subscribe(db, quiet_until=time(7))
    at_night = SLOT + timedelta(hours=22)  # 06:30
    await queue_due_digests(db, at_night, Analyser(), NO_NAMES, skip_after=DAY)
    (delivery,) = deliveries(db)
    assert delivery.due_at == at_night + timedelta(minutes=30)


# --- too late -------------------------------------------------------------------------------------


async def test_a_slot_that_is_hours_late_is_skipped_and_the_next_digest_says_so(db: Database) -> None:
    subscribe(db, last_window_end=SLOT - DAY)
    seq = store_post(db, SLOT - HOUR)
    late = await queue_due_digests(db, SLOT + 13 * HOUR, Analyser(), NO_NAMES)
    assert (late.digests, late.skipped) == (0, 1)
    (skipped,) = deliveries(db)
    assert (skipped.state, skipped.reason) == ("dropped", "too late for its slot")
    assert await tick(db, SLOT + 14 * HOUR) == 0, "once"
    assert await tick(db, SLOT + DAY) == 1
    digest = load_digest(deliveries(db)[1].payload)
    assert (digest.missed, digest.since, shown(digest)) == ((SLOT,), SLOT - DAY, [seq])
    db.write_now(mark_sent, deliveries(db)[1].delivery_id, SLOT + DAY)
    assert await tick(db, SLOT + 2 * DAY) == 1
    assert load_digest(deliveries(db)[2].payload).missed == ()


async def test_how_late_is_too_late_can_be_set_and_a_week_is_more_patient(db: Database) -> None:
    subscribe(db, 5)
    subscribe(db, 6, schedule=Schedule("weekly", time(8, 30), weekday=2))
    late = await queue_due_digests(db, SLOT + 3 * HOUR, Analyser(), NO_NAMES, skip_after=2 * HOUR)
    assert (late.digests, late.skipped) == (1, 1)
    assert [row.state for chat_id in (5, 6) for row in deliveries(db, chat_id)] == ["dropped", "pending"]


async def test_a_digest_that_waits_past_the_next_slot_is_dropped_and_told_of_in_the_next(
    db: Database,
) -> None:
    subscribe(db)
    await tick(db, SLOT)
    await tick(db, SLOT + DAY)
    old, new = deliveries(db)
    assert (old.state, old.reason, new.state) == ("dropped", "past its next slot", "pending")
    assert load_digest(new.payload).missed == (SLOT,)


async def test_a_digest_of_which_a_message_has_arrived_is_finished_first(db: Database) -> None:
    subscribe(db)
    await tick(db, SLOT)
    (begun,) = deliveries(db)
    db.write_now(store_parts, begun.delivery_id, ["{}", "{}"])
    db.write_now(mark_part_sent, begun.delivery_id, 0, 1, SLOT)
    await tick(db, SLOT + DAY)
    assert [row.state for row in deliveries(db)] == ["pending", "pending"]
    assert load_digest(deliveries(db)[1].payload).missed == ()


# --- a clock that jumps ---------------------------------------------------------------------------


async def test_a_clock_that_goes_back_repeats_nothing(db: Database) -> None:
    subscribe(db)
    ticks = [SLOT, SLOT - HOUR, SLOT, SLOT + HOUR, SLOT + DAY]
    assert [await tick(db, now) for now in ticks] == [1, 0, 0, 0, 1]


@pytest.mark.parametrize("ahead", [timedelta(hours=3), timedelta(days=1), timedelta(days=400)])
async def test_a_clock_that_was_ahead_costs_no_slot_and_repeats_none(db: Database, ahead: timedelta) -> None:
    subscribe(db)
    fooled = await queue_due_digests(db, SLOT - HOUR + ahead, Analyser(), NO_NAMES)
    assert fooled.digests + fooled.skipped == 1, "it takes its word for it"
    ticks = [SLOT - HOUR, SLOT, SLOT + DAY, SLOT + DAY]
    assert [await tick(db, now) for now in ticks] == [0, 1 - fooled.digests, 1, 0]
    slots = [row.key.partition(":")[2] for row in deliveries(db) if row.state == "pending"]
    assert len(slots) == len(set(slots)) <= 2


# --- in fair order -----------------------------------------------------------------------------------


def test_lots_are_drawn_within_a_slot_and_anew_at_each() -> None:
    people = range(1, 101)
    today, tomorrow = (draw_lots((number, slot) for number in people) for slot in (SLOT, SLOT + DAY))
    assert sorted(today) == sorted(tomorrow) == list(people)
    assert today != tomorrow
    assert today == draw_lots((number, SLOT) for number in reversed(people))
    assert sum(today.index(n) < 50 and tomorrow.index(n) < 50 for n in people) in range(10, 40)


def test_who_has_waited_longer_comes_first_whatever_the_lot() -> None:
    late = [(number, SLOT - HOUR) for number in range(101, 111)]
    assert set(draw_lots([*((n, SLOT) for n in range(100)), *late])[:10]) == set(range(101, 111))


# --- only what is new -----------------------------------------------------------------------------


async def test_days_follow_without_gap_or_repetition(db: Database) -> None:
    subscribe(db)
    posted = []
    for number in range(1, 4 * 24):
        posted.append(store_post(db, SLOT - DAY + number * HOUR, post_id=number))
    for day in range(4):
        await tick(db, SLOT + day * DAY + timedelta(seconds=day))
    found = digests_of(db)
    assert [digest.until for digest in found[:-1]] == [digest.since for digest in found[1:]]
    assert sum(digest.stories for digest in found) == len(posted)
    assert len({seq for digest in found for seq in shown(digest)}) == sum(len(shown(d)) for d in found)


async def test_a_repost_of_a_story_shown_yesterday_is_not_shown_again(db: Database) -> None:
    subscribe(db)
    first = store_post(db, SLOT - HOUR)
    await tick(db, SLOT)
    text = "Новость 1 канала 1"
    forward = {"forward": Forward(channel_id=1, post_id=1)}
    store_post(db, SLOT + HOUR, post_id=2, copy_of=first, text=text)
    store_post(db, SLOT + HOUR, post_id=4, copy_of=first, text="Читайте соседей", post_fields=forward)
    new = store_post(db, SLOT + HOUR, post_id=3)
    await tick(db, SLOT + DAY)
    assert [shown(digest) for digest in digests_of(db)] == [[first], [new]]


async def test_a_story_shown_yesterday_comes_again_with_what_is_new_in_it(db: Database) -> None:
    subscribe(db)
    store_channel(db, 2)
    first = store_post(db, SLOT - HOUR, text="Паром сел на мель у порта Курык")
    await tick(db, SLOT)
    store_post(db, SLOT + HOUR, post_id=2, copy_of=first, text="Паром сняли с мели буксирами")
    last = store_post(
        db, SLOT + 2 * HOUR, channel_id=2, copy_of=first, text="Пассажиры парома сошли на берег"
    )
    await tick(db, SLOT + DAY)
    await tick(db, SLOT + 2 * DAY)
    before, after, quiet = digests_of(db)
    assert [shown(before), shown(after), shown(quiet)] == [[first], [last], []]
    (item,) = after.sections[0].items
    assert item.headline == "Пассажиры парома сошли на берег"
    assert item.continued is not None
    assert (item.continued.new_sources, item.continued.began_at) == (1, SLOT - HOUR)
    assert item.continued.source.title == "Channel 2"
    assert [source.title for source in item.sources] == ["Channel 1", "Channel 2"]


async def test_stories_that_were_shown_apart_and_merged_do_not_come_again(db: Database) -> None:
    subscribe(db)
    seqs = [store_post(db, SLOT - HOUR, post_id=n) for n in (1, 2)]
    await tick(db, SLOT)
    found = [db.read_now(get_post, seq).story_id or 0 for seq in seqs]
    db.write_now(merge_stories, found[1], found[0])
    await tick(db, SLOT + DAY)
    assert digests_of(db)[1].sections == ()


async def test_a_weekly_digest_looks_back_on_what_the_daily_one_showed(db: Database) -> None:
    subscribe(db)
    weekly = Schedule("weekly", time(9), weekday=2)
    db.write_now(add_subscription, Subscription(0, 5, weekly, SLOT + HOUR / 2, SLOT - DAY))
    seq = store_post(db, SLOT - HOUR)
    await tick(db, SLOT)
    await tick(db, SLOT + HOUR / 2)
    assert [shown(digest) for digest in digests_of(db)] == [[seq], [seq]]


async def test_a_post_that_was_read_late_is_in_the_next_digest(db: Database) -> None:
    subscribe(db)
    await tick(db, SLOT)
    late = store_post(db, SLOT - HOUR, seen_at=SLOT + HOUR)
    await tick(db, SLOT + DAY)
    assert shown(digests_of(db)[1]) == [late]


# --- each to their wish ----------------------------------------------------------------------------


async def test_wishes_zones_and_languages_are_heeded(db: Database) -> None:
    store_channel(db, 2)
    gas = store_post(db, SLOT - HOUR, post_id=1)
    gas_tk = store_post(db, SLOT - HOUR, channel_id=2, copy_of=gas, language="tk", text="Gaz")
    grain = store_post(db, SLOT - HOUR, post_id=2, topics=("agri_food",))
    subscribe(db, 5)
    subscribe(db, 6, topics=("agri_food",), zone="Asia/Ashgabat")
    subscribe(db, 7, topics=("gas_energy",), language="tk")
    assert await tick(db, SLOT) == 3
    assert [sorted(shown(digest)) for chat in (5, 6, 7) for digest in digests_of(db, chat)] == [
        [gas, grain],
        [grain],
        [gas_tk],
    ]
    assert digests_of(db, 6)[0].zone == "Asia/Ashgabat"


async def test_a_wish_is_composed_once_for_all_who_share_it_whatever_their_zone(db: Database) -> None:
    store_post(db, SLOT - HOUR)
    for chat_id in range(5, 5 + 130):
        subscribe(
            db,
            chat_id,
            topics=("gas_energy",) if chat_id % 2 else (),
            language="ru" if chat_id % 3 else "tk",
            zone="Asia/Almaty" if chat_id % 5 else "Asia/Ashgabat",
        )
    done = await queue_due_digests(db, SLOT, Analyser(), NO_NAMES)
    assert (done.digests, done.compositions, done.windows) == (130, 4, 1)
    assert {digests_of(db, chat_id)[0].zone for chat_id in (10, 11)} == {"Asia/Almaty", "Asia/Ashgabat"}


async def test_who_has_seen_a_story_gets_a_digest_of_their_own(db: Database) -> None:
    seq = store_post(db, SLOT - HOUR)
    for chat_id in (5, 6, 7):
        subscribe(db, chat_id)
    story = db.read_now(get_post, seq).story_id or 0
    db.write_now(mark_shown, 5, [(story, seq)], SLOT - HOUR / 2)
    done = await queue_due_digests(db, SLOT, Analyser(), NO_NAMES)
    assert done.compositions == 2
    assert [shown(digests_of(db, chat_id)[0]) for chat_id in (5, 6, 7)] == [[], [seq], [seq]]


async def test_a_filter_query_narrows_and_a_broken_one_finds_nothing(
    db: Database, analyser: Analyser
) -> None:
    gas = store_post(db, SLOT - HOUR, post_id=1, text="Поставки газа выросли")
    store_post(db, SLOT - HOUR, post_id=2, text="Паром пришёл в порт")
    subscribe(db, 5, filter_query="газ")
    subscribe(db, 6, filter_query="from:@nobody_follows_it")
    assert db.read_now(find_channel, 2) is None
    assert await tick(db, SLOT, analyser) == 2
    assert shown(digests_of(db, 5)[0]) == [gas]
    assert digests_of(db, 6)[0].sections == ()
