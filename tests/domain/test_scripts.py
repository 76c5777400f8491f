"""The same word in another script or without the letters that a keyboard lacks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.languages import scripts


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("qazaqstannyñ", "қазақстанның"),
        ("qazaqstannyń", "қазақстанның"),
        ("aqtauda", "ақтауда"),
        ("aqtaýda", "ақтауда"),
        ("şekara", "шекара"),
        ("zhaña", "жаңа"),
        ("qytai", "қытай"),
        ("ükimet", "үкімет"),
        ("úkimet", "үкімет"),
        ("ūlttyq", "ұлттық"),
        ("tereñdık", "тереңдік"),
    ],
)
def test_kazakh_latin_reads_as_cyrillic(latin: str, cyrillic: str) -> None:
    assert cyrillic in scripts.kazakh_latin_to_cyrillic(latin)


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("түркменистаның", "türkmenistanyň"),
        ("җемгыет", "jemgyýet"),
        ("деңзи", "deňzi"),
        ("ёл", "ýol"),
        ("елдаш", "ýeldaş"),
        ("шәхер", "şäher"),
        ("яз", "ýaz"),
    ],
)
def test_old_turkmen_reads_as_latin(cyrillic: str, latin: str) -> None:
    assert scripts.turkmen_cyrillic_to_latin(cyrillic) == latin


@pytest.mark.parametrize("word", ["qazaqstan", "quryq", "ñ", "ğylym", "qoǵam", "tıis"])
def test_kazakh_latin_is_known_by_its_letters(word: str) -> None:
    assert scripts.is_kazakh_latin(word)


@pytest.mark.parametrize("word", ["query", "quality", "equity", "deňiz", "şäher", "port"])
def test_other_latin_is_not_kazakh(word: str) -> None:
    assert not scripts.is_kazakh_latin(word)


@pytest.mark.parametrize(
    "spellings",
    [
        "ақтау актау aqtau aktau",
        "бердымухамедов бердімұхамедов berdimuhamedow berdimuhamedov berdymukhamedov",
        "мередов meredow meredov",
        "сердар serdar",
        "түркменистан туркменистан türkmenistan turkmenistan",
        "жаңаөзен жанаозен janaözen zhanaozen jańaózen",
        "маңғыстау мангыстау mangystau mañğystau maňgystau",
        "каспий kaspiý kaspiy",
        "дашогуз daşoguz dashoguz",
        "шымкент shymkent şymkent",
        "атырау atyrau",
        "арқадағ аркадаг arkadag",
    ],
)
def test_spellings_of_a_name_share_a_skeleton(spellings: str) -> None:
    assert len({scripts.skeleton(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("каспий", "kaspi"), ("каспи", "каспий"), ("мары", "мира"), ("газ", "гас"), ("арал", "орал")],
)
def test_different_words_keep_different_skeletons(one: str, other: str) -> None:
    assert scripts.skeleton(one) != scripts.skeleton(other)


def test_a_keyword_finds_short_names_in_the_other_script_only() -> None:
    assert scripts.skeleton_keys_of_query("мары") & scripts.skeleton_keys_of_text("mary")
    assert not scripts.skeleton_keys_of_query("угол") & scripts.skeleton_keys_of_text("уголь")
    assert scripts.skeleton_keys_of_query("türkmenistan") & scripts.skeleton_keys_of_text("turkmenistan")


@given(
    st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіabcdefghijklmnopqrstuvwxyzäçňöşüýžñğūıáǵńóú")
)
def test_a_skeleton_has_plain_letters_only(word: str) -> None:
    bones = scripts.skeleton(word)
    assert bones.isascii() or scripts.is_cyrillic(word)
    assert not bones or bones.isalpha()
