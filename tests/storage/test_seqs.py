"""The numbers of posts: in the order of time, unique, also where a second is full."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from storage.database import Database
from storage.posts import list_posts_between
from storage.seqs import seq_at, seq_range
from tests.storage.examples import NOW, a_post, save

moments = st.integers(0, 7_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(moments, moments)
def test_numbers_are_in_the_order_of_time(one: datetime, other: datetime) -> None:
    assert (seq_at(one) < seq_at(other)) == (one < other)


@given(moments)
def test_a_second_has_64_numbers(moment: datetime) -> None:
    assert seq_at(moment + timedelta(seconds=1)) - seq_at(moment) == 64
    assert seq_range(moment, moment)[0] == seq_at(moment)


def test_within_a_second_posts_keep_their_order(db: Database) -> None:
    save(db, *(a_post(n, minutes_ago=5) for n in (3, 1, 2)))
    assert [post.post_id for post in db.read_now(list_posts_between, None, None)] == [1, 2, 3]


def test_a_full_second_spills_into_the_next_and_is_still_found(db: Database) -> None:
    second = NOW - timedelta(hours=1)
    crowd = [replace(a_post(n), published_at=second) for n in range(1, 201)]
    neighbour = replace(a_post(500), published_at=second + timedelta(seconds=1))
    first = save(db, *crowd[:70])
    save(db, neighbour)
    rest = save(db, *crowd[70:])
    seqs = [*first.seqs, *rest.seqs]
    assert len(set(seqs)) == 200
    assert seqs == sorted(seqs)
    found = db.read_now(list_posts_between, second, second + timedelta(seconds=1))
    assert sorted(post.post_id for post in found) == list(range(1, 201))
    later = db.read_now(list_posts_between, second + timedelta(seconds=1), None)
    assert [post.post_id for post in later] == [500]
