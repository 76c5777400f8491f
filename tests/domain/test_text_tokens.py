"""Words of a text: where they stand, and the two spellings that matching compares."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.text import exact_form, fold, tokenise
from bot.domain.tokens import COMMON_LETTERS, COMMON_MARKS

WORDY = st.text(alphabet="aZäňЁёйҚқіı\u0301\u0306\u00ad\u200b'’_-– .,1٣½#\nᾳßİAА")


def words(text: str) -> list[str]:
    return [token.norm for token in tokenise(text)]


def test_words_keep_their_places_in_the_raw_text() -> None:
    text = "⚡️ Порт Курык: 25,9 тыс. т!"
    assert [text[token.start : token.end] for token in tokenise(text)] == [
        "Порт",
        "Курык",
        "25",
        "9",
        "тыс",
        "т",
    ]


def test_dashes_hyphens_and_underscores_part_words() -> None:
    text = "Туркменистан–Иран, юго-восток #Каспийское_море"
    tokens = tokenise(text)
    assert [token.exact for token in tokens] == [
        "туркменистан",
        "иран",
        "юго",
        "восток",
        "каспийское",
        "море",
    ]
    assert [text[token.start : token.end] for token in tokens][:2] == ["Туркменистан", "Иран"]


@pytest.mark.parametrize(
    ("written", "exact", "norm"),
    [
        ("Королёв", "королёв", "королев"),
        ("Тюркме\u0301н", "тюркме\u0301н", "тюркмен"),
        ("и\u0306од", "йод", "йод"),
        ("га\u00adзо\u200bпровод", "газопровод", "газопровод"),
        ("Kazakhstan’s", "kazakhstan’s", "kazakhstan"),
        ("Türkmenistan'ыň", "türkmenistan'ыň", "türkmenistan"),
        ("won't", "won't", "wont"),
        ("O‘zbekiston", "o‘zbekiston", "ozbekiston"),
        ("TÜRKMENISTANYŇ", "türkmenistanyň", "türkmenistanyň"),
        ("Aqtaý", "aqtaý", "aqtaý"),
        ("İran", "i\u0307ran", "iran"),
        ("𝐏𝐨𝐫𝐭", "𝐏𝐨𝐫𝐭", "port"),
        ("CH₄", "ch₄", "ch4"),
    ],
)
def test_exact_keeps_the_letters_and_norm_folds_them(written: str, exact: str, norm: str) -> None:
    (token,) = tokenise(f"… {written}!")
    assert (token.exact, token.norm) == (exact, norm)
    assert (token.start, token.end) == (2, 2 + len(written))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Aктaу", "актау"),  # Latin A, a
        ("мiнiстрi", "міністрі"),  # Latin i in a Kazakh word
        ("қаhарман", "қаһарман"),
        ("HАТО", "нато"),
        ("ɵзен", "өзен"),
        ("gаz", "gaz"),  # Cyrillic а in a Latin word
        ("iPhoneы", "iphoneы"),  # really mixed
    ],
)
def test_look_alike_letters_come_to_one_alphabet(typed: str, meant: str) -> None:
    assert fold(typed) == meant


def test_whole_words_only_change_alphabet() -> None:
    assert words("USB-порт и IT в Актау") == ["usb", "порт", "и", "it", "в", "актау"]


@given(st.text() | WORDY)
@example("Kazakhstan's Тюркме\u0301н Aктaу")
@example("\ufa70")  # no mark in it, and yet not normalised
def test_tokens_are_ordered_inside_the_text_and_true_to_it(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert end <= token.start < token.end <= len(text)
        assert exact_form(text[token.start : token.end]) == token.exact
        assert fold(text[token.start : token.end]) == token.norm == fold(token.exact)
        end = token.end


@given(st.text() | WORDY)
def test_a_folded_word_is_one_word_for_good(word: str) -> None:
    folded = fold(word)
    assert fold(folded) == folded
    assert folded == "" or folded.isalnum()


@given(WORDY)
def test_decomposed_and_composed_text_have_the_same_words(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


def test_common_characters_need_no_second_look() -> None:
    """What the short way assumes of each of its characters, so that it finds the words of the long one."""
    letter, mark = re.compile(f"[{COMMON_LETTERS}]"), re.compile(f"[{COMMON_MARKS}]")
    for character in map(chr, range(sys.maxunicode + 1)):
        is_letter, is_mark = letter.match(character) is not None, mark.match(character) is not None
        if not is_letter and not is_mark:
            continue
        assert is_letter is not is_mark, character
        assert (re.match(r"[^\W_]", character) is not None) is is_letter, character
        assert unicodedata.is_normalized("NFC", character), character
        assert not unicodedata.combining(character), character
        if is_letter and character == character.casefold():
            assert exact_form(character) == character
            assert fold(character) == character.replace("ё", "е"), character


def test_invisible_characters_outside_words_change_nothing() -> None:
    assert words("👨\u200d👩 Порт\u200b\nКурык 'и' порт’ы") == ["порт", "курык", "и", "порт"]
