"""How the parts fare, as it is noted by one process and read by another."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.database import Database
from storage.parts import KEPT, forget_other_parts, list_parts, list_waits, note_beats, note_part, note_wait
from storage.records import PROCESS_ENDED, Part, PartNote, PartState, Wait
from tests.storage.examples import NOW

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def note(
    db: Database, state: PartState, at: datetime, kind: str | None = None, name: str = "collector"
) -> None:
    db.write_now(note_part, PartNote(name, state, kind), at)


def the_part(db: Database, since: datetime = NOW - DAY) -> Part:
    (part,) = db.read_now(list_parts, since)
    return part


def test_a_part_that_starts_and_goes_on(db: Database) -> None:
    note(db, "running", NOW)
    assert the_part(db) == Part("collector", "running", NOW, NOW)
    db.write_now(note_beats, [PartNote("collector", "running")], NOW + MINUTE)
    assert the_part(db) == Part("collector", "running", NOW, NOW + MINUTE)
    note(db, "stopped", NOW + 2 * MINUTE)
    assert the_part(db) == Part("collector", "stopped", NOW + 2 * MINUTE, NOW + 2 * MINUTE)


def test_failures_are_counted_within_the_window_and_the_last_is_told(db: Database) -> None:
    for hours, kind in ((30, "KeyError"), (20, "OSError"), (10, "ValueError"), (5, "OSError")):
        note(db, "running", NOW - timedelta(hours=hours, minutes=1))
        note(db, "failed", NOW - timedelta(hours=hours), kind)
    note(db, "running", NOW - timedelta(hours=4))
    note(db, "running", NOW, name="chat")
    chat, collector = db.read_now(list_parts, NOW - DAY)
    assert (chat.failures, chat.failure, chat.failed_at) == (0, None, None)
    assert (collector.failures, collector.failure) == (3, "OSError")
    assert collector.failed_at == NOW - timedelta(hours=5)
    assert collector.state == "running"


def test_failures_do_not_pile_up_for_ever(db: Database) -> None:
    note(db, "failed", NOW - KEPT - MINUTE, "OSError")
    assert the_part(db, NOW - 2 * KEPT).failures == 1
    note(db, "failed", NOW, "OSError")
    assert the_part(db, NOW - 2 * KEPT).failures == 1


def test_a_start_without_an_end_means_that_the_process_was_cut_short(db: Database) -> None:
    note(db, "running", NOW)
    db.write_now(note_beats, [PartNote("collector", "running")], NOW + MINUTE)
    note(db, "running", NOW + 60 * MINUTE)
    part = the_part(db)
    assert (part.failures, part.failure, part.failed_at) == (1, PROCESS_ENDED, NOW + MINUTE)
    note(db, "stopped", NOW + 61 * MINUTE)
    note(db, "running", NOW + 62 * MINUTE)
    assert the_part(db).failures == 1, "a stop that was asked for is no failure"


def test_what_is_held_tells_what_for_and_is_no_failure(db: Database) -> None:
    note(db, "held", NOW, "SessionMissing")
    part = the_part(db)
    assert (part.state, part.held_for, part.failures) == ("held", "SessionMissing", 0)
    note(db, "running", NOW + MINUTE)
    assert (the_part(db).held_for, the_part(db).failures) == (None, 0)


def test_a_beat_puts_right_what_another_process_wrote_over(db: Database) -> None:
    note(db, "running", NOW)
    note(db, "held", NOW + MINUTE, "SessionInUse")
    db.write_now(note_beats, [PartNote("collector", "running")], NOW + 2 * MINUTE)
    assert (the_part(db).state, the_part(db).held_for) == ("running", None)


def test_waits_are_shown_until_they_are_over(db: Database) -> None:
    history = Wait("collector", "messages.getHistory", NOW + 5 * MINUTE)
    db.write_now(note_wait, history, NOW)
    longer = Wait("collector", "messages.getHistory", NOW + 9 * MINUTE)
    names = Wait("collector", "contacts.resolveUsername", NOW + DAY)
    db.write_now(note_wait, longer, NOW)
    db.write_now(note_wait, history, NOW)
    db.write_now(note_wait, names, NOW)
    assert db.read_now(list_waits, NOW) == [names, longer]
    assert db.read_now(list_waits, NOW + 9 * MINUTE) == [names]


def test_what_nobody_runs_any_more_is_forgotten(db: Database) -> None:
    note(db, "running", NOW)
    note(db, "failed", NOW, "OSError")
    note(db, "running", NOW, name="chat")
    db.write_now(note_wait, Wait("collector", "messages.getHistory", NOW + DAY), NOW)
    db.write_now(forget_other_parts, ["chat", "sender"])
    assert [part.name for part in db.read_now(list_parts, NOW - DAY)] == ["chat"]
    assert db.read_now(list_waits, NOW) == []
    note(db, "running", NOW)
    assert [part.failures for part in db.read_now(list_parts, NOW - DAY)] == [0, 0]
