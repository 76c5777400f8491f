"""The index of posts by anchors: who shares one within the window, what is loaded, and what is forgotten."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.anchors import ALLOWANCE, LEAST_SHARE, MOST_SIMILAR, WINDOW, AnchorIndex, Posted, period_span
from bot.domain.fingerprints import Print, dump_print

NOON = datetime(2025, 11, 10, 12, tzinfo=UTC)
HOURS = st.integers(-300, 300).map(lambda hours: timedelta(hours=hours))
ANCHORS = st.frozensets(st.integers(0, 40) | st.integers(0, 2**30 - 1), max_size=12)


def posted(seq: int, at: datetime, anchors: Iterable[int]) -> Posted:
    """A post that has these anchors: of many runs those are picked that are less than their neighbours."""
    runs = list(frozenset(anchors))
    if len(runs) > 12:
        runs = [run for anchor in runs for run in (anchor, 2**31, 2**31)]
    return Posted(seq, at, dump_print(Print(array("I", runs), array("I"))))


def find(index: AnchorIndex, anchors: Iterable[int], at: datetime) -> list[int]:
    (found,) = index.find([posted(0, at, anchors)])
    return found


def shares_enough(one: frozenset[int], other: frozenset[int]) -> bool:
    shared = len(one & other)
    return shared > 0 and shared >= LEAST_SHARE * min(len(one), len(other)) - ALLOWANCE


@given(
    st.lists(st.tuples(HOURS, ANCHORS), max_size=40),
    st.lists(st.tuples(HOURS, ANCHORS), max_size=4),
    st.integers(0, 40),
    st.integers(1, 7),
)
def test_it_finds_who_shares_enough_anchors_within_72_hours(
    posts: list[tuple[timedelta, frozenset[int]]],
    asked: list[tuple[timedelta, frozenset[int]]],
    loaded: int,
    together: int,
) -> None:
    index = AnchorIndex()
    rows = [posted(seq, NOON + away, anchors) for seq, (away, anchors) in enumerate(posts)]
    for period in index.missing([post.at for post in rows[:loaded]]):
        start, end = period_span(period)
        index.load(period, [post for post in rows[:loaded] if start <= post.at < end])
    for first in range(loaded, len(rows), together):
        index.add(rows[first : first + together])
    found = index.find([posted(0, NOON + away, anchors) for away, anchors in asked])
    assert [set(seqs) for seqs in found] == [
        {
            seq
            for seq, (at, others) in enumerate(posts)
            if abs(at - away) <= WINDOW and shares_enough(anchors, others)
        }
        for away, anchors in asked
    ]


def test_many_posts_are_found_after_they_have_been_merged() -> None:
    index = AnchorIndex()
    for seq in range(3_000):
        at = NOON + timedelta(seconds=seq)
        index.add([posted(seq, at, [seq, 1_000_000 + seq // 2, 5_000_000])])
    assert find(index, [17], NOON) == [17]
    assert sorted(find(index, [1_000_000 + 700], NOON)) == [1_400, 1_401]
    assert find(index, [4_000_000], NOON) == []
    assert len(index) == 3_000
    assert find(index, [5_000_000], NOON) == list(range(MOST_SIMILAR))


def test_of_many_similar_posts_those_come_that_share_most() -> None:
    index = AnchorIndex()
    index.add([posted(seq, NOON, [7, 8, 9, 1_000 + seq // 2]) for seq in range(500)])
    assert find(index, [7, 8, 9, 1_000 + 200], NOON)[:3] == [400, 401, 0]
    assert len(find(index, [7], NOON)) == MOST_SIMILAR


def test_thousands_of_alike_posts_asked_together_find_the_same_as_each_alone() -> None:
    rows = [posted(seq, NOON, [*range(20), 1_000 + seq // 2]) for seq in range(600)]
    index = AnchorIndex()
    index.add(rows)  # 600 x 600 posts with 20 anchors each in common: looked at in parts
    together = index.find(rows)
    assert together[::97] == [index.find([row])[0] for row in rows[::97]]
    assert together[400][:2] == [400, 401]
    assert index.find(rows, earlier=True)[401][:2] == [400, 0]


def test_a_post_that_shares_a_phrase_only_is_left_out() -> None:
    index = AnchorIndex()
    index.add([posted(1, NOON, range(40)), posted(2, NOON, range(38, 78)), posted(3, NOON, range(30, 70))])
    assert find(index, range(40), NOON) == [1, 3]
    assert find(index, [38, 39], NOON) == [1, 2, 3]  # a short post is in it nearly whole


def test_a_period_is_loaded_once() -> None:
    index = AnchorIndex()
    missing = index.missing([NOON])
    assert 1 <= len(missing) <= 2
    spans = [period_span(number) for number in missing]
    assert spans[0][0] <= NOON - WINDOW
    assert spans[-1][1] > NOON + WINDOW
    index.add([posted(1, NOON, [7])])
    assert index.missing([NOON]) == missing
    for number in missing:
        index.load(number, [posted(2, NOON, [7])] if number == missing[0] else [])
    assert index.missing([NOON]) == ()
    assert find(index, [7], NOON) == [2]  # what was known of the period before has given way


def test_beyond_its_bound_the_period_used_longest_ago_goes() -> None:
    index = AnchorIndex(most_resident=40)
    days = [NOON + timedelta(days=20 * number) for number in range(6)]
    for number, day in enumerate(days):
        for period in index.missing([day]):
            index.load(period, [])
        index.add([posted(number, day, [1])])
    assert [bool(find(index, [1], day)) for day in days] == [True] * 6  # few posts: nothing has to go
    find(index, [1], days[0])
    index.add([posted(seq, days[5], [1]) for seq in range(100, 120)])
    find(index, [1], days[0])
    for period in index.missing([NOON + timedelta(days=400)]):
        index.load(period, [])
    assert index.missing([days[0]]) == ()
    assert index.missing([days[1]]) != ()
    assert find(index, [1], days[1]) == []
