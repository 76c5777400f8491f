"""Requirements by number, and what hangs on them: which ones a text meets, and what that makes worth trying.

Whatever hangs on a requirement may have a second one as its guard; a text that does not meet both is told
from its words alone. What is touched for each word of a post lies close together, since with very many
requirements the time goes into fetching memory. Does not know what hangs here (matching.py).
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from bot.domain.analyser import AnalysedText
from bot.domain.form_notes import FormNotes
from bot.domain.languages.offer import Keys
from bot.domain.memo import Memo
from bot.domain.requirements import Requirement, standing_cost

NO_REQUIREMENT = 0  # the number of the one that every text meets

_NOTHING_ASKED: Requirement = frozenset()
_REMEMBERED = 30_000  # sets of keys, twice over
_WHOLE = 0  # length of a beginning that is a form as it is written


class _Here(NamedTuple):
    """What one word meets, and what hangs there, each beside its guard."""

    requirements: Sequence[int]
    guards: Sequence[int]
    hung: Sequence[int]


class Met(NamedTuple):
    """What a text meets, by number. `tried`: what hangs there and is worth trying, with the places of the
    words that meet its first requirement (of a facet, none)."""

    numbers: set[int]
    tried: Mapping[int, Sequence[int]]
    words: Sequence[tuple[int, _Here]]

    def places(self, requirement: int) -> list[int]:
        """Returns the places of the words that meet a requirement."""
        return [at for at, here in self.words if requirement in here.requirements]


@dataclass(slots=True)
class _Entry:
    terms: Requirement
    cost: int
    uses: int = 0
    hooks: array[int] = field(default_factory=lambda: array("L"))  # guard and number, by turns


_NOTHING_HERE = _Here((), (), ())


class RequirementIndex:
    """Requirements are interned, and forgotten when what hung there has gone."""

    def __init__(self) -> None:
        self._entries: dict[int, _Entry] = {NO_REQUIREMENT: _Entry(_NOTHING_ASKED, 0, uses=1)}
        self._number_of: dict[Requirement, int] = {_NOTHING_ASKED: NO_REQUIREMENT}
        self._next = NO_REQUIREMENT + 1
        self._by_term: dict[str, int | list[int]] = {}  # mostly one number: a list takes 64 bytes more
        self._spelled: Counter[int] = Counter()  # terms that are beginnings, by their length, or whole forms
        self._by_keys: Memo[Keys, _Here] = Memo(self._find_by_terms, _REMEMBERED)
        self._by_form = FormNotes(self._find_by_word)

    def number(self, terms: Requirement) -> int:
        """Returns the number of a requirement, a new one if need be."""
        number = self._number_of.get(terms)
        if number is None:
            number = self._number_of[terms] = self._next
            self._next += 1
            self._entries[number] = _Entry(terms, standing_cost(terms))
            for term in terms:
                self._note_term(term, number)
        return number

    def cost(self, terms: Requirement) -> int:
        """Returns how much would be tried in vain if more hung on `terms`."""
        number = self._number_of.get(terms)
        if number is None:
            return standing_cost(terms)
        entry = self._entries[number]
        return entry.cost + len(entry.hooks) // 2

    def hang(self, hung: int, requirements: Sequence[int]) -> None:
        """Hangs `hung` on the first of its requirements, guarded by the second."""
        place, guard, *_ = (*requirements, NO_REQUIREMENT, NO_REQUIREMENT)
        self._entries[place].hooks.extend((guard, hung))
        for requirement in requirements:
            self._entries[requirement].uses += 1
        self._forget_words()

    def unhang(self, hung: int, requirements: Sequence[int]) -> None:
        """Takes away what `hang` was told with these requirements."""
        hooks = self._entries[requirements[0] if requirements else NO_REQUIREMENT].hooks
        at = next(at for at in range(1, len(hooks), 2) if hooks[at] == hung)
        del hooks[at - 1 : at + 1]
        for requirement in requirements:
            self._release(requirement)
        self._forget_words()

    def read(self, text: AnalysedText, facets: Iterable[str]) -> Met:
        """Returns what `text` meets. Most posts meet little: that has to be quick."""
        words = self._by_form.read(text)
        always = _Here((NO_REQUIREMENT,), *_part_hooks(self._entries[NO_REQUIREMENT].hooks))
        apart = [always, self._find_by_terms(facets)]
        met = set(chain.from_iterable([here.requirements for here in apart]))
        met.update(chain.from_iterable([here[0] for _, here in words]))
        tried: dict[int, list[int]] = {}
        for _, guards, numbers in apart:
            tried |= {hung: [] for guard, hung in zip(guards, numbers, strict=True) if guard in met}
        for at, (_, guards, numbers) in words:
            if guards:
                for guard, hung in zip(guards, numbers, strict=True):
                    if guard in met:
                        tried.setdefault(hung, []).append(at)
        return Met(met, tried, words)

    def _find_by_terms(self, terms: Iterable[str]) -> _Here:
        found: set[int] = set()
        for there in map(self._by_term.get, terms):
            if isinstance(there, list):
                found.update(there)
            elif there is not None:
                found.add(there)
        if not found:
            return _NOTHING_HERE
        hooks = array("L")
        for number in found:
            hooks += self._entries[number].hooks
        return _Here(array("L", found), *_part_hooks(hooks))

    def _find_by_word(self, keys: Keys, norm: str, exact: str) -> _Here | None:
        """Forms with the same keys share what is found, unless their spelling adds to it."""
        here = self._by_keys[keys]
        spelled = [f"={exact}", *[f"*{norm[:length]}" for length in self._spelled if length != _WHOLE]]
        if any(map(self._by_term.__contains__, spelled)):
            here = self._find_by_terms([*keys, *spelled])
        return None if here is _NOTHING_HERE else here

    def _forget_words(self) -> None:
        self._by_keys.empty()
        self._by_form.forget()

    def _release(self, number: int) -> None:
        entry = self._entries[number]
        entry.uses -= 1
        if not entry.uses:
            del self._entries[number], self._number_of[entry.terms]
            for term in entry.terms:
                self._drop_term(term, number)

    def _note_term(self, term: str, number: int) -> None:
        there = self._by_term.get(term)
        if there is None:
            self._by_term[term] = number
        elif isinstance(there, list):
            there.append(number)
        else:
            self._by_term[term] = [there, number]
        if term[0] in "=*":
            self._spelled[_spelled_length(term)] += 1

    def _drop_term(self, term: str, number: int) -> None:
        there = self._by_term[term]
        if isinstance(there, list) and len(there) > 1:
            there.remove(number)
        else:
            del self._by_term[term]
        if term[0] in "=*":
            self._spelled[_spelled_length(term)] -= 1
            self._spelled = +self._spelled  # without those that are none


def _part_hooks(hooks: array[int]) -> tuple[array[int], array[int]]:
    return hooks[::2], hooks[1::2]


def _spelled_length(term: str) -> int:
    return _WHOLE if term.startswith("=") else len(term) - 1
