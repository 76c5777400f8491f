"""Subscriptions: stored as they are, due when they are due, advanced once."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from storage.absences import begin_absence, end_absence
from storage.database import Database
from storage.deliveries import list_deliveries
from storage.errors import LimitReached, RowNotFound
from storage.records import NewDelivery, Schedule, Subscription
from storage.shown import list_shown
from storage.subscribers import deactivate, get_subscriber, save_subscriber
from storage.subscriptions import (
    add_subscription,
    advance,
    find_subscription,
    get_subscription,
    list_due_slots,
    list_subscriptions,
    move_channel,
    remove_subscription,
    set_next_run,
    set_paused,
    update_subscription,
)
from tests.storage.examples import NOW, a_subscriber

DRAFT = Subscription(
    subscription_id=0,
    chat_id=5,
    schedule=Schedule("weekly", time(7, 45), 0),
    next_run_at=NOW,
    created_at=NOW - timedelta(days=3),
    topics=("gas_energy", "diplomacy"),
    relevances=("kz-tm", "tm-only"),
    languages=("kk",),
    length="full",
    filter_query='"средний коридор"',
    last_window_end=NOW - timedelta(days=1),
)
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def subscription(db: Database) -> Subscription:
    db.write_now(save_subscriber, a_subscriber(5))
    return db.write_now(add_subscription, DRAFT)


def test_a_subscription_comes_back_as_it_was(db: Database, subscription: Subscription) -> None:
    assert subscription == replace(DRAFT, subscription_id=subscription.subscription_id)
    assert db.read_now(list_subscriptions, 5) == [subscription]
    plain = Subscription(0, 5, Schedule("daily", time()), NOW, NOW)
    stored = db.write_now(add_subscription, plain)
    assert stored == replace(plain, subscription_id=stored.subscription_id)
    with pytest.raises(LimitReached):
        db.write_now(add_subscription, replace(plain, length="short"), limit=2)


def test_a_second_tap_makes_no_second_digest(db: Database, subscription: Subscription) -> None:
    again = replace(DRAFT, next_run_at=TOMORROW, created_at=NOW)
    assert db.write_now(add_subscription, again, limit=1) == subscription
    assert db.read_now(list_subscriptions, 5) == [subscription]
    other = db.write_now(add_subscription, replace(again, kinds=("exile",)))
    assert db.read_now(list_subscriptions, 5) == [subscription, other]


def test_a_channel_that_gets_another_id_stays_chosen(db: Database) -> None:
    db.write_now(save_subscriber, a_subscriber(5))
    chosen = db.write_now(add_subscription, replace(DRAFT, channels=(7, 8)))
    other = db.write_now(add_subscription, replace(DRAFT, channels=(9,)))
    db.write_now(move_channel, 8, 9)
    assert db.read_now(get_subscription, chosen.subscription_id).channels == (7, 9)
    assert db.read_now(get_subscription, other.subscription_id).channels == (9,)
    db.write_now(move_channel, 7, 9)
    assert db.read_now(get_subscription, chosen.subscription_id).channels == (9,)


def test_who_is_away_gets_nothing_and_comes_back_once(db: Database, subscription: Subscription) -> None:
    db.write_now(begin_absence, 5, NOW)
    db.write_now(begin_absence, 5, TOMORROW)
    assert db.read_now(get_subscriber, 5).away_since == NOW, "since the first time"
    assert db.read_now(list_due_slots, TOMORROW) == []
    back = TOMORROW + timedelta(hours=1)
    digest = NewDelivery(5, "digest", "catchup:5:1", "{}", back)
    runs = [(subscription.subscription_id, NOW, back + timedelta(days=6))]
    assert db.write_now(end_absence, 5, runs, digest, [(1, 10)], back)
    assert not db.write_now(end_absence, 5, runs, digest, [(1, 10)], back), "a second tap"
    after = db.read_now(get_subscription, subscription.subscription_id)
    assert (after.next_run_at, after.last_window_end) == (back + timedelta(days=6), back)
    assert [each.key for each in db.read_now(list_deliveries, 5)] == ["catchup:5:1"]
    assert db.read_now(list_shown, 5, NOW) == {1: 10}
    assert db.read_now(get_subscriber, 5).away_since is None


def test_updating_and_removing(db: Database, subscription: Subscription) -> None:
    changed = replace(subscription, schedule=Schedule("daily", time(23, 59)), topics=(), filter_query=None)
    db.write_now(update_subscription, changed)
    assert db.read_now(get_subscription, subscription.subscription_id) == changed
    assert db.write_now(remove_subscription, subscription.subscription_id)
    assert not db.write_now(remove_subscription, subscription.subscription_id)
    assert db.read_now(find_subscription, subscription.subscription_id) is None
    with pytest.raises(RowNotFound):
        db.read_now(get_subscription, subscription.subscription_id)


def test_due_are_those_whose_time_has_come(db: Database, subscription: Subscription) -> None:
    earlier = db.write_now(add_subscription, replace(DRAFT, next_run_at=NOW - timedelta(hours=1), topics=()))
    db.write_now(add_subscription, replace(DRAFT, next_run_at=NOW + timedelta(seconds=1), length="short"))
    assert db.read_now(list_due_slots, NOW) == [
        (each.subscription_id, each.next_run_at) for each in (earlier, subscription)
    ]
    db.write_now(set_next_run, earlier.subscription_id, TOMORROW)
    assert db.read_now(list_due_slots, NOW) == [(subscription.subscription_id, NOW)]
    db.write_now(deactivate, 5, NOW)
    assert db.read_now(list_due_slots, NOW) == []


def test_a_paused_one_is_not_due(db: Database, subscription: Subscription) -> None:
    db.write_now(set_paused, subscription.subscription_id, True, NOW)
    assert db.read_now(list_due_slots, NOW) == []
    db.write_now(set_paused, subscription.subscription_id, False, TOMORROW)
    assert db.read_now(list_due_slots, NOW) == []
    assert len(db.read_now(list_due_slots, TOMORROW)) == 1


def test_a_run_is_done_once(db: Database, subscription: Subscription) -> None:
    number = subscription.subscription_id
    done = [db.write_now(advance, number, due_at=NOW, next_run_at=TOMORROW, window_end=NOW) for _ in range(2)]
    assert done == [True, False]
    stored = db.read_now(get_subscription, number)
    assert (stored.next_run_at, stored.last_window_end) == (TOMORROW, NOW)
