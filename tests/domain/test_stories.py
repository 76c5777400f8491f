"""Near-copies: what channels do to each other's posts, and what only looks like it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import quality_copies
from bot.domain.fingerprints import dump_print, make_print
from bot.domain.stories import NearCopies
from bot.domain.winnowing import pick_anchors

NOON = datetime(2025, 11, 10, 12, tzinfo=UTC)
POST = (
    "Паром «Беркут» вернулся на линию между вымышленными портами Залив и Степной. "
    "На борт взяли сорок фур с мукой, стеклом и саженцами. "
    "Экипаж говорит, что шторм задержал выход на двое суток, зато очередь за это время выросла втрое. "
    "Обратно судно пойдёт с хлопком и дынями."
)
SENTENCES = POST.split(". ")


@pytest.fixture
def copies() -> NearCopies:
    known = NearCopies()
    known.add(1, POST, NOON)
    known.add(2, "Совсем другой текст о том, как в степи открыли школу, библиотеку и музей ковра.", NOON)
    return known


@pytest.mark.parametrize(
    "copy",
    [
        POST,
        POST.upper(),
        "⚡️СРОЧНО. Что известно к этому часу. " + ". ".join(SENTENCES[1:]),
        f"{POST}\n\nБольше новостей побережья у нас каждый день",
        f"{POST}\n\nПодписаться | Прислать новость\n❤\n3\n👍\n2",
        ". ".join(SENTENCES[:2]),
        ". ".join(reversed(SENTENCES)),
        POST.replace("сорок фур", "40 грузовиков").replace("вернулся", "снова вышел"),
    ],
)
def test_an_edited_copy_leads_to_its_original(copies: NearCopies, copy: str) -> None:
    assert copies.find(copy, NOON + timedelta(hours=5)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Паром «Беркут» ушёл в ремонт.",
        "На линии между портами снова шторм, экипаж другого судна ждёт погоды третьи сутки подряд.",
        "🔥🔥🔥",
        "",
    ],
)
def test_another_post_leads_nowhere(copies: NearCopies, text: str) -> None:
    assert copies.find(text, NOON) is None


def test_other_numbers_in_the_same_words_are_another_story() -> None:
    weather = (
        "Погода на завтра: в Заливе ночью до {} градусов мороза, днём обещают уже {} градусов тепла, "
        "в Степном ночью до {} градусов мороза, днём обещают уже {} градусов тепла, ветер усилится до {} м/с."
    ).format
    known = NearCopies()
    known.add(1, weather(3, 5, 7, 2, 11), NOON)
    assert known.find(weather(1, 8, 4, 6, 17), NOON + timedelta(days=1)) is None
    assert known.find(weather(3, 5, 7, 2, 11), NOON + timedelta(days=1)) == 1


def test_one_changed_number_of_many_is_a_correction() -> None:
    known = NearCopies()
    post = "За год через порт прошло {} фур, {} вагонов, {} автобусов и {} легковых машин.".format
    known.add(1, post(40, 300, 12, 5000), NOON)
    assert known.find(post(41, 300, 12, 5000), NOON) == 1


def test_a_round_up_copies_none_of_what_it_quotes() -> None:
    known = NearCopies()
    posts = [
        "Паром с сорока фурами вернулся на линию после шторма и ждёт разгрузки.",
        "В степной школе открыли библиотеку, музей ковра и большой зимний сад.",
        "Осетров на нересте насчитали вдвое меньше, чем десять лет назад, говорят учёные.",
    ]
    for seq, post in enumerate(posts):
        known.add(seq, post, NOON)
    assert known.find("Главное за день:\n" + "\n".join(posts), NOON) is None
    assert known.find(posts[1], NOON) == 1


def test_short_posts_are_copies_only_when_equal() -> None:
    known = NearCopies()
    known.add(1, "Порт закрыт!", NOON)
    known.add(2, "Порт Залив закрыт", NOON)
    assert known.find("ПОРТ ЗАКРЫТ", NOON) == 1
    assert known.find("Порт закрыт снова", NOON) is None


def test_the_window_is_72_hours_either_way(copies: NearCopies) -> None:
    window = timedelta(hours=72)
    assert copies.find(POST, NOON + window) == copies.find(POST, NOON - window) == 1
    assert copies.find(POST, NOON + window + timedelta(seconds=1)) is None
    assert copies.find(POST, NOON - window - timedelta(seconds=1)) is None


def test_the_earliest_of_equal_posts_is_the_original(copies: NearCopies) -> None:
    copies.add(7, POST, NOON - timedelta(hours=1))
    copies.add(8, POST, NOON + timedelta(hours=1))
    assert copies.find(POST, NOON) == 7


def test_the_same_text_many_times_leads_to_the_first() -> None:
    known = NearCopies()
    for seq in range(50):
        known.add(seq, POST, NOON + timedelta(minutes=seq))
    assert known.find(POST, NOON + timedelta(hours=2)) == 0


@given(
    st.lists(st.sampled_from([*SENTENCES, "Порт закрыт", "40 фур", "\n", "🔥"]), max_size=8),
    st.permutations([1, 2, 3]),
)
def test_the_order_of_adding_does_not_matter(parts: list[str], order: list[int]) -> None:
    texts = {1: POST, 2: " ".join(parts), 3: ". ".join(SENTENCES[:3])}
    known, other = NearCopies(), NearCopies()
    for seq in (1, 2, 3):
        known.add(seq, texts[seq], NOON)
    for seq in order:
        other.add(seq, texts[seq], NOON)
    for text in texts.values():
        assert known.find(text, NOON) == other.find(text, NOON)


@given(
    st.lists(st.sampled_from(["порт", "паром", "шторм", "фура", "мука", "рейс"]), min_size=5, max_size=30),
    st.lists(st.integers(0, 99).map(str), max_size=40),
    st.lists(st.integers(100, 199).map(str), max_size=40),
)
def test_five_words_in_a_row_are_enough_for_a_common_anchor(
    common: list[str], before: list[str], after: list[str]
) -> None:
    one, other = " ".join([*before, *common]), " ".join([*common, *after])
    anchors, (count, _) = pick_anchors([dump_print(make_print(text)) for text in (one, other)])
    assert not set(anchors[:count]).isdisjoint(anchors[count:])


def test_quality_on_invented_posts() -> None:
    figures = quality_copies.measure()
    assert figures["copies_f1"] >= 0.98, figures
