"""Takes suffix chains off a word of an agglutinative language: every stem that its chain permits.

Does not know any language (kazakh.py and turkmen.py bring the tables) and does not choose between
stems: a text word offers all of them, a keyword only itself. Flow: from the word's end, outer
suffixes first (predicate → case → possessive → plural); a relational suffix ("-дағы") opens a new
round, since it stands on a whole word. What a suffix changed in the stem (voicing, a lost vowel)
is undone by the language's `restore`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

PLURAL, POSSESSIVE, CASE, RELATIONAL, PREDICATE = range(5)
WHOLE_WORD = PREDICATE + 1  # nothing taken off yet


@dataclass(frozen=True, slots=True)
class Suffix:
    """One allomorph: it stands only after a stem whose last letter is in `after`."""

    text: str
    slot: int
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Chains:
    """A language's suffixes by their text, and what a stem may have been before a suffix joined it."""

    by_text: dict[str, tuple[Suffix, ...]]
    longest: int
    vowels: frozenset[str]
    restore: Callable[[str, Suffix], Iterable[str]]

    def stems(self, word: str) -> frozenset[str]:
        """The word itself and all its candidate stems, of two letters and a vowel at least."""
        found = {word}
        self._strip(word, WHOLE_WORD, found)
        return frozenset(found)

    def _strip(self, word: str, below: int, found: set[str]) -> None:
        for size in range(1, min(self.longest, len(word) - 2) + 1):
            for suffix in self.by_text.get(word[-size:], ()):
                if suffix.slot < below or suffix.slot == RELATIONAL != below:
                    self._take_off(word[:-size], suffix, found)

    def _take_off(self, rest: str, suffix: Suffix, found: set[str]) -> None:
        below = CASE if suffix.slot == RELATIONAL else suffix.slot
        for stem in self.restore(rest, suffix):
            if last_letter(stem) in suffix.after and not self.vowels.isdisjoint(stem):
                found.add(stem)
                self._strip(stem, below, found)


def last_letter(stem: str) -> str:
    """The last letter that sounds: suffixes look through a soft or hard sign (июльде)."""
    return stem.rstrip("ьъ")[-1:]


def build_chains(
    suffixes: Iterable[Suffix], vowels: str, restore: Callable[[str, Suffix], Iterable[str]]
) -> Chains:
    by_text: dict[str, list[Suffix]] = {}
    for suffix in suffixes:
        by_text.setdefault(suffix.text, []).append(suffix)
    table = {text: tuple(group) for text, group in by_text.items()}
    return Chains(table, max(map(len, table)), frozenset(vowels), restore)
