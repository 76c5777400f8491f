"""Settings, dialogs, invitations, and what was shown to whom."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from storage.database import Database
from storage.fsm import (
    Dialog,
    get_dialog,
    keep_in_dialog,
    merge_dialog_data,
    save_dialog_data,
    save_dialog_state,
)
from storage.invites import add_invite, use_invite
from storage.moments import from_minutes, from_seconds, to_minutes, to_seconds
from storage.settings import add_to_number, find_setting, get_number, remove_setting, set_setting
from storage.shown import list_shown, mark_shown
from storage.stories import merge_stories
from storage.subscribers import save_subscriber
from tests.storage.examples import NOW, a_post, a_subscriber, dump_rows, save


def test_settings(db: Database) -> None:
    assert db.read_now(find_setting, "shift") is None
    for value in ("3", "4"):
        db.write_now(set_setting, "shift", value)
    assert db.read_now(find_setting, "shift") == "4"
    db.write_now(remove_setting, "shift")
    assert db.read_now(get_number, "shift") == 0
    assert [db.write_now(add_to_number, "shift", step) for step in (1, 5, -2)] == [1, 6, 4]


def test_a_dialog_keeps_state_and_data_apart(db: Database) -> None:
    key = "1:5:5:default"
    assert db.read_now(get_dialog, key) == Dialog()
    db.write_now(save_dialog_state, key, 5, "subscribe:time")
    db.write_now(save_dialog_data, key, 5, {"topics": ["газ"], "n": 1})
    assert db.read_now(get_dialog, key) == Dialog("subscribe:time", {"topics": ["газ"], "n": 1})
    db.write_now(save_dialog_state, key, 5, None)
    assert db.read_now(get_dialog, key) == Dialog(None, {"topics": ["газ"], "n": 1})
    db.write_now(save_dialog_data, key, 5, {})
    assert db.read_now(get_dialog, key) == Dialog()
    assert dump_rows(db)["fsm"] == []


def test_what_is_added_to_a_dialog_s_data_leaves_the_rest(db: Database) -> None:
    key = "1:5:5:default"
    db.write_now(save_dialog_state, key, 5, "editing")
    assert db.write_now(merge_dialog_data, key, 5, {"alert": 7, "link": "x"}) == {"alert": 7, "link": "x"}
    assert db.write_now(merge_dialog_data, key, 5, {"link": None, "none": None}) == {"alert": 7}
    for entry in ("a", "b", "c", "a"):
        db.write_now(keep_in_dialog, key, 5, "queries", entry, entry.upper(), most=2)
    kept = db.read_now(get_dialog, key)
    assert kept == Dialog("editing", {"alert": 7, "queries": {"c": "C", "a": "A"}})
    assert list(kept.data["queries"]) == ["c", "a"], "the newest last"


def test_an_invitation_lets_one_person_in(db: Database) -> None:
    db.write_now(add_invite, "abc", NOW, NOW + timedelta(days=7))
    assert not db.write_now(use_invite, "other", 5, NOW)
    assert not db.write_now(use_invite, "abc", 5, NOW + timedelta(days=7))
    assert db.write_now(use_invite, "abc", 5, NOW)
    assert not db.write_now(use_invite, "abc", 6, NOW)
    db.write_now(add_invite, "for ever", NOW)
    assert db.write_now(use_invite, "for ever", 6, NOW + timedelta(days=9999))


def test_what_was_shown_is_remembered_through_merges(db: Database) -> None:
    db.write_now(save_subscriber, a_subscriber(5))
    save(db, a_post(1), a_post(2), a_post(3))
    db.write_now(mark_shown, 5, [(1, 100), (2, 200)], NOW)
    db.write_now(mark_shown, 5, [(1, 50)], NOW + timedelta(hours=1))
    assert db.read_now(list_shown, 5, NOW) == {1: 100, 2: 200}
    assert db.read_now(list_shown, 5, NOW + timedelta(minutes=1)) == {1: 100}
    db.write_now(merge_stories, 1, 3)
    db.write_now(merge_stories, 2, 3)
    assert db.read_now(list_shown, 5, NOW) == {3: 200}
    assert db.read_now(list_shown, 6, NOW) == {}


def test_moments_lose_nothing_but_fractions() -> None:
    moment = datetime(2025, 11, 20, 1, 2, 3, 999_999, tzinfo=UTC)
    assert from_seconds(to_seconds(moment)) == moment.replace(microsecond=0)
    assert (to_seconds(None), from_seconds(None), to_minutes(None), from_minutes(None)) == (None,) * 4
    assert [from_minutes(to_minutes(time(h, m)) or 0) for h, m in ((0, 0), (23, 59))] == [
        time(0),
        time(23, 59),
    ]
    with pytest.raises(ValueError, match="without a zone"):
        to_seconds(datetime(2025, 11, 20))  # noqa: DTZ001
