"""What operators decide about channels stands, whatever a look-up or a reading finds afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.channels import add_channel, get_channel, list_channels, map_usernames, save_channel, set_state
from storage.database import Database
from storage.following import (
    count_posts_of,
    drop_name,
    find_followed,
    follow_id,
    follow_name,
    note_access,
    note_found,
    note_not_found,
    pause_channel,
    remove_channel,
    restore_channel,
    retry_name,
    set_country,
    set_kind,
)
from storage.health import list_channel_health
from storage.lookups import Lookup, find_lookup, list_lookups, note_lookup, want_channel
from storage.posts import mark_deleted
from storage.records import NO_SUCH_NAME, Channel, ChannelState
from storage.settings import set_setting
from tests.storage.examples import CHANNEL, NOW, OTHER, a_post, save

READ = replace(CHANNEL, access_hash=7, cursor=40)
NAME = "caspian_news"


def test_a_name_is_asked_for_once_and_then_waits(db: Database) -> None:
    assert db.write_now(follow_name, "@Port_Watch") == "wanted"
    assert db.write_now(follow_name, "port_watch") == "waiting"
    assert db.read_now(list_lookups) == {"port_watch": Lookup("port_watch", is_asked=True)}


def test_a_name_of_the_settings_that_is_asked_for_goes_first(db: Database) -> None:
    db.write_now(want_channel, "port_watch")
    assert db.write_now(follow_name, "port_watch") == "waiting"
    assert db.read_now(list_lookups)["port_watch"].is_asked


def test_a_name_sought_in_vain_is_sought_again_but_remembers_when(db: Database) -> None:
    db.write_now(note_not_found, "port_watch", NO_SUCH_NAME, NOW)
    assert db.write_now(follow_name, "port_watch") == "wanted"
    assert db.read_now(find_lookup, "@Port_Watch") == Lookup("port_watch", NOW, is_asked=True)


@pytest.mark.parametrize(
    ("state", "outcome"),
    [("active", "known"), ("paused", "paused"), ("private", "known"), ("removed", "back")],
)
def test_a_channel_that_we_know(db: Database, state: ChannelState, outcome: str) -> None:
    db.write_now(add_channel, replace(READ, state=state))
    assert db.write_now(follow_name, NAME) == outcome
    after = db.read_now(get_channel, READ.channel_id)
    assert after.state == ("active" if state == "removed" else state)
    assert after.cursor == 40, "reading goes on where it stopped"
    assert db.read_now(list_lookups) == {}


def test_a_channel_of_a_file_is_looked_up(db: Database) -> None:
    db.write_now(add_channel, CHANNEL)
    assert db.write_now(follow_name, NAME) == "wanted"
    found = replace(CHANNEL, title="New title", access_hash=5, kind="exile")
    assert db.write_now(note_found, NAME, found, NOW)
    assert db.read_now(get_channel, CHANNEL.channel_id) == replace(CHANNEL, title="New title", access_hash=5)
    assert db.write_now(follow_name, NAME) == "known"


def test_a_channel_that_another_source_reads_without_a_hash_is_known(db: Database) -> None:
    db.write_now(add_channel, CHANNEL)
    db.write_now(note_lookup, Lookup(NAME, NOW, channel_id=CHANNEL.channel_id))
    assert db.write_now(follow_name, NAME) == "known"


def test_a_picked_channel_is_known_by_its_id_whatever_its_name_was(db: Database) -> None:
    db.write_now(add_channel, replace(READ, username="old_name"))
    assert db.write_now(follow_id, READ.channel_id, "new_name") == "known"
    assert db.write_now(follow_id, 99, "old_name") == "wanted", "the name has passed to another channel"
    assert db.write_now(follow_id, 98) is None


def test_a_pause_and_its_end(db: Database) -> None:
    db.write_now(add_channel, READ)
    for paused in (True, True, False, False):
        channel = db.write_now(pause_channel, READ.channel_id, paused=paused)
        assert channel == replace(READ, state="paused" if paused else "active")
        assert channel == db.read_now(get_channel, READ.channel_id)
    db.write_now(set_state, READ.channel_id, "private")
    db.write_now(pause_channel, READ.channel_id, paused=False)
    assert db.read_now(get_channel, READ.channel_id).state == "private", "was not paused"


def test_a_removed_channel_is_in_no_list_and_its_posts_stay(db: Database) -> None:
    db.write_now(add_channel, replace(READ, state="paused"))
    save(db, a_post(1), a_post(2))
    db.write_now(mark_deleted, READ.channel_id, [2], NOW)
    removed = db.write_now(remove_channel, READ.channel_id)
    assert removed is not None
    assert removed.state == "paused", "as it was, for the way back"
    assert db.read_now(list_channels) == []
    assert db.read_now(list_channel_health) == []
    assert db.read_now(find_followed, READ.channel_id) is None
    assert [channel.channel_id for channel in db.read_now(list_channels, ["removed"])] == [READ.channel_id]
    assert db.read_now(map_usernames) == {NAME: READ.channel_id}, "from:@name still finds its posts"
    assert db.read_now(count_posts_of, READ.channel_id) == 1
    assert db.write_now(remove_channel, READ.channel_id) is None
    restored = db.write_now(restore_channel, READ.channel_id, paused=True)
    assert restored is not None
    assert restored.state == "paused"
    assert db.write_now(restore_channel, READ.channel_id, paused=False) == restored, "an old button"


def test_nothing_but_adding_and_undoing_brings_a_removed_channel_back(db: Database) -> None:
    db.write_now(add_channel, READ)
    db.write_now(remove_channel, READ.channel_id)
    assert db.write_now(pause_channel, READ.channel_id, paused=True) is None
    assert db.write_now(pause_channel, READ.channel_id, paused=False) is None
    assert db.write_now(set_kind, READ.channel_id, "exile") is None
    assert db.write_now(set_country, READ.channel_id, "TM") is None
    assert not db.write_now(note_access, READ.channel_id, "active", NOW)
    db.write_now(want_channel, NAME)
    db.write_now(note_found, NAME, READ, NOW)
    db.write_now(save_channel, READ)
    assert db.read_now(get_channel, READ.channel_id).state == "removed"


def test_a_name_that_is_asked_for_brings_back_what_it_leads_to(db: Database) -> None:
    db.write_now(add_channel, replace(READ, username="old_name", state="removed"))
    db.write_now(follow_name, NAME)
    assert db.write_now(note_found, NAME, READ, NOW)
    assert db.read_now(get_channel, READ.channel_id).state == "active"
    assert db.read_now(list_lookups) == {NAME: Lookup(NAME, NOW, channel_id=READ.channel_id)}


@pytest.mark.parametrize("state", ["paused", "removed"])
def test_reading_does_not_overrule_an_operator(db: Database, state: ChannelState) -> None:
    db.write_now(add_channel, replace(READ, state=state))
    for found in ("private", "active"):
        assert not db.write_now(note_access, READ.channel_id, found, NOW)
    assert db.read_now(get_channel, READ.channel_id) == replace(READ, state=state)


def test_reading_notes_what_cannot_be_read(db: Database) -> None:
    db.write_now(add_channel, READ)
    assert db.write_now(note_access, READ.channel_id, "private", NOW)
    closed = db.read_now(get_channel, READ.channel_id)
    assert (closed.state, closed.failure, closed.last_checked_at) == ("private", "private", NOW)
    assert db.write_now(note_access, READ.channel_id, "active", NOW)
    assert db.read_now(get_channel, READ.channel_id).failure is None
    assert not db.write_now(note_access, 99, "private", NOW)


def test_kind_and_country(db: Database) -> None:
    db.write_now(add_channel, READ)
    assert db.write_now(set_kind, READ.channel_id, "exile") == replace(READ, kind="exile")
    changed = db.write_now(set_country, READ.channel_id, "TM")
    assert changed == replace(READ, kind="exile", country="TM")
    assert db.write_now(set_country, READ.channel_id, None) == replace(READ, kind="exile", country=None)
    assert db.write_now(set_kind, OTHER.channel_id, "exile") is None


def test_a_dropped_name_stays_dropped_until_it_is_asked_for(db: Database) -> None:
    db.write_now(want_channel, NAME)
    assert db.write_now(drop_name, NAME)
    assert not db.write_now(drop_name, NAME)
    assert not db.write_now(want_channel, NAME), "the settings do not bring it back"
    assert not db.write_now(retry_name, NAME)
    assert not db.read_now(list_lookups)[NAME].is_open
    assert not db.write_now(note_found, NAME, READ, NOW), "it was being looked up just then"
    assert db.read_now(list_channels) == []
    db.write_now(note_not_found, NAME, NO_SUCH_NAME, NOW)
    assert not db.read_now(list_lookups)[NAME].is_open
    assert db.write_now(follow_name, NAME) == "wanted"
    assert db.read_now(list_lookups)[NAME] == Lookup(NAME, NOW, is_asked=True)


def test_a_name_is_tried_once_more(db: Database) -> None:
    db.write_now(note_not_found, NAME, NO_SUCH_NAME, NOW)
    assert db.write_now(retry_name, NAME)
    assert db.read_now(find_lookup, NAME) == Lookup(NAME, NOW, is_asked=True)
    db.write_now(note_found, NAME, READ, NOW + timedelta(hours=1))
    assert not db.write_now(retry_name, NAME)
    assert not db.write_now(drop_name, "unknown_name")


def test_rows_of_an_older_program_are_read(db: Database) -> None:
    db.write_now(set_setting, "lookup:old_name", '[1763640000, null, "no channel has this name"]')
    assert db.read_now(find_lookup, "old_name") == Lookup("old_name", NOW, failure=NO_SUCH_NAME)


def test_the_facts_of_a_new_channel_are_stored_as_found(db: Database) -> None:
    new = Channel(5, "New", "new_name", kind="official", country="TM", access_hash=3)
    db.write_now(follow_name, "new_name")
    db.write_now(note_found, "new_name", new, NOW)
    assert db.read_now(get_channel, 5) == new
