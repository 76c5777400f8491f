"""Narrower forms of a noisy query: what splits its posts is offered, what does not is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.alert_values import Narrower
from bot.domain.analyser import Analyser
from bot.domain.narrowing import MOST, Matched, suggest_narrower
from bot.domain.query import parse_query
from storage.records import Counters, StoredPost
from tests.conftest import START

POST = StoredPost(
    seq=1,
    channel_id=9,
    post_id=1,
    published_at=START,
    text="",
    language="ru",
    relevance="other",
    counters=Counters(),
    channel_title="Пример",
    channel_username="primer",
    channel_kind="media",
    channel_country="KZ",
    is_sample=False,
)


def read(analyser: Analyser, text: str, **fields: object) -> Matched:
    """A post as the preview reads it; its first word is the one that matched."""
    found = analyser.analyse(text)
    words = tuple(token.exact for token in found.tokens[1:])
    return Matched(replace(POST, text=text, **fields), words, frozenset().union(*found.keys))  # type: ignore[arg-type]


def suggest(analyser: Analyser, posts: list[Matched], query: str = "газ") -> list[tuple[str, str, str]]:
    found = suggest_narrower(parse_query(query), posts, analyser.word_keys)
    assert len(found) <= MOST
    assert all(parse_query(each.query).normalised == each.query for each in found), "each is a query"
    return [(each.how, each.what, each.query) for each in found]


def test_a_word_of_some_posts_is_offered_to_add_and_to_leave_out(analyser: Analyser) -> None:
    posts = [read(analyser, "Газ: цена растёт")] * 4 + [read(analyser, "Газ идёт по трубе")] * 6
    found = suggest(analyser, posts)
    assert ("add", "цена", "газ цена") in found
    assert ("exclude", "цена", "газ -цена") in found


@pytest.mark.parametrize("others", [0, 60])
def test_a_word_of_all_posts_or_of_hardly_any_is_not(analyser: Analyser, others: int) -> None:
    posts = [read(analyser, "Газ: цена растёт")] * 4 + [read(analyser, "Газ идёт")] * others
    assert not [each for each in suggest(analyser, posts) if "цена" in each[1]]


def test_forms_of_one_word_are_one_offer(analyser: Analyser) -> None:
    forms = ["цена", "цены", "цену", "ценой"]
    posts = [read(analyser, f"Газ {form} рубль") for form in forms]
    posts += [read(analyser, "Газ идёт по трубе")] * 6
    assert [each[1] for each in suggest(analyser, posts) if each[0] == "add" and "цен" in each[1]] == ["цена"]


def test_function_words_and_words_of_time_are_not_offered(analyser: Analyser) -> None:
    posts = [read(analyser, "Газ который сегодня также вчера")] * 4 + [read(analyser, "Газ")] * 6
    assert [each for each in suggest(analyser, posts) if each[0] == "add"] == []


def test_topic_relation_and_channel_are_offered_where_they_split(analyser: Analyser) -> None:
    some = read(
        analyser, "Газ", relevance="kz-tm", topics=("gas_energy",), channel_username="loud", channel_id=7
    )
    found = suggest(analyser, [some] * 4 + [read(analyser, "Газ")] * 6)
    assert ("country", "kz-tm", "газ country:kz-tm") in found
    assert ("topic", "gas_energy", "газ topic:gas_energy") in found
    assert ("channel", "@primer", "газ -from:@primer") in found
    again = suggest(analyser, [some] * 4 + [read(analyser, "Газ")] * 6, "газ topic:gas_energy country:kz-tm")
    assert not [each for each in again if each[0] in ("topic", "country")], "they are in already"


def test_the_only_channel_is_not_left_out(analyser: Analyser) -> None:
    assert not [each for each in suggest(analyser, [read(analyser, "Газ")] * 9) if each[0] == "channel"]


@pytest.mark.parametrize(
    ("query", "exact"),
    [("газ", "=газ"), ("газ порт", "=газ порт"), ("=газ", None), ("газ*", None), ('"газ порт"', None)],
)
def test_the_very_form_is_offered_of_plain_words(analyser: Analyser, query: str, exact: str | None) -> None:
    found = suggest(analyser, [read(analyser, "Газ")] * 5, query)
    assert [each[2] for each in found if each[0] == "exact"] == ([] if exact is None else [exact])


def test_an_offer_names_what_it_does(analyser: Analyser) -> None:
    (found,) = suggest_narrower(parse_query("газ"), [read(analyser, "Газ")] * 5, analyser.word_keys)
    assert found == Narrower("exact", "газ", "=газ")
