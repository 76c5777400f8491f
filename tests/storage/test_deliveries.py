"""The outbox: once a key, in order, one at a time a chat, and honest about what is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.database import Connection, Database
from storage.deliveries import (
    claim_due,
    count_deliveries,
    defer,
    drop,
    drop_pending_of,
    find_longest_due,
    find_next_due,
    get_delivery,
    list_deliveries,
    mark_dead,
    mark_interrupted,
    mark_sent,
    mark_uncertain,
    queue_deliveries,
)
from storage.delivery_parts import DeliveryPart, list_parts, mark_part_begun, mark_part_sent, store_parts
from storage.errors import RowNotFound
from storage.records import Delivery, DeliveryKind, NewDelivery
from tests.storage.examples import NOW

LATER = NOW + timedelta(minutes=5)


def new(key: str, chat_id: int = 5, kind: DeliveryKind = "alert") -> NewDelivery:
    return NewDelivery(chat_id, kind, key, '{"газ": 1}', NOW)


def queue(db: Database, *deliveries: NewDelivery) -> list[Delivery]:
    db.write_now(queue_deliveries, deliveries, NOW)
    return [found for chat in (5, 6, 7) for found in db.read_now(list_deliveries, chat)]


def claim(db: Database, **arguments: int) -> list[str]:
    return [delivery.key for delivery in db.write_now(claim_due, NOW, **arguments)]


def test_a_delivery_comes_back_as_it_was(db: Database) -> None:
    (delivery,) = queue(db, new("a"))
    assert delivery == Delivery(delivery.delivery_id, 5, "alert", "a", '{"газ": 1}', "pending", NOW, NOW)
    assert db.read_now(get_delivery, delivery.delivery_id) == delivery
    with pytest.raises(RowNotFound):
        db.read_now(get_delivery, 99)


def test_a_key_is_queued_once_ever(db: Database) -> None:
    assert db.write_now(queue_deliveries, [new("a"), new("b"), new("a")], NOW) == 2
    for delivery in db.write_now(claim_due, NOW):
        db.write_now(mark_sent, delivery.delivery_id, NOW)
    assert db.write_now(queue_deliveries, [new("a", chat_id=6), new("c")], NOW) == 1
    assert db.read_now(list_deliveries, 6) == []


def test_nothing_is_queued_when_the_transaction_fails(db: Database) -> None:
    def crash(connection: Connection) -> None:
        queue_deliveries(connection, [new("a")], NOW)
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011
        db.write_now(crash)
    assert queue(db) == []


def test_alerts_go_before_digests_and_chats_do_not_wait_for_each_other(db: Database) -> None:
    queue(db, new("d5", 5, "digest"), new("n5", 5, "notice"), new("a5"), new("d6", 6, "digest"), new("a7", 7))
    assert claim(db) == ["a5", "a7", "d6"]
    assert claim(db) == []


def test_a_chat_gets_its_rows_one_by_one_in_order(db: Database) -> None:
    rows = queue(db, new("1"), new("2"), new("3"))
    for delivery in rows:
        (claimed,) = db.write_now(claim_due, NOW)
        assert claimed == replace(delivery, state="sending")
        assert claim(db) == []
        db.write_now(mark_sent, claimed.delivery_id, NOW)
    assert db.read_now(count_deliveries) == {"sent": 3}


def test_what_is_not_due_waits(db: Database) -> None:
    db.write_now(queue_deliveries, [replace(new("late"), due_at=LATER), new("now")], NOW)
    assert claim(db) == ["now"]
    assert db.read_now(find_next_due) == LATER


def test_what_was_due_at_once_stays_so_when_the_clock_is_set_back(db: Database) -> None:
    ahead = NOW + timedelta(hours=2)
    rows = [
        replace(new("at once"), due_at=ahead),
        replace(new("later", 6), due_at=ahead + timedelta(hours=1)),
    ]
    db.write_now(queue_deliveries, rows, ahead)
    assert claim(db) == ["at once"]


def test_what_is_asked_for_each_message_reads_no_more_of_a_long_queue_than_of_a_short_one(
    db: Database,
) -> None:
    def count_steps(connection: Connection) -> int:
        steps = [0]
        connection.conn.set_progress_handler(lambda: steps.__setitem__(0, steps[0] + 1), 100)
        try:
            rows = claim_due(connection, NOW, limit=1)
            find_next_due(connection, NOW)
            find_longest_due(connection, NOW)
            mark_sent(connection, rows[0].delivery_id, NOW)
        finally:
            connection.conn.set_progress_handler(None, 0)
        return steps[0]

    found = []
    for size in (20, 5_000):
        rows = [new(f"{size}-{chat}", chat, "digest") for chat in range(size)]
        db.write_now(queue_deliveries, rows, NOW)
        found.append(db.write_now(count_steps))
    assert found[1] < found[0] + 20, found  # hundreds of steps, if the whole queue were looked at


def test_the_sender_wakes_for_a_retry_with_others_behind_it(db: Database) -> None:
    first, *_ = queue(db, new("1"), new("2"))
    assert claim(db) == ["1"]
    db.write_now(defer, first.delivery_id, LATER, "no connection")
    assert claim(db) == []
    assert db.read_now(find_next_due, NOW) == LATER


def test_a_limit_takes_the_most_urgent(db: Database) -> None:
    queue(db, new("d5", 5, "digest"), new("a6", 6), new("a7", 7))
    assert claim(db, limit=2) == ["a6", "a7"]
    assert claim(db, limit=2) == ["d5"]


def test_nothing_overtakes_a_row_to_be_retried(db: Database) -> None:
    first, *_ = queue(db, new("1"), new("2"), new("d", 5, "digest"))
    claim(db)
    db.write_now(defer, first.delivery_id, LATER, "no connection")
    assert claim(db) == []
    (again,) = db.write_now(claim_due, LATER)
    assert (again.key, again.attempts, again.reason) == ("1", 1, "no connection")
    db.write_now(defer, first.delivery_id, LATER, "flood wait", counts=False)
    assert db.read_now(get_delivery, first.delivery_id).attempts == 1


def test_nothing_overtakes_a_row_that_a_flood_wait_holds(db: Database) -> None:
    """The sender keeps silent meanwhile, but one that was just started has to know it too."""
    first, *_ = queue(db, new("1"), new("2"))
    claim(db)
    db.write_now(defer, first.delivery_id, LATER, "flood wait", counts=False)
    assert claim(db) == []


def test_a_new_alert_does_not_wait_for_a_digest_to_be_retried(db: Database) -> None:
    (digest,) = queue(db, new("d", 5, "digest"))
    claim(db)
    db.write_now(defer, digest.delivery_id, LATER, "no connection")
    queue(db, new("a"))
    assert claim(db) == ["a"]


def test_found_sending_at_start_is_uncertain_where_telegram_may_have_it(db: Database) -> None:
    queue(db, new("1"), new("2"), new("d", 6, "digest"))
    claimed = {row.key: row for row in db.write_now(claim_due, NOW)}
    assert claimed.keys() == {"1", "d"}
    for row in claimed.values():
        db.write_now(store_parts, row.delivery_id, ["one", "two"])
        db.write_now(mark_part_begun, row.delivery_id, 0, NOW)
    db.write_now(mark_part_sent, claimed["d"].delivery_id, 0, 777, NOW)  # between its parts
    assert db.write_now(mark_interrupted, LATER) == [
        replace(claimed["1"], state="uncertain", reason="interrupted")
    ]
    assert db.write_now(mark_interrupted, LATER) == []
    assert claim(db) == ["2", "d"]


def test_what_was_put_back_is_not_on_its_way(db: Database) -> None:
    (row,) = queue(db, new("1"))
    claim(db)
    db.write_now(store_parts, row.delivery_id, ["one"])
    db.write_now(mark_part_begun, row.delivery_id, 0, NOW)
    db.write_now(defer, row.delivery_id, NOW, "no connection")
    claim(db)
    assert db.write_now(mark_interrupted, LATER) == []
    assert claim(db) == ["1"]


def test_each_end_is_counted(db: Database) -> None:
    one, two, three, *_ = queue(db, new("1"), new("2"), new("3"), new("4"))
    db.write_now(mark_uncertain, one.delivery_id, "timeout", NOW)
    db.write_now(mark_dead, two.delivery_id, "bad request", NOW)
    db.write_now(drop, three.delivery_id, "folded", NOW)
    assert db.read_now(count_deliveries) == {"uncertain": 1, "dead": 1, "dropped": 1, "pending": 1}
    assert db.read_now(get_delivery, two.delivery_id).reason == "bad request"
    assert db.write_now(drop_pending_of, 5, "gone", NOW) == 1
    assert claim(db) == []
    assert db.read_now(find_next_due) is None


def test_parts_are_stored_once_and_marked_one_by_one(db: Database) -> None:
    (delivery,) = queue(db, new("1"))
    number = delivery.delivery_id
    stored = db.write_now(store_parts, number, ["один", "два"])
    assert stored == [DeliveryPart(0, "один"), DeliveryPart(1, "два")]
    db.write_now(mark_part_sent, number, 0, 777, NOW)
    again = db.write_now(store_parts, number, ["другое"])
    assert again == [DeliveryPart(0, "один", 777, NOW), DeliveryPart(1, "два")]
    assert db.read_now(list_parts, number) == again
