"""Subscribers: preferences, moving, and everything of a person shown or erased at once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import time, timedelta

import pytest

from storage.alert_posts import note_told
from storage.alerts import add_alert, list_alerts
from storage.allowlist import allow
from storage.database import Connection, Database
from storage.deliveries import claim_due, list_deliveries, queue_deliveries
from storage.delivery_parts import store_parts
from storage.errors import RowNotFound
from storage.fsm import get_dialog, save_dialog_data
from storage.invites import add_invite, use_invite
from storage.records import NewDelivery, Schedule, Subscription
from storage.shown import list_shown, mark_shown
from storage.subscribers import (
    PERSONAL_TABLES,
    deactivate,
    export,
    find_subscriber,
    forget,
    get_subscriber,
    list_subscribers,
    move_chat,
    save_subscriber,
)
from storage.subscriptions import add_subscription, list_subscriptions
from tests.storage.examples import NOW, a_post, a_subscriber, dump_rows, save

SECRET = "курмангазы"


def fill(db: Database, chat_id: int, word: str = "слово") -> None:
    """Gives a chat a row in every table that has rows of people."""
    db.write_now(save_subscriber, a_subscriber(chat_id))
    schedule = Schedule("daily", time(8))
    db.write_now(add_subscription, Subscription(0, chat_id, schedule, NOW, NOW, filter_query=word))
    db.write_now(add_alert, chat_id, word, NOW)
    db.write_now(queue_deliveries, [NewDelivery(chat_id, "alert", f"{chat_id}", word, NOW)], NOW)
    (delivery,) = db.write_now(claim_due, NOW)
    db.write_now(store_parts, delivery.delivery_id, [word])
    db.write_now(note_told, delivery.delivery_id, 1, [(10, 0)], NOW)
    db.write_now(mark_shown, chat_id, [(1, 10)], NOW)
    db.write_now(save_dialog_data, f"1:{chat_id}:{chat_id}:default", chat_id, {"query": word})
    db.write_now(add_invite, f"code{chat_id}", NOW)
    assert db.write_now(use_invite, f"code{chat_id}", chat_id, NOW)
    assert db.write_now(allow, chat_id, NOW)


def test_a_subscriber_comes_back_as_they_were(db: Database) -> None:
    subscriber = a_subscriber(quiet_from=time(22, 30), quiet_until=time(7), discreet=True)
    db.write_now(save_subscriber, subscriber)
    assert db.read_now(find_subscriber, 5) == subscriber
    later = replace(subscriber, language="tk", quiet_from=None, created_at=NOW + timedelta(days=1))
    db.write_now(save_subscriber, later)
    assert db.read_now(get_subscriber, 5) == replace(later, created_at=NOW)
    assert db.read_now(find_subscriber, 6) is None
    with pytest.raises(RowNotFound):
        db.read_now(get_subscriber, 6)


def test_who_leaves_gets_nothing_more(db: Database) -> None:
    db.write_now(save_subscriber, a_subscriber(5))
    db.write_now(save_subscriber, a_subscriber(6))
    db.write_now(queue_deliveries, [NewDelivery(5, "digest", "d", "{}", NOW)], NOW)
    db.write_now(deactivate, 5, NOW)
    assert [found.chat_id for found in db.read_now(list_subscribers)] == [6]
    assert len(db.read_now(list_subscribers, active_only=False)) == 2
    assert [found.state for found in db.read_now(list_deliveries, 5)] == ["dropped"]


def test_every_table_that_names_a_chat_is_known(db: Database) -> None:
    def run(connection: Connection) -> set[str]:
        return {
            table
            for table in connection.table_names()
            if {"chat_id", "used_by"} & {column.name for column in connection[table].columns}
        }

    assert db.read_now(run) == set(PERSONAL_TABLES)


def test_forgetting_erases_one_person_and_nobody_else(db: Database) -> None:
    fill(db, 6)
    alone = dump_rows(db)
    fill(db, 5)
    assert all(rows for rows in db.read_now(export, 5).values())
    db.write_now(forget, 5)
    assert not any(rows for rows in db.read_now(export, 5).values())
    after = dump_rows(db)
    after["invites"] = [row for row in after["invites"] if row[0] != "code5"]
    alone["settings"] = after["settings"]  # the alerts' revision
    assert after == alone


def test_nothing_of_a_person_stays_in_the_files(db: Database) -> None:
    fill(db, 5, SECRET)
    db.flush_log()
    assert SECRET.encode() in db.path.read_bytes()
    db.write_now(forget, 5)
    db.flush_log()
    for file in db.path.parent.iterdir():
        assert SECRET.encode() not in file.read_bytes(), file.name


def test_everything_of_a_person_is_shown(db: Database) -> None:
    fill(db, 5, SECRET)
    shown = db.read_now(export, 5)
    assert set(shown) == {*PERSONAL_TABLES, "delivery_parts", "alert_posts"}
    text = json.dumps(shown, ensure_ascii=False)
    assert text.count(SECRET) == 5
    assert not any(db.read_now(export, 6).values())


def test_a_group_that_moved_keeps_what_it_had(db: Database) -> None:
    fill(db, 5)
    db.write_now(move_chat, 5, -100500)
    assert db.read_now(find_subscriber, 5) is None
    assert db.read_now(get_subscriber, -100500).language == "ru"
    assert len(db.read_now(list_alerts, -100500)) == len(db.read_now(list_subscriptions, -100500)) == 1
    assert len(db.read_now(list_deliveries, -100500)) == 1
    assert db.read_now(list_shown, -100500, NOW) == {1: 10}
    assert not any(db.read_now(export, 5).values())


def test_a_group_whose_new_chat_was_known_first_becomes_one_with_it(db: Database) -> None:
    fill(db, 5)
    db.write_now(save_subscriber, replace(a_subscriber(-100500), language="tk"))
    db.write_now(add_alert, -100500, "слово", NOW)
    db.write_now(add_alert, -100500, "другое", NOW)
    db.write_now(deactivate, 5, NOW)
    db.write_now(move_chat, 5, -100500)
    assert db.read_now(find_subscriber, 5) is None
    one = db.read_now(get_subscriber, -100500)
    assert (one.language, one.active) == ("ru", True)
    assert sorted(each.query for each in db.read_now(list_alerts, -100500)) == ["другое", "слово"]
    assert len(db.read_now(list_subscriptions, -100500)) == 1


def test_posts_are_nobody_s(db: Database) -> None:
    save(db, a_post(1))
    fill(db, 5)
    db.write_now(forget, 5)
    assert len(dump_rows(db)["posts"]) == 1
    assert db.read_now(get_dialog, "1:5:5:default").data == {}
