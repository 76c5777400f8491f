"""Quoting a post: the passage around what was found, its headline, its best sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sentences import split_sentences
from bot.domain.text import excerpt, extract, headline, tokenise

LONG = (
    "Порт Курык принял первый паром с весны. Экипаж ждал погоды двое суток. "
    "На борту сорок фур с мукой и стеклом. Обратно судно уйдёт с хлопком. "
    "Тариф пока не объявлен. Очередь на въезде растянулась на километр. "
    "Водители ночуют в кабинах и пьют чай. Столовую обещают открыть к зиме."
)
POSTS = st.lists(
    st.sampled_from(
        [
            "Порт ",
            "газ. ",
            " __",
            "** ",
            "«Алтын ",
            "Қыран» ",
            "\n",
            "#тег ",
            "🔥 ",
            "https://a.b/c ",
            "г. Актау ",
        ]
    )
    | st.text(max_size=20)
).map("".join)


def found(text: str, *words: str) -> list[tuple[int, int]]:
    return [(text.index(word), text.index(word) + len(word)) for word in words]


def test_a_short_post_is_quoted_whole() -> None:
    quoted = excerpt("Порт  открыт\n\nдля паромов", found("Порт  открыт\n\nдля паромов", "открыт", "паромов"))
    assert quoted.text == "Порт открыт для паромов"
    assert [quoted.text[start:end] for start, end in quoted.spans] == ["открыт", "паромов"]
    assert (quoted.cut_before, quoted.cut_after) == (False, False)


def test_a_long_post_is_cut_around_what_was_found_at_a_sentence() -> None:
    quoted = excerpt(LONG, found(LONG, "Тариф", "Очередь"), width=120)
    assert len(quoted.text) <= 120
    assert [quoted.text[start:end] for start, end in quoted.spans] == ["Тариф", "Очередь"]
    assert quoted.text.startswith("Обратно судно уйдёт")
    assert (quoted.cut_before, quoted.cut_after) == (True, True)


def test_the_window_takes_the_most_spans() -> None:
    quoted = excerpt(LONG, found(LONG, "Порт", "кабинах", "чай", "Столовую"), width=90)
    assert [quoted.text[start:end] for start, end in quoted.spans] == ["кабинах", "чай", "Столовую"]


def test_without_spans_the_beginning_is_quoted() -> None:
    quoted = excerpt(LONG, [], width=60)
    assert quoted.text == "Порт Курык принял первый паром с весны. Экипаж ждал погоды"
    assert (quoted.cut_before, quoted.cut_after) == (False, True)


def test_footer_address_and_tail_are_not_quoted() -> None:
    text = "Порт открыт: https://port.example/1, пишет @zaliv.\n\nПодписаться | @zaliv\n❤\n3"
    assert excerpt(text, found(text, "открыт")).text == "Порт открыт: , пишет @zaliv."


@given(POSTS, st.lists(st.tuples(st.integers(0, 150), st.integers(0, 150))), st.integers(20, 200))
def test_excerpt_spans_stay_inside_and_mean_the_same_words(
    text: str, spans: list[tuple[int, int]], width: int
) -> None:
    quoted = excerpt(text, spans, width)
    assert len(quoted.text) <= width
    assert "\n" not in quoted.text
    assert "  " not in quoted.text
    assert quoted.text == quoted.text.strip()
    assert all(0 <= start < end <= len(quoted.text) for start, end in quoted.spans)


@given(st.integers(40, 200), st.data())
def test_a_word_that_is_found_is_always_quoted(width: int, data: st.DataObject) -> None:
    token = data.draw(st.sampled_from(tokenise(LONG)))
    quoted = excerpt(LONG, [(token.start, token.end)], width)
    ((start, end),) = quoted.spans
    assert quoted.text[start:end].casefold() == token.exact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⚡️🇰🇿 Порт открыт. Паром идёт.", "Порт открыт. Паром идёт"),
        ("#Актау #порт\nПорт Курык открыт для паромов.\nЖдём гостей.", "Порт Курык открыт для паромов"),
        ("#Казахстан и #Туркменистан подписали карту", "Казахстан и Туркменистан подписали карту"),
        ("Официально:\nпорт Курык закрыт", "Официально: порт Курык закрыт"),
        ("Энергетика\nГаз пойдёт через Каспий", "Энергетика: Газ пойдёт через Каспий"),
        ("Почему растут цены на муку? Потому что дождь.", "Почему растут цены на муку?"),
        ("**Порт __Курык__ снова открыт**", "Порт Курык снова открыт"),
        ("Министр посетил г. Актау и порт. Потом уехал.", "Министр посетил г. Актау и порт"),
        ("В 2024 г. Порт вырос вдвое.", "В 2024 г. Порт вырос вдвое"),
        ("К. Токенов прибыл в порт утром. Встреча идёт.", "К. Токенов прибыл в порт утром"),
        ("«Мы рады. Мы ждали», — сказал капитан. Паром ушёл.", "«Мы рады. Мы ждали», — сказал капитан"),
        ("КПЛ, 18-й тур. «Залив» — «Степь» 1:1. Гол отменили.", "КПЛ, 18-й тур. «Залив» — «Степь» 1:1"),
        ("❤\n3", ""),
        ("🔥🔥🔥", ""),
        ("", ""),
    ],
)
def test_headlines(text: str, expected: str) -> None:
    assert headline(text) == expected


def test_a_long_headline_is_cut_at_a_clause_or_a_word_and_goes_on_in_the_extract() -> None:
    text = "Паром вышел из порта с опозданием в сутки, потому что на борт брали фуры. Обратно пойдёт пустым."
    assert headline(text, width=60) == "Паром вышел из порта с опозданием в сутки…"
    assert headline(text, width=35) == "Паром вышел из порта с опозданием…"
    long = (
        "Паром вышел из порта Курык с опозданием в двое суток " + "и потом ещё долго ждал " * 5 + "буксира."
    )
    assert extract(long).startswith("…")
    assert extract(long).endswith("буксира.")


def test_the_extract_adds_what_the_headline_lacks() -> None:
    text = extract(LONG)
    assert text
    assert headline(LONG) not in text
    assert all(part in LONG for part in text.split(" … "))


def test_the_extract_prefers_what_the_post_is_about() -> None:
    text = (
        "Порт Курык сменил расписание паромов. Кстати, вчера было жарко. Погода будет разной всю неделю. "
        "Паромы из порта Курык пойдут по новому расписанию с понедельника."
    )
    assert "Паромы из порта Курык пойдут по новому расписанию с понедельника." in extract(text, width=100)


@pytest.mark.parametrize(
    "text", ["Порт открыт", "Порт открыт для всех паромов.\n\nПодробнее на сайте порта", "🔥", ""]
)
def test_nothing_to_extract(text: str) -> None:
    assert extract(text) == ""


@given(POSTS, st.integers(20, 150))
def test_headline_and_extract_fit_their_width_and_one_line(text: str, width: int) -> None:
    for short in (headline(text, width), extract(text, width)):
        assert len(short) <= width
        assert "\n" not in short


@given(POSTS)
def test_sentences_are_in_order_and_cover_every_word(text: str) -> None:
    spans = split_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
