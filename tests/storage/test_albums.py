"""Albums: parts become one post, in any order, late, and from sources that do not tell albums."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest

from storage.counters import Reading
from storage.database import Database
from storage.posts import find_post, list_posts_between, list_versions, mark_deleted, save_counters
from storage.records import Counters, Post, StoredPost
from tests.storage.examples import CHANNEL, NOW, a_post, dump_rows, fires, match, save

LATER = NOW + timedelta(hours=1)
PARTS = (
    a_post(1, "", grouped_id=7, media_kind="photo"),
    a_post(2, "Газ пошёл в порт", grouped_id=7, media_kind="video"),
    a_post(3, "", grouped_id=7, media_kind="photo"),
)


def only_post(db: Database) -> StoredPost:
    (post,) = db.read_now(list_posts_between, None, None)
    return post


@pytest.mark.parametrize("order", list(permutations(PARTS)))
def test_parts_in_any_order_and_batches_are_one_post(db: Database, order: tuple[Post, ...]) -> None:
    outcomes = [save(db, part).outcomes[0] for part in order]
    assert outcomes == ["new", "joined", "joined"]
    post = only_post(db)
    assert (post.post_id, post.text, post.media_kind) == (2, "Газ пошёл в порт", "video")
    assert (post.grouped_id, post.topics) == (7, ("gas_energy",))
    assert post.story_id is not None
    assert match(db, "газ") == [2]
    assert db.read_now(list_versions, post.seq) == []
    for post_id in (1, 2, 3):
        assert db.read_now(find_post, CHANNEL.channel_id, post_id) == post


def test_parts_again_change_nothing(db: Database) -> None:
    save(db, *PARTS)
    before = dump_rows(db)
    assert save(db, *PARTS, seen_at=LATER).outcomes == ("unchanged",) * 3
    assert dump_rows(db) == before


def test_an_album_without_text_is_named_after_its_first_part(db: Database) -> None:
    save(db, a_post(3, "", grouped_id=7), a_post(2, "", grouped_id=7))
    assert only_post(db).post_id == 2


def test_an_edit_of_the_text_is_a_version(db: Database) -> None:
    save(db, *PARTS)
    edited = a_post(2, "Нефть пошла", grouped_id=7, edited_at=NOW)
    assert save(db, edited, seen_at=LATER).outcomes == ("changed",)
    post = only_post(db)
    assert (post.text, post.edited_at) == ("Нефть пошла", NOW)
    assert [version.text for version in db.read_now(list_versions, post.seq)] == ["Газ пошёл в порт"]


def test_a_text_that_is_added_to_a_later_part_becomes_the_text(db: Database) -> None:
    save(db, a_post(1, "", grouped_id=7), a_post(2, "", grouped_id=7))
    assert save(db, a_post(2, "Газ", grouped_id=7), seen_at=LATER).outcomes == ("changed",)
    post = only_post(db)
    assert (post.post_id, post.text) == (2, "Газ")
    assert match(db, "газ") == [2]


def test_the_largest_counters_of_the_parts_count(db: Database) -> None:
    save(db, a_post(1, "", grouped_id=7, counters=fires(10, 1)))
    joined = save(db, a_post(2, "Газ", grouped_id=7, counters=fires(30, 5)))
    assert joined.outcomes == ("joined",)
    assert only_post(db).counters == fires(30, 5)
    assert save(db, a_post(1, "", grouped_id=7, counters=fires(12, 9)), seen_at=LATER).outcomes == (
        "counters",
    )
    assert only_post(db).counters == fires(30, 9)


def test_a_re_reading_of_any_part_counts(db: Database) -> None:
    save(db, *PARTS)
    readings = [Reading(1, fires(50, 4)), Reading(2, fires(40, 6)), Reading(99, fires(1))]
    assert db.write_now(save_counters, CHANNEL.channel_id, readings, read_at=LATER) == 2
    assert only_post(db).counters == fires(50, 6)
    assert save(db, *PARTS, seen_at=LATER).outcomes == ("unchanged",) * 3


def test_a_source_that_does_not_tell_albums_finds_the_parts(db: Database) -> None:
    save(db, *PARTS)
    assert save(db, a_post(1, "", counters=Counters(views=9)), a_post(2)).outcomes == (
        "counters",
        "unchanged",
    )
    assert only_post(db).post_id == 2


def test_a_post_that_turns_out_to_be_a_part_becomes_the_album(db: Database) -> None:
    save(db, a_post(2, counters=fires(10, 2)))
    alone = only_post(db)
    assert save(db, *PARTS).outcomes == ("joined", "changed", "joined")
    post = only_post(db)
    assert (post.seq, post.grouped_id, post.counters) == (alone.seq, 7, fires(10, 2))
    before = dump_rows(db)
    assert save(db, *PARTS, seen_at=LATER).outcomes == ("unchanged",) * 3
    assert dump_rows(db) == before


def test_parts_that_were_stored_apart_stay_apart(db: Database) -> None:
    save(db, a_post(1, "Один"), a_post(2, "Два"))
    album = (a_post(1, "Один", grouped_id=7), a_post(2, "Два", grouped_id=7), a_post(3, "", grouped_id=7))
    assert save(db, *album).outcomes == ("unchanged", "unchanged", "joined")
    assert [post.post_id for post in db.read_now(list_posts_between, None, None)] == [1, 2]
    assert save(db, *album).outcomes == ("unchanged",) * 3


def test_an_album_is_deleted_with_its_last_part(db: Database) -> None:
    save(db, *PARTS)
    assert db.write_now(mark_deleted, CHANNEL.channel_id, [1, 2], LATER) == 0
    assert only_post(db).deleted_at is None
    assert db.write_now(mark_deleted, CHANNEL.channel_id, [3], LATER) == 1
    assert db.read_now(list_posts_between, None, None) == []


def test_albums_of_two_channels_do_not_mix(db: Database) -> None:
    other = CHANNEL.__class__(2002, "Other")
    save(db, a_post(1, "Один", grouped_id=7))
    save(db, a_post(2, "Два", grouped_id=7, channel_id=2002), channel=other)
    assert len(db.read_now(list_posts_between, None, None)) == 2
