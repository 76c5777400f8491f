"""Finds terms of several words in an analysed text by dictionary look-ups, many terms at once.

A term is a row of words, adjacent and in order; each matches in any of its forms (by the analyser's keys), by
its beginning (`word*`), with its capital kept (`=Word`), or letter by letter (short upper-case words). What a
term means, and when it does not count, is decided elsewhere (traps.py, topics.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from bot.domain.analyser import AnalysedText, Analyser
from bot.domain.form_notes import FormNotes
from bot.domain.languages import russian
from bot.domain.languages.scripts import KAZAKH_LETTERS, is_cyrillic, is_kazakh_latin, with_plain_letters
from bot.domain.lexicon import ANY_LANGUAGE
from bot.domain.text import fold, tokenise

_SHORT_LENGTH = 5
_PREFIX_LENGTH = 3
_SKELETONS = ("sc:", "sl:")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a term. `exact`: these letters; `capital`: any form, but capitalised."""

    keys: frozenset[str] = frozenset()
    prefix: str = ""
    exact: str = ""
    capital: bool = False
    length: int = 0  # letters


class Possible(NamedTuple):
    """A term that hangs on a token: worth a look if the word `aside` places on has one of `keys`, if any."""

    number: int
    offset: int
    aside: int
    keys: frozenset[str]


class Candidates(NamedTuple):
    """Terms that a token is by itself, and those of which it may be a word."""

    sure: tuple[int, ...]
    possible: tuple[Possible, ...]


class Hit(NamedTuple):
    """Term number `term` on tokens [first, after)."""

    first: int
    after: int
    term: int


_make_hit = partial(tuple.__new__, Hit)  # half the time of Hit(…)


class TermsIndex:
    """`terms` are pairs of text and language; a hit names a term by its place among them.

    A term hangs on its longest word, the one that a text has least often.
    """

    def __init__(self, terms: Iterable[tuple[str, str]], analyser: Analyser) -> None:
        keys = _RememberedKeys(analyser)
        self._parts = [parse_term(text, language, keys) for text, language in terms]
        self._sure_by_key: dict[str, list[int]] = {}
        self._by_key: dict[str, list[Possible]] = {}
        self._by_norm: dict[str, list[Possible]] = {}
        self._by_prefix: dict[str, list[Possible]] = {}
        self._candidates = FormNotes(self._find_candidates)
        for number, parts in enumerate(self._parts):
            if parts:
                self._hang(number, parts)

    def _hang(self, number: int, parts: Sequence[Part]) -> None:
        offset = max(range(len(parts)), key=lambda place: parts[place].length)
        part = parts[offset]
        if len(parts) == 1 and not part.capital:
            # A term of one word in any form: its key says all.
            for key in part.keys:
                self._sure_by_key.setdefault(key, []).append(number)
        possible = _look_aside(number, offset, parts)
        if len(parts) > 1 or part.capital:
            for key in part.keys:
                self._by_key.setdefault(key, []).append(possible)
        if part.exact:
            self._by_norm.setdefault(fold(part.exact), []).append(possible)
        if part.prefix:
            self._by_prefix.setdefault(part.prefix[:_PREFIX_LENGTH], []).append(possible)

    def find(self, text: AnalysedText) -> list[Hit]:
        """All terms wherever they stand."""
        hits: list[Hit] = []
        keys, words = text.keys, len(text.keys)
        for at, found in self._candidates.read(text):
            for number in found.sure:
                hits.append(_make_hit((at, at + 1, number)))
            for number, offset, aside, beside in found.possible:
                if beside and not (0 <= at + aside < words and not beside.isdisjoint(keys[at + aside])):
                    continue
                first, parts = at - offset, self._parts[number]
                if first >= 0 and first + len(parts) <= words and _stands(parts, text, first):
                    hits.append(_make_hit((first, first + len(parts), number)))
        return hits

    def _find_candidates(self, keys: Sequence[str], norm: str, _: str) -> Candidates | None:
        """Terms that hang on a word with such keys and letters."""
        hanging, alone = self._by_key, self._sure_by_key
        sure = {number for key in keys if key in alone for number in alone[key]}
        possible = {found.number: found for key in keys if key in hanging for found in hanging[key]}
        for found in (*self._find_by_prefix(norm), *self._by_norm.get(norm, ())):
            possible[found.number] = found
        if not sure and not possible:
            return None
        return Candidates(tuple(sorted(sure)), tuple([possible[number] for number in sorted(possible)]))

    def _find_by_prefix(self, norm: str) -> Sequence[Possible]:
        beginning = self._by_prefix.get(with_plain_letters(norm[:_PREFIX_LENGTH]))
        if not beginning:
            return ()
        plain = with_plain_letters(norm)
        parts = self._parts
        return [found for found in beginning if plain.startswith(parts[found.number][found.offset].prefix)]


def _look_aside(number: int, offset: int, parts: Sequence[Part]) -> Possible:
    """Most terms fail at the word beside: the longest other one, where any of its forms will do."""
    others = [place for place, part in enumerate(parts) if place != offset and part.keys]
    if not others:
        return Possible(number, offset, 0, frozenset())
    place = max(others, key=lambda place: parts[place].length)
    return Possible(number, offset, place - offset, parts[place].keys)


class _RememberedKeys:
    """An analyser that computes the keys of a word once: half of the lexicon's words come again."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._known: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}

    def word_keys(self, word: str, languages: tuple[str, ...]) -> frozenset[str]:
        known = self._known.get((word, languages))
        if known is None:
            known = self._known[word, languages] = self._analyser.word_keys(word, languages)
        return known


def parse_term(text: str, language: str, analyser: Analyser | _RememberedKeys) -> tuple[Part, ...]:
    """The words of a term, ready to be compared; () when it has none."""
    parts: list[Part] = []
    words = text.split()
    for written in words:
        tokens = tokenise(written)
        for token in tokens:
            letters = written[token.start : token.end]
            prefix = written.endswith("*") and token is tokens[-1]
            parts.append(_part(letters, language, analyser, capital=written.startswith("="), prefix=prefix))
            if len(words) > 1 and parts[-1].keys and is_cyrillic(fold(letters)):
                # In «импорт газа» the second word is no dictionary form, and alone it would be the city.
                parts[-1] = replace(parts[-1], keys=parts[-1].keys | _own_keys(letters, language))
    return tuple(parts)


def _own_keys(letters: str, language: str) -> frozenset[str]:
    """What the word offers as a text's word: its dictionary forms."""
    return russian.text_keys(fold(letters)) if language in ("ru", ANY_LANGUAGE) else frozenset()


def _part(
    letters: str, language: str, analyser: Analyser | _RememberedKeys, *, capital: bool, prefix: bool
) -> Part:
    if prefix:
        return Part(prefix=with_plain_letters(fold(letters)), length=len(letters))
    if letters.isupper() and len(letters) <= _SHORT_LENGTH:
        return Part(exact=letters, length=len(letters))
    keys = analyser.word_keys(fold(letters), _languages(fold(letters), language))
    if letters[0].islower():
        # Only a name may be another script's: the skeleton of тәліп is that of talyp, "student".
        keys = frozenset(key for key in keys if not key.startswith(_SKELETONS))
    return Part(keys=keys, capital=capital, length=len(letters))


def _languages(word: str, language: str) -> tuple[str, ...]:
    """Which languages' forms a word of a term has; a Latin word in a Cyrillic text is a foreign name."""
    if is_cyrillic(word):
        foreign = language == "ru" and not KAZAKH_LETTERS.isdisjoint(word)
        return ("ru", "kk") if language == ANY_LANGUAGE or foreign else (language,)
    if language in ("tk", "en"):
        return (language,)
    return ("kk", "tk", "en") if is_kazakh_latin(word) or language == "kk-Latn" else ("tk", "en")


def _stands(parts: Sequence[Part], text: AnalysedText, at: int) -> bool:
    words = text.words
    for place, part in enumerate(parts, at):
        if part.prefix:
            if not with_plain_letters(words.norms[place]).startswith(part.prefix):
                return False
        elif part.exact:
            if text.raw[words.starts[place] : words.ends[place]] != part.exact:
                return False
        elif part.keys.isdisjoint(text.keys[place]):
            return False
        if part.capital and not text.raw[words.starts[place]].isupper():
            return False
    return True
