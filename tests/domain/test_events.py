"""Whether two posts tell of one event: by names, numbers and notions over languages; what speaks against."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.analyser import Analyser
from bot.domain.event_index import EventIndex, Placed
from bot.domain.events import Likeness, Told, compare
from bot.domain.numbers import find_numbers
from bot.domain.rarity import Rarity
from bot.domain.traits import TraitReader, Traits
from bot.lexicon import load_lexicon
from tests.conftest import START

HOUR = timedelta(hours=1)
PAIRS = Path(__file__).parent.parent / "data" / "story_pairs.jsonl"


@pytest.fixture(scope="module")
def reader(analyser: Analyser) -> TraitReader:
    return TraitReader(load_lexicon(), analyser)


@pytest.fixture
def read(reader: TraitReader, analyser: Analyser) -> Any:
    return lambda text, *topics: reader.read(analyser.analyse(text), topics)


def liken(reader: TraitReader, one: Traits, other: Traits, *, hours: float = 0) -> Likeness:
    weights = Rarity(reader.usual).at(START)
    return compare(Told(one, START, weights), Told(other, START + hours * HOUR, weights), weights)


# --- numbers and dates ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["5 тыс. тонн", "5 мың тонна", "5 müň tonna", "5 thousand tonnes", "5 000 т", "5,000 t", "5\u00a0000 т"],
)
def test_a_number_is_one_in_every_spelling(text: str) -> None:
    assert find_numbers(f"Отгружено {text} зерна") == {"#5000"}


@pytest.mark.parametrize(
    "text",
    [
        "12 ноября",
        "12 қарашада",
        "қарашаның 12-сінде",
        "12-nji noýabrda",
        "noýabryň 12-sine",
        "November 12",
        "12th of November",
        "12.11.2025",
    ],
)
def test_a_date_is_one_in_every_language(text: str) -> None:
    assert "@11-12" in find_numbers(f"Рейс {text} отменён")


def test_years_hours_and_small_numbers_tell_no_event() -> None:
    assert find_numbers("В 2025 году в 14:30 вышли 3 судна") == set()
    assert find_numbers("Матч закончился 2:1") == find_numbers("They won 2–1") == {"#2:1"}


@given(st.text(max_size=200))
def test_numbers_are_found_in_any_text(text: str) -> None:
    for trait in find_numbers(text):
        assert trait[0] in "#@"


# --- traits ---------------------------------------------------------------------------------------


def test_names_and_notions_are_the_same_in_four_languages(read: Any) -> None:
    texts = (
        "Паром с пшеницей вышел из Актау",
        "Бидай тиелген паром Ақтаудан шықты",
        "Bugdaý ýüklenen parom Aktaudan ugrady",
        "A ferry with wheat left Aktau",
    )
    for text in texts:
        assert {"n:актау", "c:ferry", "c:wheat"} <= set(read(text).common), text


def test_unknown_names_meet_by_their_sound(read: Any) -> None:
    texts = ("сказал Ержан Досмухамбетов", "деді Ержан Досмухамбетов", "said Yerzhan Dosmukhambetov")
    found = [set(read(text + " в Алматы").common) for text in texts]
    assert any(trait.startswith("s:dosmu") for trait in found[0] & found[1] & found[2])


def test_everything_is_taken(read: Any) -> None:
    for text in ("", " \n", "🔥🔥🔥", "a", "1" * 500, "٣٤", "\ud800", "слово " * 3_000):
        assert read(text).language


# --- likeness -------------------------------------------------------------------------------------

SEALS_RU = "На берегу Каспия у Баутино нашли 118 мёртвых тюленей, экологи взяли пробы."
SEALS_EN = "Ecologists took samples from 118 dead seals found on the Caspian shore near Bautino."
COUNT_RU = "На каспийском побережье Дагестана посчитали тюленей: популяция сократилась до 70 тыс. особей."
RATE = "Курс на {} ноября: доллар {} тенге, евро {} тенге, манат у менял в Жанаозене 20,{} тенге."
UNDATED_RATE = "Курсы валют на утро: доллар {} тенге, евро {} тенге, рубль 6,5 тенге, манат 150,{} тенге."


def test_one_event_says_by_what_it_was_known(read: Any, reader: TraitReader) -> None:
    found = liken(reader, read(SEALS_RU), read(SEALS_EN), hours=5)
    assert found.is_same
    assert {"#118", "c:seal", "n:каспий"} <= set(found.evidence)


def test_the_same_place_and_topic_are_not_enough(read: Any, reader: TraitReader) -> None:
    assert not liken(reader, read(SEALS_RU), read(COUNT_RU)).is_same
    assert not liken(reader, read(SEALS_EN), read(COUNT_RU)).is_same


def test_a_template_of_another_day_is_another_event(read: Any, reader: TraitReader) -> None:
    one, other = RATE.format(6, 512, 560, 1), RATE.format(7, 515, 563, 3)
    assert not liken(reader, read(one), read(other), hours=24).is_same
    one, other = UNDATED_RATE.format(512, 560, 1), UNDATED_RATE.format(515, 563, 3)
    assert not liken(reader, read(one), read(other), hours=24).is_same


def test_days_between_speak_against(read: Any, reader: TraitReader) -> None:
    one, other = read(SEALS_RU), read(SEALS_EN)
    scores = [liken(reader, one, other, hours=hours).score for hours in (0, 24, 71, 73)]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] == 0.0


def test_short_posts_are_not_alike_by_chance(read: Any, reader: TraitReader) -> None:
    assert not liken(reader, read("Паром вышел из Актау"), read("Паром вернулся в Актау")).is_same


def test_no_order_no_direction(read: Any, reader: TraitReader) -> None:
    for line in PAIRS.read_text(encoding="utf-8").splitlines()[::9]:
        pair = json.loads(line)
        one, other = read(pair["first"]["text"]), read(pair["second"]["text"])
        there, back = liken(reader, one, other, hours=3), liken(reader, other, one, hours=3)
        assert there == back
        assert liken(reader, one, one).score >= there.score


# --- the index ------------------------------------------------------------------------------------


def test_a_chain_does_not_lead_from_one_event_to_another(read: Any, reader: TraitReader) -> None:
    """Each step is like the one before, the ends have nothing in common."""
    words = [
        ["тюлень", "паром", "шторм", "закон", "выставка", "рекорд", "концерт", "театр", "музей", "книга"][
            n % 10
        ]
        + f"ский{n}"
        for n in range(60)
    ]
    index = EventIndex(reader.usual)
    for number in range(12):
        text = " ".join(words[number * 4 : number * 4 + 16]) + f" Баутино Форт {118 + number // 3}"
        index.place(Placed(number, START + number * HOUR, number, read(text)))
    assert 1 < index.count_stories() < 12


def test_posts_may_be_taken_back_and_put_again(read: Any, reader: TraitReader) -> None:
    index = EventIndex(reader.usual)
    posts = [Placed(n, START + n * HOUR, n, read(text)) for n, text in enumerate((SEALS_RU, COUNT_RU))]
    for post in posts:
        index.place(post)
    index.remove(0)
    index.remove(0)
    assert len(index) == 1
    assert [join.into for join in index.place(Placed(2, START, 2, read(SEALS_EN)))] == []
    assert [(join.story_id, join.into) for join in index.place(posts[0])] == [(2, 0)]
    index.keep(START + HOUR, START + 2 * HOUR)
    assert len(index) == 1
    assert index.count_stories() == 1, "a story that nobody is in any more would be kept for ever"


def test_the_own_pairs_are_as_many_and_as_mixed_as_said() -> None:
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    assert len(pairs) >= 120
    assert all(pair["reason"] for pair in pairs)
    spoken = {frozenset((pair["first"]["lang"], pair["second"]["lang"])) for pair in pairs}
    assert len(spoken) == 10  # each language with each, and with itself
    kinds = {(pair["kind"], pair["same_story"]) for pair in pairs}
    assert {("follow-up", True), ("template, other numbers", False), ("same place and topic", False)} <= kinds
