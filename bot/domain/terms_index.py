"""Finds terms of several words in an analysed text by dictionary look-ups, many terms at once.

A term is a row of words, adjacent and in order; each matches in any of its forms (by the analyser's keys), by
its beginning (`word*`), with its capital kept (`=Word`), or letter by letter (short upper-case words). What a
term means, and when it does not count, is decided elsewhere (traps.py, topics.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.domain.analyser import AnalysedText, Analyser
from bot.domain.languages.scripts import is_cyrillic, is_kazakh_latin, with_plain_letters
from bot.domain.lexicon import ANY_LANGUAGE
from bot.domain.text import fold, tokenise

_SHORT_LENGTH = 5
_PREFIX_LENGTH = 3
_MEMO_SIZE = 50_000
_SKELETONS = ("sc:", "sl:")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a term. `exact`: these letters; `capital`: any form, but capitalised."""

    keys: frozenset[str] = frozenset()
    prefix: str = ""
    exact: str = ""
    capital: bool = False


class Hit(NamedTuple):
    """Term number `term` on tokens [first, after)."""

    first: int
    after: int
    term: int


class TermsIndex:
    """`terms` are pairs of text and language; a hit names a term by its place among them."""

    def __init__(self, terms: Iterable[tuple[str, str]], analyser: Analyser) -> None:
        self._parts = [parse_term(text, language, analyser) for text, language in terms]
        self._by_key: dict[str, list[int]] = {}
        self._by_norm: dict[str, list[int]] = {}
        self._by_prefix: dict[str, list[int]] = {}
        self._memo: dict[frozenset[str], tuple[int, ...]] = {}
        for number, parts in enumerate(self._parts):
            if parts:
                self._add(number, parts[0])

    def _add(self, number: int, first: Part) -> None:
        for key in first.keys:
            self._by_key.setdefault(key, []).append(number)
        if first.exact:
            self._by_norm.setdefault(fold(first.exact), []).append(number)
        if first.prefix:
            self._by_prefix.setdefault(first.prefix[:_PREFIX_LENGTH], []).append(number)

    def find(self, text: AnalysedText) -> list[Hit]:
        """All terms wherever they begin, in the order of the text."""
        hits: list[Hit] = []
        for at, (token, keys) in enumerate(zip(text.tokens, text.keys, strict=True)):
            numbers = self._numbers(keys)
            if token.norm in self._by_norm:
                numbers = (*numbers, *self._by_norm[token.norm])
            begin = with_plain_letters(token.norm[:_PREFIX_LENGTH])
            if begin in self._by_prefix:
                numbers = (*numbers, *self._by_prefix[begin])
            for number in numbers:
                parts = self._parts[number]
                if at + len(parts) <= len(text.tokens) and _stands(parts, text, at):
                    hits.append(Hit(at, at + len(parts), number))
        return hits

    def _numbers(self, keys: frozenset[str]) -> tuple[int, ...]:
        """Terms that may begin with a token of these keys, remembered, since words come again."""
        found = self._memo.get(keys)
        if found is None:
            if len(self._memo) >= _MEMO_SIZE:
                self._memo.clear()
            lists = [self._by_key[key] for key in keys if key in self._by_key]
            found = tuple(sorted({number for numbers in lists for number in numbers}))
            self._memo[keys] = found
        return found


def parse_term(text: str, language: str, analyser: Analyser) -> tuple[Part, ...]:
    """The words of a term, ready to be compared; () when it has none."""
    parts: list[Part] = []
    for written in text.split():
        tokens = tokenise(written)
        for token in tokens:
            letters = written[token.start : token.end]
            prefix = written.endswith("*") and token is tokens[-1]
            parts.append(_part(letters, language, analyser, capital=written.startswith("="), prefix=prefix))
    return tuple(parts)


def _part(letters: str, language: str, analyser: Analyser, *, capital: bool, prefix: bool) -> Part:
    if prefix:
        return Part(prefix=with_plain_letters(fold(letters)))
    if letters.isupper() and len(letters) <= _SHORT_LENGTH:
        return Part(exact=letters)
    keys = analyser.word_keys(fold(letters), _languages(fold(letters), language))
    if letters[0].islower():
        # Only a name may be another script's: the skeleton of тәліп is that of talyp, "student".
        keys = frozenset(key for key in keys if not key.startswith(_SKELETONS))
    return Part(keys=keys, capital=capital)


def _languages(word: str, language: str) -> tuple[str, ...]:
    """Which languages' forms a word of a term has; a Latin word in a Cyrillic text is a foreign name."""
    if is_cyrillic(word):
        return ("ru", "kk") if language == ANY_LANGUAGE else (language,)
    if language in ("tk", "en"):
        return (language,)
    return ("kk", "tk", "en") if is_kazakh_latin(word) or language == "kk-Latn" else ("tk", "en")


def _stands(parts: Sequence[Part], text: AnalysedText, at: int) -> bool:
    for place, part in enumerate(parts, at):
        token = text.tokens[place]
        if part.prefix:
            if not with_plain_letters(token.norm).startswith(part.prefix):
                return False
        elif part.exact:
            if text.raw[token.start : token.end] != part.exact:
                return False
        elif part.keys.isdisjoint(text.keys[place]):
            return False
        if part.capital and not text.raw[token.start].isupper():
            return False
    return True
