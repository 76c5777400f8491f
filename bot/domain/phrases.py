"""Phrases of a query that say something other than what to look for, found by tables of patterns.

A line of a table is `pattern = meaning`; a pattern is words with spaces between: `a|b` either, `a?` or not,
a name in capitals a word of that slot, which the meaning may name in braces (`{DAY2}`: the second one).
Words are compared without case and diacritics, in Kazakh Latin too; the longest phrase at a place wins.
What the phrases mean stands in the tables (time_words.py, request_words.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from bot.domain.languages.scripts import (
    is_cyrillic,
    kazakh_latin_to_cyrillic,
    with_plain_letters,
    with_russian_letters,
)
from bot.domain.tokens import APOSTROPHES, exact_form

Slots = Mapping[str, Mapping[str, str]]
"""Slot -> what its words stand for -> the words, with spaces between."""

# Numbers may carry the ending that they are spoken with: 15-го, 15th, 15-нен, 15-nji.
_DAY = r"(0?[1-9]|[12]\d|3[01])"
_ENDING = r"(?:-?[^\W\d_]{1,6})?"
_NUMBERS = {
    "N": re.compile(r"(\d{1,3})"),
    "DAY": re.compile(_DAY + _ENDING),
    "YEAR": re.compile(r"((?:19|20)\d\d)" + _ENDING),
}
_DAY_SPAN = re.compile(f"{_DAY}-{_DAY}{_ENDING}")
_DOTTED_DAY = re.compile(_DAY + r"\.(0?[1-9]|1[0-2])\.((?:19|20)\d\d)")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_APOSTROPHES = re.compile(f"[{APOSTROPHES}]")
_SLOT = re.compile("[A-Z_]+")
_END = ""


class Phrase(NamedTuple):
    """So many words from the place that was asked about, and what they mean."""

    length: int
    meaning: str


class _Node:
    """A place in the tree of patterns."""

    __slots__ = ("meaning", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.meaning: str | None = None


class Phrases:
    """The phrases of one table."""

    def __init__(self, table: str, slots: Slots) -> None:
        self._root = _Node()
        self._slots: dict[str, list[tuple[str, str]]] = {}
        self._words: set[str] = set()
        for slot, meanings in slots.items():
            for meaning, words in meanings.items():
                for word in map(_plain, words.split()):
                    self._words.add(word)
                    self._slots.setdefault(word, []).append((slot, meaning))
        for line in filter(None, (line.partition("#")[0].strip() for line in table.splitlines())):
            pattern, _, meaning = (part.strip() for part in line.partition("="))
            self._add(pattern, meaning)

    def find(self, words: Sequence[str], at: int) -> Phrase | None:
        """Returns the longest phrase that begins with the word at `at`."""
        found = self._walk(self._root, words, at, ())
        return max(found, key=lambda phrase: phrase.length, default=None)

    def knows(self, word: str) -> bool:
        """Whether `word` stands in some phrase (a number does not count)."""
        return not self._words.isdisjoint(_readings(word))

    def _add(self, pattern: str, meaning: str) -> None:
        for chosen in product(*map(_choices, pattern.split())):
            node = self._root
            for piece in filter(None, chosen):
                key = piece if _SLOT.fullmatch(piece) else _plain(piece)
                self._words.add(key)
                node = node.next.setdefault(key, _Node())
            node.meaning = meaning

    def _walk(
        self,
        node: _Node,
        words: Sequence[str],
        at: int,
        captured: tuple[tuple[str, str], ...],
        length: int = 0,
    ) -> Iterator[Phrase]:
        if node.meaning is not None and length:
            yield Phrase(length, _fill(node.meaning, captured))
        if at + length >= len(words):
            return
        word = words[at + length]
        for reading in _readings(word):
            if reading in node.next:
                yield from self._walk(node.next[reading], words, at, captured, length + 1)
            for slot, value in self._slots.get(reading, ()):
                if slot in node.next:
                    more = (*captured, (slot, value))
                    yield from self._walk(node.next[slot], words, at, more, length + 1)
        for slot, values in _read_number(word):
            if slot in node.next:
                more = (*captured, *values)
                yield from self._walk(node.next[slot], words, at, more, length + 1)


def _choices(piece: str) -> list[str]:
    optional = piece.endswith("?")
    return [*piece.removesuffix("?").split("|"), *([_END] if optional else [])]


def _fill(meaning: str, captured: Sequence[tuple[str, str]]) -> str:
    values: dict[str, str] = {}
    for slot, value in captured:
        values[slot if slot not in values else slot + "2"] = value
    return meaning.format_map(values)


@lru_cache(maxsize=4096)
def _readings(word: str) -> tuple[str, ...]:
    """The spellings that `word` may be one of: sh, ch for ş, ç, and Kazakh Cyrillic for Kazakh Latin."""
    plain = _plain(word)
    if is_cyrillic(plain) or plain.isdecimal():
        return (plain,)
    unmarked = plain.replace("sh", "s").replace("ch", "c").replace("zh", "z")
    kazakh = map(with_russian_letters, kazakh_latin_to_cyrillic(_bare(word)))
    return tuple(dict.fromkeys((plain, unmarked, *kazakh)))


def _bare(word: str) -> str:
    return _APOSTROPHES.sub("", exact_form(word)).replace("ё", "е")


def _plain(word: str) -> str:
    bare = _bare(word)
    return with_russian_letters(bare) if is_cyrillic(bare) else with_plain_letters(bare)


def _read_number(word: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    if not word[:1].isdigit():
        return
    for slot, pattern in _NUMBERS.items():
        found = pattern.fullmatch(word)
        if found is not None:
            yield slot, ((slot, str(int(found[1]))),)
    span = _DAY_SPAN.fullmatch(word)
    if span is not None:
        yield "DAYS", (("DAY", str(int(span[1]))), ("DAY", str(int(span[2]))))
    dotted = _DOTTED_DAY.fullmatch(word)
    if dotted is not None:
        yield "DATE", (("DATE", f"{dotted[3]}-{int(dotted[2]):02}-{int(dotted[1]):02}"),)
    elif _ISO_DAY.fullmatch(word):
        yield "DATE", (("DATE", word),)
