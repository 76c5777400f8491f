"""The verdict on the program, from rows put there by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.answers.health import Health, count_channels, get_figures, read_health
from storage.channels import mark_checked, set_state
from storage.database import Database
from storage.parts import note_beats, note_part
from storage.records import PartNote, PartState
from tests.conftest import START
from tests.stored_posts import store_channel, store_post

MINUTE = timedelta(minutes=1)


def health(db: Database, minutes: float = 0) -> Health:
    return db.read_now(read_health, START + minutes * MINUTE)


def note(db: Database, name: str, state: PartState, minutes: float = 0, kind: str | None = None) -> None:
    db.write_now(note_part, PartNote(name, state, kind), START + minutes * MINUTE)


def test_where_nothing_has_run_the_verdict_is_failing(db: Database) -> None:
    assert health(db).line == "failing: no part of the program is at work"


def test_all_well(db: Database) -> None:
    note(db, "sender", "running")
    note(db, "chat", "running")
    note(db, "collector", "stopped")
    assert (health(db).verdict, health(db).line) == ("ok", "ok: at work: chat, sender")


def test_a_process_that_is_silent_fails_also_where_it_was_held(db: Database) -> None:
    note(db, "collector", "held", kind="SessionMissing")
    note(db, "chat", "running")
    assert health(db).verdict == "degraded"
    db.write_now(note_beats, [PartNote("chat", "running")], START + 2 * MINUTE)
    judged = health(db, 2)
    assert judged.verdict == "failing"
    assert judged.reasons == ("collector: not heard from since 2025-11-14 09:00:00 UTC",)


def test_a_part_that_is_down_fails_and_once_restarted_is_in_doubt_for_an_hour(db: Database) -> None:
    note(db, "chat", "running")
    note(db, "sender", "failed", kind="OSError")
    assert health(db).line == "failing: sender: failed (OSError)"
    note(db, "sender", "running", 1)
    assert health(db, 1).line == "degraded: sender: restarted within the last hour (OSError)"
    db.write_now(note_beats, [PartNote(name, "running") for name in ("chat", "sender")], START + 60 * MINUTE)
    assert health(db, 60).verdict == "ok"


def test_a_stop_of_everything_is_no_work(db: Database) -> None:
    note(db, "chat", "stopped")
    assert health(db).verdict == "failing"


def test_channels_are_counted_and_none_that_can_be_read_is_a_doubt(db: Database) -> None:
    note(db, "collector", "running")
    for channel_id in (1, 2, 3, 4):
        store_channel(db, channel_id)
    db.write_now(mark_checked, 2, START, "timeout")
    db.write_now(set_state, 3, "private")
    db.write_now(set_state, 4, "paused")
    assert count_channels(health(db).channels) == {"read": 1, "failing": 1, "paused": 1, "closed": 1}
    assert health(db).verdict == "ok"
    db.write_now(mark_checked, 1, START, "timeout")
    assert health(db).line == "degraded: none of the channels can be read"


def test_channels_that_nobody_looks_at_any_more_are_a_doubt(db: Database) -> None:
    store_channel(db, 1)
    db.write_now(mark_checked, 1, START - 61 * MINUTE)
    note(db, "chat", "running")
    assert health(db).verdict == "ok", "nobody reads, on purpose"
    note(db, "collector", "running")
    assert health(db).line == "degraded: no channel was looked at since 2025-11-14 07:59 UTC"
    store_channel(db, 2)
    db.write_now(mark_checked, 2, START - 59 * MINUTE)
    assert health(db).verdict == "ok"


async def test_figures_count_posts_and_the_database(db: Database) -> None:
    store_channel(db, 1)
    store_post(db, START - MINUTE, post_id=1)
    store_post(db, START - 2 * MINUTE, post_id=2)
    figures = await get_figures(db, START)
    assert figures.posts == 2
    assert figures.health.last_post_at == START - MINUTE
    db.flush_log()
    assert figures.database_bytes == pytest.approx(db.path.stat().st_size, rel=0.5)
