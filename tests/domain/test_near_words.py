"""Guesses at a word that nobody wrote: every slip of one letter, and the other layout of the keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.near_words import MOST_LETTERS, list_near_words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("тразит", "транзит"),
        ("паромм", "паром"),
        ("прот", "порт"),
        ("галка", "палка"),
        ("курык", "курық"),
        ("gazak", "gazap"),
        ("turkmnistan", "turkmenistan"),
        ("söwta", "söwda"),
        ("ufp", "газ"),
        ("зщке", "port"),
    ],
)
def test_the_word_meant_is_among_the_guesses(typed: str, meant: str) -> None:
    assert meant in list_near_words(typed)


@given(st.text(max_size=40))
def test_guesses_are_bounded_and_none_is_the_word_itself(word: str) -> None:
    guesses = list_near_words(word)
    assert word.casefold() not in guesses
    assert len(guesses) <= 100 * MOST_LETTERS
    assert len(set(guesses)) == len(guesses)


def test_a_short_word_is_not_guessed_at_by_letters() -> None:
    assert list_near_words("газ") == ["ufp"]
