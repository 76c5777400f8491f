"""Channels: what they are, how far they were read, how reading went."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.alerts import get_alerts_revision
from storage.channels import (
    add_channel,
    find_channel,
    find_channel_by_username,
    get_channel,
    list_channels,
    map_usernames,
    mark_checked,
    move_cursor,
    save_channel,
    set_state,
)
from storage.database import Connection, Database
from storage.errors import RowNotFound
from storage.posts import find_post, save_posts
from storage.records import Channel
from tests.storage.examples import CHANNEL, NOW, OTHER, a_post, dump_rows, items

FULL = replace(CHANNEL, access_hash=-(2**62), is_sample=True, cursor=7, last_checked_at=NOW, failure="x")


def test_a_channel_comes_back_as_it_was(db: Database) -> None:
    assert db.write_now(add_channel, FULL)
    assert db.read_now(get_channel, FULL.channel_id) == FULL
    assert not db.write_now(add_channel, replace(FULL, title="Another"))
    assert db.read_now(list_channels) == [FULL]
    assert db.read_now(find_channel, 5) is None
    with pytest.raises(RowNotFound):
        db.read_now(get_channel, 5)


def test_saving_keeps_what_the_caller_does_not_know(db: Database) -> None:
    db.write_now(add_channel, FULL)
    renamed = Channel(FULL.channel_id, "New title", kind="official", is_sample=True)
    assert db.write_now(save_channel, renamed) == replace(FULL, title="New title", kind="official")
    before = dump_rows(db)
    db.write_now(save_channel, renamed)
    assert dump_rows(db) == before


@pytest.mark.parametrize("name", ["caspian_news", "@caspian_news", "Caspian_NEWS"])
def test_a_channel_is_found_by_its_name_in_any_case(db: Database, name: str) -> None:
    db.write_now(add_channel, CHANNEL)
    assert db.read_now(find_channel_by_username, name) == CHANNEL
    assert db.read_now(find_channel_by_username, "caspian") is None


def test_a_name_can_pass_to_another_channel(db: Database) -> None:
    db.write_now(add_channel, CHANNEL)
    db.write_now(save_channel, replace(OTHER, username="Caspian_News"))
    assert db.read_now(get_channel, CHANNEL.channel_id).username is None
    assert db.read_now(map_usernames) == {"caspian_news": OTHER.channel_id}


def test_a_name_that_leads_elsewhere_moves_the_alerts_revision(db: Database) -> None:
    """An alert on `from:@name` is compiled for the channel that had the name then."""

    def moves(channel: Channel) -> bool:
        before = db.read_now(get_alerts_revision)
        db.write_now(save_channel, channel)
        return db.read_now(get_alerts_revision) != before

    assert moves(CHANNEL)
    assert not moves(replace(CHANNEL, title="Another title"))
    assert not moves(replace(CHANNEL, username=None))
    assert moves(replace(CHANNEL, username="another_name"))
    assert moves(replace(OTHER, username="another_name"))


def test_channels_by_state(db: Database) -> None:
    for channel in (OTHER, CHANNEL):
        db.write_now(add_channel, channel)
    db.write_now(set_state, OTHER.channel_id, "private")
    assert [channel.title for channel in db.read_now(list_channels)] == ["Caspian News", "Port Watch"]
    assert [channel.title for channel in db.read_now(list_channels, ["private", "banned"])] == ["Port Watch"]


def test_how_reading_went(db: Database) -> None:
    db.write_now(add_channel, CHANNEL)
    db.write_now(mark_checked, CHANNEL.channel_id, NOW, "FloodWait")
    assert db.read_now(get_channel, CHANNEL.channel_id).failure == "FloodWait"
    db.write_now(mark_checked, CHANNEL.channel_id, NOW + timedelta(minutes=1))
    channel = db.read_now(get_channel, CHANNEL.channel_id)
    assert (channel.last_checked_at, channel.failure) == (NOW + timedelta(minutes=1), None)


def test_the_cursor_only_moves_on(db: Database) -> None:
    db.write_now(add_channel, CHANNEL)
    for post_id in (10, 5):
        db.write_now(move_cursor, CHANNEL.channel_id, post_id)
    assert db.read_now(get_channel, CHANNEL.channel_id).cursor == 10


def test_a_cursor_past_a_post_that_is_not_stored_cannot_exist(db: Database) -> None:
    db.write_now(add_channel, CHANNEL)

    def crash(connection: Connection) -> None:
        save_posts(connection, CHANNEL.channel_id, items(a_post(9)), seen_at=NOW)
        move_cursor(connection, CHANNEL.channel_id, 9)
        raise OSError("the machine stops here")

    with pytest.raises(OSError, match="stops"):
        db.write_now(crash)
    assert db.read_now(find_post, CHANNEL.channel_id, 9) is None
    assert db.read_now(get_channel, CHANNEL.channel_id).cursor == 0
