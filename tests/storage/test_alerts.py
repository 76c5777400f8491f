"""Alerts: a chat's queries, and a revision that moves with every change of what may fire."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from storage.alerts import (
    add_alert,
    count_fired,
    find_alert,
    get_alert,
    get_alerts_revision,
    list_alerts,
    list_all_alerts,
    mute_alert,
    remove_alert,
)
from storage.database import Connection, Database
from storage.errors import LimitReached, RowNotFound
from storage.records import Alert
from storage.subscribers import deactivate, forget, save_subscriber
from tests.storage.examples import NOW, a_subscriber


@pytest.fixture
def alert(db: Database) -> Alert:
    db.write_now(save_subscriber, a_subscriber(5))
    return db.write_now(add_alert, 5, "газ порт", NOW)


def moves(db: Database, change: Callable[..., Any], *args: Any) -> bool:
    before = db.read_now(get_alerts_revision)
    db.write_now(change, *args)
    return db.read_now(get_alerts_revision) != before


def test_an_alert_comes_back_as_it_was(db: Database, alert: Alert) -> None:
    assert alert == Alert(alert.alert_id, 5, "газ порт", NOW)
    assert db.read_now(get_alert, alert.alert_id) == alert
    assert db.read_now(list_alerts, 5) == db.read_now(list_all_alerts) == [alert]
    assert db.read_now(list_alerts, 6) == []


def test_the_same_query_twice_is_one_alert(db: Database, alert: Alert) -> None:
    assert not moves(db, add_alert, 5, "газ порт", NOW + timedelta(days=1))
    assert db.read_now(list_alerts, 5) == [alert]


def test_a_chat_may_have_so_many(db: Database, alert: Alert) -> None:
    db.write_now(add_alert, 5, "нефть", NOW, limit=2)
    with pytest.raises(LimitReached) as caught:
        db.write_now(add_alert, 5, "вода", NOW, limit=2)
    assert caught.value.limit == 2
    assert db.write_now(add_alert, 5, "газ порт", NOW, limit=2) == alert


def test_only_its_chat_can_touch_an_alert(db: Database, alert: Alert) -> None:
    assert not db.write_now(remove_alert, 6, alert.alert_id, NOW)
    db.write_now(mute_alert, 6, alert.alert_id, NOW)
    assert db.read_now(get_alert, alert.alert_id) == alert
    assert db.write_now(remove_alert, 5, alert.alert_id, NOW)
    assert db.read_now(find_alert, alert.alert_id) is None
    with pytest.raises(RowNotFound):
        db.read_now(get_alert, alert.alert_id)


def test_a_number_is_never_used_again(db: Database, alert: Alert) -> None:
    """Keys of deliveries and buttons of old messages name alerts by number."""
    db.write_now(remove_alert, 5, alert.alert_id, NOW)
    assert db.write_now(add_alert, 5, "нефть", NOW).alert_id > alert.alert_id


def test_muting_and_counting(db: Database, alert: Alert) -> None:
    until = NOW + timedelta(days=1)
    db.write_now(mute_alert, 5, alert.alert_id, until)
    db.write_now(count_fired, alert.alert_id)
    db.write_now(count_fired, alert.alert_id)
    assert db.read_now(get_alert, alert.alert_id) == replace(alert, muted_until=until, fired=2)
    db.write_now(mute_alert, 5, alert.alert_id, None)
    assert db.read_now(get_alert, alert.alert_id).muted_until is None


def test_the_revision_moves_with_what_may_fire(db: Database, alert: Alert) -> None:
    assert moves(db, add_alert, 5, "нефть", NOW)
    assert moves(db, mute_alert, 5, alert.alert_id, NOW)
    assert moves(db, remove_alert, 5, alert.alert_id, NOW)
    assert moves(db, deactivate, 5, NOW)
    assert moves(db, save_subscriber, a_subscriber(5))
    assert moves(db, forget, 5)
    assert not moves(db, forget, 5)
    assert not moves(db, count_fired, alert.alert_id)
    assert not moves(db, save_subscriber, a_subscriber(6))


def test_alerts_of_those_who_left_rest(db: Database, alert: Alert) -> None:
    db.write_now(deactivate, 5, NOW)
    assert db.read_now(list_all_alerts) == []
    db.write_now(save_subscriber, a_subscriber(5))
    assert db.read_now(list_all_alerts) == [alert]


def test_the_revision_goes_back_with_its_transaction(db: Database, alert: Alert) -> None:
    before = db.read_now(get_alerts_revision)

    def fail(connection: Connection) -> None:
        add_alert(connection, 5, "нефть", NOW)
        raise KeyError

    with pytest.raises(KeyError):
        db.write_now(fail)
    assert db.read_now(get_alerts_revision) == before
    assert db.read_now(list_alerts, 5) == [alert]
