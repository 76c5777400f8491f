"""Many plans on one text: the same answer as each plan alone, whatever is added and removed."""

from __future__ import annotations

from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.facets import facets_of
from bot.domain.matching import Percolator, PostFacts, match_plan
from storage.records import AllOf, Channel, Match, PlanNode, Post, SearchPlan, Word
from tests.query_examples import ANALYSER, facts_of, plan_of
from tests.query_strategies import posts, queries


def facts_of_post(channel: Channel, post: Post) -> PostFacts:
    facets = facets_of(post, channel, "ru", "kz-tm", ["gas_energy"])
    return PostFacts(facets, post.counters, post.published_at)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(queries(dates=True), min_size=1, max_size=8),
    st.lists(posts(1), min_size=1, max_size=4),
    st.sets(st.integers(0, 7), max_size=3),
)
def test_finds_what_each_plan_would_find_alone(
    texts: list[str], examples: list[tuple[Channel, Post]], removed: set[int]
) -> None:
    plans = dict(enumerate(map(plan_of, texts)))
    percolator = Percolator()
    for number, plan in plans.items():
        percolator.add(number, plan)
    for number in removed:
        percolator.remove(number)
        plans.pop(number, None)
    assert len(percolator) == len(plans)
    for channel, post in examples:
        text, facts = ANALYSER.analyse(post.text), facts_of_post(channel, post)
        alone = {number: match_plan(plan, text, facts) for number, plan in plans.items()}
        expected = [Match(number, spans) for number, spans in sorted(alone.items()) if spans is not None]
        assert percolator.match(text, facts) == expected


def test_an_added_plan_takes_the_place_of_the_one_with_its_number() -> None:
    percolator = Percolator()
    percolator.add(7, plan_of("нефть"))
    percolator.add(7, plan_of("газ"))
    assert len(percolator) == 1
    assert percolator.match(ANALYSER.analyse("Нефть дорожает"), facts_of()) == []
    assert percolator.match(ANALYSER.analyse("Газ дорожает"), facts_of()) == [Match(7, ((0, 3),))]


def test_equal_plans_of_several_subscribers_all_fire_until_removed() -> None:
    percolator = Percolator()
    for number in (3, 1, 2):
        percolator.add(number, plan_of("газ"))
    percolator.remove(1)
    percolator.remove(99)
    found = percolator.match(ANALYSER.analyse("Газ дорожает"), facts_of())
    assert [match.alert_id for match in found] == [2, 3]


def test_plans_without_a_word_or_with_a_common_one_are_found_too() -> None:
    percolator = Percolator()
    for number, query in enumerate(("views:<5", "lang:ru", "from:@example_port газ", "(views:<5 | газ)")):
        percolator.add(number, plan_of(query))
    facts = facts_of("la:ru", "ch:1002")
    found = percolator.match(ANALYSER.analyse("Газ дорожает"), facts)
    assert [match.alert_id for match in found] == [1, 2, 3]


def test_a_post_tries_only_the_plans_that_hang_on_its_words() -> None:
    percolator = Percolator()
    percolator.add(1, plan_of("газ"))
    cannot_be_tried = cast(PlanNode, object())
    rare = AllOf((cannot_be_tried, Word(frozenset({"r:газ"})), Word(frozenset({"r:цемент"}))))
    percolator.add(2, SearchPlan("газ цемент", rare))
    found = percolator.match(ANALYSER.analyse("Газ дорожает"), facts_of())
    assert [match.alert_id for match in found] == [1]
