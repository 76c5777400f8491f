"""Every word that texts have been made of, numbered: what is known of it is found in arrays by its number.

A *word* is a spelling, case folded; a *form* is what a word offers at a place: its keys in the language of
its sentence, with or without a capital. Both come again in nearly every post, so what follows from them is
computed once, and a text becomes a row of numbers. Whoever keeps something for each form keeps it by the
form's number, and by the book: a full one is left for a new one, which takes over the words met last, while
texts keep the one they were read with. Holds nothing that cannot be computed anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.languages.offer import Keys, KeysByCapital
from bot.domain.languages.votes import COLUMNS, Tally

CAPACITY = 130_000  # words
_CAPITALS = 3  # kinds of them, by which the forms of a word differ
_FORMS_A_WORD = 2  # for which there is room: one in each setting, and seldom others with a capital
_FIRST_SIZE = 8_192
_NOT_YET = 0  # the form of a word that has not been computed in its setting

Numbers = NDArray[np.int32]
VoteRows = NDArray[np.int16]
_NO_NUMBERS: Numbers = np.zeros(0, np.int32)


class Setting(NamedTuple):
    """What a word offers by, beside its letters: the language to go by, and those without their letters."""

    gate: str
    plain: frozenset[str]


class WordBook:
    """`count_votes` and `compute_keys` are asked once for each word, the latter once in each setting."""

    def __init__(
        self,
        count_votes: Callable[[str], Tally],
        compute_keys: Callable[[str, Setting], KeysByCapital],
        capacity: int,
    ) -> None:
        self._count_votes = count_votes
        self._compute_keys = compute_keys
        self._capacity = capacity
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        self._votes: VoteRows = np.zeros((_FIRST_SIZE, len(COLUMNS)), np.int16)
        self._met: Numbers = np.zeros(_FIRST_SIZE, np.int32)  # by which text at last
        self._texts = 0
        self._forms: dict[Setting, Numbers] = {}  # of each word, one for each kind of capital
        self._once: dict[Keys, Keys] = {}  # words of one dictionary form share theirs
        self.keys: list[Keys] = [()]  # of each form

    def __len__(self) -> int:
        return len(self._words)

    @property
    def is_full(self) -> bool:
        """Whether the next text should be read with a new book."""
        return len(self._words) >= self._capacity or len(self.keys) >= _FORMS_A_WORD * self._capacity

    def number(self, exacts: Sequence[str]) -> Numbers:
        """The numbers of a text's words."""
        known = list(map(self._numbers.get, exacts))
        if None in known:
            pairs = zip(known, exacts, strict=True)
            known = [self._number(exact) if number is None else number for number, exact in pairs]
        numbers = np.array(known, np.int32)
        self._texts += 1
        self._met[numbers] = self._texts
        return numbers

    def votes(self, numbers: Numbers) -> VoteRows:
        """What each word says of the language it is in, in the order of `COLUMNS`."""
        return self._votes.take(numbers, axis=0)

    def forms(self, numbers: Numbers, capitals: Numbers, setting: Setting) -> Numbers:
        """The forms of words that stand in one setting, each with its kind of capital."""
        there = self._forms.get(setting, _NO_NUMBERS)
        if len(there) < _CAPITALS * len(self._met):
            there = self._forms[setting] = _grown(there, _CAPITALS * len(self._met))
        places = numbers * _CAPITALS + capitals
        found = there.take(places)
        if not found.all():
            for number in set(numbers[found == _NOT_YET].tolist()):
                there[number * _CAPITALS : (number + 1) * _CAPITALS] = self._compute(number, setting)
            found = there.take(places)
        return found

    def renewed(self) -> WordBook:
        """A new book with the half of the words that were met last."""
        new = WordBook(self._count_votes, self._compute_keys, self._capacity)
        count = len(self._words)
        kept = np.sort(np.argsort(self._met[:count], kind="stable")[-(count // 2) :])
        new._words = [self._words[number] for number in kept.tolist()]
        new._numbers = {word: number for number, word in enumerate(new._words)}
        new._votes, new._met, new._texts = self._votes[kept], self._met[kept], self._texts
        rows = {
            setting: _grown(forms, _CAPITALS * count).reshape(-1, _CAPITALS)[kept].ravel()
            for setting, forms in self._forms.items()
        }
        used = np.unique(np.concatenate([np.array([_NOT_YET], np.int32), *rows.values()]))
        renumbered = np.zeros(len(self.keys), np.int32)
        renumbered[used] = np.arange(len(used), dtype=np.int32)
        new._forms = {setting: renumbered[row] for setting, row in rows.items()}
        new.keys = [self.keys[form] for form in used.tolist()]
        new._once = {keys: keys for keys in new.keys}
        return new

    def _number(self, exact: str) -> int:
        number = self._numbers.get(exact)
        if number is None:
            number = self._numbers[exact] = len(self._words)
            self._words.append(exact)
            if number >= len(self._met):
                self._votes = _grown(self._votes, 2 * number)
                self._met = _grown(self._met, 2 * number)
            self._votes[number] = self._count_votes(exact)
        return number

    def _compute(self, number: int, setting: Setting) -> list[int]:
        """The forms of a word, one for each kind of capital: the same where a capital changes nothing."""
        by_capital = self._compute_keys(self._words[number], setting)
        forms: dict[Keys, int] = {}
        for keys in by_capital:
            if keys not in forms:
                forms[keys] = len(self.keys)
                self.keys.append(self._once.setdefault(keys, keys))
        return [forms[keys] for keys in by_capital]


def _grown(rows: NDArray[Any], size: int) -> NDArray[Any]:
    """The same with zeros behind, up to `size` rows."""
    if len(rows) >= size:
        return rows
    more = np.zeros((size, *rows.shape[1:]), rows.dtype)
    more[: len(rows)] = rows
    return more
