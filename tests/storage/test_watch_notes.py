"""What is noted of a channel beside its row, and notices: news once, and nothing lost when rows join."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.channels import SYNTHETIC_CHANNEL_IDS, add_channel, save_channel
from storage.database import Database
from storage.deliveries import list_deliveries
from storage.health import check_integrity
from storage.notices import queue_notice
from storage.records import Channel, Subscriber
from storage.subscribers import save_subscriber
from storage.watch_notes import (
    WatchNote,
    add_repaired,
    find_watch_note,
    list_watch_notes,
    note_closed,
    note_joined,
    note_open,
    note_silence,
)
from tests.storage.examples import CHANNEL, NOW

ID = CHANNEL.channel_id
LATER = NOW + timedelta(hours=1)


def test_each_closing_and_each_silence_is_news_once(db: Database) -> None:
    db.write_now(add_channel, CHANNEL)
    assert not db.write_now(note_open, ID), "nobody was told that it is closed"
    assert [db.write_now(note_closed, ID, why) for why in ("private", "banned")] == [True, False]
    assert [db.write_now(note_open, ID) for _ in range(2)] == [True, False]
    assert db.write_now(note_closed, ID, "banned")
    silences = [db.write_now(note_silence, ID, since, at) for since, at in ((NOW, NOW), (NOW, LATER))]
    assert silences == [True, False]
    assert db.read_now(find_watch_note, ID).silence_told_at == NOW
    assert db.write_now(note_silence, ID, LATER, LATER)


def test_what_is_noted_of_a_made_up_row_goes_to_the_real_one(db: Database) -> None:
    made_up = Channel(SYNTHETIC_CHANNEL_IDS[7], "@caspian_news", "caspian_news")
    db.write_now(add_channel, made_up)
    db.write_now(add_channel, Channel(ID, "Caspian", "another_name"))
    db.write_now(note_closed, made_up.channel_id, "no-name")
    db.write_now(note_silence, made_up.channel_id, NOW, LATER)
    db.write_now(add_repaired, made_up.channel_id, 2)
    db.write_now(add_repaired, ID, 3)
    db.write_now(note_joined, ID, NOW)
    db.write_now(save_channel, Channel(ID, "Caspian", "caspian_news"))
    assert db.read_now(list_watch_notes) == {ID: WatchNote("no-name", NOW, LATER, 5, NOW)}
    assert db.read_now(check_integrity) == []


def test_a_notice_goes_to_each_operator_who_is_there_and_once(db: Database) -> None:
    for chat_id, active in ((1, True), (2, False), (3, True)):
        db.write_now(save_subscriber, Subscriber(chat_id, "ru", "UTC", NOW, active=active))

    def due_at(now: datetime, person: Subscriber) -> datetime:
        return now + timedelta(minutes=person.chat_id)

    for _ in range(2):
        db.write_now(queue_notice, [1, 2, 9, 1], "k", "{}", NOW, due_at)
    (delivery,) = db.read_now(list_deliveries, 1)
    assert (delivery.kind, delivery.due_at) == ("notice", NOW + timedelta(minutes=1))
    assert [db.read_now(list_deliveries, chat_id) for chat_id in (2, 3, 9)] == [[], [], []]
