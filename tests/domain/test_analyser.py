"""Texts and keywords meet in keys: across languages, scripts and mixed posts."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quality_keywords import measure
from bot.domain.analyser import Analyser

ANALYSER = Analyser()


def find(keyword: str, text: str) -> list[str]:
    """The words of the text that the one-word keyword finds, as written."""
    analysed = ANALYSER.analyse(text)
    keys = ANALYSER.word_keys(keyword)
    return [
        text[token.start : token.end]
        for token, offered in zip(analysed.tokens, analysed.keys, strict=True)
        if not keys.isdisjoint(offered)
    ]


@pytest.mark.parametrize(
    ("keyword", "text", "found"),
    [
        ("газ", "Экспорт газа вырос, газовый рынок спокоен. Газета об этом молчит.", ["газа", "газовый"]),
        ("газ", "В магазине выставлена ГАЗель, хозяин Газиз", []),
        ("газ", "Удары по Газе и переговоры в секторе Газа", []),
        ("газ", "Министр Нефти и Газа доложил", ["Газа"]),
        ("Газа", "Удары по Газе", ["Газе"]),
        ("порт", "Портал, портфель, портрет и портвейн в аэропорту", []),
        ("Каспий", "Kaspi Gold: переведи на Каспи", []),
        ("Каспий", "Жители Каспийска вышли на берег Каспия", ["Каспия"]),
        ("курс", "Бои в Курске", []),
        ("сауда", "Сауд Арабиясы", []),
        ("банк", "Объявлен банкротом", []),
    ],
)
def test_traps_of_russian_posts(keyword: str, text: str, found: list[str]) -> None:
    assert find(keyword, text) == found


@pytest.mark.parametrize(
    ("keyword", "text", "found"),
    [
        ("Ақтау", "Порт Актау принял танкер", ["Актау"]),
        ("Актау", "Ақтау портында кеме тұр", ["Ақтау"]),
        ("Ақтау", "Aqtauda forum ötti", ["Aqtauda"]),
        ("Aqtau", "Ақтаудан ұшты", ["Ақтаудан"]),
        ("Ақтау", "Актауда форум отти", ["Актауда"]),
        ("Қазақстан", "Казакстаннын бюджети", ["Казакстаннын"]),
        ("Türkmenistan", "Туркменистан подписал договор", ["Туркменистан"]),
        ("Türkmenistan", "Түркменистаның Президенти", ["Түркменистаның"]),
        ("Туркменистан", "Turkmenistan exports gas to China", ["Turkmenistan"]),
        ("Туркменистан", "Türkmenistanyň Prezidenti geldi", ["Türkmenistanyň"]),
        ("Бердымухамедов", "Berdimuhamedow Aşgabatda çykyş etdi", ["Berdimuhamedow"]),
        ("berdimuhamedow", "Президент Бердымухамедов прибыл", ["Бердымухамедов"]),
        ("deniz", "Hazar deňziniň kenary", ["deňziniň"]),
        ("deňiz", "Hazar denizi we portlar", ["denizi"]),
        ("Мары", "Täze ýol Mary welaýatynda açyldy", ["Mary"]),
        ("harbour", "The new harbor opened", ["harbor"]),
    ],
)
def test_a_keyword_finds_the_word_in_other_scripts(keyword: str, text: str, found: list[str]) -> None:
    assert find(keyword, text) == found


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        ("королев", "Королев сообщил"),
        ("Королёв", "Назначение Королёва"),
        ("Актау", "В Aктaу открыли форум"),  # Latin a
        ("портами", "Порты Каспия"),
        ("ПОРТ", "в по\u00adрту"),
        ("kazakhstan", "Kazakhstan’s exports"),
        ("2025", "Итоги 2025 года"),
        ("5g", "Сеть 5G заработала"),
        ("Алматы", "#алматы новости"),
    ],
)
def test_spellings_that_folding_unites(keyword: str, text: str) -> None:
    assert find(keyword, text)


def test_a_mixed_post_offers_each_sentences_language() -> None:
    text = "Президенты обсудили поставки газа и транзит грузов.\nҚұрық портында кемелер кезек күтіп тұр."
    assert find("порт", text) == ["портында"]
    assert find("поставка", text) == ["поставки"]
    assert find("кеме", text) == ["кемелер"]


def test_a_foreign_word_is_found_in_its_own_language() -> None:
    assert find("Құрық", "Компания открыла офис в Құрықта, сообщает пресс-служба") == ["Құрықта"]
    assert find("deňiz", "Журнал «Deňiziň sesi» вышел в Ашхабаде") == ["Deňiziň"]
    assert find("port", "Компания Caspian Ports открыла офис в Ашхабаде") == ["Ports"]


def test_a_kazakh_keyword_is_no_form_of_a_frequent_russian_word() -> None:
    assert find("ел", "Он ел суп и пил чай, пока есть время") == []
    assert find("ел", "Елдің экономикасы өсті") == ["Елдің"]


def test_fewer_languages_narrow_a_keyword() -> None:
    assert all(key.startswith(("t:", "ta:", "tp:")) for key in ANALYSER.word_keys("gaz", ("tk",)))
    assert ANALYSER.word_keys("газ", ("en",)) == frozenset()


def test_the_development_cases_hold() -> None:
    assert min(measure().values()) >= 0.98


WRITTEN = st.text(
    alphabet=st.one_of(st.sampled_from("абвгёжқңіüňşqñ АБҚÜ-'’\n.#123"), st.characters()), max_size=120
)


@given(WRITTEN)
@settings(max_examples=200, deadline=None)
def test_keys_align_with_tokens_and_suit_the_index(text: str) -> None:
    analysed = ANALYSER.analyse(text)
    assert analysed.raw == text
    assert len(analysed.masked) == len(text)
    assert len(analysed.keys) == len(analysed.tokens)
    for offered in analysed.keys:
        assert offered
        for key in offered:
            assert re.fullmatch(r"[a-z]{1,2}:\w+", key)


OWN_WORDS = "В порту Құрық стоят суда.\nTäze gämi geldi.\nThe ports reopened.\nКеме келді."


@pytest.mark.parametrize("word", OWN_WORDS.replace(".", " ").split())
def test_a_word_of_a_text_is_found_by_itself(word: str) -> None:
    assert find(word, OWN_WORDS)


def test_few_words_remembered_are_no_other_keys() -> None:
    forgetful = Analyser(remembered=5)
    for text in ["Экспорт газа вырос", "Ёлка у Королёва", *OWN_WORDS.splitlines()] * 3:
        analysed = forgetful.analyse(text)
        assert analysed == ANALYSER.analyse(text)
        assert len(analysed.book) <= 5 + len(analysed.words.norms)


def test_importing_the_analyser_loads_no_dictionary() -> None:
    code = "import sys, bot.domain.analyser; sys.exit('pymorphy3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
