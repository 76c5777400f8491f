"""The index of posts by anchors: who shares one within the window, what is loaded, and what is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.anchors import MOST_SIMILAR, WINDOW, AnchorIndex, Posted, period_span
from bot.domain.fingerprints import dump_anchors, load_anchors

NOON = datetime(2025, 11, 10, 12, tzinfo=UTC)
HOURS = st.integers(-300, 300).map(lambda hours: timedelta(hours=hours))
ANCHORS = st.frozensets(st.integers(0, 40) | st.integers(0, 2**30 - 1), max_size=12)


@given(st.lists(st.tuples(HOURS, ANCHORS), max_size=40), HOURS, ANCHORS, st.integers(0, 40))
def test_it_finds_who_shares_an_anchor_within_72_hours(
    posts: list[tuple[timedelta, frozenset[int]]], hours: timedelta, asked: frozenset[int], loaded: int
) -> None:
    index = AnchorIndex()
    posted = [Posted(seq, NOON + away, anchors) for seq, (away, anchors) in enumerate(posts)]
    for period in {number for post in posted[:loaded] for number in index.missing(post.at)}:
        start, end = period_span(period)
        index.load(period, [post for post in posted[:loaded] if start <= post.at < end])
    for post in posted[loaded:]:
        index.add(post)
    assert set(index.find(asked, NOON + hours)) == {
        post.seq
        for post in posted
        if abs(post.at - (NOON + hours)) <= WINDOW and not asked.isdisjoint(post.anchors)
    }


def test_many_posts_are_found_after_they_have_been_merged() -> None:
    index = AnchorIndex()
    for seq in range(3_000):
        index.add(Posted(seq, NOON + timedelta(seconds=seq), [seq, 1_000_000 + seq // 2, 5_000_000]))
    assert index.find([17], NOON) == [17]
    assert sorted(index.find([1_000_000 + 700], NOON)) == [1_400, 1_401]
    assert index.find([4_000_000], NOON) == []
    assert len(index) == 3_000
    assert index.find([5_000_000], NOON) == list(range(MOST_SIMILAR))


def test_of_many_similar_posts_those_come_that_share_most() -> None:
    index = AnchorIndex()
    for seq in range(500):
        index.add(Posted(seq, NOON, [7, 8, 9, 1_000 + seq // 2]))
    assert index.find([7, 8, 9, 1_000 + 200], NOON)[:3] == [400, 401, 0]
    assert len(index.find([7], NOON)) == MOST_SIMILAR


def test_a_period_is_loaded_once() -> None:
    index = AnchorIndex()
    missing = index.missing(NOON)
    assert 1 <= len(missing) <= 2
    spans = [period_span(number) for number in missing]
    assert spans[0][0] <= NOON - WINDOW
    assert spans[-1][1] > NOON + WINDOW
    index.add(Posted(1, NOON, [7]))
    assert index.missing(NOON) == missing
    for number in missing:
        index.load(number, [Posted(2, NOON, [7])] if number == missing[0] else [])
    assert index.missing(NOON) == ()
    assert index.find([7], NOON) == [2]  # what was known of the period before has given way


def test_beyond_its_bound_the_period_used_longest_ago_goes() -> None:
    index = AnchorIndex(most_posts=10)
    days = [NOON + timedelta(days=20 * number) for number in range(6)]
    for number, day in enumerate(days):
        for period in index.missing(day):
            index.load(period, [])
        index.add(Posted(number, day, [1]))
    assert [bool(index.find([1], day)) for day in days] == [True] * 6  # few posts: nothing has to go
    index.find([1], days[0])
    for seq in range(100, 120):
        index.add(Posted(seq, days[5], [1]))
    index.find([1], days[0])
    for period in index.missing(NOON + timedelta(days=400)):
        index.load(period, [])
    assert index.missing(days[0]) == ()
    assert index.missing(days[1]) != ()
    assert index.find([1], days[1]) == []


@given(st.frozensets(st.integers(0, 2**30 - 1)))
def test_anchors_come_back_from_what_is_stored(anchors: frozenset[int]) -> None:
    stored = dump_anchors(anchors)
    assert len(stored) == 4 * len(anchors)
    assert list(load_anchors(stored)) == sorted(anchors)


def test_the_stored_form_does_not_depend_on_the_machine() -> None:
    assert dump_anchors([258, 1]) == b"\x01\x00\x00\x00\x02\x01\x00\x00"
