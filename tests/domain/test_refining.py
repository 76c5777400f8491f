"""Filters that narrow an answer: only such as its stories differ in; added to the query and taken away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from bot.domain.query import parse_query
from bot.domain.refining import list_filters, list_options, narrow_query, widen_query
from storage.records import Counters, Relevance, StoredPost
from tests.query_strategies import queries

NOW, ZONE = datetime(2025, 11, 14, 12, tzinfo=UTC), ZoneInfo("Asia/Almaty")


def make_post(
    seq: int,
    *,
    topics: tuple[str, ...] = (),
    relevance: Relevance = "other",
    channel: int = 1,
    days: float = 0.1,
    story: int | None = None,
) -> StoredPost:
    return StoredPost(
        seq=seq,
        channel_id=channel,
        post_id=seq,
        published_at=NOW - timedelta(days=days),
        text="порт",
        language="ru",
        relevance=relevance,
        counters=Counters(),
        channel_title=f"Channel {channel}",
        channel_username=None,
        channel_kind="media",
        channel_country=None,
        is_sample=False,
        topics=topics,
        story_id=story,
    )


def options_of(*posts: StoredPost) -> list[tuple[str, str, int]]:
    return [(each.name, each.value, each.count) for each in list_options(posts, NOW, ZONE).options]


def test_stories_are_counted_and_what_all_have_in_common_is_left_out() -> None:
    posts = [
        make_post(1, topics=("gas_energy", "diplomacy"), story=7),
        make_post(2, topics=("gas_energy",), story=7, channel=2),
        make_post(3, topics=("gas_energy",), relevance="kz-tm"),
    ]
    assert options_of(*posts) == [
        ("topic", "diplomacy", 1),
        ("country", "kz-tm", 1),
        ("from", "2", 1),
    ]


def test_a_period_is_offered_where_it_leaves_something_out_and_once() -> None:
    posts = [make_post(number, days=days) for number, days in enumerate((0.5, 3, 20, 90), 1)]
    periods = [option for option in options_of(*posts) if option[0] == "date"]
    assert periods == [("date", "P1D", 1), ("date", "P7D", 2), ("date", "P30D", 3)]
    assert [option for option in options_of(*posts[::3]) if option[0] == "date"] == [("date", "P1D", 1)]


def test_nothing_narrows_one_story() -> None:
    assert options_of(make_post(1, topics=("gas_energy",))) == []
    assert options_of() == []


@pytest.mark.parametrize(
    ("query", "name", "value", "narrowed"),
    [
        ("газ", "topic", "gas_energy", "газ topic:gas_energy"),
        ("газ | нефть", "topic", "gas_energy", "газ | нефть topic:gas_energy"),
        ("газ country:kz-tm", "country", "kz-only", "газ country:kz-only"),
        ("газ за неделю", "date", "P1D", "газ date:P1D"),
        ("date:P7D", "date", "P1D", "date:P1D"),
        ("from:@a_demo -газ", "from", "@b_demo", "-газ from:@b_demo"),
        ("topic:gas_energy", "topic", "diplomacy", "topic:gas_energy topic:diplomacy"),
    ],
)
def test_a_filter_is_added_or_takes_the_place_of_its_like(
    query: str, name: str, value: str, narrowed: str
) -> None:
    assert narrow_query(parse_query(query), name, value) == narrowed


def test_a_filter_goes_unless_nothing_would_be_left() -> None:
    query = parse_query("газ topic:gas_energy за неделю -from:@a_demo")
    filters = list_filters(query)
    assert [each.name for each in filters] == ["topic", "date"], "an exclusion is no filter to take away"
    assert "topic" not in (widen_query(query, filters[0].place) or "")
    assert list_filters(parse_query("topic:gas_energy")) == ()
    assert widen_query(parse_query("topic:gas_energy"), 0) is None
    assert widen_query(parse_query("газ порт"), 1) is None, "no filter stands there"
    assert widen_query(parse_query("газ порт"), -1) is None


@given(queries(dates=True))
def test_any_query_narrows_to_one_that_parses_and_back(text: str) -> None:
    query = parse_query(text)
    narrowed = parse_query(narrow_query(query, "topic", "diplomacy"))
    (place, *_) = [each.place for each in list_filters(narrowed) if each.value == "diplomacy"] or [-1]
    if place >= 0:
        widened = widen_query(narrowed, place)
        assert widened is not None
        parse_query(widened)
