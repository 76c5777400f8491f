"""Names in four languages: the right ones find each other, the traps do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names import NameIndex
from bot.lexicon import load_lexicon

NAMES = load_lexicon().names


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Каспий", "hazar"),
        ("Hazar deňzi", "caspian"),
        ("hazar denzi", "каспий"),
        ("Caspian Sea", "каспий теңізі"),
        ("Түркіменстан", "turkmenistan"),
        ("Туркмения", "türkmenistan"),
        ("Gazagystan", "қазақстан"),
        ("Ашхабад", "aşgabat"),
        ("Средний коридор", "orta geçelge"),
        ("Middle Corridor", "орта дәліз"),
        ("ТАПИ", "toph"),
        ("КТИ", "kazakhstan turkmenistan iran"),
        ("Темир-Баба", "темірбаба"),
        ("ОТГ", "тмұ"),
    ],
)
def test_a_name_leads_to_its_spellings_in_other_languages(written: str, expected: str) -> None:
    assert tuple(expected.split()) in NAMES.alternatives(written.replace("-", " ").split())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Туркменистана", "türkmenistan"),
        ("Каспию", "hazar"),
        ("Каспийского моря", "hazar"),
        ("Турции", "türkiýe"),
        ("Темир Бабе", "temirbaba"),
        ("Түрікменстанның", "туркменистан"),
        ("Türkmenistanda", "туркменистан"),
        ("казакстан", "kazakhstan"),
    ],
)
def test_a_name_is_known_in_its_cases_and_without_its_diacritics(written: str, expected: str) -> None:
    assert (expected,) in NAMES.alternatives(written.split())


@pytest.mark.parametrize(
    "written", ["Kaspi", "Каспийск", "Береке", "болашақ", "un", "банк", "Ирака", "туркменка", "порт", ""]
)
def test_words_that_only_look_like_a_name_are_none(written: str) -> None:
    assert NAMES.alternatives(written.split()) == ()


def test_the_given_spelling_comes_first_and_nothing_stands_twice() -> None:
    found = NAMES.alternatives(["Ашхабаде"])
    assert found[0] == ("ашхабаде",)
    assert len(found) == len(set(found))


def test_longest_is_the_number_of_words_of_the_longest_spelling() -> None:
    assert NameIndex([["раз два три", "один"]]).longest == 3
    assert NameIndex([]).longest == 0


@given(st.lists(st.text(max_size=12), max_size=5))
def test_any_words_give_an_answer(words: list[str]) -> None:
    assert isinstance(NAMES.alternatives(words), tuple)


@given(st.sampled_from([" ".join(name) for group in NAMES.groups for name in group]))
def test_every_name_is_found_and_with_it_all_its_group(name: str) -> None:
    words = tuple(name.split())
    found = NAMES.alternatives(words)
    assert any(words in group and set(group) <= set(found) for group in NAMES.groups)
