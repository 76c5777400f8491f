"""A word that nobody wrote -> words that were perhaps meant: one slip of the finger away, or typed with the
keyboard in another layout. Pure; whether anybody wrote those is for the index to say.
"""

from __future__ import annotations

from collections.abc import Iterator

LEAST_LETTERS, MOST_LETTERS = 4, 24

_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
_LATIN = "abcdefghijklmnopqrstuvwxyzäçňöşüýž"
_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_RUSSIAN = str.maketrans(_QWERTY, _RUSSIAN)
_TO_QWERTY = str.maketrans(_RUSSIAN, _QWERTY)


def list_near_words(word: str) -> list[str]:
    """Returns the guesses, the likelier kinds of slip first; none for a word too short to guess at."""
    word = word.casefold()
    guesses = dict.fromkeys(_switch_layout(word))
    if LEAST_LETTERS <= len(word) <= MOST_LETTERS and word.isalpha():
        guesses |= dict.fromkeys(_slips(word))
    guesses.pop(word, None)
    return list(guesses)


def _switch_layout(word: str) -> Iterator[str]:
    """What the same keys write in the other layout."""
    for table in (_TO_RUSSIAN, _TO_QWERTY):
        switched = word.translate(table)
        if switched.isalpha() and len(switched) > 1:
            yield switched


def _slips(word: str) -> Iterator[str]:
    """Two letters exchanged, one too many, one missing, one wrong."""
    letters = _CYRILLIC if any(letter in _CYRILLIC for letter in word) else _LATIN
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    yield from (head + tail[1] + tail[0] + tail[2:] for head, tail in splits if len(tail) > 1)
    yield from (head + tail[1:] for head, tail in splits if tail)
    yield from (head + letter + tail for head, tail in splits for letter in letters)
    yield from (head + letter + tail[1:] for head, tail in splits if tail for letter in letters)
