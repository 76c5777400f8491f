"""A channel known by its name alone gets its real id: nothing is lost, doubled, or alerted again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.channels import (
    SYNTHETIC_CHANNEL_IDS,
    find_channel,
    find_channel_by_username,
    get_channel,
    list_channels,
    save_channel,
)
from storage.database import Database
from storage.following import set_country, set_kind
from storage.health import check_integrity
from storage.lookups import Lookup, list_lookups, note_lookup
from storage.posts import find_post, list_posts_between, list_versions
from storage.records import Channel
from storage.stories import count_stories
from tests.storage.examples import a_post, fires, match, save

NAMED = Channel(SYNTHETIC_CHANNEL_IDS[77], "@caspian_news", "caspian_news", cursor=2)
REAL = Channel(1001, "Caspian News", "Caspian_News", access_hash=5)


@pytest.fixture
def named(db: Database) -> Database:
    """Posts 1 and 2 and the album 3–4 under the made-up id."""
    at = NAMED.channel_id
    save(
        db,
        a_post(1, "Газ пошёл", channel_id=at, counters=fires(10, 2)),
        a_post(2, "Порт закрыт", channel_id=at, minutes_ago=50),
        a_post(3, "Паром", channel_id=at, minutes_ago=40, grouped_id=3, media_kind="photo"),
        a_post(4, "", channel_id=at, minutes_ago=40, grouped_id=3, media_kind="photo"),
        channel=NAMED,
    )
    save(db, a_post(2, "Порт открыт", channel_id=at, minutes_ago=50), channel=NAMED)
    db.write_now(note_lookup, Lookup("caspian_news", channel_id=at))
    return db


def texts(db: Database) -> list[tuple[int, int, str]]:
    """(channel, post, text) of all posts that stand."""
    posts = db.read_now(list_posts_between, None, None)
    return [(post.channel_id, post.post_id, post.text) for post in posts]


def test_the_posts_follow_under_their_old_numbers(named: Database) -> None:
    seqs = [post.seq for post in named.read_now(list_posts_between, None, None)]
    named.write_now(save_channel, REAL)
    assert [(each.channel_id, each.title) for each in named.read_now(list_channels)] == [(1001, REAL.title)]
    assert [post.seq for post in named.read_now(list_posts_between, None, None)] == seqs
    assert texts(named) == [(1001, 1, "Газ пошёл"), (1001, 2, "Порт открыт"), (1001, 3, "Паром")]
    channel = named.read_now(find_channel, 1001)
    assert channel is not None
    assert (channel.cursor, channel.access_hash) == (2, 5)
    assert channel.last_post_at is not None
    part = named.read_now(find_post, 1001, 4)
    assert part is not None
    assert part.post_id == 3
    assert [version.text for version in named.read_now(list_versions, seqs[1])] == ["Порт закрыт"]
    assert match(named, 'terms : "ch:1001"') == [1, 2, 3]
    assert match(named, f'terms : "ch:{NAMED.channel_id}"') == []
    assert named.read_now(list_lookups)["caspian_news"].channel_id == 1001
    assert named.read_now(check_integrity) == []


def test_what_both_rows_hold_stays_once(named: Database) -> None:
    other_name = Channel(1001, "Caspian News", "old_name", cursor=1)
    save(
        named,
        a_post(1, "Газ пошёл в порт"),
        a_post(4, "", minutes_ago=40, grouped_id=99, media_kind="photo"),
        channel=other_name,
    )
    named.write_now(save_channel, REAL)
    assert texts(named) == [(1001, 1, "Газ пошёл в порт"), (1001, 2, "Порт открыт"), (1001, 4, "")]
    channel = named.read_now(find_channel, 1001)
    assert channel is not None
    assert (channel.cursor, channel.username) == (1, "Caspian_News"), "the lower cursor: nothing is skipped"
    assert named.read_now(check_integrity) == []
    stories = {post.story_id for post in named.read_now(list_posts_between, None, None)}
    assert named.read_now(count_stories) == len(stories)


def test_a_name_that_passes_between_real_channels_joins_nothing(db: Database) -> None:
    save(db, a_post(1, channel_id=1002), channel=Channel(1002, "Before", "caspian_news"))
    db.write_now(save_channel, REAL)
    assert texts(db) == [(1002, 1, "Газ пошёл в порт")]
    found = db.read_now(find_channel_by_username, "caspian_news")
    assert found is not None
    assert found.channel_id == 1001


def test_saving_the_made_up_row_again_changes_nothing(named: Database) -> None:
    before = texts(named)
    named.write_now(save_channel, NAMED)
    assert texts(named) == before


def test_what_an_operator_said_of_the_made_up_row_outlives_the_facts_of_the_look_up(named: Database) -> None:
    named.write_now(set_kind, NAMED.channel_id, "exile")
    named.write_now(set_country, NAMED.channel_id, None)
    named.write_now(save_channel, replace(REAL, kind="official", country="TM"))
    joined = named.read_now(get_channel, REAL.channel_id)
    assert (joined.kind, joined.country, joined.title) == ("exile", None, "Caspian News")


def test_a_row_that_came_with_a_file_takes_the_facts_of_the_look_up(named: Database) -> None:
    named.write_now(note_lookup, Lookup("caspian_news"))
    named.write_now(save_channel, replace(REAL, kind="official", country="TM"))
    joined = named.read_now(get_channel, REAL.channel_id)
    assert (joined.kind, joined.country) == ("official", "TM")
