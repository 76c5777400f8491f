"""Dead letters: kept with the reason, newest first, and given another chance when somebody says so."""

from __future__ import annotations

from datetime import timedelta

from storage.database import Database
from storage.dead_letters import count_dead_letters, list_dead_letters, revive_dead_letter
from storage.deliveries import claim_due, mark_dead, queue_deliveries
from storage.delivery_parts import mark_part_sent, store_parts
from storage.records import NewDelivery
from tests.storage.examples import NOW

LATER = NOW + timedelta(hours=1)


def queue_and_kill(db: Database, count: int) -> list[int]:
    rows = [NewDelivery(chat, "digest", f"digest:{chat}", "{}", NOW) for chat in range(1, count + 1)]
    db.write_now(queue_deliveries, rows, NOW)
    claimed = [row.delivery_id for row in db.write_now(claim_due, NOW)]
    for number, delivery_id in enumerate(claimed):
        db.write_now(mark_dead, delivery_id, f"reason {number}", LATER + timedelta(minutes=number))
    return claimed


def test_there_are_none_at_first(db: Database) -> None:
    db.write_now(queue_deliveries, [NewDelivery(1, "alert", "a", "{}", NOW)], NOW)
    assert db.read_now(list_dead_letters) == []
    assert db.read_now(count_dead_letters) == 0


def test_they_are_kept_with_the_reason_newest_first_and_page_by_page(db: Database) -> None:
    first, second, third = queue_and_kill(db, 3)
    db.write_now(store_parts, third, ["one", "two"])
    db.write_now(mark_part_sent, third, 0, 777, NOW)
    page = db.read_now(list_dead_letters, limit=2)
    assert [(letter.delivery_id, letter.reason, letter.parts_sent) for letter in page] == [
        (third, "reason 2", 1),
        (second, "reason 1", 0),
    ]
    assert (page[0].kind, page[0].created_at, page[0].died_at) == (
        "digest",
        NOW,
        LATER + timedelta(minutes=2),
    )
    assert [each.delivery_id for each in db.read_now(list_dead_letters, before=second)] == [first]
    assert db.read_now(count_dead_letters) == 3
    assert db.read_now(count_dead_letters, LATER + timedelta(minutes=1)) == 2


def test_one_is_tried_once_more_when_somebody_says_so(db: Database) -> None:
    first, second = queue_and_kill(db, 2)
    assert db.write_now(revive_dead_letter, first, LATER)
    assert not db.write_now(revive_dead_letter, first, LATER)
    assert [row.delivery_id for row in db.write_now(claim_due, LATER)] == [first]
    assert [each.delivery_id for each in db.read_now(list_dead_letters)] == [second]
