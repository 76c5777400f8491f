"""What lifts a story, what does not, and that every part can be seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from math import log2
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ranking import AtAge, Baseline, relevance_of, score, topics_of
from storage.records import Counters, Forward, Reaction, Story
from tests.story_examples import NOON, emoji, make_post, make_story

BASELINES = {10: Baseline(1_000, 20), 11: Baseline(100_000, 500)}


def part(story: Story, name: str, **options: Any) -> float:
    """The value of one visible part, 0 when it is not among the reasons."""
    reasons = score(story, BASELINES, NOON, **options).reasons
    return next((reason.value for reason in reasons if reason.name == name), 0.0)


def test_the_total_is_the_sum_of_what_is_shown() -> None:
    story = make_story(make_post(counters=Counters(views=4_000, reactions=(emoji("👍", 90),))))
    result = score(story, BASELINES, NOON)
    assert result.total == pytest.approx(sum(reason.value for reason in result.reasons))
    values = [reason.value for reason in result.reasons]
    assert values == sorted(values, reverse=True)


def test_views_count_against_the_channels_own_habit() -> None:
    small = make_story(make_post(counters=Counters(views=4_000), hours_ago=48))
    large = make_story(make_post(channel_id=11, counters=Counters(views=50_000), hours_ago=48))
    assert part(small, "engagement") == pytest.approx(2.0, abs=0.01)
    assert part(large, "engagement") == pytest.approx(-1.0, abs=0.01)


def test_a_fresh_post_is_not_held_to_the_views_of_a_day() -> None:
    fresh = make_story(make_post(counters=Counters(views=500), hours_ago=4))
    assert part(fresh, "engagement") == pytest.approx(0.0, abs=0.01)


GROWING = Baseline(1_000, 20, (AtAge(900, 40, 0), AtAge(3_600, 100, 2), AtAge(86_400, 900, 18)))


@pytest.mark.parametrize(
    ("hours", "views", "doublings"),
    [(1, 100, 0.0), (1, 400, 2.0), (24, 400, -1.0), (0.125, 20, 0.0), (240, 900, 0.0), (5, 504, 0.0)],
)
def test_views_count_against_what_the_channel_had_at_the_same_age(
    hours: float, views: int, doublings: float
) -> None:
    story = make_story(make_post(counters=Counters(views=views), hours_ago=hours))
    found = {reason.name: reason.value for reason in score(story, {10: GROWING}, NOON).reasons}
    assert found.get("engagement", 0.0) == pytest.approx(doublings, abs=0.2)


def test_a_post_is_as_old_as_its_last_reading() -> None:
    read_early = make_post(counters=Counters(views=400), hours_ago=24, counters_at=NOON - timedelta(hours=23))
    found = {
        reason.name: reason.value for reason in score(make_story(read_early), {10: GROWING}, NOON).reasons
    }
    assert found["engagement"] == pytest.approx(2.0, abs=0.1)


def test_reactions_count_at_the_same_age_too() -> None:
    post = make_post(counters=Counters(reactions=(emoji("👍", 8),)), hours_ago=1)
    found = {reason.name: reason.value for reason in score(make_story(post), {10: GROWING}, NOON).reasons}
    assert found["reactions"] == pytest.approx(log2(9 / 3) / 2, abs=0.01)


def test_a_copy_is_no_independent_source() -> None:
    story = make_story(make_post(1), make_post(2, channel_id=11), make_post(3, channel_id=12))
    assert part(story, "sources", copies={2, 3}) < part(story, "sources", copies={3}) < part(story, "sources")


def test_sarcasm_is_not_approval() -> None:
    liked = make_story(make_post(counters=Counters(reactions=(emoji("👍", 100),))))
    mocked = make_story(make_post(counters=Counters(reactions=(emoji("🤡", 60), emoji("💩", 40)))))
    assert part(liked, "reactions") > 0.9
    assert part(mocked, "reactions") == 0.0


def test_stars_are_weighed_apart() -> None:
    paid = make_story(make_post(counters=Counters(reactions=(Reaction("paid", "⭐", 99),))))
    assert part(paid, "reactions") == 0.0
    assert part(paid, "stars") == pytest.approx(2 / 3)


def test_independent_sources_lift_and_forwards_barely_do() -> None:
    first = make_post(1)
    own = make_story(first, make_post(2, channel_id=11), make_post(3, channel_id=12))
    forward = Forward(channel_id=10, post_id=1)
    forwarded = make_story(
        first, make_post(2, channel_id=11, forward=forward), make_post(3, channel_id=12, forward=forward)
    )
    same_channel = make_story(first, make_post(2), make_post(3))
    assert part(own, "sources") > 2 * part(forwarded, "sources") > 0
    assert part(same_channel, "sources") == 0.0


def test_kinds_of_source_count_once_each() -> None:
    story = make_story(
        make_post(1, channel_kind="official"),
        make_post(2, channel_id=11, channel_kind="exile"),
        make_post(3, channel_id=12, channel_kind="exile"),
    )
    assert part(story, "kinds") == 0.5


def test_a_day_and_a_half_halves_recency() -> None:
    assert part(make_story(make_post(hours_ago=36)), "recency") == pytest.approx(0.5)


def test_topic_fit_counts_what_the_reader_wants() -> None:
    story = make_story(make_post(topics=("gas_energy", "diplomacy")))
    assert part(story, "topics", topics=("diplomacy",)) == 1.0
    assert part(story, "topics", topics=("agri_food",)) == 0.0
    assert part(story, "topics") == 0.0


def test_unknown_habits_and_counters_leave_no_trace() -> None:
    names = {reason.name for reason in score(make_story(make_post(channel_id=99)), {}, NOON).reasons}
    assert names == {"relevance", "recency"}


def test_kz_tm_stands_above_a_single_country() -> None:
    both = make_story(make_post())
    one = make_story(make_post(relevance="kz-only"))
    assert score(both, BASELINES, NOON).total > score(one, BASELINES, NOON).total
    assert part(one, "relevance") == 0.0


def test_one_source_is_enough_to_show_the_relation() -> None:
    story = make_story(make_post(1, relevance="other"), make_post(2, relevance="kz-tm"))
    assert relevance_of(story) == "kz-tm"
    assert (
        relevance_of(make_story(make_post(1, relevance="other"), make_post(2, relevance="tm-only")))
        == "tm-only"
    )


def test_topics_stand_by_strength_over_all_sources() -> None:
    story = make_story(
        make_post(1, topics=("diplomacy", "gas_energy")),
        make_post(2, topics=("gas_energy",)),
        make_post(3, topics=("gas_energy", "agri_food")),
    )
    assert topics_of(story) == ("gas_energy", "diplomacy", "agri_food")


@given(
    views=st.integers(0, 10**9),
    more=st.integers(0, 10**9),
    hours=st.floats(0, 24 * 400),
    median=st.floats(0, 10**8),
)
def test_more_views_never_weigh_less(views: int, more: int, hours: float, median: float) -> None:
    post = make_post(counters=Counters(views=views), hours_ago=hours)
    richer = replace(post, counters=Counters(views=views + more))
    habits = {10: Baseline(median, 0)}
    assert score(make_story(richer), habits, NOON).total >= score(make_story(post), habits, NOON).total


def test_a_clock_behind_the_post_is_no_error() -> None:
    early = NOON - timedelta(days=1)
    assert score(make_story(make_post(hours_ago=0)), BASELINES, early).total > 0
