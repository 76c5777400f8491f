"""What the database says of itself: counts, and whether it is whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.channels import add_channel
from storage.database import Database
from storage.errors import DatabaseCorrupt
from storage.health import (
    Lag,
    check_integrity,
    check_search_index,
    count_posts,
    find_source,
    list_channel_health,
    measure_lags,
    note_source,
    rebuild_search_index,
)
from storage.posts import mark_deleted
from tests.storage.examples import CHANNEL, NOW, OTHER, a_post, match, save


def test_channels_with_the_posts_of_a_window(db: Database) -> None:
    save(db, a_post(1), a_post(2, minutes_ago=60 * 48), a_post(3))
    db.write_now(mark_deleted, CHANNEL.channel_id, [3], NOW)
    db.write_now(add_channel, OTHER)
    day = (NOW - timedelta(days=1), NOW)
    assert [health.posts for health in db.read_now(list_channel_health)] == [2, 0]
    found = db.read_now(list_channel_health, *day)
    assert [(health.channel.channel_id, health.posts) for health in found] == [(1001, 1), (1002, 0)]


def test_posts_are_counted_by_window_and_relevance(db: Database) -> None:
    save(db, a_post(1), a_post(2, "Погода"), a_post(3, minutes_ago=60 * 48))
    assert db.read_now(count_posts) == 3
    assert db.read_now(count_posts, NOW - timedelta(days=1), NOW) == 2
    assert db.read_now(count_posts, relevance="kz-tm") == 2
    assert db.read_now(count_posts, NOW - timedelta(days=1), relevance="kz-tm") == 1


def test_a_sound_database_has_no_problems(db: Database) -> None:
    save(db, a_post(1), a_post(2))
    save(db, a_post(1, "Новый текст"))
    assert db.read_now(check_integrity) == []
    db.write_now(check_search_index)


def test_a_search_row_that_is_missing_or_too_many_is_found(db: Database) -> None:
    seq = save(db, a_post(1)).seqs[0]
    db.write_now(lambda connection: connection.execute("delete from posts_fts where rowid = ?", [seq]))
    assert db.read_now(check_integrity) == ["the search index lacks 1 posts"]
    db.write_now(
        lambda connection: connection.execute("insert into posts_fts (rowid, forms) values (5, 'x')")
    )
    assert db.read_now(check_integrity)[-1] == "the search index has 1 posts too many"


def test_a_damaged_search_index_is_found_and_rebuilt(db: Database) -> None:
    save(db, a_post(1, "Газ"), a_post(2, "Порт"))
    db.write_now(
        lambda connection: connection.execute("update posts_fts_content set c0 = 'вода' where c0 = 'газ'")
    )
    with pytest.raises(DatabaseCorrupt):
        db.write_now(check_search_index)
    db.write_now(rebuild_search_index)
    db.write_now(check_search_index)
    assert match(db, "forms : вода") == [1]


def test_what_reads_the_channels_is_remembered(db: Database) -> None:
    assert db.read_now(find_source) is None
    for source in ("preview", "account"):
        db.write_now(note_source, source)
        assert db.read_now(find_source) == source


def test_lag_is_from_published_to_stored_and_history_is_none(db: Database) -> None:
    begun = NOW - timedelta(hours=2)
    save(db, *(a_post(n, minutes_ago=60 * 24 * n) for n in range(1, 5)), seen_at=begun)  # history
    for number in range(20):
        published_at = begun + timedelta(minutes=number)
        late = timedelta(seconds=300 if number == 7 else number)
        save(db, replace(a_post(100 + number), published_at=published_at), seen_at=published_at + late)
    assert db.read_now(measure_lags, NOW - timedelta(days=1)) == {CHANNEL.channel_id: Lag(20, 10, 19)}
    assert db.read_now(measure_lags, NOW) == {}
