"""Near-copies: what channels do to each other's posts, and what only looks like it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import quality_copies
from bot.domain.stories import NearCopies

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
    assert copies.find(POST, NOON, exclude=7) == 1


def test_adding_again_replaces_and_discarding_forgets(copies: NearCopies) -> None:
    copies.add(1, POST, NOON)
    assert len(copies) == 2
    copies.add(1, "Теперь здесь стоит нечто совершенно иное о погоде в горах.", NOON)
    assert copies.find(POST, NOON) is None
    copies.add(1, POST, NOON)
    copies.discard(1, NOON)
    assert copies.find(POST, NOON) is None


def test_days_are_loaded_once_and_the_least_used_goes_first() -> None:
    known = NearCopies(most_days=8)
    expected = tuple(date(2025, 11, day) for day in range(7, 14))
    assert known.missing_days(NOON) == expected
    for day in expected:
        known.mark_day(day)
    assert known.missing_days(NOON) == ()
    known.add(1, POST, NOON)
    known.mark_day(date(2025, 11, 14))
    known.find(POST, NOON)  # uses 7 to 13 November, not the 14th
    known.mark_day(date(2025, 11, 15))
    assert not known.has_day(date(2025, 11, 14))
    assert known.find(POST, NOON) == 1
    known.mark_day(date(2025, 11, 16))
    assert not known.has_day(date(2025, 11, 15))


def test_more_days_are_kept_while_there_are_few_posts() -> None:
    known = NearCopies(most_days=2, most_posts=3)
    for day in range(5):
        known.mark_day(date(2025, 11, 1 + day))
    assert known.has_day(date(2025, 11, 1))
    for seq in range(3):
        known.add(seq, POST, NOON)
    known.mark_day(date(2025, 11, 20))
    assert not known.has_day(date(2025, 11, 1))
    assert known.find(POST, NOON) == 0
    assert len(known) == 3


def test_a_day_is_not_loaded_before_it_is_marked(copies: NearCopies) -> None:
    assert not copies.has_day(NOON.date())


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


def test_quality_on_invented_posts() -> None:
    figures = quality_copies.measure()
    assert figures["copies_f1"] >= 0.98, figures
